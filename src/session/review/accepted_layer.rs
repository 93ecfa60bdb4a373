use serde_json::{Map, Value};

use crate::model::{Article, Claim, Feature, Kind, Layer, LayerMeta, Period, Properties};

use super::{Decision, Item, Review, SavedReview};

/// The layer that the accepted drafts make, with the article's record.
pub fn accepted_layer(review: &Review) -> Layer {
    let article = article(review);
    let accepted = || review.items.iter().filter(|i| i.decision == Decision::Accepted);
    let mut features: Vec<Feature> =
        accepted().filter(|i| i.work.merge_into.is_none()).map(|i| feature(i, &article)).collect();
    for item in accepted() {
        let Some(id) = &item.work.merge_into else { continue };
        if let Some(feature) = features.iter_mut().find(|f| f.id == *id) {
            feature.properties.claims.push(claim(item, &article));
        }
    }
    let mut other = Map::new();
    let mut keep = |key: &str, value: Result<Value, serde_json::Error>| {
        // Cannot fail: our types have only text keys.
        other.insert(key.to_owned(), value.unwrap_or_default());
    };
    keep("article", serde_json::to_value(&article));
    let layer = Layer {
        meta: LayerMeta {
            id: review.layer_id(),
            name: article.title.clone(),
            about: format!("Claims that a reader has taken from “{}”.", article.title),
            kind: most_frequent(&features),
            years: article.published.text.clone(),
            visible: true,
            notes: Vec::new(),
            other: Map::new(),
        },
        features,
        other,
    };
    match &review.file {
        Some(file) => with_rest(layer, &file.layer),
        None => layer,
    }
}

/// The layer as it is saved: with what is needed to go on reviewing.
pub fn saved_layer(review: &Review) -> Layer {
    let mut layer = accepted_layer(review);
    // Cannot fail: our types have only text keys.
    let kept = serde_json::to_value(SavedReview::of(review)).unwrap_or_default();
    layer.other.insert("review".to_owned(), kept);
    layer
}

/// The layer with what other tools have added to its file: members that are not ours, and
/// features that no draft makes.
fn with_rest(mut layer: Layer, file: &Layer) -> Layer {
    let add = |to: &mut Map<String, Value>, from: &Map<String, Value>| {
        for (key, value) in from {
            to.entry(key.clone()).or_insert_with(|| value.clone());
        }
    };
    add(&mut layer.other, &file.other);
    add(&mut layer.meta.other, &file.meta.other);
    for theirs in &file.features {
        let Some(ours) = layer.features.iter_mut().find(|f| f.id == theirs.id) else {
            if !theirs.id.as_str().starts_with(OURS) {
                layer.features.push(theirs.clone());
            }
            continue;
        };
        add(&mut ours.other, &theirs.other);
        add(&mut ours.properties.other, &theirs.properties.other);
        for claim in &mut ours.properties.claims {
            if let Some(theirs) = theirs.properties.claims.iter().find(|c| c.id == claim.id) {
                add(&mut claim.other, &theirs.other);
            }
        }
    }
    layer
}

/// How the ids of features that drafts make begin.
const OURS: &str = "R-";

fn most_frequent(features: &[Feature]) -> Kind {
    let kinds = || features.iter().map(|f| f.properties.kind);
    kinds().max_by_key(|kind| kinds().filter(|k| k == kind).count()).unwrap_or(Kind::Context)
}

fn article(review: &Review) -> Article {
    let document = &review.document;
    let count = u32::try_from(document.paragraphs.len()).unwrap_or(u32::MAX);
    Article {
        id: review.layer_id(),
        title: document.title.clone(),
        short: document.publisher.clone().unwrap_or_else(|| document.title.clone()),
        publisher: document.publisher.clone(),
        author: document.author.clone(),
        published: document
            .published
            .clone()
            .unwrap_or_else(|| Period { text: "date not known".to_owned(), ..Period::default() }),
        language: document.language.clone(),
        paragraph_rule: "Index of the non-empty line, counted from 1.".to_owned(),
        paragraphs: count,
        evidence: [1, count],
        repeated: document.paragraphs.repeats(),
        sha256: review.sha256.clone(),
        notes: Vec::new(),
        criteria: Vec::new(),
        outside: Vec::new(),
    }
}

fn feature(item: &Item, article: &Article) -> Feature {
    let work = &item.work;
    Feature {
        id: work.feature.clone(),
        geometry: work.spot.geometry.clone(),
        properties: Properties {
            name: work.name.clone(),
            name_ar: None,
            label: None,
            printed: Some(work.printed.clone()).filter(|p| *p != work.name).into_iter().collect(),
            variants: Vec::new(),
            kind: work.kind,
            precision: work.spot.precision,
            precision_note: work.spot.precision_note.clone(),
            basis: work.spot.basis.clone(),
            period: work.period.clone(),
            governorates: work.spot.governorates.clone(),
            applies_to: Vec::new(),
            not_drawn: work.spot.not_drawn.clone(),
            notes: Vec::new(),
            claims: vec![claim(item, article)],
            other: Map::new(),
        },
        other: Map::new(),
    }
}

fn claim(item: &Item, article: &Article) -> Claim {
    let work = &item.work;
    let repeats = article.repeated.iter().find(|group| group.contains(&work.paragraph));
    Claim {
        id: work.feature.to_string(),
        article: article.id.clone(),
        paragraphs: vec![work.paragraph],
        repeated_in: repeats.into_iter().flatten().copied().filter(|n| *n != work.paragraph).collect(),
        speaker: work.speaker.clone(),
        stance: work.stance,
        paraphrase: work.paraphrase.trim().to_owned(),
        anchor: work.anchor.clone(),
        period: work.period.clone(),
        same_voice_as: Vec::new(),
        disputes: Vec::new(),
        note: work.note.clone(),
        other: Map::new(),
    }
}
