//! From names in a text to suggestions: the sentence, a short anchor, who says it, of when it
//! speaks, what sort of thing it is. Every suggestion gives its reason, and none is a claim.

mod ahead;
mod anchors;
mod asides;
mod attribution;
mod cues;
mod dates;
mod day_words;
mod drafts;
mod period;
mod saying_words;
mod sentences;
mod speakers;
mod stances;

pub use drafts::{MOST_OF_A_PARAGRAPH, drafts, drafts_watched};
