//! Words that stand for all values of a column together: “All ages”, “Both sexes”, “Iraq”.

use super::kind::Kind;
use crate::formats::events::labels::{Total, total, without_total};

/// What a cell says of the rows that its own covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Said {
    /// Nothing: the cell is empty.
    Blank,
    /// All of them: “Total”, “All ages”.
    All,
    /// Perhaps all of them: “Iraq” may also be all that is known of a place.
    Likely,
    /// All of one value: “Ninewa total”.
    AllOf(String),
    Value,
}

/// First words of such names.
const ALL: [&str; 28] = [
    "all",
    "alle",
    "aller",
    "allen",
    "tous",
    "toutes",
    "tout",
    "todos",
    "todas",
    "tutti",
    "tutte",
    "tüm",
    "tümü",
    "bütün",
    "hepsi",
    "hemû",
    "كل",
    "الكل",
    "كافة",
    "جميع",
    "الجميع",
    "هەموو",
    "همه",
    "تمام",
    "все",
    "всего",
    "every",
    "combined",
];

/// The same of two.
const BOTH: [&str; 12] = [
    "both",
    "beide",
    "ambos",
    "ambas",
    "entrambi",
    "كلا",
    "كلاهما",
    "الجنسين",
    "هەردوو",
    "هردو",
    "оба",
    "herdu",
];

/// Words that follow them where they stand for a remainder.
const REST: [&str; 8] = ["other", "others", "else", "anderen", "autres", "otros", "altri", "الباقي"];

/// Names of the whole, in columns of places.
const COUNTRY: [&str; 30] = [
    "iraq",
    "irak",
    "republic of iraq",
    "iraq total",
    "whole country",
    "whole of iraq",
    "the whole country",
    "country",
    "entire country",
    "entire iraq",
    "national",
    "nationwide",
    "countrywide",
    "country wide",
    "national level",
    "landesweit",
    "ganz irak",
    "ganzes land",
    "tout le pays",
    "pays entier",
    "ensemble du pays",
    "todo el país",
    "ülke geneli",
    "العراق",
    "جمهورية العراق",
    "عموم العراق",
    "البلاد",
    "عێراق",
    "عێراق بەگشتی",
    "عراق",
];

/// Most words of such a name.
const MOST_WORDS: usize = 4;

/// What a cell of a column of this kind says.
pub(in crate::formats::events) fn said(text: &str, kind: Kind) -> Said {
    let text = text.trim();
    if is_blank(text) {
        return Said::Blank;
    }
    // Nearly all cells begin otherwise; those that do not are short.
    if text.len() > LONGEST {
        return Said::Value;
    }
    match total(text) {
        Some(Total::Plain) => return Said::All,
        Some(Total::OfSomething) if kind != Kind::Words => return AllOf::of(text),
        // “Monthly total” among remarks, or “total loss”.
        Some(Total::OfSomething) => return Said::Likely,
        None => {}
    }
    if kind == Kind::Words {
        return Said::Value;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return Said::Value };
    let short = words.len() <= MOST_WORDS && !words.iter().any(|word| REST.contains(word));
    match kind {
        Kind::Area if COUNTRY.contains(&words.join(" ").as_str()) => Said::Likely,
        Kind::Area | Kind::Category | Kind::Sex if short && ALL.contains(first) => of_all(&words),
        Kind::Sex if short && BOTH.contains(first) => Said::All,
        Kind::Area | Kind::Category if short && BOTH.contains(first) => Said::Likely,
        Kind::Date if words.len() <= 2 && ALL.contains(first) => Said::All,
        // “2016-2017” among years.
        Kind::Date if words.len() == 2 && words.iter().all(|word| is_year(word)) => Said::Likely,
        Kind::Area | Kind::Category | Kind::Sex | Kind::Date | Kind::Words => Said::Value,
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// “All types” are all of them, an “all-out assault” and a “combined attack” are kinds of their own.
fn of_all(words: &[&str]) -> Said {
    const OF: &str = "\
    ages age sexes sex genders types type kinds districts district governorates governorate provinces regions areas places \
    locations towns groups categories category causes weapons iraq country actors months years periods people persons \
    victims events incidents attacks casualties deaths the of";
    match words {
        [_] => Said::All,
        ["combined" | "every", ..] => Said::Likely,
        ["all", rest @ ..] if !rest.iter().all(|word| OF.split_whitespace().any(|of| of == *word)) => {
            Said::Likely
        }
        _ => Said::All,
    }
}

/// Longest name of a whole, in bytes.
const LONGEST: usize = 64;

struct AllOf;

impl AllOf {
    fn of(text: &str) -> Said {
        match without_total(text) {
            rest if rest.is_empty() => Said::All,
            rest => Said::AllOf(rest),
        }
    }
}

/// Signs that leave a cell empty. “Unknown” is a value: those of whom it is not known.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '"' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_whole_are_told_by_the_kind_of_column() {
        for (text, kind, want) in [
            ("All ages", Kind::Category, Said::All),
            ("Both sexes", Kind::Sex, Said::All),
            ("Both", Kind::Category, Said::Likely),
            ("Total", Kind::Words, Said::All),
            ("All districts", Kind::Area, Said::All),
            ("Iraq", Kind::Area, Said::Likely),
            ("Iraq", Kind::Category, Said::Value),
            ("جميع المحافظات", Kind::Area, Said::All),
            ("هەموو پارێزگاکان", Kind::Area, Said::All),
            ("الإجمالي", Kind::Area, Said::All),
            ("Ninewa total", Kind::Area, Said::AllOf("ninewa".to_owned())),
            ("Total 2016", Kind::Date, Said::All),
            ("–", Kind::Area, Said::Blank),
            ("unknown", Kind::Area, Said::Value),
            ("All others", Kind::Category, Said::Value),
            ("All types", Kind::Category, Said::All),
            ("All-out assault", Kind::Category, Said::Likely),
            ("Combined attack", Kind::Category, Said::Likely),
            ("Combined", Kind::Category, Said::All),
            ("Mosul", Kind::Area, Said::Value),
            ("all that was known of the place", Kind::Words, Said::Value),
            ("2016", Kind::Date, Said::Value),
        ] {
            assert_eq!(said(text, kind), want, "{text}");
        }
    }
}
