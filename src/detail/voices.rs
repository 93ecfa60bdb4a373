use serde::Serialize;

use crate::model::{SpeakerKind, Stance};

use super::{ClaimView, words};

/// Who speaks about something: voices are counted, not claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voices {
    pub sentence: String,
    pub voices: Vec<Voice>,
}

/// Claims that count as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The speaker of its first claim in the card's order.
    pub speaker: String,
    pub kind: SpeakerKind,
    /// Other names of the same voice: a paper by the speaker.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    pub stances: Vec<Stance>,
    /// Ids of its claims.
    pub claims: Vec<String>,
}

impl Voices {
    /// `None` without claims. Claims marked as one voice count once, and so do those of one speaker in one
    /// article.
    pub(super) fn of(claims: &[&ClaimView]) -> Option<Self> {
        let mut sorted = claims.to_vec();
        sorted.sort_by_key(|c| c.stance);
        let mut voices: Vec<Vec<&ClaimView>> = Vec::new();
        for claim in sorted {
            let (same, other): (Vec<_>, Vec<_>) =
                voices.into_iter().partition(|voice| voice.iter().any(|c| one_voice(c, claim)));
            voices = other;
            let mut joined: Vec<&ClaimView> = same.into_iter().flatten().collect();
            joined.push(claim);
            joined.sort_by_key(|c| c.stance);
            voices.push(joined);
        }
        voices.sort_by_key(|voice| voice.first().map(|c| c.stance));
        let voices: Vec<Voice> = voices.iter().filter_map(|claims| Voice::of(claims)).collect();
        Some(Self { sentence: sentence(&voices)?, voices })
    }
}

fn one_voice(a: &ClaimView, b: &ClaimView) -> bool {
    let named = |x: &ClaimView, y: &ClaimView| x.same_voice_as.contains(&y.id);
    // Both may point at a third claim, of another feature.
    let third = || a.same_voice_as.iter().any(|id| b.same_voice_as.contains(id));
    // An unnamed speaker can be identified only within one article.
    let same_speaker = a.speaker == b.speaker
        && a.speaker_kind == b.speaker_kind
        && (a.speaker_kind == SpeakerKind::Named || a.article == b.article);
    same_speaker || named(a, b) || named(b, a) || third()
}

impl Voice {
    fn of(claims: &[&ClaimView]) -> Option<Self> {
        let first = claims.first()?;
        let mut also: Vec<String> = Vec::new();
        let mut stances: Vec<Stance> = Vec::new();
        for claim in claims {
            if claim.speaker != first.speaker && !also.contains(&claim.speaker) {
                also.push(claim.speaker.clone());
            }
            if !stances.contains(&claim.stance) {
                stances.push(claim.stance);
            }
        }
        Some(Self {
            speaker: first.speaker.clone(),
            kind: first.speaker_kind,
            also,
            stances,
            claims: claims.iter().map(|c| c.id.clone()).collect(),
        })
    }

    /// "said to be missing by Michael Knights (2 claims, counted once)".
    fn words(&self) -> String {
        let main: Vec<String> = self.main_stances().map(|s| words::small_first(s.words())).collect();
        let counted = (self.claims.len() > 1).then(|| format!("{} claims, counted once", self.claims.len()));
        let also = (!self.also.is_empty()).then(|| format!("also through {}", words::list(&self.also)));
        let aside: Vec<String> = counted.into_iter().chain(also).collect();
        let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join("; ")) };
        format!("{} {}{aside}", words::list(&main), words::in_sentence(&self.speaker))
    }

    /// Supporting or giving context to one's own claim is not a separate stance.
    fn main_stances(&self) -> impl Iterator<Item = Stance> {
        let minor = |s: &Stance| matches!(s, Stance::Supports | Stance::Context);
        let all_minor = self.stances.iter().all(minor);
        self.stances.iter().copied().filter(move |s| all_minor || !minor(s))
    }
}

fn sentence(voices: &[Voice]) -> Option<String> {
    if voices.is_empty() {
        return None;
    }
    let each: Vec<String> = voices.iter().map(Voice::words).collect();
    let verb = if voices.len() == 1 { "speaks" } else { "speak" };
    let count = words::count(voices.len(), "voice", "voices");
    let unnamed = voices.iter().filter(|v| v.kind == SpeakerKind::Anonymous).count();
    let caution = match unnamed {
        0 => "",
        1 if voices.len() == 1 => " It is not named.",
        1 => " One of them is not named and may not be independent of the others.",
        _ => " Those that are not named may not be independent of each other or of the others.",
    };
    Some(format!("{count} {verb} of this: {}.{caution}", each.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence_of(claims: &[ClaimView]) -> String {
        Voices::of(&claims.iter().collect::<Vec<_>>()).unwrap().sentence
    }

    #[test]
    fn claims_that_point_at_the_same_third_one_are_one_voice() {
        let same = |id| ClaimView {
            same_voice_as: vec!["elsewhere".to_owned()],
            ..ClaimView::sample(id, Stance::Asserts)
        };
        assert_eq!(
            sentence_of(&[same("a"), same("b")]),
            "1 voice speaks of this: asserted by speaker of a (2 claims, counted once; also through speaker of b)."
        );
    }

    #[test]
    fn a_claim_that_links_two_voices_makes_them_one() {
        let mut link = ClaimView::sample("c", Stance::Supports);
        link.same_voice_as = vec!["a".to_owned(), "b".to_owned()];
        let claims = [ClaimView::sample("a", Stance::Asserts), ClaimView::sample("b", Stance::Reports), link];
        assert!(
            sentence_of(&claims)
                .starts_with("1 voice speaks of this: asserted by and reported by speaker of a")
        );
    }

    #[test]
    fn an_unnamed_speaker_is_the_same_only_within_one_article() {
        let official = |id, article: &str| ClaimView {
            speaker: "an official".to_owned(),
            speaker_kind: SpeakerKind::Anonymous,
            article: article.to_owned(),
            ..ClaimView::sample(id, Stance::Asserts)
        };
        assert!(sentence_of(&[official("a", "x"), official("b", "x")]).starts_with("1 voice speaks"));
        let two = sentence_of(&[official("a", "x"), official("b", "y")]);
        assert!(two.starts_with("2 voices speak") && two.contains("may not be independent"), "{two}");
    }

    #[test]
    fn without_claims_nothing_is_said() {
        assert_eq!(Voices::of(&[]), None);
    }
}
