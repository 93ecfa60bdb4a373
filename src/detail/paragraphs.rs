use crate::model::{Article, Claim, Feature};
use crate::scene::PreparedLayer;

use super::context::key_of;
use super::{CardContext, CriterionView, OutsideRow, ParagraphClaim, ParagraphKind, ParagraphRow};

/// Every paragraph of an article, in order, with what the map takes from it; empty if the article is unknown.
pub fn paragraphs(article_id: &str, context: &CardContext) -> Vec<ParagraphRow> {
    let Some(article) = context.article(article_id) else { return Vec::new() };
    let mut rows: Vec<ParagraphRow> = (1..=article.paragraphs).map(|n| empty(n, article)).collect();
    for (layer, feature) in context.features() {
        for claim in feature.properties.claims.iter().filter(|c| c.article == article.id) {
            for (i, &number) in claim.paragraphs.iter().enumerate() {
                if let Some(row) = row(&mut rows, number) {
                    row.claims.push(one(layer, feature, claim, i == 0));
                }
            }
        }
    }
    for criterion in &article.criteria {
        if let Some(row) = row(&mut rows, criterion.paragraph) {
            row.criteria.push(CriterionView::new(article, criterion));
        }
    }
    for mention in &article.outside {
        if let Some(row) = row(&mut rows, mention.paragraph) {
            row.outside.push(OutsideRow::new(article, mention));
        }
    }
    for row in &mut rows {
        // Claims anchored here come first; otherwise in the layers' order.
        row.claims.sort_by_key(|c| !c.anchored);
        row.kind = kind(row, article);
    }
    rows
}

fn row(rows: &mut [ParagraphRow], number: u32) -> Option<&mut ParagraphRow> {
    rows.get_mut(usize::try_from(number).ok()?.checked_sub(1)?)
}

fn empty(number: u32, article: &Article) -> ParagraphRow {
    let group = article.repeated.iter().find(|g| g.contains(&number));
    let repeats = group.into_iter().flatten().copied().filter(|&p| p != number).collect();
    ParagraphRow {
        number,
        kind: ParagraphKind::Plain,
        repeats,
        claims: Vec::new(),
        criteria: Vec::new(),
        outside: Vec::new(),
    }
}

fn one(layer: &PreparedLayer, feature: &Feature, claim: &Claim, anchored: bool) -> ParagraphClaim {
    ParagraphClaim {
        key: key_of(layer, feature),
        name: feature.properties.name.clone(),
        kind: feature.properties.kind,
        claim: claim.id.clone(),
        stance: claim.stance,
        paraphrase: claim.paraphrase.clone(),
        speaker: claim.speaker.name.clone(),
        anchored,
    }
}

fn kind(row: &ParagraphRow, article: &Article) -> ParagraphKind {
    let [first, last] = article.evidence;
    if !(first..=last).contains(&row.number) {
        ParagraphKind::Teaser
    } else if row.repeats.iter().any(|&p| p < row.number) {
        ParagraphKind::Repeated
    } else if row.claims.is_empty() && row.criteria.is_empty() && row.outside.is_empty() {
        ParagraphKind::Plain
    } else {
        ParagraphKind::Evidence
    }
}
