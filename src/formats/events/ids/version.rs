use crate::formats::events::DateOrder;
use crate::formats::events::cell::Cell;
use crate::formats::events::date::date;

/// When a row was last changed, or of which release it is: a number, a release such as 24.0.10, or a moment.
/// Only versions of one kind can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formats::events) struct Version(u64);

/// The kind is in the two highest bits; 0 is no version.
const KIND: u32 = 62;
const RELEASE: u64 = 1 << KIND;
const NUMBER: u64 = 2 << KIND;
const MOMENT: u64 = 3 << KIND;

/// From here on a number is no number of a release: it is counted in thousandths.
const LARGE: u64 = 10_000;

impl Version {
    /// Not given, or in an unknown writing.
    pub const NONE: Self = Self(0);

    pub fn of(cell: Cell, order: DateOrder) -> Self {
        let read = match cell {
            Cell::Missing => None,
            Cell::Text(text) => parse(text.trim_ascii(), order),
            Cell::Quoted(..) => parse(cell.to_text().as_bytes(), order),
            Cell::Integer(n) => u64::try_from(n).ok().and_then(whole),
            Cell::Float(x) => parse(x.to_string().as_bytes(), order),
        };
        read.unwrap_or(Self::NONE)
    }

    /// Whether it can be told which of the two is the later.
    pub fn is_like(self, other: Self) -> bool {
        self.0 >> KIND == other.0 >> KIND && self != Self::NONE
    }
}

fn parse(text: &[u8], order: DateOrder) -> Option<Version> {
    let text = std::str::from_utf8(text).ok()?;
    let words = text.to_ascii_lowercase();
    let bare = ["version", "release", "ged", "v"].iter().find_map(|word| words.strip_prefix(word));
    let bare = bare.unwrap_or(&words).trim_start_matches([' ', '_', '.']);
    if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return moment(text, order);
    }
    let parts: Vec<u64> = bare.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [n] => whole(n),
        [n, _] if n >= LARGE => {
            let thousandths = bare.parse::<f64>().ok()? * 1000.0;
            Some(Version(NUMBER | (thousandths as u64).min(RELEASE - 1)))
        }
        [_, ..] => release(&parts),
        [] => None,
    }
}

fn whole(n: u64) -> Option<Version> {
    if n < LARGE {
        return release(&[n]);
    }
    let thousandths = n.checked_mul(1000).filter(|n| *n < RELEASE)?;
    Some(Version(NUMBER | thousandths))
}

/// 24.0.10 is after 24.0.9.
fn release(parts: &[u64]) -> Option<Version> {
    let mut all = [0_u64; 4];
    if parts.len() > all.len() || parts.iter().any(|part| *part >= LARGE) {
        return None;
    }
    all.iter_mut().zip(parts).for_each(|(own, part)| *own = *part);
    let packed = all.iter().fold(0, |packed, part| packed << 14 | part);
    Some(Version(RELEASE | packed))
}

/// A date, alone or with a time of day.
fn moment(text: &str, order: DateOrder) -> Option<Version> {
    let dated = date(text.as_bytes(), order).filter(|d| d.first == d.last)?;
    let seconds = i64::from(dated.first.0) * 86_400 + time_of_day(text)?;
    // Dates are between 1800 and 2199.
    u64::try_from(seconds + (1 << 40)).ok().map(|n| Version(MOMENT | n))
}

/// Seconds since midnight (UTC, if a zone is given); 0 without a time, `None` if it is in an unknown writing.
fn time_of_day(text: &str) -> Option<i64> {
    let Some(colon) = text.find(':') else { return Some(0) };
    let hours_at = text[..colon].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let hours: i64 = text[hours_at..colon].parse().ok()?;
    let mut rest = &text[colon + 1..];
    let minutes = two_digits(&mut rest)?;
    let mut seconds = 0;
    if let Some(more) = rest.strip_prefix(':') {
        rest = more;
        seconds = two_digits(&mut rest)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let zone = rest.trim().to_ascii_lowercase();
    let (hours, east) = match zone.as_str() {
        "" | "z" | "utc" | "gmt" => (hours, 0),
        "am" | "a.m." => (hours % 12, 0),
        "pm" | "p.m." => (hours % 12 + 12, 0),
        zone => (hours, offset(zone)?),
    };
    (hours < 25 && minutes < 60 && seconds < 61).then_some(hours * 3600 + minutes * 60 + seconds - east)
}

/// Seconds east of Greenwich of +03:00 or -0330.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let mut rest = zone.get(1..)?;
    let hours = two_digits(&mut rest)?;
    rest = rest.trim_start_matches(':');
    let minutes = if rest.is_empty() { 0 } else { two_digits(&mut rest)? };
    rest.is_empty().then_some(sign * (hours * 3600 + minutes * 60))
}

fn two_digits(text: &mut &str) -> Option<i64> {
    let (digits, rest) = text.split_at_checked(2)?;
    *text = rest;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::of(Cell::Text(text.as_bytes()), DateOrder::DayFirst)
    }

    #[test]
    fn versions_of_one_kind_are_in_order_of_time() {
        let lists: [&[&str]; 7] = [
            &["1", "2", "10", "999"],
            &["1642000000", "1642000000.5", "1704067200", "1704067200000"],
            &["23.1", "24.0.9", "24.0.10", "24.1", "24.10", "25.01.25.03"],
            &["v24.0.3", "GED 24.1", "version 25"],
            &["2024-01-02", "2024-01-02 00:00:01", "2024-01-02T10:00:00Z", "2024-01-03"],
            &["2024-01-02T10:00:00+03:00", "2024-01-02T08:00:00Z", "2024-01-02T04:30:00-0400"],
            &["3/4/2017", "4/4/2017 9:30 AM", "4/4/2017 9:30 PM", "5 April 2017"],
        ];
        for list in lists {
            for pair in list.windows(2) {
                let (a, b) = (version(pair[0]), version(pair[1]));
                assert!(a.is_like(b) && a < b, "{pair:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_compared_is_no_version_or_one_of_another_kind() {
        for text in ["", "n/a", "2024", "March 2024", "2024-01-02T10:xx", "1.2.3.4.5"] {
            assert!(!version(text).is_like(version("2024-01-02")), "{text}");
        }
        assert_eq!(version("2024-01-02 10:00 local"), Version::NONE);
        assert!(!version("24.1").is_like(version("1704067200")));
        assert!(!Version::NONE.is_like(Version::NONE));
        assert_eq!(version("24.0"), version("24"));
        assert_eq!(Version::of(Cell::Integer(1_642_000_000), DateOrder::DayFirst), version("1642000000"));
    }
}
