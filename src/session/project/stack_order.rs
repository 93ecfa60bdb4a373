use crate::formats::project::{Project, SavedAnnotationLayer};
use crate::model::LayerId;
use crate::session::{Document, LayerSettings, Session, StackLayer, layers};

use super::ProjectState;
use super::words::rounded;

/// The stack of layers in a project: its order, and the annotations as a layer of it.
impl Session {
    /// The id under which a project refers to a layer; `None` for what it does not hold.
    fn stack_entry_id(&self, layer: &StackLayer) -> Option<String> {
        let is_held = match layer {
            StackLayer::Features(features) => self.layer_entry(features).is_some(),
            StackLayer::Events(events) => !events.about.path.is_empty(),
            StackLayer::Annotations(_) => true,
        };
        is_held.then(|| self.entry_id(&layer.id()))
    }

    /// `None` where kinds are in the initial order.
    pub(super) fn order_entry(&self) -> Option<Vec<String>> {
        let was = self.project.base.order.iter().flatten().enumerate();
        let waiting: Vec<(usize, &String)> =
            was.filter(|(_, id)| self.project.waiting.contains(*id)).collect();
        if self.document.layers.is_sorted_by_kind() && waiting.is_empty() {
            return None;
        }
        let mut order: Vec<String> =
            self.document.layers.iter().filter_map(|layer| self.stack_entry_id(layer)).collect();
        // What is not open stays about where it was.
        waiting.into_iter().for_each(|(index, id)| order.insert(index.min(order.len()), id.clone()));
        Some(order)
    }

    /// `None` where the annotations have their initial settings.
    pub(super) fn annotation_layer_entry(&self) -> Option<SavedAnnotationLayer> {
        let LayerSettings { visible, opacity, name } =
            self.document.layers.annotation_layer()?.settings.clone();
        let was = self.project.base.annotation_layer.as_ref();
        let other = was.map(|was| was.other.clone()).unwrap_or_default();
        let is_initial = visible && opacity == 1.0 && name.is_none() && other.is_empty();
        (!is_initial).then(|| SavedAnnotationLayer { visible, opacity: rounded(opacity), name, other })
    }
}

/// The annotations with the settings of a project.
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

/// The order across kinds, of the layers that are there; what the project does not know stays on top.
pub fn restore_order(document: &mut Document, project: &ProjectState) {
    let base = project.base.clone();
    let Some(order) = &base.order else { return };
    document.layers.sort_by_key(|layer| {
        let layer = layer.id();
        let entry = project.entries.get(&layer).cloned().unwrap_or_else(|| layer.to_string());
        order.iter().position(|id| *id == entry)
    });
}
