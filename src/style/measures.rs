//! Formatting of lengths and areas. Four significant digits are as much as a hand-drawn shape can support.

use super::number::exact;

/// A length given in metres: `850 m`, `12.34 km`, `123.4 km`, `1,234 km`.
pub fn length_words(metres: f64) -> String {
    let km = metres / 1000.0;
    match metres.abs() {
        m if !m.is_finite() => "of no known length".to_owned(),
        m if m < 999.5 => format!("{metres:.0} m"),
        _ => format!("{} km", four_digits(km)),
    }
}

/// An area given in square metres: `640 m²`, `1.234 km²`, `123.4 km²`, `12,345 km²`.
pub fn area_words(m2: f64) -> String {
    match m2.abs() {
        a if !a.is_finite() => "of no known area".to_owned(),
        a if a < 9_999.5 => format!("{} m²", exact(a.round() as u64)),
        a => format!("{} km²", four_digits(a / 1e6)),
    }
}

/// A direction in degrees clockwise from true north: `043.5°`.
pub fn bearing_words(degrees: f64) -> String {
    let tenths = (degrees * 10.0).round().rem_euclid(3600.0) / 10.0;
    format!("{tenths:05.1}°")
}

/// At least four significant digits; all digits before the decimal point.
fn four_digits(n: f64) -> String {
    match n {
        n if n < 9.9995 => format!("{n:.3}"),
        n if n < 99.995 => format!("{n:.2}"),
        n if n < 999.95 => format!("{n:.1}"),
        n => exact(n.round() as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_four_digits_at_any_size() {
        for (metres, words) in [
            (0.0, "0 m"),
            (849.6, "850 m"),
            (999.4, "999 m"),
            (999.6, "1.000 km"),
            (1_234.0, "1.234 km"),
            (9_999.7, "10.00 km"),
            (12_340.0, "12.34 km"),
            (123_449.0, "123.4 km"),
            (999_960.0, "1,000 km"),
            (15_347_628.0, "15,348 km"),
            (f64::NAN, "of no known length"),
        ] {
            assert_eq!(length_words(metres), words, "{metres}");
        }
    }

    #[test]
    fn areas_have_four_digits_at_any_size() {
        for (m2, words) in [
            (640.0, "640 m²"),
            (9_999.0, "9,999 m²"),
            (10_000.0, "0.010 km²"),
            (1_234_000.0, "1.234 km²"),
            (123_449_000.0, "123.4 km²"),
            (12_308_778_361.5, "12,309 km²"),
        ] {
            assert_eq!(area_words(m2), words, "{m2}");
        }
    }

    #[test]
    fn a_direction_is_written_with_three_figures_before_the_point() {
        for (degrees, words) in [(43.46, "043.5°"), (359.96, "000.0°"), (-90.0, "270.0°"), (7.0, "007.0°")]
        {
            assert_eq!(bearing_words(degrees), words);
        }
    }
}
