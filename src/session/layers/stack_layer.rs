use crate::model::LayerId;
use crate::session::EventLayer;

use super::{AnnotationLayer, FeatureLayer, LayerSettings};

/// A layer of the stack, of any kind.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a stack has a few dozen layers at most")]
pub enum StackLayer {
    Features(FeatureLayer),
    Events(EventLayer),
    Annotations(AnnotationLayer),
}

impl StackLayer {
    pub fn id(&self) -> LayerId {
        match self {
            Self::Features(layer) => layer.id().clone().into(),
            Self::Events(layer) => layer.id.into(),
            Self::Annotations(_) => LayerId::Annotations,
        }
    }

    /// The name given by the user, or its own.
    pub fn name(&self) -> &str {
        match self {
            Self::Features(layer) => layer.name(),
            Self::Events(layer) => layer.name(),
            Self::Annotations(layer) => layer.name(),
        }
    }

    pub fn settings(&self) -> &LayerSettings {
        match self {
            Self::Features(layer) => &layer.settings,
            Self::Events(layer) => &layer.settings,
            Self::Annotations(layer) => &layer.settings,
        }
    }

    pub fn settings_mut(&mut self) -> &mut LayerSettings {
        match self {
            Self::Features(layer) => &mut layer.settings,
            Self::Events(layer) => &mut layer.settings,
            Self::Annotations(layer) => &mut layer.settings,
        }
    }

    /// Whether it has something to draw.
    pub fn is_drawn(&self) -> bool {
        match self {
            Self::Features(layer) => layer.is_drawn(),
            Self::Events(_) => true,
            Self::Annotations(layer) => !layer.marks.is_empty(),
        }
    }

    pub fn as_features(&self) -> Option<&FeatureLayer> {
        match self {
            Self::Features(layer) => Some(layer),
            Self::Events(_) | Self::Annotations(_) => None,
        }
    }

    pub fn as_events(&self) -> Option<&EventLayer> {
        match self {
            Self::Events(layer) => Some(layer),
            Self::Features(_) | Self::Annotations(_) => None,
        }
    }

    pub fn as_annotations(&self) -> Option<&AnnotationLayer> {
        match self {
            Self::Annotations(layer) => Some(layer),
            Self::Features(_) | Self::Events(_) => None,
        }
    }
}
