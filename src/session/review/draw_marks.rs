use std::sync::Arc;

use serde_json::Map;

use crate::atlas::BaseMap;
use crate::model::{Feature, FeatureId, FeatureLayerId, Kind, Layer, LayerMeta, Properties, Subject};
use crate::scene::{PreparedFeature, PreparedLayer};
use crate::style::Treatment;

use super::marks::Marks;
use super::{Decision, Item, Review};

impl Review {
    /// Recomputes the symbols of the drafts on the map.
    pub(super) fn draw_marks(&mut self, base: &BaseMap) {
        self.marks = marks(self, base);
    }
}

fn marks(review: &Review, base: &BaseMap) -> Marks {
    let own = review.layer_id();
    let mut marks: Vec<(Feature, Decision)> = Vec::new();
    let mut of_draft = Vec::with_capacity(review.decisions.items.len());
    for (draft, item) in review.drafts.iter().zip(&review.decisions.items) {
        let feature_there = if item.decision == Decision::Accepted { accepted(item, review) } else { None };
        of_draft.push(if let Some(id) = feature_there {
            Some(Subject::feature(&own, &id))
        } else if item.decision == Decision::Accepted || item.work.location.geometry.is_none() {
            None
        } else {
            let there = marks.iter().find(|(mark, decision)| {
                *decision == item.decision && mark.geometry == item.work.location.geometry
            });
            let id = match there {
                Some((mark, _)) => mark.id.clone(),
                None => {
                    let mark = mark(&draft.id, item);
                    let id = mark.id.clone();
                    marks.push((mark, item.decision));
                    id
                }
            };
            Some(Subject::feature(&FeatureLayerId::Drafts, &id))
        });
    }
    let drafts = (!marks.is_empty()).then(|| prepared(marks, review, base));
    Marks { drafts, of_draft }
}

/// The feature of an accepted draft, if drawn.
fn accepted(item: &Item, review: &Review) -> Option<FeatureId> {
    let drawn = match &item.work.merge_into {
        Some(id) => review.decisions.items.iter().find(|i| i.work.feature == *id)?,
        None => item,
    };
    drawn.work.location.geometry.as_ref().map(|_| drawn.work.feature.clone())
}

fn mark(draft: &str, item: &Item) -> Feature {
    let (work, decided) = (&item.work, item.decision);
    Feature {
        id: FeatureId(format!("{draft}-{}", decided.words())),
        geometry: work.location.geometry.clone(),
        properties: Properties {
            name: format!("{} ({})", item.shown, decided.words()),
            name_ar: None,
            label: None,
            printed: Vec::new(),
            variants: Vec::new(),
            kind: work.kind,
            precision: work.location.precision,
            precision_note: work.location.precision_note.clone(),
            basis: work.location.basis.clone(),
            period: work.period.clone(),
            governorates: work.location.governorates.clone(),
            applies_to: Vec::new(),
            not_drawn: None,
            notes: vec!["A draft made by the program; not a claim until you accept it.".to_owned()],
            claims: Vec::new(),
            other: Map::new(),
        },
        other: Map::new(),
    }
}

fn prepared(marks: Vec<(Feature, Decision)>, review: &Review, base: &BaseMap) -> Arc<PreparedLayer> {
    let (features, decisions): (Vec<Feature>, Vec<Decision>) = marks.into_iter().unzip();
    let title = &review.document.title;
    let layer = Layer {
        meta: LayerMeta {
            id: FeatureLayerId::Drafts.to_string(),
            name: format!("Drafts from “{title}”"),
            about: "Places named in the text, as the program understands them. Thin dots: a draft, not a \
                    claim; a cross: rejected. Nothing is saved until it is accepted."
                .to_owned(),
            kind: Kind::Context,
            years: "not yet reviewed".to_owned(),
            visible: true,
            notes: Vec::new(),
            other: Map::new(),
        },
        features,
        other: Map::new(),
    };
    let mut prepared = with_known(layer, review.marks.drafts.as_deref(), base);
    for feature in &mut prepared.features {
        let rejected = decisions.get(feature.index) == Some(&Decision::Rejected);
        feature.treatment = if rejected { Treatment::Rejected } else { Treatment::Draft };
        (feature.label, feature.soft) = (None, None);
    }
    prepared.into()
}

/// Prepares a layer; already prepared shapes are reused, because computing label positions is slow.
fn with_known(layer: Layer, before: Option<&PreparedLayer>, base: &BaseMap) -> PreparedLayer {
    let known = |feature: &Feature| {
        let known = before?.features.iter();
        known.into_iter().find(|f| Some(f.shape.geometry()) == feature.geometry.as_ref())
    };
    let (mut ready, mut new) = (Vec::new(), Vec::new());
    for (index, feature) in layer.features.iter().enumerate() {
        let key = Subject::feature(&FeatureLayerId::Drafts, &feature.id);
        match known(feature) {
            Some(known) => ready.push(PreparedFeature { index, key, ..known.clone() }),
            None => new.push((index, feature.clone())),
        }
    }
    let (places, features): (Vec<usize>, Vec<Feature>) = new.into_iter().unzip();
    let rest = Layer { features, meta: layer.meta.clone(), other: Map::new() };
    let rest = PreparedLayer::new(FeatureLayerId::Drafts, rest.into(), base);
    ready.extend(
        rest.features.into_iter().filter_map(|f| Some(PreparedFeature { index: *places.get(f.index)?, ..f })),
    );
    ready.sort_by(|a, b| b.shape.area_km2().total_cmp(&a.shape.area_km2()));
    PreparedLayer { id: FeatureLayerId::Drafts, layer: layer.into(), features: ready, article: None }
}
