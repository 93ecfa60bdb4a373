use std::collections::BTreeMap;

use crate::formats::project::{Entry, Project, SavedAnnotationLayer};
use crate::model::{FeatureLayerId, LayerId};
use crate::session::{Document, LayerSettings, LayerStack, Session, StackLayer, layers};

use super::ProjectState;
use super::words::rounded;

/// The layer stack in a project: its order, and the layer of annotations.
impl Session {
    /// The id of a layer in a project; `None` for layers that are not saved.
    fn stack_entry_id(&self, layer: &StackLayer) -> Option<String> {
        let is_held = match layer {
            StackLayer::Features(features) => self.layer_entry(features).is_some(),
            StackLayer::Events(events) => !events.about.path.is_empty(),
            StackLayer::Annotations(_) => true,
        };
        is_held.then(|| self.entry_id(&layer.id()))
    }

    /// `None` if kinds are in the initial order.
    pub(super) fn order_entry(&self) -> Option<Vec<String>> {
        let was = self.project.base.order.iter().flatten().enumerate();
        let waiting: Vec<(usize, &String)> =
            was.filter(|(_, id)| self.project.waiting.contains(*id)).collect();
        if self.document.layers.is_sorted_by_kind() && waiting.is_empty() {
            return None;
        }
        let mut order: Vec<String> =
            self.document.layers.iter().filter_map(|layer| self.stack_entry_id(layer)).collect();
        // Entries that are not open stay roughly in place.
        waiting.into_iter().for_each(|(index, id)| order.insert(index.min(order.len()), id.clone()));
        Some(order)
    }

    /// `None` if the annotations have their initial settings.
    pub(super) fn annotation_layer_entry(&self) -> Option<SavedAnnotationLayer> {
        let LayerSettings { visible, opacity, name } =
            self.document.layers.annotation_layer()?.settings.clone();
        let was = self.project.base.annotation_layer.as_ref();
        let other = was.map(|was| was.other.clone()).unwrap_or_default();
        let is_initial = visible && opacity == 1.0 && name.is_none() && other.is_empty();
        (!is_initial).then(|| SavedAnnotationLayer { visible, opacity: rounded(opacity), name, other })
    }
}

/// Applies the project's settings to the annotations.
pub fn restore_annotation_layer(document: &mut Document, project: &Project) {
    if let Some(saved) = &project.annotation_layer {
        document.layers.change(&LayerId::Annotations, |settings| {
            *settings = saved_settings(saved.visible, saved.opacity, saved.name.as_deref());
        });
    }
}

pub fn saved_settings(visible: bool, opacity: f32, name: Option<&str>) -> LayerSettings {
    let opacity = layers::opacity(opacity).unwrap_or(1.0);
    let mut settings = LayerSettings { visible, opacity, name: None };
    settings.rename(name.unwrap_or_default());
    settings
}

/// The order across kinds; layers unknown to the project stay on top.
pub fn restore_order(document: &mut Document, project: &ProjectState) {
    let base = project.base.clone();
    let Some(order) = &base.order else { return };
    document.layers.sort_by_key(|layer| {
        let layer = layer.id();
        let entry = project.entries.get(&layer).cloned().unwrap_or_else(|| layer.to_string());
        order.iter().position(|id| *id == entry)
    });
}

/// The order in which a project has its layers, for files that arrive after it is open.
pub struct SavedOrder {
    /// Entries, top to bottom.
    order: Vec<String>,
    /// Whether kinds are in their initial order, so that only layers of the same kind are compared.
    by_kind: bool,
    entries: BTreeMap<LayerId, String>,
}

impl SavedOrder {
    pub fn of(project: &ProjectState) -> Self {
        let by_kind = || {
            let events = project.base.events.iter().filter_map(Entry::read).map(|e| e.id.clone());
            let layers = project.base.layers.iter().filter_map(Entry::read).map(|l| l.id.clone());
            events.chain(layers).collect()
        };
        Self {
            order: project.base.order.clone().unwrap_or_else(by_kind),
            by_kind: project.base.order.is_none(),
            entries: project.entries.clone(),
        }
    }

    /// Moves a layer that has arrived to its place, and no other: the user may have reordered them since. It
    /// goes below the layer that precedes it in the project, and below files that were opened otherwise.
    pub fn place(&self, layers: &mut LayerStack, id: &LayerId) {
        let Some(own) = self.rank(id) else { return };
        let is_peer = |other: &LayerId| !self.by_kind || same_kind(other, id);
        let others = layers.iter().map(StackLayer::id).filter(|other| other != id).enumerate();
        let peers: Vec<(usize, Option<usize>)> = others
            .filter(|(_, other)| is_peer(other))
            .map(|(place, other)| (place, self.rank(&other)))
            .collect();
        let ranked = || peers.iter().enumerate().filter_map(|(index, (_, rank))| Some((index, (*rank)?)));
        let before = ranked().filter(|(_, rank)| *rank < own).max_by_key(|(_, rank)| *rank);
        let after = ranked().filter(|(_, rank)| *rank > own).min_by_key(|(_, rank)| *rank);
        // How many of its peers stay above it.
        let above = match (before, after) {
            (Some((index, _)), _) => {
                index + 1 + peers.iter().skip(index + 1).take_while(|(_, rank)| rank.is_none()).count()
            }
            (None, Some((index, _))) => index,
            (None, None) => peers.len(),
        };
        match (peers.get(above), above.checked_sub(1).and_then(|last| peers.get(last))) {
            (_, Some((last, _))) => layers.move_to(id, last + 1),
            (Some((next, _)), None) => layers.move_to(id, *next),
            (None, None) => {}
        }
    }

    /// `None` for layers that are not of the project.
    fn rank(&self, layer: &LayerId) -> Option<usize> {
        let entry = match layer {
            LayerId::Features(FeatureLayerId::BuiltIn(_)) | LayerId::Annotations => Some(layer.to_string()),
            LayerId::Features(FeatureLayerId::User(_) | FeatureLayerId::Drafts) | LayerId::Events(_) => {
                self.entries.get(layer).cloned()
            }
        }?;
        self.order.iter().position(|id| *id == entry)
    }
}

fn same_kind(a: &LayerId, b: &LayerId) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}
