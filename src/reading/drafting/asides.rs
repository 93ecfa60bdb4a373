use std::ops::Range;

use crate::model::Speaker;

/// Bytes after the name within which a dateline ends: “BAGHDAD, Iraq (Reuters) –”.
const DATELINE: usize = 50;

/// Whether the name only says where a report was written: “BAGHDAD –” at the beginning.
pub fn is_dateline(paragraph: &str, name: &Range<usize>) -> bool {
    let (Some(before), Some(printed), Some(behind)) =
        (paragraph.get(..name.start), paragraph.get(name.clone()), paragraph.get(name.end..))
    else {
        return false;
    };
    let near = &behind[..behind.floor_char_boundary(DATELINE)];
    let dash = [" –", " —", " - ", " --"].iter().filter_map(|dash| near.find(dash)).min();
    let capitals = printed.chars().any(char::is_uppercase) && !printed.chars().any(char::is_lowercase);
    let between = dash.and_then(|at| near.get(..at)).map(str::trim);
    before.trim().is_empty()
        && capitals
        && between.is_some_and(|words| words.is_empty() || words.starts_with([',', '(']))
}

/// Whether the name only says where the speaker is: “aid workers in Hawija said”.
pub fn is_seat(sentence: &str, name: &Range<usize>, speaker: &Speaker) -> bool {
    let holds = |words: &str| {
        let mut found = sentence.match_indices(words).map(|(at, words)| at..at + words.len());
        !words.is_empty() && found.any(|words| words.start <= name.start && name.end <= words.end)
    };
    holds(&speaker.name) || speaker.role.as_deref().is_some_and(holds)
}
