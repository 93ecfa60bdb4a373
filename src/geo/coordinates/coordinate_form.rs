use super::utm::Utm;
use crate::geo::LonLat;

/// A form in which a position is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoordinateForm {
    /// Degrees with decimals.
    Decimal,
    /// Degrees, minutes and seconds.
    Sexagesimal,
    /// A square of one metre of the military grid.
    Mgrs,
    /// Whole metres in a zone of UTM.
    Utm,
}

impl CoordinateForm {
    pub const ALL: [Self; 4] = [Self::Decimal, Self::Sexagesimal, Self::Mgrs, Self::Utm];

    pub fn words(self) -> &'static str {
        match self {
            Self::Decimal => "decimal degrees, latitude first",
            Self::Sexagesimal => "degrees, minutes and seconds",
            Self::Mgrs => "MGRS",
            Self::Utm => "UTM",
        }
    }

    /// The position, to about a metre; for seconds to about three. `None` where the grid has no such position.
    pub fn text(self, at: LonLat) -> Option<String> {
        match self {
            Self::Decimal => Some(format!("{:.5}, {:.5}", at.lat, at.lon)),
            Self::Sexagesimal => {
                let (north, east) = (['N', 'S'], ['E', 'W']);
                Some(format!("{} {}", sexagesimal(at.lat, north), sexagesimal(at.lon, east)))
            }
            Self::Mgrs => Utm::of(at)?.military(),
            Self::Utm => Some(Utm::of(at)?.grid_words()),
        }
    }
}

/// `35°19'30.0"N`. Rounded as a whole, so that there are no 60 seconds.
fn sexagesimal(degrees: f64, [positive, negative]: [char; 2]) -> String {
    // At most 180° in tenths of a second.
    let tenths = (degrees.abs() * 36_000.0).round() as u64;
    let letter = if degrees < 0.0 { negative } else { positive };
    let (whole, rest) = (tenths / 36_000, tenths % 36_000);
    let (minutes, seconds) = (rest / 600, rest % 600);
    format!("{whole}°{minutes:02}'{:02}.{}\"{letter}", seconds / 10, seconds % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_written_in_four_forms() {
        let at = LonLat::new(43.77, 35.325);
        let texts = CoordinateForm::ALL.map(|form| form.text(at).unwrap());
        assert_eq!(texts[..2], ["35.32500, 43.77000", "35°19'30.0\"N 43°46'12.0\"E"]);
        assert!(texts[2].starts_with("38S LE ") && texts[3].starts_with("UTM zone 38N "), "{texts:?}");
    }

    #[test]
    fn seconds_never_reach_sixty() {
        assert_eq!(sexagesimal(43.999_999_9, ['E', 'W']), "44°00'00.0\"E");
        assert_eq!(sexagesimal(-0.5, ['N', 'S']), "0°30'00.0\"S");
    }
}
