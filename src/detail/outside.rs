use serde::Serialize;

use crate::model::{Article, OutsideMention, SpeakerKind};

use super::CardContext;

/// A place outside the map that an article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideRow {
    pub name: String,
    /// What is said about it, paraphrased.
    pub paraphrase: String,
    /// Id of the article.
    pub article: String,
    pub article_short: String,
    pub paragraph: u32,
    pub said_by: String,
    pub speaker_kind: SpeakerKind,
}

impl OutsideRow {
    pub(super) fn new(article: &Article, mention: &OutsideMention) -> Self {
        Self {
            name: mention.name.clone(),
            paraphrase: mention.paraphrase.clone(),
            article: article.id.clone(),
            article_short: article.short.clone(),
            paragraph: mention.paragraph,
            said_by: mention.said_by.clone(),
            speaker_kind: mention.speaker_kind,
        }
    }
}

/// The places outside the map, by article, in the order of the text.
pub fn outside(context: &CardContext) -> Vec<OutsideRow> {
    let rows = |a| {
        let article: &Article = a;
        article.outside.iter().map(move |mention| OutsideRow::new(article, mention))
    };
    context.atlas.articles.iter().flat_map(rows).collect()
}
