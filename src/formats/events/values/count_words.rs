//! Words around numbers of people, and numbers in words.

use crate::formats::events::header::{Name, contains};
use crate::formats::events::killed_groups::Group;
use crate::formats::events::killed_words::{KILLED, WOUNDED};
use crate::model::{below_hundred, small_number};

/// How a count is qualified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    AtLeast,
    AtMost,
    About,
}

pub(super) const NOT_KNOWN: [&str; 41] = [
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
    "null",
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
pub(super) const BEFORE: [(&str, How); 63] = [
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
    ("mindestens", How::AtLeast),
    ("über", How::AtLeast),
    ("mehr als", How::AtLeast),
    ("au moins", How::AtLeast),
    ("plus de", How::AtLeast),
    ("al menos", How::AtLeast),
    ("en az", How::AtLeast),
    ("لانیکەم", How::AtLeast),
    ("bis zu", How::AtMost),
    ("jusqu'à", How::AtMost),
    ("etwa", How::About),
    ("environ", How::About),
];

/// Behind a number.
pub(super) const BEHIND: [(&str, How); 20] = [
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

/// Cells that say that nobody was killed.
pub(super) const NOBODY: [&str; 48] = [
    "no casualties",
    "no casualty",
    "no fatalities",
    "no fatality",
    "no deaths",
    "no deaths reported",
    "no death",
    "no dead",
    "no one",
    "no-one",
    "noone",
    "no one killed",
    "nobody",
    "nobody killed",
    "none",
    "none killed",
    "none reported",
    "nil",
    "no killed",
    "no loss of life",
    "zero",
    "keine",
    "keiner",
    "kein",
    "keine toten",
    "keine opfer",
    "niemand",
    "aucun",
    "aucune",
    "aucun mort",
    "personne",
    "ninguno",
    "ninguna",
    "nadie",
    "nessuno",
    "yok",
    "hiç",
    "нет",
    "никто",
    "لا يوجد",
    "لا يوجد قتلى",
    "لا أحد",
    "لا احد",
    "لا شيء",
    "صفر",
    "هیچ",
    "هیچ کەس",
    "هیچ کس",
];

/// Words from which on a part of the number is told: “5, including 2 children”.
const PARTS: [&str; 21] = [
    "incl",
    "incl.",
    "including",
    "included",
    "inc.",
    "inclusive",
    "of which",
    "of whom",
    "of them",
    "among them",
    "among whom",
    "darunter",
    "davon",
    "inkl",
    "dont",
    "y compris",
    "incluidos",
    "منهم",
    "بينهم",
    "من بينهم",
    "بمن فيهم",
];

/// The text without what it says of a part of the number.
pub(super) fn without_parts(text: &str) -> &str {
    let cut = PARTS.iter().filter_map(|word| {
        let at = text.match_indices(word).map(|(at, _)| at).find(|at| {
            let before = text[..*at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            before.is_some_and(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphabetic())
        })?;
        Some(at)
    });
    match cut.min() {
        Some(at) if at > 0 => {
            text[..at].trim_end_matches(|c: char| c.is_whitespace() || "(,;:-[".contains(c))
        }
        Some(_) | None => text,
    }
}

/// The text without marks of footnotes behind a number: `3*`, `5†`, `5[1]`.
pub(super) fn without_marks(text: &str) -> &str {
    let is_mark = |c: char| {
        matches!(c, '*' | '†' | '‡' | '§' | '¶' | '^' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | 'ª')
            || c.is_whitespace()
    };
    let bare = text.trim_end_matches(is_mark);
    let bare = match bare.rsplit_once('[') {
        Some((before, note)) if note.len() <= 4 && note.ends_with(']') && !before.is_empty() => {
            before.trim_end()
        }
        Some(_) | None => bare,
    };
    if bare.ends_with(|c: char| c.is_numeric() || c == '+' || c == ')') { bare } else { text }
}

/// Whether a word only says what is counted in a column of people killed.
pub(super) fn is_people(word: &str) -> bool {
    const PEOPLE: &str = "\
    people persons person individuals humans victims victim bodies personen person menschen personnes personas persone \
    kişi insan شخص أشخاص اشخاص نفر کەس человек member members officer officers مدنيا شخصا قتيلا شهيدا";
    if word.chars().count() < 3 {
        return false;
    }
    let name = Name::new(word);
    let [own] = &name.words[..] else { return false };
    let is = |words: &'static str| contains(words, own);
    !is(WOUNDED) && (is(PEOPLE) || is(KILLED) || Group::named(&[own]).is_some_and(Group::is_of_people))
}

/// Numbers from one on in other languages.
const OTHERS: [&str; 10] = [
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "eine",
    "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "uno dos tres cuatro cinco seis siete ocho nueve diez",
    "bir iki üç dört beş altı yedi sekiz dokuz on",
    "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "واحدة اثنين ثلاث اربعة خمس ست سبع ثماني تسع عشر",
    "شهيد شهيدان",
    "قتيل قتيلان",
    "یەک دوو سێ چوار پێنج شەش حەوت هەشت نۆ دە",
];

/// A number in words, and whether it is only about so many: “twenty-five”, “a dozen”.
pub(super) fn number_in_words(text: &str) -> Option<(u32, bool)> {
    let words: Vec<&str> = text.split([' ', '-']).filter(|word| !word.is_empty() && *word != "and").collect();
    match words.as_slice() {
        [] => None,
        ["a", "dozen"] | ["dozen"] => Some((12, true)),
        ["half", "a", "dozen"] => Some((6, true)),
        ["a", "hundred"] => Some((100, true)),
        [many, "dozen"] => Some((small_number(many)? * 12, true)),
        [many, "hundred", rest @ ..] => {
            let rest = if rest.is_empty() { 0 } else { below_hundred(rest)? };
            Some((small_number(many).filter(|n| *n > 0)? * 100 + rest, false))
        }
        words => below_hundred(words).or_else(|| in_other_language(words)).map(|n| (n, false)),
    }
}

fn in_other_language(words: &[&str]) -> Option<u32> {
    let [word] = words else { return None };
    let at = |list: &&str| list.split(' ').position(|own| own == *word);
    OTHERS.iter().find_map(at).map(|at| at as u32 + 1)
}
