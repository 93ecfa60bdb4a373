use crate::formats::events::NumberStyle;
use crate::formats::events::count_both::killed_of_both;
use crate::formats::events::count_words::{
    BEFORE, BEHIND, How, NOBODY, NOT_KNOWN, is_people, number_in_words, without_marks, without_parts,
};
use crate::formats::events::folded::folded;
use crate::formats::events::whole::{Count, NoCount, count_of, whole};

/// Parses a count in words or with a qualification.
pub(in crate::formats::events) fn phrase(text: &[u8], style: NumberStyle) -> Count {
    let lower = folded(text).to_lowercase();
    let mut text = lower.trim();
    if NOT_KNOWN.contains(&text) {
        return if text.is_empty() { Count::NotGiven } else { Count::NotKnown };
    }
    if NOBODY.contains(&text) {
        return Count::Exact(0);
    }
    if text.starts_with('-') {
        let code = text.parse().map_or(Count::Unreadable, count_of);
        return if code == Count::NotKnown { code } else { Count::Unreadable };
    }
    if let Some(killed) = killed_of_both(text) {
        return phrase(killed.as_bytes(), style);
    }
    let mut how = None;
    text = without_parts(without_marks(text));
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
    let value = value(text, style);
    match value {
        Count::Exact(n) | Count::About(n) => match how {
            None => value,
            Some(How::AtLeast) => Count::AtLeast(n),
            Some(How::AtMost) => Count::AtMost(n),
            Some(How::About) => Count::About(n),
        },
        other @ (Count::NotGiven
        | Count::NotKnown
        | Count::Range(..)
        | Count::AtLeast(_)
        | Count::AtMost(_)
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
    if let Some((number, remark)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && !number.is_empty()
        && remark.contains(|c: char| c.is_alphabetic() || c == '%')
    {
        return (number.trim_end(), in_brackets(remark.trim()));
    }
    let word = |c: char| c.is_whitespace() || c == ':';
    if let Some((rest, last)) = text.rsplit_once(word)
        && is_people(last)
    {
        return (rest.trim_end_matches(word), None);
    }
    if let Some((first, rest)) = text.split_once(word)
        && is_people(first)
    {
        return (rest.trim_start_matches(word), None);
    }
    (text, None)
}

/// What a remark behind a number says of it. One that is not understood leaves it uncertain.
fn in_brackets(remark: &str) -> Option<How> {
    let known = BEFORE.iter().chain(&BEHIND).find(|(word, _)| *word == remark);
    let of_people = remark.starts_with(|c: char| c.is_numeric()) || remark.split_whitespace().all(is_people);
    match known {
        Some((_, how)) => Some(*how),
        None if of_people || NOBODY.contains(&remark) => None,
        None => Some(How::About),
    }
}

/// A number or a range of two.
fn value(text: &str, style: NumberStyle) -> Count {
    match number_in_words(text) {
        Some((n, false)) => return Count::Exact(n),
        Some((n, true)) => return Count::About(n),
        None => {}
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
        [
            " to ", " or ", " bis ", " oder ", " à ", " ou ", " ile ", " إلى ", " الى ", " أو ", " او ",
            " تا ", "..", "-",
        ]
        .into_iter()
        .find_map(|between| inner.split_once(between))
    });
    let Some((low, high)) = ends else { return failed };
    let end = |text: &str| match number_in_words(text) {
        Some((n, _)) => Ok(n),
        None => whole(text, style),
    };
    match (end(low.trim()), end(high.trim())) {
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
        for text in
            ["-", "–", "n/a", "N/A", "unknown", "NaN", "?", "null", "مجهول", "-99", "-9", "Not specified"]
        {
            assert_eq!(read(text), Count::NotKnown, "{text}");
        }
        for text in [
            "dozens",
            "several",
            "many",
            "2 killed, 5",
            "2 wounded, 5 missing",
            "2 killed, 3 killed, 5 wounded",
            "12 wounded",
            "Oct-15",
            "2017-03-17",
            "minor",
            "12x",
        ] {
            assert_eq!(read(text), Count::Unreadable, "{text}");
        }
    }

    #[test]
    fn what_is_counted_footnotes_and_parts_of_a_number_leave_it_what_it_is() {
        for (text, want) in [
            ("seven", 7),
            ("twenty-five", 25),
            ("one hundred and two", 102),
            ("3 people killed", 3),
            ("5 (incl. 2 children)", 5),
            ("5, including 2 children", 5),
            ("5 of whom 2 children", 5),
            ("5 (2 women, 3 men)", 5),
            ("5 (12 wounded)", 5),
            ("5 (civilians)", 5),
            ("3*", 3),
            ("5†", 5),
            ("5 [1]", 5),
            ("5¹", 5),
            ("5 شهداء", 5),
            ("٥ قتلى", 5),
            ("5 Tote", 5),
            ("5 morts", 5),
            ("5 کوژراو", 5),
            ("killed: 5", 5),
            ("3 policemen", 3),
            ("fünf", 5),
            ("خمسة", 5),
            ("5 (بينهم طفلان)", 5),
            ("no casualties", 0),
            ("None", 0),
            ("nil", 0),
            ("No one", 0),
            ("0 (none)", 0),
            ("هیچ", 0),
            ("2 killed, 5 wounded", 2),
            ("1 dead and 3 wounded", 1),
            ("5 injured; 2 civilians killed", 2),
            ("killed: 2, injured: 5", 2),
            ("1,200 killed, 3,000 wounded", 1200),
            ("2 قتلى و 5 جرحى", 2),
            ("2 قتلى و5 جرحى", 2),
            ("2 Tote und 5 Verletzte", 2),
            ("2 morts et 5 blessés", 2),
            ("no deaths, 3 injured", 0),
        ] {
            assert_eq!(read(text), Count::Exact(want), "{text}");
        }
        for (text, want) in [("a dozen", 12), ("two dozen", 24), ("5 (disputed)", 5), ("5 (approx.)", 5)] {
            assert_eq!(read(text), Count::About(want), "{text}");
        }
        assert_eq!(read("five or six"), Count::Range(5, 6));
        assert_eq!(read("5 bis 7"), Count::Range(5, 7));
        assert_eq!(read("5 أو 6"), Count::Range(5, 6));
        assert_eq!(read("at least 5 (incl. 2 children)"), Count::AtLeast(5));
        for text in ["(5)", "*5", "5 injured", "incl. 2", "hundreds", "5 houses", "1 of 2", "5 (7)"] {
            assert_eq!(read(text), Count::Unreadable, "{text}");
        }
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
