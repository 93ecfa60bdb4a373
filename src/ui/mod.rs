//! The window's parts. Each panel is a function: plain data in, actions out; only
//! [`crate::session::Session::apply`] changes anything. Files, threads and clocks are not
//! its business.

mod about;
mod article_list;
mod bidi;
mod chips;
mod detail_panel;
mod event_list;
mod feature_nodes;
mod filter_panel;
mod fonts;
mod hover_tip;
mod icons;
mod intro;
mod layer_list;
mod lists;
mod map_buttons;
mod map_canvas;
mod paint_scene;
mod search_box;
mod side_by_side;
mod timeline;
mod toast;
mod view_menu;
mod visuals;
mod widgets;

pub use about::about;
pub use article_list::{ArticleState, Wish, article_list};
pub use chips::chips;
pub use detail_panel::{Cited, detail_panel};
pub use event_list::{EventListState, event_list};
pub use feature_nodes::feature_nodes;
pub use filter_panel::{FilterPanelState, filter_panel};
pub use hover_tip::hover_tip;
pub use intro::intro;
pub use layer_list::{LayerListState, layer_list};
pub use lists::unplaced_list;
pub use map_buttons::map_buttons;
pub use map_canvas::{CanvasState, furniture, map_canvas};
pub use paint_scene::paint_scene;
pub use search_box::{SearchState, search_box};
pub use side_by_side::{half, side_by_side};
pub use timeline::{TimelineState, time_button, timeline};
pub use toast::toast;
pub use view_menu::view_menu;

use eframe::egui::Context;

/// Fonts, colours and spacings; once, before the first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    visuals::install(ctx);
}
