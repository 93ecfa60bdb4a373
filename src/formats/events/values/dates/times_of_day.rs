//! Days with the part of the day on which something happened: `night of 5-6 March 2017`, `morning of 5 March 2017`.

use crate::events::DatePrecision;
use crate::formats::events::dated::{Dated, span};

/// Words for nights, of which the one after a day ends on the next.
const NIGHTS: [&str; 8] = ["night", "nights", "overnight", "nacht", "nuit", "noche", "notte", "gece"];

/// The same in Arabic, where the night of a day may be the one before it.
const NIGHT_OF_EITHER: [&str; 2] = ["ليله", "ليلت"];

const PARTS: [&str; 31] = [
    "morning",
    "mornings",
    "afternoon",
    "evening",
    "dawn",
    "dusk",
    "noon",
    "midday",
    "midnight",
    "daytime",
    "hours",
    "matin",
    "matinee",
    "soir",
    "soiree",
    "apres-midi",
    "morgen",
    "abend",
    "nachmittag",
    "vormittag",
    "manana",
    "tarde",
    "sabah",
    "aksam",
    "صباح",
    "مساء",
    "فجر",
    "ظهر",
    "عصر",
    "ضحي",
    "ليلا",
];

/// Words before and behind them.
const BEFORE: [&str; 17] = [
    "on", "in", "during", "the", "over", "at", "early", "late", "mid", "around", "dans", "la", "le", "der",
    "am", "في", "من",
];
const BEHIND: [&str; 16] = [
    "of", "the", "on", "between", "from", "du", "de", "del", "au", "vom", "von", "des", "el", "يوم", "بين",
    ",",
];

/// Most words before the day.
const MOST: usize = 6;

/// A day or several, with words for a part of the day before or behind them; `whole` reads the rest.
pub(in crate::formats::events) fn at_time_of_day(
    text: &str,
    whole: &dyn Fn(&str) -> Option<Dated>,
) -> Option<Dated> {
    let (mut rest, mut part) = (text, None);
    for _ in 0..MOST {
        // The day begins.
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let (word, more) = rest.split_once([' ', ','])?;
        match part {
            None if is_part(word) => part = Some(word),
            None if BEFORE.contains(&word) => {}
            Some(_) if BEHIND.contains(&word) || word.is_empty() => {}
            Some(_) => break,
            None => return behind(text, whole),
        }
        rest = more.trim_start();
    }
    let Some(part) = part else { return behind(text, whole) };
    // "Nacht vom 5. auf den 6. März"
    let rest = rest.replace(" auf den ", " - ").replace(" au ", " - ").replace(" علي ", " - ");
    let dated = whole(&rest)?;
    if NIGHT_OF_EITHER.contains(&part) {
        return Some(dated).filter(is_night);
    }
    if NIGHTS.contains(&part) { night(dated, part == "nights") } else { day(dated) }
}

fn is_part(word: &str) -> bool {
    NIGHTS.contains(&word) || NIGHT_OF_EITHER.contains(&word) || PARTS.contains(&word)
}

/// `5 March 2017, evening`, `5-6 March 2017 (night)`: the words add nothing to the days.
fn behind(text: &str, whole: &dyn Fn(&str) -> Option<Dated>) -> Option<Dated> {
    let text = text.strip_suffix(')').unwrap_or(text);
    let (days, word) = text.rsplit_once([' ', '('])?;
    let suffix = word == "gecesi" || is_part(word) && !NIGHT_OF_EITHER.contains(&word);
    let days = days.trim_end_matches([' ', ',', '(']);
    let days = ["at", "in the", "early", "late"].iter().find_map(|w| days.strip_suffix(w)).unwrap_or(days);
    if suffix { whole(days.trim_end_matches([' ', ','])).and_then(day) } else { None }
}

/// Known to days, and not only to a month.
fn day(dated: Dated) -> Option<Dated> {
    Some(dated).filter(|dated| dated.precision <= DatePrecision::Week)
}

/// Whether two days are those of one night.
fn is_night(dated: &Dated) -> bool {
    dated.precision <= DatePrecision::Week && dated.last.0 - dated.first.0 == 1
}

/// The night that begins on a day, or the one between two.
fn night(dated: Dated, several: bool) -> Option<Dated> {
    let dated = day(dated)?;
    let is_one = dated.first == dated.last;
    if !several && is_night(&dated) {
        return Some(dated);
    }
    let next = Dated { last: crate::events::Day(dated.last.0 + 1), ..dated };
    (is_one || several).then(|| span(dated, next))
}

#[cfg(test)]
mod tests {
    use super::super::shown::shown;

    #[test]
    fn a_night_is_on_two_days() {
        for text in [
            "night of 5 March 2017",
            "Night of 5-6 March 2017",
            "night of 5\u{2013}6 March 2017",
            "night of the 5th of March 2017",
            "the night of 5 to 6 March 2017",
            "on the night of March 5, 2017",
            "during the night of 5/3/2017",
            "night between 5 and 6 March 2017",
            "overnight 5-6 March 2017",
            "overnight on 5 March 2017",
            "5-6 March 2017 (night)",
            "5-6 March 2017 overnight",
            "nuit du 5 au 6 mars 2017",
            "dans la nuit du 5 au 6 mars 2017",
            "Nacht vom 5. auf den 6. März 2017",
            "5-6 Mart 2017 gecesi",
            "ليلة 5-6 آذار 2017",
            "night of 2017-03-05",
        ] {
            assert_eq!(shown(text), "2017-03-05 2017-03-06 Week", "{text}");
        }
        for (text, want) in [
            ("night of 31 December 2017", "2017-12-31 2018-01-01 Week"),
            ("night of 28 February 2017", "2017-02-28 2017-03-01 Week"),
            ("night of 28 February 2016", "2016-02-28 2016-02-29 Week"),
            ("night of 31 December 2017 to 1 January 2018", "2017-12-31 2018-01-01 Week"),
            ("nights of 5-7 March 2017", "2017-03-05 2017-03-08 Week"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn the_other_parts_of_a_day_are_on_that_day() {
        for text in [
            "morning of 5 March 2017",
            "early morning of 5 March 2017",
            "early hours of 5 March 2017",
            "in the evening of 5 March 2017",
            "evening of March 5, 2017",
            "5 March 2017, evening",
            "5 March 2017 morning",
            "5 March 2017 early morning",
            "5 March 2017 (dawn)",
            "soir du 5 mars 2017",
            "فجر يوم 5 آذار 2017",
        ] {
            assert_eq!(shown(text), "2017-03-05 2017-03-05 Day", "{text}");
        }
        for text in [
            "night of March 2017",
            "morning of 2017",
            "night of 5 March",
            "night of 5-9 March 2017",
            "night",
            "ليلة 5 آذار 2017",
            "good night 5 March 2017",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }
}
