use serde::Serialize;

use crate::model::{Article, Criterion, Feature};

use super::CardContext;

/// A criterion by which an area was chosen, as shown on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriterionView {
    pub text: String,
    /// Id of the article.
    pub article: String,
    pub article_short: String,
    pub paragraph: u32,
    pub said_by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl CriterionView {
    pub(super) fn new(article: &Article, criterion: &Criterion) -> Self {
        Self {
            text: criterion.text.clone(),
            article: article.id.clone(),
            article_short: article.short.clone(),
            paragraph: criterion.paragraph,
            said_by: criterion.said_by.clone(),
            note: criterion.note.clone(),
        }
    }
}

/// The criteria that the feature's articles apply to it or to one of its claims.
pub(super) fn criteria(feature: &Feature, context: &CardContext) -> Vec<CriterionView> {
    let claims = &feature.properties.claims;
    let cited = |a: &&Article| claims.iter().any(|c| c.article == a.id);
    let applies = |c: &&Criterion| {
        let is = |id: &String| id == feature.id.as_str() || claims.iter().any(|c| c.id == *id);
        c.applies_to.iter().any(is)
    };
    let of_article = |a| criteria_of(a).filter(move |(_, c)| applies(c));
    let found = context.atlas.articles.iter().filter(cited).flat_map(of_article);
    found.map(|(article, criterion)| CriterionView::new(article, criterion)).collect()
}

fn criteria_of(article: &Article) -> impl Iterator<Item = (&Article, &Criterion)> {
    article.criteria.iter().map(move |c| (article, c))
}
