//! Cells that tell the killed from the wounded in words: “2 killed, 5 injured”.

use crate::formats::events::count_words::NOBODY;
use crate::formats::events::folded::folded;
use crate::formats::events::header::{Name, contains};
use crate::formats::events::killed_words::{KILLED, MISSING, WOUNDED};

/// What one part of such a cell counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Killed,
    Others,
}

/// The part that gives those killed, if all parts say whom they count, and exactly one the killed. The text is in lower
/// case.
pub(super) fn killed_of_both(text: &str) -> Option<&str> {
    // Nothing else is long, and most cells are plain numbers.
    if text.len() < 8 || !text.contains(char::is_alphabetic) {
        return None;
    }
    let parts = parts(text);
    if parts.len() < 2 {
        return None;
    }
    let told: Vec<Part> = parts.iter().map(|part| counts(part)).collect::<Option<_>>()?;
    let mut killed = parts.iter().zip(&told).filter(|(_, told)| **told == Part::Killed);
    let (own, _) = killed.next()?;
    killed.next().is_none().then_some(*own)
}

/// Whether a cell tells the killed from the wounded in words.
pub(in crate::formats::events) fn tells_both(text: &str) -> bool {
    killed_of_both(folded(text.as_bytes()).to_lowercase().trim()).is_some()
}

/// The text between commas, semicolons, plus signs and words for “and”.
fn parts(text: &str) -> Vec<&str> {
    const AND: [&str; 9] = [" and ", " & ", " + ", " und ", " et ", " ve ", " y ", " و ", " و"];
    let mut all = vec![text];
    for sign in [", ", "; ", ";"].iter().chain(&AND) {
        all = all.iter().flat_map(|part| part.split(sign)).collect();
    }
    all.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whom a part counts; it has a number, or says that there are none.
fn counts(part: &str) -> Option<Part> {
    let name = Name::new(part);
    let has = |words: &'static str| name.words.iter().any(|word| contains(words, word));
    let is_number = part.starts_with(char::is_numeric) || part.ends_with(char::is_numeric);
    match (has(KILLED), has(WOUNDED) || has(MISSING)) {
        (true, false) if is_number || NOBODY.contains(&part) => Some(Part::Killed),
        (false, true) if is_number || part.starts_with("no ") => Some(Part::Others),
        (true | false, true | false) => None,
    }
}
