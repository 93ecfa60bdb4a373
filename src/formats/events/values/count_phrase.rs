use crate::formats::events::NumberStyle;
use crate::formats::events::folded::folded;
use crate::formats::events::whole::{Count, NoCount, count_of, whole};

/// How a count is qualified.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    AtLeast,
    AtMost,
    About,
}

const NOT_KNOWN: [&str; 43] = [
    "",
    "-",
    "--",
    "---",
    "?",
    "??",
    ".",
    "..",
    "...",
    "x",
    "*",
    "na",
    "n/a",
    "n.a.",
    "n.a",
    "#n/a",
    "#na",
    "nan",
    "nil",
    "null",
    "none",
    "unknown",
    "unk",
    "unk.",
    "not known",
    "not stated",
    "not available",
    "not reported",
    "not specified",
    "unspecified",
    "undetermined",
    "unconfirmed",
    "unclear",
    "missing",
    "no data",
    "no information",
    "nd",
    "n.d.",
    "غير محدد",
    "tbd",
    "غير معروف",
    "مجهول",
    "نامعلوم",
];

/// Before a number; a longer one stands before its beginning.
const BEFORE: [(&str, How); 51] = [
    ("at least", How::AtLeast),
    ("no fewer than", How::AtLeast),
    ("not fewer than", How::AtLeast),
    ("no less than", How::AtLeast),
    ("not less than", How::AtLeast),
    ("more than", How::AtLeast),
    ("greater than", How::AtLeast),
    ("minimum of", How::AtLeast),
    ("minimum", How::AtLeast),
    ("min.", How::AtLeast),
    ("min", How::AtLeast),
    ("over", How::AtLeast),
    (">=", How::AtLeast),
    ("≥", How::AtLeast),
    (">", How::AtLeast),
    ("على الأقل", How::AtLeast),
    ("لا يقل عن", How::AtLeast),
    ("ما لا يقل عن", How::AtLeast),
    ("أكثر من", How::AtLeast),
    ("up to", How::AtMost),
    ("at most", How::AtMost),
    ("no more than", How::AtMost),
    ("not more than", How::AtMost),
    ("fewer than", How::AtMost),
    ("less than", How::AtMost),
    ("maximum of", How::AtMost),
    ("maximum", How::AtMost),
    ("max.", How::AtMost),
    ("max", How::AtMost),
    ("under", How::AtMost),
    ("<=", How::AtMost),
    ("≤", How::AtMost),
    ("<", How::AtMost),
    ("أقل من", How::AtMost),
    ("approximately", How::About),
    ("approx.", How::About),
    ("approx", How::About),
    ("about", How::About),
    ("around", How::About),
    ("roughly", How::About),
    ("nearly", How::About),
    ("almost", How::About),
    ("some", How::About),
    ("circa", How::About),
    ("ca.", How::About),
    ("ca", How::About),
    ("c.", How::About),
    ("estimated", How::About),
    ("est.", How::About),
    ("حوالي", How::About),
    ("نحو", How::About),
];

/// Behind a number.
const BEHIND: [(&str, How); 20] = [
    ("or more", How::AtLeast),
    ("and more", How::AtLeast),
    ("at least", How::AtLeast),
    ("at minimum", How::AtLeast),
    ("minimum", How::AtLeast),
    ("plus", How::AtLeast),
    ("+", How::AtLeast),
    ("على الأقل", How::AtLeast),
    ("or fewer", How::AtMost),
    ("or less", How::AtMost),
    ("at most", How::AtMost),
    ("maximum", How::AtMost),
    ("approximately", How::About),
    ("approx.", How::About),
    ("approx", How::About),
    ("(est.)", How::About),
    ("(estimated)", How::About),
    ("estimated", How::About),
    ("تقريبا", How::About),
    ("?", How::About),
];

/// Words behind a number that only say what is counted.
const PEOPLE: [&str; 10] = [
    "killed",
    "dead",
    "deaths",
    "death",
    "fatalities",
    "fatality",
    "people",
    "persons",
    "person",
    "civilians",
];

const WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Parses a count in words or with a qualification.
pub(in crate::formats::events) fn phrase(text: &[u8], style: NumberStyle) -> Count {
    let lower = folded(text).to_lowercase();
    let mut text = lower.trim();
    if NOT_KNOWN.contains(&text) {
        return if text.is_empty() { Count::NotGiven } else { Count::NotKnown };
    }
    if text.starts_with('-') {
        let code = text.parse().map_or(Count::Unreadable, count_of);
        return if code == Count::NotKnown { code } else { Count::Unreadable };
    }
    let mut how = None;
    loop {
        let (next, found) = without_qualification(text);
        if next == text {
            break;
        }
        // "about 12+" says both; what bounds the number says more.
        how = match (how, found) {
            (None | Some(How::About), Some(found)) => Some(found),
            (how, _) => how,
        };
        text = next;
    }
    match value(text, style) {
        Count::Exact(n) => match how {
            None => Count::Exact(n),
            Some(How::AtLeast) => Count::AtLeast(n),
            Some(How::AtMost) => Count::AtMost(n),
            Some(How::About) => Count::About(n),
        },
        other @ (Count::NotGiven
        | Count::NotKnown
        | Count::Range(..)
        | Count::AtLeast(_)
        | Count::AtMost(_)
        | Count::About(_)
        | Count::Fraction
        | Count::Ambiguous
        | Count::Unreadable) => other,
    }
}

/// The text without one word before or behind the number.
fn without_qualification(text: &str) -> (&str, Option<How>) {
    if let Some(rest) = text.strip_prefix('~') {
        return (rest.trim_start(), Some(How::About));
    }
    for (word, how) in BEFORE {
        if let Some(rest) = text.strip_prefix(word)
            && !rest.starts_with(char::is_alphabetic)
        {
            return (rest.trim_start(), Some(how));
        }
    }
    for (word, how) in BEHIND {
        if let Some(rest) = text.strip_suffix(word)
            && !rest.ends_with(char::is_alphabetic)
        {
            return (rest.trim_end(), Some(how));
        }
    }
    for word in PEOPLE {
        if let Some(rest) = text.strip_suffix(word)
            && rest.ends_with(' ')
        {
            return (rest.trim_end(), None);
        }
    }
    (text, None)
}

/// A number or a range of two.
fn value(text: &str, style: NumberStyle) -> Count {
    if let Some(n) = WORDS.iter().position(|word| *word == text) {
        return Count::Exact(n as u32);
    }
    let failed = match whole(text, style) {
        Ok(n) => return Count::Exact(n),
        Err(NoCount::Fraction) => Count::Fraction,
        Err(NoCount::Ambiguous) => Count::Ambiguous,
        Err(NoCount::Unreadable) => Count::Unreadable,
    };
    let ends = text.strip_prefix("between ").map(|rest| rest.split_once(" and "));
    let ends = ends.or_else(|| text.strip_prefix("بين ").map(|rest| rest.split_once(" و")));
    let inner = text.strip_prefix("from ").unwrap_or(text);
    let ends = ends.unwrap_or_else(|| {
        [" to ", " or ", " إلى ", "..", "-"].into_iter().find_map(|between| inner.split_once(between))
    });
    let Some((low, high)) = ends else { return failed };
    match (whole(low.trim(), style), whole(high.trim(), style)) {
        (Ok(low), Ok(high)) if low < high => Count::Range(low, high),
        (Ok(low), Ok(high)) if low == high => Count::Exact(low),
        _ => Count::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Count {
        phrase(text.as_bytes(), NumberStyle::Point)
    }

    #[test]
    fn a_range_gives_both_ends() {
        for text in [
            "10-15",
            "10–15",
            "10 - 15",
            "10 — 15",
            "10 to 15",
            "between 10 and 15",
            "from 10 to 15",
            "10..15",
            "about 10-15",
            "10-15 killed",
            "١٠-١٥",
            "10 إلى 15",
            "بين 10 و 15",
        ] {
            assert_eq!(read(text), Count::Range(10, 15), "{text}");
        }
        assert_eq!(read("1,200-1,500"), Count::Range(1200, 1500));
        assert_eq!(read("12-12"), Count::Exact(12));
        assert_eq!(read("15-10"), Count::Unreadable);
    }

    #[test]
    fn a_qualified_number_keeps_its_qualification() {
        for text in [
            "12+",
            "at least 12",
            "12 or more",
            "> 12",
            ">=12",
            "≥12",
            "More than 12",
            "12 plus",
            "12 at least",
            "over 12 people",
            "أكثر من 12",
        ] {
            assert_eq!(read(text), Count::AtLeast(12), "{text}");
        }
        for text in ["up to 8", "at most 8", "<8", "≤ 8", "fewer than 8", "8 or fewer", "max. 8"] {
            assert_eq!(read(text), Count::AtMost(8), "{text}");
        }
        for text in [
            "~20",
            "≈20",
            "about 20",
            "c. 20",
            "ca. 20",
            "ca 20",
            "circa 20",
            "approx. 20",
            "20?",
            "some 20 civilians",
            "20 (est.)",
            "حوالي ٢٠",
        ] {
            assert_eq!(read(text), Count::About(20), "{text}");
        }
    }

    #[test]
    fn words_without_a_number_are_no_count() {
        assert_eq!(read(" "), Count::NotGiven);
        for text in [
            "-",
            "–",
            "n/a",
            "N/A",
            "unknown",
            "None",
            "NaN",
            "?",
            "null",
            "مجهول",
            "-99",
            "-9",
            "Not specified",
        ] {
            assert_eq!(read(text), Count::NotKnown, "{text}");
        }
        for text in [
            "dozens",
            "several",
            "many",
            "2 killed, 5 wounded",
            "12 wounded",
            "Oct-15",
            "2017-03-17",
            "minor",
            "12x",
        ] {
            assert_eq!(read(text), Count::Unreadable, "{text}");
        }
        assert_eq!(read("seven"), Count::Exact(7));
        assert_eq!(read("3 people killed"), Count::Exact(3));
    }

    proptest! {
        #[test]
        fn every_range_and_qualification_reads_back(a in 0..1_000_000_u32, more in 1..1000_u32) {
            let b = a + more;
            prop_assert_eq!(read(&format!("{a}-{b}")), Count::Range(a, b));
            prop_assert_eq!(read(&format!("between {a} and {b}")), Count::Range(a, b));
            prop_assert_eq!(read(&format!("{a}+")), Count::AtLeast(a));
            prop_assert_eq!(read(&format!("up to {a}")), Count::AtMost(a));
            prop_assert_eq!(read(&format!("~{a}")), Count::About(a));
        }

        #[test]
        fn no_text_panics(text in "(at least|about|~|>|[0-9]{1,4}|[-+., ]|to|between|and){0,8}") {
            let _ = read(&text);
        }
    }
}
