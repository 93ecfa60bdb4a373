//! The layers on the map: features, events and annotations in one stack.

mod annotation_layer;
mod apply;
mod feature_layer;
mod layer_action;
mod layer_file;
mod layer_settings;
mod layer_stack;
mod open_file;
mod stack_layer;

pub use annotation_layer::AnnotationLayer;
pub use feature_layer::FeatureLayer;
pub use layer_action::LayerAction;
pub use layer_file::UserLayerFile;
pub use layer_settings::LayerSettings;
pub use layer_stack::LayerStack;
pub use stack_layer::StackLayer;

pub(super) use apply::apply;
pub(super) use layer_settings::opacity;
pub(super) use open_file::{close_file, made};
