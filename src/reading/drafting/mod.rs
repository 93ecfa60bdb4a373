//! From names in a text to drafts: the sentence, a short anchor, the speaker, the time and the kind. Every
//! draft gives its reasons, and none is a claim.

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
