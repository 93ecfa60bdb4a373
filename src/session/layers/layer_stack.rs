use std::sync::Arc;

use crate::model::{EventLayerId, FeatureLayerId, LayerId};
use crate::session::{Annotations, EventLayer};

use super::{AnnotationLayer, FeatureLayer, LayerSettings, StackLayer};

/// All layers in one order, top to bottom: feature layers, event layers and the annotations. The map
/// is drawn in this order. A copy shares the layers.
///
/// Invariant: ids differ, and there is exactly one layer of annotations.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerStack {
    layers: Vec<Arc<StackLayer>>,
    /// The only layer that is shown.
    solo: Option<LayerId>,
}

impl LayerStack {
    /// The annotations above these layers of features.
    pub fn new(features: impl IntoIterator<Item = FeatureLayer>) -> Self {
        let annotations = StackLayer::Annotations(AnnotationLayer::default());
        let features = features.into_iter().map(StackLayer::Features);
        Self { layers: std::iter::once(annotations).chain(features).map(Arc::new).collect(), solo: None }
    }

    /// Top to bottom.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &StackLayer> + Clone {
        self.layers.iter().map(Arc::as_ref)
    }

    pub fn get(&self, id: &LayerId) -> Option<&StackLayer> {
        self.iter().find(|layer| layer.id() == *id)
    }

    /// The layers of features, top to bottom.
    pub fn features(&self) -> impl DoubleEndedIterator<Item = &FeatureLayer> + Clone {
        self.iter().filter_map(StackLayer::as_features)
    }

    pub fn feature_layer(&self, id: &FeatureLayerId) -> Option<&FeatureLayer> {
        self.features().find(|layer| layer.id() == id)
    }

    /// The layers of events, top to bottom.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &EventLayer> + Clone {
        self.iter().filter_map(StackLayer::as_events)
    }

    pub fn event_layer(&self, id: EventLayerId) -> Option<&EventLayer> {
        self.events().find(|layer| layer.id == id)
    }

    pub fn annotation_layer(&self) -> Option<&AnnotationLayer> {
        self.iter().find_map(StackLayer::as_annotations)
    }

    pub fn annotations(&self) -> &Annotations {
        static NONE: std::sync::OnceLock<Annotations> = std::sync::OnceLock::new();
        self.annotation_layer().map_or_else(|| NONE.get_or_init(Annotations::default), |layer| &layer.marks)
    }

    pub fn solo(&self) -> Option<&LayerId> {
        self.solo.as_ref()
    }

    /// Whether a layer is on the map, by its own visibility and the solo of any layer.
    pub fn is_shown(&self, id: &LayerId) -> bool {
        match &self.solo {
            Some(only) => only == id,
            None => self.get(id).is_some_and(|layer| layer.settings().visible),
        }
    }

    pub(crate) fn set_solo(&mut self, id: Option<LayerId>) {
        self.solo = id.filter(|id| self.get(id).is_some());
    }

    /// Shows the layer of something selected or added, ending the solo of another layer, or any solo if it is
    /// in no layer.
    pub(crate) fn reveal(&mut self, id: Option<&LayerId>) {
        if self.solo.as_ref() != id {
            self.solo = None;
        }
        let hidden = id.filter(|id| self.get(id).is_some_and(|layer| !layer.settings().visible));
        if let Some(id) = hidden {
            self.change(id, |settings| settings.visible = true);
        }
    }

    /// Shows or hides all layers.
    pub(crate) fn show_all(&mut self, visible: bool) {
        self.solo = None;
        self.layers.iter_mut().for_each(|layer| Arc::make_mut(layer).settings_mut().visible = visible);
    }

    pub(crate) fn change(&mut self, id: &LayerId, with: impl FnOnce(&mut LayerSettings)) {
        if let Some(layer) = self.layers.iter_mut().find(|layer| layer.id() == *id) {
            with(Arc::make_mut(layer).settings_mut());
        }
    }

    pub(crate) fn feature_layer_mut(&mut self, id: &FeatureLayerId) -> Option<&mut FeatureLayer> {
        self.features_mut(|layer| layer.id() == id).next()
    }

    /// The layers of features that `wanted` holds for; the others stay shared.
    pub(crate) fn features_mut(
        &mut self,
        wanted: impl Fn(&FeatureLayer) -> bool,
    ) -> impl Iterator<Item = &mut FeatureLayer> {
        let all = self.layers.iter_mut().filter(move |layer| layer.as_features().is_some_and(&wanted));
        all.filter_map(|layer| match Arc::make_mut(layer) {
            StackLayer::Features(layer) => Some(layer),
            StackLayer::Events(_) | StackLayer::Annotations(_) => None,
        })
    }

    pub(crate) fn event_layer_mut(&mut self, id: EventLayerId) -> Option<&mut EventLayer> {
        self.layers.iter_mut().filter(|layer| layer.id() == id.into()).find_map(|layer| {
            match Arc::make_mut(layer) {
                StackLayer::Events(layer) => Some(layer),
                StackLayer::Features(_) | StackLayer::Annotations(_) => None,
            }
        })
    }

    pub(crate) fn events_mut(&mut self) -> impl Iterator<Item = &mut EventLayer> {
        let all = self.layers.iter_mut().filter(|layer| layer.as_events().is_some());
        all.filter_map(|layer| match Arc::make_mut(layer) {
            StackLayer::Events(layer) => Some(layer),
            StackLayer::Features(_) | StackLayer::Annotations(_) => None,
        })
    }

    pub(crate) fn annotation_layer_mut(&mut self) -> Option<&mut AnnotationLayer> {
        self.layers.iter_mut().filter(|layer| layer.as_annotations().is_some()).find_map(|layer| {
            match Arc::make_mut(layer) {
                StackLayer::Annotations(layer) => Some(layer),
                StackLayer::Features(_) | StackLayer::Events(_) => None,
            }
        })
    }

    /// Inserts a new layer on top of its kind: events lie above features, and annotations above both.
    pub(crate) fn insert(&mut self, layer: StackLayer) {
        let rank = rank(&layer);
        let place = self.layers.iter().position(|other| self::rank(other) >= rank);
        self.layers.insert(place.unwrap_or(self.layers.len()), Arc::new(layer));
    }

    /// Removes a layer, except that of the annotations.
    pub(crate) fn remove(&mut self, id: &LayerId) {
        self.layers.retain(|layer| layer.id() != *id || layer.as_annotations().is_some());
        if self.solo.as_ref() == Some(id) && self.get(id).is_none() {
            self.solo = None;
        }
    }

    /// Puts a layer in the place of another one.
    pub(crate) fn replace(&mut self, id: &LayerId, by: StackLayer) {
        if self.solo.as_ref() == Some(id) {
            self.solo = Some(by.id());
        }
        if let Some(place) = self.layers.iter_mut().find(|layer| layer.id() == *id) {
            *place = Arc::new(by);
        }
    }

    /// What is an update of a layer becomes one of another, as does what is hidden for it.
    pub(crate) fn updates_follow(&mut self, old: EventLayerId, by: EventLayerId) {
        for layer in self.events_mut().filter(|layer| layer.update_of == Some(old)) {
            layer.update_of = Some(by);
        }
        for layer in self.events_mut().filter(|layer| layer.hidden_for == Some(old)) {
            layer.hidden_for = Some(by);
        }
    }

    /// Moves a layer to a place in the stack, 0 = top.
    pub(crate) fn move_to(&mut self, id: &LayerId, to: usize) {
        if let Some(from) = self.layers.iter().position(|layer| layer.id() == *id) {
            let layer = self.layers.remove(from);
            self.layers.insert(to.min(self.layers.len()), layer);
        }
    }

    /// Sorts all layers by a key, lowest on top; the sort is stable.
    pub(crate) fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&StackLayer) -> K) {
        self.layers.sort_by_key(|layer| key(layer));
    }

    /// Sorts the feature layers among the places they occupy.
    pub(crate) fn sort_features_by_key<K: Ord>(&mut self, key: impl Fn(&FeatureLayer) -> K) {
        let key = |layer: &StackLayer| layer.as_features().map(&key);
        let mut sorted: Vec<(K, Arc<StackLayer>)> =
            self.layers.iter().filter_map(|layer| Some((key(layer)?, layer.clone()))).collect();
        sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
        let places = self.layers.iter_mut().filter(|layer| key(layer).is_some());
        places.zip(sorted).for_each(|(place, (_, layer))| *place = layer);
    }

    /// Restores the initial order of kinds; within a kind the order stays.
    pub(crate) fn sort_by_kind(&mut self) {
        self.layers.sort_by_key(|layer| rank(layer));
    }

    /// Whether kinds are in their initial order.
    pub fn is_sorted_by_kind(&self) -> bool {
        self.layers.is_sorted_by_key(|layer| rank(layer))
    }
}

/// The initial order of kinds, top to bottom.
fn rank(layer: &StackLayer) -> u8 {
    match layer {
        StackLayer::Annotations(_) => 0,
        StackLayer::Events(_) => 1,
        StackLayer::Features(_) => 2,
    }
}
