use crate::formats::export::{Citation, Exported, FeatureExport};
use crate::model::Article;
use crate::session::Session;

/// The articles cited by the features' claims, in order of first appearance.
pub(super) fn of(session: &Session, features: &[Exported]) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    let claims = features.iter().filter_map(Exported::feature).flat_map(|f| &f.properties.claims);
    for claim in claims {
        let at = citations.iter().position(|c| c.article.id == claim.article).or_else(|| {
            let article = article(session, &claim.article)?.clone();
            citations.push(Citation { article, paragraphs: Default::default(), claims: Vec::new() });
            citations.len().checked_sub(1)
        });
        if let Some(citation) = at.and_then(|at| citations.get_mut(at)) {
            citation.paragraphs.extend(&claim.paragraphs);
            citation.claims.push(claim.id.clone());
        }
    }
    citations
}

/// Claims that cite an unknown article.
pub(super) fn unknown(export: &FeatureExport) -> u64 {
    let claims = export.features.iter().filter_map(Exported::feature).flat_map(|f| &f.properties.claims);
    claims.filter(|c| !export.citations.iter().any(|cited| cited.article.id == c.article)).count() as u64
}

/// The built-in articles, and those from users' layers.
fn article<'s>(session: &'s Session, id: &str) -> Option<&'s Article> {
    let own = || session.layers().iter().filter_map(|l| l.prepared.article.as_ref()).find(|a| a.id == id);
    session.atlas().article(id).or_else(own)
}
