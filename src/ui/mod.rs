//! The window's parts. Each panel is a function: plain data in, actions out; only
//! [`crate::session::Session::apply`] changes anything. Files, threads and clocks are not
//! its business.

mod bidi;
mod feature_nodes;
mod fonts;
mod icons;
mod layer_list;
mod map_canvas;
mod paint_scene;
mod search_box;
mod visuals;

pub use feature_nodes::feature_nodes;
pub use layer_list::{LayerListState, layer_list};
pub use map_canvas::{CanvasState, furniture, map_canvas};
pub use search_box::{SearchState, search_box};

use eframe::egui::Context;

/// Fonts, colours and spacings; once, before the first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    visuals::install(ctx);
}
