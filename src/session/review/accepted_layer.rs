use serde_json::{Map, Value};

use crate::model::Layer;
use crate::reading::{Accepted, to_layer};

use super::{Decision, Review, SavedReview};

/// The layer of the accepted drafts, with the article's record.
pub fn accepted_layer(review: &Review) -> Layer {
    let accepted = review.decisions.items.iter().filter(|i| i.decision == Decision::Accepted);
    let accepted: Vec<&Accepted> = accepted.map(|i| &i.work).collect();
    let id = review.article_id();
    let layer = to_layer(&id, &review.document.article(&id), &accepted);
    match &review.file {
        Some(file) => with_rest(layer, &file.layer),
        None => layer,
    }
}

/// The layer as saved, with the data needed to continue the review.
fn saved_layer(review: &Review) -> Layer {
    let mut layer = accepted_layer(review);
    // Cannot fail: our types have only text keys.
    let kept = serde_json::to_value(SavedReview::of(review)).unwrap_or_default();
    layer.other.insert("review".to_owned(), kept);
    layer
}

/// The layer with additions by other tools: foreign members, and features not made from drafts.
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

/// Prefix of the ids of features made from drafts.
const OURS: &str = "R-";

impl Review {
    /// The layer of accepted drafts, as saved.
    pub fn layer(&self) -> Layer {
        saved_layer(self)
    }
}
