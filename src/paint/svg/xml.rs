//! SVG writing helpers: escaped text, short numbers, colours as attributes.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::style::Colour;

/// Escapes text for XML content and attributes. Characters not allowed in XML 1.0 become U+FFFD.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| matches!(c, '&' | '<' | '>' | '"' | '\'') || !allowed(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if allowed(c) => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
    Cow::Owned(out)
}

fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// `v` in hundredths, the unit of all coordinates written. NaN becomes 0.
pub fn hundredths(v: f32) -> i64 {
    (f64::from(v) * 100.0).round() as i64
}

/// Whether `v` is a drawable length.
pub fn positive(v: f32) -> bool {
    v.is_finite() && v > 0.0
}

/// Writes hundredths as a short decimal: `-1.5`, `.25`, `12`.
pub fn push_number(out: &mut String, hundredths: i64) {
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    if whole != 0 || rest == 0 {
        let _ = write!(out, "{whole}");
    }
    if rest != 0 {
        let _ =
            if rest.is_multiple_of(10) { write!(out, ".{}", rest / 10) } else { write!(out, ".{rest:02}") };
    }
}

/// A number with at most two decimals.
pub fn number(v: f32) -> String {
    let mut out = String::new();
    push_number(&mut out, hundredths(v));
    out
}

/// A share 0..=1 with at most four decimals: an opacity must not lose a 255th.
pub fn share(v: f64) -> String {
    let text = format!("{v:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(text).to_owned()
}

/// `#rgb` where that is exact, else `#rrggbb`.
pub fn rgb(c: Colour) -> String {
    let Colour { r, g, b, .. } = c;
    if [r, g, b].iter().all(|v| v >> 4 == v & 15) {
        format!("#{:x}{:x}{:x}", r & 15, g & 15, b & 15)
    } else {
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

pub fn opacity(c: Colour) -> f64 {
    f64::from(c.a) / 255.0
}

/// ` fill="#abc" fill-opacity=".5"`, for `name` = `fill` or `stroke`.
pub fn paint(name: &str, c: Colour) -> String {
    let mut out = format!(" {name}=\"{}\"", rgb(c));
    if c.a < 255 {
        let _ = write!(out, " {name}-opacity=\"{}\"", share(opacity(c)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact_to_two_decimals() {
        for (v, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (0.25, ".25"),
            (-0.5, "-.5"),
            (12.0, "12"),
            (3.999, "4"),
            (1.05, "1.05"),
        ] {
            assert_eq!(number(v), text);
        }
        assert_eq!((share(1.0), share(0.0), share(0.5)), ("1".into(), "0".into(), ".5".into()));
    }

    #[test]
    fn a_colour_is_shortened_only_where_that_is_exact() {
        assert_eq!(rgb(Colour::hex(0x11_22_ff)), "#12f");
        assert_eq!(rgb(Colour::hex(0x11_22_fe)), "#1122fe");
    }

    #[test]
    fn a_character_that_xml_forbids_is_replaced() {
        assert_eq!(escape("a\u{0}b\u{1b}<"), "a\u{FFFD}b\u{FFFD}&lt;");
    }
}
