//! The list of layers: features, events and annotations in the order in which the map draws them.

mod annotation_rows;
mod annotation_sign;
mod drag;
mod event_rows;
mod feature_rows;
mod layer_list;
mod layer_menu;
mod layer_options;
mod update_rows;
mod user_layer;

pub use layer_list::{LayerListState, layer_list};
