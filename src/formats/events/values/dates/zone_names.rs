//! Time zones by the names of columns and in columns of their own.

use crate::formats::events::header::Name;
use crate::formats::events::zone::{AHEAD, abbreviated};

/// What a cell of a column of time zones says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum StatedZone {
    NotGiven,
    /// Minutes by which it is ahead of UTC.
    Ahead(i32),
    /// A zone that is not known here, or has summer time.
    Unknown,
}

impl StatedZone {
    pub fn minutes(self) -> Option<i32> {
        match self {
            Self::Ahead(minutes) => Some(minutes),
            Self::NotGiven | Self::Unknown => None,
        }
    }

    /// Reads a cell: `UTC`, `+03:00`, `GMT+3`, `Asia/Baghdad`, `180`.
    pub fn of(text: &str) -> Self {
        let text = text.trim().to_lowercase().replace('\u{2212}', "-");
        let text = text.trim_matches(['(', ')']);
        const NONE: [&str; 8] = ["", "-", "n/a", "na", "none", "null", "local", "local time"];
        if NONE.contains(&text) {
            return Self::NotGiven;
        }
        let named = NAMES.iter().find(|(names, _)| names.contains(&text)).map(|(_, minutes)| *minutes);
        let rest = ["utc", "gmt", "z"].iter().find_map(|zone| text.strip_prefix(zone));
        let offset = || match rest.map(str::trim) {
            Some("") => Some(0),
            Some(rest) => signed(rest),
            None => offset(text),
        };
        let letters = || abbreviated(text.as_bytes());
        named.or_else(offset).or_else(letters).map_or(Self::Unknown, Self::Ahead)
    }
}

/// Zones without summer time; Iraq's own had it until 2007, which `zone` knows.
const NAMES: [(&[&str], i32); 3] = [
    (
        &[
            "etc/utc",
            "etc/gmt",
            "etc/universal",
            "universal",
            "coordinated universal time",
            "utc time",
            "greenwich mean time",
            "zulu time",
        ],
        0,
    ),
    (
        &[
            "asia/baghdad",
            "baghdad",
            "iraq",
            "baghdad time",
            "arabic standard time",
            "arabian standard time",
            "arab standard time",
            "asia/riyadh",
            "asia/kuwait",
            "asia/qatar",
            "asia/bahrain",
            "asia/aden",
        ],
        AHEAD,
    ),
    (&["asia/dubai", "asia/muscat"], 240),
];

/// `+3`, `-05:30`, `+0300`: minutes.
fn signed(text: &str) -> Option<i32> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits = text[1..].trim();
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() >= 3 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// The same, or a number without a sign: of hours, minutes or seconds.
fn offset(text: &str) -> Option<i32> {
    if let Some(minutes) = signed(text) {
        // “+180” is no zone of one hour and eighty minutes, which `signed` knows.
        return Some(minutes);
    }
    if text.len() == 4 && text.starts_with('0') || text.len() == 5 && text.contains(':') {
        return signed(&format!("+{text}"));
    }
    let number: f64 = text.parse().ok().filter(|n: &f64| n.is_finite())?;
    let size = number.abs();
    let whole = |of: f64| (number / of).fract() == 0.0;
    match () {
        () if size <= 14.0 && (number * 4.0).fract() == 0.0 => Some((number * 60.0) as i32),
        // “300” may be five hours or three.
        () if (60.0..=840.0).contains(&size)
            && whole(15.0)
            && ![0.0, 30.0, 45.0].contains(&(size % 100.0)) =>
        {
            Some(number as i32)
        }
        () if (3600.0..=50_400.0).contains(&size) && whole(900.0) => Some((number / 60.0) as i32),
        () => None,
    }
}

/// The zone of the times in a column by its name, in minutes ahead of UTC: `time (UTC)`, `hour_utc`, `GMT+3`.
pub(in crate::formats::events) fn zone_in_name(header: &str) -> Option<i32> {
    let name = Name::new(header);
    if name.has("local baghdad iraq محلي") {
        return None;
    }
    let lower = header.to_lowercase();
    let word = ["utc", "gmt", "zulu"].into_iter().find(|word| name.has(word) || lower.ends_with(word));
    if let Some(word) = word {
        let at = lower.rfind(word)? + word.len();
        let rest = lower[at..].trim_start_matches([' ', '_']);
        let end = rest.find(|c: char| !c.is_ascii_digit() && !"+-:".contains(c)).unwrap_or(rest.len());
        return Some(signed(&rest[..end]).unwrap_or(0));
    }
    if name.words.len() > 1 && name.words.last().is_some_and(|last| last == "z") {
        return Some(0);
    }
    // “est” in small letters is an estimate.
    let (_, rest) = header.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let is_zone = inside.len() >= 3 && inside.bytes().all(|b| b.is_ascii_uppercase());
    abbreviated(inside.to_lowercase().as_bytes()).filter(|_| is_zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_names_the_zone_of_its_times() {
        for (name, want) in [
            ("time (UTC)", Some(0)),
            ("Time (utc)", Some(0)),
            ("hour_utc", Some(0)),
            ("event_time_utc", Some(0)),
            ("eventTimeUTC", Some(0)),
            ("utcTime", Some(0)),
            ("datetimeutc", Some(0)),
            ("Zulu", Some(0)),
            ("time_z", Some(0)),
            ("Time GMT", Some(0)),
            ("Time (GMT+3)", Some(180)),
            ("Time (UTC+03:00)", Some(180)),
            ("time_utc+3", Some(180)),
            ("Date (UTC-5)", Some(-300)),
            ("Time (EST)", Some(-300)),
            ("Time (CET)", Some(60)),
            ("date (est)", None),
            ("time", None),
            ("time (local)", None),
            ("UTC converted to local time", None),
            ("z", None),
            ("time (24h)", None),
        ] {
            assert_eq!(zone_in_name(name), want, "{name}");
        }
    }

    #[test]
    fn a_cell_states_its_zone_or_is_not_understood() {
        // The IANA time zone database and ISO 8601.
        for (text, want) in [
            ("UTC", 0),
            ("Z", 0),
            ("Etc/UTC", 0),
            ("GMT", 0),
            ("+00:00", 0),
            ("0", 0),
            ("+03:00", 180),
            ("+0300", 180),
            ("0300", 180),
            ("03:00", 180),
            ("+3", 180),
            ("3", 180),
            ("3.0", 180),
            ("UTC+3", 180),
            ("GMT +03:00", 180),
            ("(UTC+03:00)", 180),
            ("180", 180),
            ("10800", 180),
            ("Asia/Baghdad", 180),
            ("Arabic Standard Time", 180),
            ("AST", 180),
            ("-5", -300),
            ("-05:00", -300),
            ("\u{2212}5", -300),
            ("5.5", 330),
            ("EST", -300),
            ("CEST", 120),
            ("Asia/Dubai", 240),
        ] {
            assert_eq!(StatedZone::of(text), StatedZone::Ahead(want), "{text}");
        }
        for text in ["Europe/Berlin", "America/New_York", "IST", "300", "unknown", "99", "Mosul", "38N"] {
            assert_eq!(StatedZone::of(text), StatedZone::Unknown, "{text}");
        }
        for text in ["", " ", "-", "local"] {
            assert_eq!(StatedZone::of(text), StatedZone::NotGiven, "{text}");
        }
    }
}
