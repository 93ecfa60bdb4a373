use crate::reading::placing::Token;

/// Whether a phrase refers to the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    No,
    Yes,
    /// “by June” may be the past or the coming one.
    Unclear,
}

/// Words by which a clause looks ahead.
const COMING: [&str; 12] = [
    "will",
    "won't",
    "shall",
    "plans",
    "expects",
    "expected",
    "scheduled",
    "aims",
    "hopes",
    "intends",
    "intend",
    "pledged",
];

/// Words by which it looks back.
const GONE: [&str; 11] =
    ["had", "was", "were", "did", "ago", "killed", "fell", "recaptured", "captured", "began", "left"];

/// Words for a state that lasts until a month.
const PRESENT: [&str; 10] =
    ["is", "are", "stays", "stay", "remains", "remain", "must", "should", "can", "may"];

/// How many words before and after a month are examined.
const REACH: usize = 24;

/// Whether the month at word `at` lies ahead. “By” and “until” imply it if nothing looks back, and leave it
/// open if something does.
pub fn looks_ahead(all: &[Token], at: usize) -> Ahead {
    let word = |index: usize| all.get(index).map_or("", |token| token.text.as_str());
    if at > 0 && ["since", "last"].contains(&word(at - 1)) {
        return Ahead::No;
    }
    let near = at.saturating_sub(REACH)..(at + REACH).min(all.len());
    let says = |words: &[&str]| near.clone().any(|index| words.contains(&word(index)));
    let deadline = (at.saturating_sub(4)..at).any(|i| ["by", "until", "till"].contains(&word(i)));
    let past = says(&GONE) || near.clone().any(|index| word(index).ends_with("ed"));
    match (says(&COMING), deadline) {
        (true, false) if says(&GONE) => Ahead::Unclear,
        (true, _) => Ahead::Yes,
        (false, true) if past && !says(&PRESENT) => Ahead::Unclear,
        (false, true) => Ahead::Yes,
        (false, false) => Ahead::No,
    }
}
