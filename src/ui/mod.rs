//! The window's parts. A [`Panel`] reads the session through its [`PanelContext`] and asks for
//! changes through its [`Outbox`]; only [`crate::session::Session::apply`] changes anything. What
//! panels there are stands in [`panels`] and [`windows`]. Files, threads and clocks are not the
//! business of this module.

mod annotations;
mod bar;
mod dialogs;
mod map;
mod outbox;
mod panel;
mod panels;
mod widgets;

pub use annotations::{MarkTool, plate as mark_plate};
pub use bar::menu_bar::{Offer, menu_bar};
pub use bar::project_name::project_name;
pub use bar::search_box::{SearchState, search_box};
pub use dialogs::cache_window::{CacheSetting, cache_window};
pub use dialogs::columns::{ColumnAnswer, ColumnDialog, ColumnsOf, TrialQuestion};
pub use dialogs::export_dialog::{ExportAnswer, ExportChoice, ExportDialog, ExportProgress, ExportWhat};
pub use dialogs::figure_dialog::{FigureFormat, FigureKind, FigureState, FigureWish, Preview, figure_window};
pub use dialogs::go_to::GO_TO;
pub use dialogs::notes_window::IMPORT_NOTES;
pub use dialogs::palette::PALETTE;
pub use dialogs::periods_window::{PeriodsShown, PeriodsState, periods_window};
pub use dialogs::project_files::PROJECT_FILES;
pub use dialogs::project_notes::PROJECT_NOTES;
pub use dialogs::project_windows::{
    OvertakenAnswer, RecoverAnswer, UnsavedAnswer, overtaken_question, project_offer, unsaved_question,
};
pub use dialogs::save_dialog::{
    CloseAnswer, OfferAnswer, SaveAnswer, SaveDialog, SaveWords, close_question, recovery_offer,
};
pub use dialogs::windows;
pub use map::chips::chips;
pub use map::feature_nodes::feature_nodes;
pub use map::furniture::furniture;
pub use map::hover_tip::hover_tip;
pub use map::map_buttons::map_buttons;
pub use map::map_canvas::{CanvasState, map_canvas};
pub use map::paint_scene::paint_scene;
pub use map::pin_node::pin_node;
pub use map::region_tool::RegionTool;
pub use map::split_view::{half, split_view};
pub use outbox::{AppCommand, Outbox, PanelId};
pub use panel::{FileLine, Panel, PanelContext, PanelMessage, ProjectView, Side};
pub use panels::article_list::ARTICLES;
pub use panels::card_panel::CARD;
pub use panels::changes_panel::CHANGES;
pub use panels::event_stats::Digested;
pub use panels::event_table::{EventColumn, Listed, TableState, event_table};
pub use panels::layers_panel::LAYERS;
pub use panels::panels;
pub use panels::reading_pane::{DRAFT, READING};
pub use panels::statistics_panel::STATISTICS;
pub use widgets::icons::{Icon, selectable as icon_switch};
pub use widgets::keys::pressed;
pub use widgets::toast::{Toasts, reading_note};

use egui::Context;

/// Fonts, colours and spacings; once, before the first frame.
pub fn install(ctx: &Context) {
    widgets::fonts::install(ctx);
    widgets::visuals::install(ctx);
    // Ctrl and + zoom the map; the size of texts has keys of its own.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}
