//! A coordinate whose degrees, minutes, seconds and letter stand in cells of their own.

use crate::formats::events::degrees::{Axis, angle};
use crate::formats::events::folded::folded;
use crate::formats::events::number::decimal;

/// The texts of one coordinate; `None` where there is no column for a part.
#[derive(Clone, Debug)]
pub(in crate::formats::events) struct Sexagesimal {
    pub degrees: String,
    pub minutes: Option<String>,
    pub seconds: Option<String>,
    /// N, S, E or W, or the word.
    pub letter: Option<String>,
}

impl Sexagesimal {
    /// In degrees; `None` if a part is missing, cannot be read or contradicts another one.
    pub fn degrees(&self, axis: Axis) -> Option<f64> {
        let own = angle(self.degrees.trim().as_bytes())?;
        let letter = match self.letter.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(letter) => Some(angle(format!("1 {letter}").as_bytes())?),
        };
        let axes = [own.axis, letter.and_then(|l| l.axis)];
        if axes.into_iter().flatten().any(|other| other != axis) {
            return None;
        }
        let minus = own.degrees.is_sign_negative();
        let sign = match letter.map(|l| l.degrees) {
            // "-33" and "N" contradict each other; "-44" and "W" say the same twice.
            Some(sign) if minus && sign > 0.0 => return None,
            Some(sign) => sign,
            None if minus => -1.0,
            None => 1.0,
        };
        let (minutes, seconds) = self.parts(own.degrees)?;
        Some(sign * (own.degrees.abs() + minutes / 60.0 + seconds / 3600.0))
    }

    /// Minutes and seconds. Only the last part that is given may have decimals.
    fn parts(&self, degrees: f64) -> Option<(f64, f64)> {
        let read = |text: &Option<String>| match text.as_deref().map(str::trim) {
            None | Some("") => Some(None),
            Some(text) => part_of_degree(text).map(Some),
        };
        let (minutes, seconds) = (read(&self.minutes)?, read(&self.seconds)?);
        let whole = |x: f64| x.fract() == 0.0;
        match (minutes, seconds) {
            // Whole degrees whose minutes are not given may be a hundred kilometres off.
            (None, None) if whole(degrees) && self.minutes.is_some() => None,
            (None, None) => Some((0.0, 0.0)),
            (None, Some(_)) => None,
            (Some(minutes), seconds) => {
                let seconds = seconds.unwrap_or(0.0);
                let sound = (whole(degrees) || minutes == 0.0 && seconds == 0.0)
                    && (whole(minutes) || seconds == 0.0);
                sound.then_some((minutes, seconds))
            }
        }
    }

    /// As it stands, for a note.
    pub fn text(&self) -> String {
        let parts = [Some(&self.degrees), self.minutes.as_ref(), self.seconds.as_ref(), self.letter.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Minutes or seconds: from 0 to less than 60, perhaps with their mark.
pub(in crate::formats::events) fn part_of_degree(text: &str) -> Option<f64> {
    let text = folded(text.as_bytes());
    let bare = text.trim_end_matches(['\'', '"', ' ', 'm', 's', '.']);
    decimal(bare.as_bytes()).filter(|x| (0.0..60.0).contains(x) && x.is_sign_positive())
}

/// Whether a text is a letter or word for a side of the earth.
pub(in crate::formats::events) fn is_letter(text: &str) -> bool {
    angle(format!("1 {}", text.trim()).as_bytes()).is_some_and(|a| a.axis.is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(degrees: &str, minutes: &str, seconds: &str, letter: &str, axis: Axis) -> Option<f64> {
        let may = |text: &str| Some(text.to_owned());
        let parts = Sexagesimal {
            degrees: degrees.to_owned(),
            minutes: may(minutes),
            seconds: may(seconds),
            letter: may(letter),
        };
        parts.degrees(axis)
    }

    #[test]
    fn the_parts_of_a_coordinate_are_added_up() {
        // 36° 20′ 24″ is 36.34°, 33° 25′ is 33.4166…°.
        for (parts, want) in [
            (["36", "20", "24", ""], 36.34),
            (["36", "20", "24.0", "N"], 36.34),
            (["36°", "20'", "24\"", "north"], 36.34),
            (["36", "20.4", "", "N"], 36.34),
            (["36.34", "", "", "N"], 36.34),
            (["36.34", "0", "0", ""], 36.34),
            (["٣٦", "٢٠", "٢٤", "شمال"], 36.34),
            (["-33", "25", "0", ""], -33.416_666_666_666_664),
            (["33", "25", "0", "S"], -33.416_666_666_666_664),
            (["-33", "25", "0", "S"], -33.416_666_666_666_664),
            (["-0", "30", "0", ""], -0.5),
        ] {
            let [degrees, minutes, seconds, letter] = parts;
            let found = read(degrees, minutes, seconds, letter, Axis::Latitude);
            assert!(found.is_some_and(|f| (f - want).abs() < 1e-9), "{parts:?}: {found:?}");
        }
        assert!(read("43", "7", "48", "W", Axis::Longitude).is_some_and(|f| (f + 43.13).abs() < 1e-9));
    }

    #[test]
    fn parts_that_contradict_or_miss_each_other_are_no_coordinate() {
        for [degrees, minutes, seconds, letter] in [
            ["36", "", "", ""],
            ["36", "", "24", ""],
            ["36", "75", "24", ""],
            ["36", "20", "60", ""],
            ["36", "-20", "0", ""],
            ["36.34", "20", "24", ""],
            ["36", "20.5", "24", ""],
            ["-36", "20", "24", "N"],
            ["36", "20", "24", "E"],
            ["36", "20", "24", "Q"],
            ["36", "x", "24", ""],
            ["", "20", "24", "N"],
        ] {
            let found = read(degrees, minutes, seconds, letter, Axis::Latitude);
            assert_eq!(found, None, "{degrees} {minutes} {seconds} {letter}");
        }
    }

    proptest! {
        #[test]
        fn every_coordinate_reads_back(d in 0..90_u32, m in 0..60_u32, s in 0..6000_u32, south: bool) {
            let seconds = f64::from(s) / 100.0;
            let want = (f64::from(d) + f64::from(m) / 60.0 + seconds / 3600.0) * if south { -1.0 } else { 1.0 };
            let letter = if south { "S" } else { "N" };
            let found = read(&d.to_string(), &format!("{m:02}"), &seconds.to_string(), letter, Axis::Latitude);
            prop_assert!(found.is_some_and(|f| (f - want).abs() < 1e-9), "{:?}", found);
            let found = read(&format!("{}{d}", if south { "-" } else { "" }), &m.to_string(), &seconds.to_string(), "", Axis::Latitude);
            prop_assert!(found.is_some_and(|f| (f - want).abs() < 1e-9), "{:?}", found);
        }

        #[test]
        fn no_text_panics(parts in proptest::array::uniform4("([0-9.,°'NSEW -]|north){0,5}")) {
            let [degrees, minutes, seconds, letter] = parts;
            let _ = read(&degrees, &minutes, &seconds, &letter, Axis::Longitude);
        }
    }
}
