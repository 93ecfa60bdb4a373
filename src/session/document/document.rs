use std::sync::Arc;

use crate::atlas::Atlas;
use crate::geo::World;
use crate::model::{EventLayerId, FeatureLayerId, Layer};
use crate::scene::{Names, PreparedLayer};
use crate::session::{EventLayer, FeatureLayer, LayerStack};

use super::Maps;

/// What a project file saves and undo restores. A copy is cheap: large data is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub layers: LayerStack,
    /// The script of map labels. Changing it is undoable, so it is part of the document.
    pub names: Names,
    pub maps: Maps,
    /// A polygon on the World in which rows are selected.
    pub region: Option<Arc<Vec<World>>>,
    /// The file whose rows these are.
    pub region_of: Option<EventLayerId>,
    /// The project's.
    pub title: String,
    pub notes: String,
}

impl Document {
    /// As it is when the program is first started.
    pub fn new(atlas: &Atlas) -> Self {
        let layer = |layer: &Layer| {
            let id = FeatureLayerId::built_in(&layer.meta.id);
            PreparedLayer::new(id, Arc::new(layer.clone()), &atlas.base)
        };
        Self {
            layers: LayerStack::new(atlas.layers.iter().map(|l| FeatureLayer::of(layer(l).into()))),
            names: Names::default(),
            maps: Maps::default(),
            region: None,
            region_of: None,
            title: String::new(),
            notes: String::new(),
        }
    }

    /// Shows these layers of features and no others.
    pub(crate) fn show_only(&mut self, layers: &[FeatureLayerId]) {
        self.layers.set_solo(None);
        for layer in self.layers.features_mut(|_| true) {
            layer.settings.visible = layers.contains(layer.id());
        }
    }

    /// The first start's order, visibility, opacity and names of layers.
    pub(crate) fn reset_layers(&mut self, atlas: &Atlas) {
        let order: Vec<FeatureLayerId> =
            atlas.layers.iter().map(|l| FeatureLayerId::built_in(&l.meta.id)).collect();
        self.layers.sort_by_kind();
        self.layers.sort_features_by_key(|l| order.iter().position(|id| id == l.id()));
        for layer in self.layers.features_mut(|_| true) {
            *layer = FeatureLayer { file: layer.file.take(), ..FeatureLayer::of(layer.prepared.clone()) };
        }
        self.layers.set_solo(None);
        self.names = Names::default();
    }

    /// Sets the days of one of the maps.
    pub(crate) fn set_days(&mut self, right: bool, days: super::Days) {
        self.maps.set_days(right, days);
        self.layers.events_mut().for_each(|layer| layer.set_days(days));
    }

    /// Recounts the inactive of two maps after a filter or a table has changed.
    pub(crate) fn count_other_map(&mut self, right: bool) {
        let days = self.maps.other_days(right);
        if self.layers.events().all(|layer| layer.has_counted(days)) {
            return;
        }
        self.layers.events_mut().for_each(|layer| layer.count_other(days));
    }

    /// Frees what grows with the rows of event files; it is counted again when it is needed.
    pub(crate) fn thin(&mut self) {
        if self.layers.events().any(|layer| !layer.is_thin()) {
            self.layers.events_mut().for_each(EventLayer::thin);
        }
    }
}
