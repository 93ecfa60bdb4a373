use std::ops::Range;

use super::scan::Match;
use super::token::{Gap, Token};
use super::words::Cue;

/// Runs of matches that form a list: only commas, “and” and articles between them. Single matches are
/// omitted.
pub(super) fn chains<'a>(tokens: &'a [Token], seen: &'a [Match]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < seen.len() {
            let first = start;
            let mut end = start + 1;
            while end < seen.len() && linked(tokens, &seen[end - 1], &seen[end]) {
                end += 1;
            }
            start = end;
            if end - first > 1 {
                return Some(first..end);
            }
        }
        None
    })
}

fn linked(tokens: &[Token], a: &Match, b: &Match) -> bool {
    if b.first == a.last + 1 {
        return matches!(tokens[b.first].gap, Gap::Comma | Gap::Slash) || tokens[b.first].prefix > 0;
    }
    let between = &tokens[a.last + 1..b.first];
    // “Anbar province, the Nineveh region and”: words of rank do not break a list.
    let rank = |cue| matches!(cue, Cue::Governorate | Cue::Region | Cue::District | Cue::Town);
    let joins =
        |t: &Token| matches!(t.cue, Cue::And | Cue::The | Cue::Article) || rank(t.cue) || t.cue == Cue::Of;
    let joined = between.iter().any(|t| t.cue == Cue::And)
        || between.iter().chain([&tokens[b.first]]).any(|t| t.gap == Gap::Comma);
    between.len() <= 4
        && joined
        && between.iter().all(|t| joins(t) && t.gap < Gap::Stop)
        && tokens[b.first].gap < Gap::Stop
}

/// Whether `b` follows `a` after a comma, a bracket or “in”: “Karrada, Baghdad”.
pub(super) fn side_by_side(tokens: &[Token], a: &Match, b: &Match) -> bool {
    let between = &tokens[a.last + 1..b.first];
    let gap = tokens[b.first].gap;
    match between {
        [] => matches!(gap, Gap::Comma | Gap::Bracket),
        [one] => matches!(one.cue, Cue::In | Cue::Of) && gap < Gap::Stop && one.gap < Gap::Stop,
        // “the Karrada district of Baghdad”, “Hibhib, in northern Diyala”.
        [.., last] if between.len() <= 4 => {
            let quiet = |t: &Token| {
                t.gap < Gap::Stop
                    && matches!(
                        t.cue,
                        Cue::In
                            | Cue::Of
                            | Cue::The
                            | Cue::Bearing(_)
                            | Cue::Town
                            | Cue::Part
                            | Cue::Building
                            | Cue::District
                            | Cue::Village
                            | Cue::SubDistrict
                    )
            };
            between.iter().all(quiet) && gap < Gap::Stop && (last.cue != Cue::And)
        }
        _ => false,
    }
}
