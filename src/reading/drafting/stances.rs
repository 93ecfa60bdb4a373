use super::cues::met;
use crate::model::{Kind, Speaker, SpeakerKind, Stance};
use crate::reading::placing::{Token, tokens};

/// Words that signal contradiction.
const DISPUTES: [&str; 14] = [
    "denied",
    "denies",
    "deny$",
    "disputed the",
    // “Disputes over canals” is not a contradiction.
    "disputes the",
    "disputes that$",
    "disputes this$",
    "rejected",
    "rejects",
    "dismissed",
    "contradict",
    "refuted",
    "countered that",
    "نفي",
];

/// The stance suggested by a passage's kind and speaker.
pub fn stance(sentence: &str, kind: Kind, speaker: &Speaker) -> Stance {
    let words: Vec<Token> = tokens(sentence).into_iter().filter(|token| token.is_word).collect();
    if DISPUTES.iter().any(|cue| met(cue, &words, sentence).is_some()) {
        return Stance::Disputes;
    }
    match kind {
        Kind::RiskDesignated => Stance::Designates,
        Kind::RiskSaidMissing => Stance::SaysMissing,
        Kind::RiskAsserted | Kind::StabilisedCity | Kind::CrossBorder => Stance::Asserts,
        Kind::Incident | Kind::Programme | Kind::Statistic => Stance::Reports,
        // A quotation is asserted by its speaker, whatever it says.
        Kind::Context | Kind::Governorate if speaker.kind == SpeakerKind::Author => Stance::Context,
        Kind::Context | Kind::Governorate => Stance::Asserts,
    }
}
