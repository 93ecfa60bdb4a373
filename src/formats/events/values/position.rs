use crate::formats::events::folded::folded;
use crate::formats::events::number::decimal;
use crate::formats::events::{Cause, PointOrder};

/// A latitude and a longitude in degrees.
pub(in crate::formats::events) type LatLon = (f64, f64);

/// Parses a position in one cell.
pub(in crate::formats::events) fn position(text: &[u8], order: PointOrder) -> Result<LatLon, Cause> {
    let text = folded(text);
    let (first, second) = numbers(&text).ok_or(Cause::UnreadablePlace)?;
    Ok(match order {
        PointOrder::Usual | PointOrder::LatitudeFirst => (first, second),
        PointOrder::LongitudeFirst => (second, first),
    })
}

/// Two decimal numbers, perhaps in brackets and with altitude and accuracy behind them.
fn numbers(text: &str) -> Option<(f64, f64)> {
    let text = text.trim_matches(|c: char| "()[]{} ".contains(c));
    let parts = text.split([',', ' ', ';', '/']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<f64>> = parts.map(|part| decimal(part.as_bytes())).collect();
    match numbers?[..] {
        [first, second] | [first, second, _] | [first, second, _, _] => Some((first, second)),
        _ => None,
    }
}

/// Whether a text is a whole position.
pub(in crate::formats::events) fn is_position(text: &str) -> bool {
    let degrees = |(lat, lon): LatLon| {
        let on_earth = lat.abs() <= 90.0 && lon.abs() <= 180.0 || lon.abs() <= 90.0 && lat.abs() <= 180.0;
        on_earth && (lat.fract() != 0.0 || lon.fract() != 0.0)
    };
    position(text.as_bytes(), PointOrder::Usual).is_ok_and(degrees)
}

/// Whether a text is a latitude or a longitude.
pub(in crate::formats::events) fn is_coordinate(text: &str) -> bool {
    decimal(text.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_hold_a_whole_position() {
        for text in ["36.34, 43.13", "36.34 43.13", "(36.34, 43.13)", "36.34 43.13 250 4.5"] {
            assert_eq!(position(text.as_bytes(), PointOrder::Usual), Ok((36.34, 43.13)), "{text}");
            assert!(is_position(text), "{text}");
        }
    }
}
