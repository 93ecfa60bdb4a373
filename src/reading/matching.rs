use std::collections::HashSet;

use super::{Paragraphs, checksum, locate};
use crate::model::{Article, Claim};

/// Least share of an article's anchors that must be found in their paragraphs for a text to count as an
/// edited copy.
const ENOUGH: f64 = 0.6;

/// Whether a text is one of the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextMatch {
    /// Identical to the article with this id.
    Same { article: String },
    /// An edited copy of the article with this id.
    Edited {
        article: String,
        /// Ids of the claims whose anchors are in their paragraphs.
        found: Vec<String>,
        /// Ids of those whose anchors are not: they must not be highlighted.
        missing: Vec<String>,
    },
    /// Not a known article: nothing in it may be shown as evidence.
    NoMatch,
}

impl TextMatch {
    /// Id of the article, if the text is one.
    pub fn article(&self) -> Option<&str> {
        match self {
            Self::Same { article } | Self::Edited { article, .. } => Some(article),
            Self::NoMatch => None,
        }
    }
}

/// Identifies the article of a text.
///
/// The rule: a text with the checksum of an article is that article. Otherwise it is an edited copy of the
/// article with the most anchors found, if at least 60 % are found, each exactly once and in the paragraph
/// named by its claim (the first of `paragraphs`). Anything else is no match. A claim shared by several
/// features counts once.
pub fn match_article<'a>(
    text: &Paragraphs,
    articles: &[Article],
    claims: impl Iterator<Item = &'a Claim>,
) -> TextMatch {
    let sum = checksum(text);
    if let Some(same) = articles.iter().find(|article| article.sha256.eq_ignore_ascii_case(&sum)) {
        return TextMatch::Same { article: same.id.clone() };
    }
    let claims: Vec<&Claim> = claims.collect();
    let tried = articles.iter().map(|article| (article, sort(text, article, &claims)));
    let mut best: Option<(f64, TextMatch)> = None;
    for (article, (found, missing)) in tried {
        let share = found.len() as f64 / (found.len() + missing.len()).max(1) as f64;
        if share >= ENOUGH && best.as_ref().is_none_or(|(most, _)| share > *most) {
            best = Some((share, TextMatch::Edited { article: article.id.clone(), found, missing }));
        }
    }
    best.map_or(TextMatch::NoMatch, |(_, text)| text)
}

/// The ids of an article's claims: those whose anchors are where they should be, and the others.
fn sort(text: &Paragraphs, article: &Article, claims: &[&Claim]) -> (Vec<String>, Vec<String>) {
    let mut seen = HashSet::new();
    let own = claims.iter().filter(|claim| claim.article == article.id && seen.insert(&claim.id));
    let (found, missing): (Vec<&Claim>, Vec<&Claim>) = own.partition(|claim| stands(text, claim));
    let ids = |claims: Vec<&Claim>| claims.into_iter().map(|claim| claim.id.clone()).collect();
    (ids(found), ids(missing))
}

fn stands(text: &Paragraphs, claim: &Claim) -> bool {
    let paragraph = claim.paragraphs.first().and_then(|&number| text.get(number));
    paragraph.is_some_and(|paragraph| locate(&claim.anchor, paragraph).is_ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = "One speaks of alpha.\n\nTwo speaks of beta.\nThree speaks of gamma.";

    fn article(id: &str, sha256: &str) -> Article {
        serde_json::from_value(json!({
            "id": id, "title": id, "short": id, "published": {"text": "2018"}, "language": "en",
            "paragraph_rule": "lines", "paragraphs": 3, "evidence": [1, 3], "sha256": sha256,
        }))
        .unwrap()
    }

    fn claim(id: &str, paragraph: u32, exact: &str) -> Claim {
        serde_json::from_value(json!({
            "id": id, "article": "a", "paragraphs": [paragraph], "stance": "reports", "paraphrase": "p",
            "speaker": {"name": "s", "kind": "author"}, "anchor": {"exact": exact}, "period": {"text": "2018"},
        }))
        .unwrap()
    }

    fn matched(text: &str, claims: &[Claim]) -> TextMatch {
        let articles = [article("b", "00"), article("a", &checksum(&Paragraphs::of(TEXT)))];
        match_article(&Paragraphs::of(text), &articles, claims.iter())
    }

    fn claims() -> [Claim; 3] {
        [claim("1", 1, "alpha"), claim("2", 2, "beta"), claim("3", 3, "gamma")]
    }

    #[test]
    fn the_same_words_are_the_article_whatever_the_blank_lines() {
        let text = TEXT.replace('\n', "\r\n\r\n");
        assert_eq!(matched(&text, &claims()), TextMatch::Same { article: "a".to_owned() });
    }

    #[test]
    fn an_edited_copy_keeps_what_is_found_and_names_what_is_not() {
        let edited = TEXT.replace("gamma", "delta");
        let (found, missing) = (vec!["1".to_owned(), "2".to_owned()], vec!["3".to_owned()]);
        assert_eq!(
            matched(&edited, &claims()),
            TextMatch::Edited { article: "a".to_owned(), found, missing }
        );
    }

    #[test]
    fn a_text_with_less_than_sixty_per_cent_of_the_anchors_is_no_match() {
        assert_eq!(matched("One speaks of alpha.\nNothing.\nNothing.", &claims()), TextMatch::NoMatch);
    }

    #[test]
    fn anchors_in_other_paragraphs_do_not_count() {
        let shifted = format!("A new first line.\n{TEXT}");
        assert_eq!(matched(&shifted, &claims()), TextMatch::NoMatch);
    }

    #[test]
    fn a_claim_that_several_features_share_counts_once() {
        let [one, two, three] = claims();
        let shared = [one.clone(), one.clone(), one.clone(), one, two, three];
        assert_eq!(matched("One speaks of alpha.\nNothing.\nNothing.", &shared), TextMatch::NoMatch);
    }

    #[test]
    fn an_article_without_claims_is_matched_by_its_checksum_only() {
        assert_eq!(matched("Something else.", &[]), TextMatch::NoMatch);
    }
}
