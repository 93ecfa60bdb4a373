use serde::Serialize;

use crate::model::{Anchor, Claim, SpeakerKind, Stance, Subject};

use super::{CardContext, words};

/// A claim as a card shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimView {
    /// Id of the claim.
    pub id: String,
    /// The feature it belongs to; not the card's if a response comes from elsewhere.
    pub feature: Subject,
    pub stance: Stance,
    pub speaker: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    pub speaker_kind: SpeakerKind,
    /// What is claimed, paraphrased.
    pub paraphrase: String,
    /// Id of the article.
    pub article: String,
    pub article_short: String,
    /// The first contains its anchor.
    pub paragraphs: Vec<u32>,
    /// The paragraphs in words: "paragraph 20, see also 19".
    pub place: String,
    /// “the same text stands in paragraphs 4 and 5”, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// Locates the passage in the user's copy.
    pub anchor: Anchor,
    /// The time it is about, in words.
    pub period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Claims by the same voice, counted as one with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_voice_as: Vec<String>,
    /// Claims that it responds to or contradicts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<String>,
    /// Claims that respond to or contradict it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<ClaimView>,
}

impl ClaimView {
    pub(super) fn new(claim: &Claim, feature: Subject, context: &CardContext) -> Self {
        let repeats = repeats(claim, context);
        Self {
            id: claim.id.clone(),
            feature,
            stance: claim.stance,
            speaker: claim.speaker.name.clone(),
            role: claim.speaker.role.clone(),
            speaker_kind: claim.speaker.kind,
            paraphrase: claim.paraphrase.clone(),
            article_short: context.article_short(&claim.article),
            article: claim.article.clone(),
            place: words::place_in_text(&claim.paragraphs),
            paragraphs: claim.paragraphs.clone(),
            repeats: (!repeats.is_empty())
                .then(|| format!("the same text stands in {}", words::paragraphs(&repeats))),
            anchor: claim.anchor.clone(),
            period: claim.period.text.clone(),
            note: claim.note.clone(),
            same_voice_as: claim.same_voice_as.clone(),
            disputes: claim.disputes.clone(),
            answers: Vec::new(),
        }
    }

    /// The speaker with role and type: "Lise Grande (head of UNDP in Iraq; named)".
    pub fn speaker_words(&self) -> String {
        let sort = self.speaker_kind.words();
        match &self.role {
            // "the author, no byline (no source named)" needs no "the author" once more.
            Some(role) if self.speaker_kind == SpeakerKind::Author => format!("{} ({role})", self.speaker),
            Some(role) => format!("{} ({role}; {sort})", self.speaker),
            None => format!("{} ({sort})", self.speaker),
        }
    }

    /// A claim by its own named speaker, for tests.
    #[cfg(test)]
    pub(super) fn sample(id: &str, stance: Stance) -> Self {
        Self {
            id: id.to_owned(),
            feature: Subject::governorate("IQ-KI"),
            stance,
            speaker: format!("speaker of {id}"),
            role: None,
            speaker_kind: SpeakerKind::Named,
            paraphrase: String::new(),
            article: "article".to_owned(),
            article_short: String::new(),
            paragraphs: vec![1],
            place: String::new(),
            repeats: None,
            anchor: Anchor { exact: String::new(), prefix: String::new(), suffix: String::new() },
            period: String::new(),
            note: None,
            same_voice_as: Vec::new(),
            disputes: Vec::new(),
            answers: Vec::new(),
        }
    }

    /// The claim and all responses below it.
    pub(super) fn each<'a>(&'a self, visit: &mut impl FnMut(&'a ClaimView)) {
        visit(self);
        self.answers.iter().for_each(|answer| answer.each(visit));
    }
}

/// Paragraphs identical to the one the claim is taken from.
fn repeats(claim: &Claim, context: &CardContext) -> Vec<u32> {
    let mut same = claim.repeated_in.clone();
    let groups = context.article(&claim.article).map_or(&[][..], |a| &a.repeated);
    if let Some(first) = claim.paragraphs.first() {
        same.extend(groups.iter().filter(|g| g.contains(first)).flatten().filter(|p| *p != first));
    }
    same.sort_unstable();
    same.dedup();
    same
}
