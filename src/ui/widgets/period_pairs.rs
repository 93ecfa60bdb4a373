//! Two periods that the user may compare.

use crate::detail::span_words;
use crate::events::Day;
use crate::session::Session;

/// First and last day of each, both inclusive.
pub type Pair = [(Day, Day); 2];

pub fn pair_words([left, right]: Pair) -> String {
    format!("{} and {}", span_words(left.0, left.1), span_words(right.0, right.1))
}

/// The days of the two maps, left and right.
pub fn maps(session: &Session) -> Option<Pair> {
    let split = session.events().split()?;
    let (own, other) = (session.events().shared_days()?, split.other?);
    Some(if split.right { [other, own] } else { [own, other] })
}

/// As the fields have them.
pub fn typed(pair: Pair) -> [[String; 2]; 2] {
    pair.map(|(from, to)| [from.to_string(), to.to_string()])
}

/// Pairs that fit the data, and what they are.
pub fn suggestions(session: &Session) -> Vec<(&'static str, Pair)> {
    let mut pairs: Vec<(&str, Pair)> = Vec::new();
    pairs.extend(session.file_halves().map(|pair| ("Halves", pair)));
    pairs.extend(session.file_pair().map(|pair| ("One after the other", pair)));
    if let [left, right, ..] = session.moments().as_slice() {
        let pair = [left.days, right.days];
        // None of an event file of other years.
        if pair.iter().all(|days| session.events_within(*days) != Some(0)) {
            pairs.push(("Dates of the articles", pair));
        }
    }
    pairs
}
