use std::ops::Range;

use super::context::{words_before, words_behind};
use super::tokens::tokens;
use super::vocabulary::{ROADS, is_article, is_type, without_kind};
use crate::reading::Mention;

/// The indices of the names in the same list as the name at `at`, in text order: “Hawija, Tuz Khurmatu, and
/// Shirqat”. Empty if the name is not among the neighbours.
pub fn chain(text: &str, at: &Range<usize>, neighbours: &[Mention]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..neighbours.len()).collect();
    order.sort_by_key(|&index| (neighbours[index].bytes.start, index));
    let Some(here) = order.iter().position(|&index| neighbours[index].bytes == *at) else {
        return Vec::new();
    };
    let joined = |a: usize, b: usize| {
        let (a, b) = (&neighbours[order[a]].bytes, &neighbours[order[b]].bytes);
        text.get(a.end..b.start)
            .is_some_and(|gap| joins(gap) || gap.trim().is_empty() && is_road_of(text, a.start, b.end))
    };
    let mut first = here;
    while first > 0 && joined(first - 1, first) {
        first -= 1;
    }
    let mut last = here;
    while last + 1 < order.len() && joined(last, last + 1) {
        last += 1;
    }
    order[first..=last].to_vec()
}

/// Whether two names next to each other name a road: “Baghdad Kirkuk road”, طريق بغداد كركوك.
fn is_road_of(text: &str, start: usize, end: usize) -> bool {
    let road = |word: Option<&String>| word.is_some_and(|word| ROADS.contains(&word.as_str()));
    let before = words_before(text, start);
    road(words_behind(text, end).first()) || road(before.last().filter(|word| !word.is_ascii()))
}

/// Whether the text between two names makes them one list.
fn joins(gap: &str) -> bool {
    const MOST: usize = 60;
    if gap.len() > MOST {
        return false;
    }
    let tokens = tokens(gap);
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let mut rest = without_kind(&words);
    if let [before @ .., "the", "other" | "others", "on" | "around" | "near" | "in"] = rest {
        rest = before;
    }
    let rest: Vec<&str> = rest.iter().copied().filter(|word| !is_article(word) && !is_type(word)).collect();
    matches!(
        rest.as_slice(),
        ["," | "and" | "or" | "to" | "with" | "-" | "–" | "/" | "و" | "او" | "ام"]
            | [",", "and" | "or"]
            | ["،", ..]
    )
}

/// Whether only one of the names of a list is meant, and not which: “Ramadi or Fallujah”.
pub fn is_one_of(text: &str, chain: &[usize], neighbours: &[Mention]) -> bool {
    chain.windows(2).any(|pair| {
        let [Some(a), Some(b)] = [pair[0], pair[1]].map(|index| neighbours.get(index)) else { return false };
        let gap = text.get(a.bytes.end..b.bytes.start).unwrap_or_default();
        a.best().place != b.best().place
            && tokens(gap).iter().any(|t| matches!(t.text.as_str(), "or" | "او" | "ام"))
    })
}

/// Whether the names of a list are end points: “between A and B”, “the road from A to B”, “the A–B highway”.
pub fn stands_between(text: &str, chain: &[usize], neighbours: &[Mention]) -> bool {
    let bytes = |at: Option<&usize>| at.and_then(|&index| neighbours.get(index)).map(|m| m.bytes.clone());
    let (Some(first), Some(last)) = (bytes(chain.first()), bytes(chain.last())) else { return false };
    let before = words_before(text, first.start);
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let before = without_kind(&before);
    let road_before = before.iter().rev().take(4).any(|word| ROADS.contains(word));
    match before {
        [.., "between" | "بين" | "طريق"] => return true,
        [.., "from" | "linking" | "connecting" | "joining" | "links" | "connects"] if road_before => {
            return true;
        }
        _ => {}
    }
    // “the Kirkuk–Baghdad highway”, “the Mosul to Baghdad road”
    let rest = text.get(last.end..).unwrap_or_default();
    let behind = tokens(&rest[..rest.floor_char_boundary(60)]);
    let gap = text.get(first.end..last.start).unwrap_or_default().trim();
    let strung = gap.is_empty() || gap.starts_with(['-', '–', '/']) || gap.starts_with("to");
    strung
        && behind.iter().take_while(|token| token.is_word).take(2).any(|t| ROADS.contains(&t.text.as_str()))
}
