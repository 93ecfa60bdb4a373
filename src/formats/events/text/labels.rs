//! Words that stand where a row has no event: totals, footnotes and the like.

use crate::formats::events::Cause;

/// Words for a sum or a mean of the rows above, as the whole of a cell or beside the name of what is summed.
const TOTALS: [&str; 55] = [
    "total",
    "totals",
    "subtotal",
    "sum",
    "average",
    "mean",
    "median",
    "overall",
    "cumulative",
    "ttl",
    "max",
    "maximum",
    "min",
    "minimum",
    "avg",
    "count",
    "stdev",
    "somme",
    "moyenne",
    "durchschnitt",
    "mittelwert",
    "promedio",
    "итого",
    "всего",
    "среднее",
    "σ",
    "∑",
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "zwischensumme",
    "totale",
    "totaux",
    "ensemble",
    "toplam",
    "ortalama",
    "المجموع",
    "مجموع",
    "الاجمالي",
    "اجمالي",
    "الإجمالي",
    "إجمالي",
    "الأجمالي",
    "أجمالي",
    "المعدل",
    "المتوسط",
    "کۆ",
    "كۆ",
    "کۆی",
    "كۆی",
    "كۆي",
    "سەرجەم",
    "جمع",
    "کل",
];

/// Words that may stand beside one: “Grand total”, “المجموع الكلي”, “کۆی گشتی”.
const BESIDE: [&str; 22] = [
    "grand",
    "overall",
    "sub",
    "all",
    "of",
    "for",
    "the",
    "in",
    "general",
    "général",
    "genel",
    "und",
    "row",
    "rows",
    "الكلي",
    "العام",
    "الفرعي",
    "گشتی",
    "گشتي",
    "in all",
    "number",
    "events",
];

/// Most words of a label.
const MOST_WORDS: usize = 5;

/// How a label names a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Total {
    /// “Total”, “Grand total:”.
    Plain,
    /// “Total Anbar”, “Anbar total”.
    OfSomething,
}

pub(in crate::formats::events) fn total(label: &str) -> Option<Total> {
    let words = words(label);
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let is_total = |word: &String| TOTALS.contains(&word.as_str());
    if !words.iter().any(is_total) {
        return None;
    }
    let beside = |word: &String| BESIDE.contains(&word.as_str()) || word.chars().all(char::is_numeric);
    if words.iter().all(|word| is_total(word) || beside(word)) {
        return Some(Total::Plain);
    }
    let at_an_end = words.first().is_some_and(is_total) || words.last().is_some_and(is_total);
    at_an_end.then_some(Total::OfSomething)
}

/// What a label sums up: “Ninewa total” without the word for a sum.
pub(in crate::formats::events) fn without_total(label: &str) -> String {
    let is_other = |word: &String| {
        !TOTALS.contains(&word.as_str()) && !["for", "of", "the", "in"].contains(&word.as_str())
    };
    words(label).into_iter().filter(is_other).collect::<Vec<_>>().join(" ")
}

/// Words for what is no sum of the rows above but another measure of them.
const MEASURES: [&str; 18] = [
    "average",
    "mean",
    "median",
    "max",
    "maximum",
    "min",
    "minimum",
    "avg",
    "count",
    "stdev",
    "moyenne",
    "durchschnitt",
    "mittelwert",
    "promedio",
    "среднее",
    "ortalama",
    "المعدل",
    "المتوسط",
];

/// What a row is that covers others and has this label: a sum, or a mean, a maximum or the like.
pub(in crate::formats::events) fn cause_of(label: &str) -> Cause {
    let is_measure = words(label).iter().any(|word| MEASURES.contains(&word.as_str()));
    if is_measure { Cause::MeasureRow } else { Cause::TotalRow }
}

/// Whether a word for a sum is among the words of a text, whatever they are.
pub(in crate::formats::events) fn speaks_of_a_total(text: &str) -> bool {
    words(text).iter().any(|word| TOTALS.contains(&word.as_str()))
}

/// The words of a label in small letters, without vowel signs and punctuation.
fn words(label: &str) -> Vec<String> {
    let is_sign = |c: char| matches!(c, '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200c}'..='\u{200f}');
    let clean: String = label.chars().filter(|c| !is_sign(*c)).flat_map(char::to_lowercase).collect();
    let words = clean.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{301}' | '∑'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words that stand alone above what follows a table: a summary, a key to its colours, remarks.
const BELOW: [&str; 27] = [
    "summary",
    "summaries",
    "legend",
    "key",
    "notes",
    "note",
    "remarks",
    "statistics",
    "breakdown",
    "footnotes",
    "zusammenfassung",
    "übersicht",
    "legende",
    "anmerkungen",
    "hinweise",
    "résumé",
    "légende",
    "remarques",
    "resumen",
    "leyenda",
    "özet",
    "notlar",
    "ملخص",
    "الملخص",
    "ملاحظات",
    "پوختە",
    "تێبینی",
];

/// Whether such a word is the whole of a text: “Summary:”.
pub(super) fn begins_what_is_below(text: &str) -> bool {
    let [word] = &words(text)[..] else { return false };
    BELOW.contains(&word.as_str())
}

/// Whether a text is part of a line that is drawn below a header: `---`, `:---:`, `====`.
pub(super) fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 3 && text.bytes().all(|byte| matches!(byte, b'-' | b'=' | b':' | b'+' | b'_'))
}

/// How lines begin that say where a table comes from.
const REMARKS: [&str; 29] = [
    "source",
    "sources",
    "note",
    "notes",
    "nb",
    "remark",
    "remarks",
    "disclaimer",
    "copyright",
    "generated",
    "prepared by",
    "compiled",
    "approved by",
    "end of report",
    "end of table",
    "number of records",
    "number of rows",
    "exported",
    "printed",
    "downloaded",
    "updated",
    "last updated",
    "data as of",
    "quelle",
    "المصدر",
    "ملاحظة",
    "ملاحظات",
    "سەرچاوە",
    "تێبینی",
];

/// Letters from which a text that stands alone is a sentence and no value.
const SENTENCE: usize = 60;

/// Whether a text that stands alone in its row is a footnote.
pub(super) fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let marked = text.starts_with(['*', '©', '†', '‡', '¹', '²']);
    marked || text.chars().count() >= SENTENCE || says_what_it_is(text)
}

/// Whether a remark begins with a word that says so: “Generated on 1 April 2017”.
pub(super) fn says_what_it_is(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    REMARKS.iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(':') || rest.is_empty() || lower.split_whitespace().count() > 2
        })
    })
}

/// Whether a text is a remark on a row above it, or a part of what that row counts: “(of which 2 children)”.
pub(in crate::formats::events) fn is_aside(text: &str) -> bool {
    const PARTS: [&str; 20] = [
        "of which",
        "of whom",
        "of them",
        "of these",
        "including",
        "incl.",
        "thereof",
        "among them",
        "davon",
        "darunter",
        "dont",
        "parmi eux",
        "de los cuales",
        "منهم",
        "من بينهم",
        "بينهم",
        "منها",
        "از جمله",
        "لەوانە",
        "bunların",
    ];
    let text = text.trim();
    let within = text.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    let lower = text.trim_start_matches(['(', '[', '-', '–', '•', ' ']).to_lowercase();
    let is_part = PARTS
        .iter()
        .any(|word| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    is_part || within.is_some_and(|words| words.contains(char::is_alphabetic))
}

/// What stands for “nothing” in a cell.
pub(in crate::formats::events) fn is_nothing(text: &str) -> bool {
    const NOTHING: [&str; 20] = [
        "",
        "-",
        "–",
        "—",
        "--",
        "?",
        "n/a",
        "n.a.",
        "na",
        "nan",
        "null",
        "none",
        "nil",
        "#n/a",
        "unknown",
        "not known",
        "not available",
        "missing",
        "tbc",
        "غير معروف",
    ];
    NOTHING.contains(&text.trim().to_lowercase().as_str())
}

/// Whether what stands behind a `#` numbers a row: `17`, `A-17`.
pub(in crate::formats::events) fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    text.chars().any(char::is_numeric) && text.chars().all(fits)
}

/// Whether a cell is a tag of the Humanitarian Exchange Language: `#adm1+name`.
pub(in crate::formats::events) fn is_tag(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('#') else { return false };
    let mut parts = rest.split('+').map(str::trim);
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '!' | '-'))
    };
    parts.all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_in_the_languages_of_the_tables() {
        for label in [
            "Total",
            "TOTAL:",
            "Grand total",
            "Sum",
            "Gesamt",
            "Sub-total",
            "المجموع",
            "الإجمالي",
            "المجموع الكلي",
            "کۆ",
            "کۆی گشتی",
            "Toplam",
            "Total 2017",
            "Total général",
            "Totals (all)",
            "Average",
        ] {
            assert_eq!(total(label), Some(Total::Plain), "{label}");
        }
        for label in ["Anbar Total", "Total Ninewa", "مجموع نينوى"] {
            assert_eq!(total(label), Some(Total::OfSomething), "{label}");
        }
        for label in
            ["", "Totalan", "Mosul", "a summary of a total loss of life in town", "17", "the total loss"]
        {
            assert_eq!(total(label), None, "{label}");
        }
    }

    #[test]
    fn tags_are_those_of_the_standard() {
        for tag in ["#event", "#adm1+name", "#affected +killed", "#date + start", " #geo+lat "] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in ["#1", "# a remark", "#", "adm1", "#a b", "#12+x", "5"] {
            assert!(!is_tag(text), "{text}");
        }
    }

    #[test]
    fn footnotes_are_told_from_values() {
        for text in
            ["Source: UCDP", "* provisional", "Notes", "المصدر: الأمم المتحدة", "Note that figures may change"]
        {
            assert!(is_remark(text), "{text}");
        }
        for text in ["Mosul", "Source", "Notebook", "17"] {
            assert_eq!(is_remark(text), text == "Source", "{text}");
        }
    }
}
