//! The window's parts. Each panel is a function: plain data in, actions out; only
//! [`crate::session::Session::apply`] changes anything. Files, threads and clocks are not
//! its business.

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
pub use dialogs::about::AboutWindow;
pub use dialogs::column_dialog::{ColumnAnswer, ColumnDialog};
pub use dialogs::export_dialog::{ExportAnswer, ExportChoice, ExportDialog, ExportProgress, ExportWhat};
pub use dialogs::figure_dialog::{FigureFormat, FigureKind, FigureState, FigureWish, Preview, figure_window};
pub use dialogs::go_to::{GO_TO, GoToBox};
pub use dialogs::keyboard_window::KeyboardWindow;
pub use dialogs::notes_window::{IMPORT_NOTES, ImportNotes};
pub use dialogs::palette::{PALETTE, Palette};
pub use dialogs::project_files::{PROJECT_FILES, ProjectFiles};
pub use dialogs::project_notes::{PROJECT_NOTES, ProjectNotes};
pub use dialogs::project_windows::{
    OvertakenAnswer, RecoverAnswer, UnsavedAnswer, overtaken_question, project_offer, unsaved_question,
};
pub use dialogs::save_dialog::{
    CloseAnswer, OfferAnswer, SaveAnswer, SaveDialog, SaveWords, close_question, recovery_offer,
};
pub use map::chips::chips;
pub use map::feature_nodes::feature_nodes;
pub use map::hover_tip::hover_tip;
pub use map::map_buttons::map_buttons;
pub use map::map_canvas::{CanvasState, furniture, map_canvas};
pub use map::paint_scene::paint_scene;
pub use map::region_tool::RegionTool;
pub use map::split_view::{half, split_view};
pub use outbox::{AppCommand, Outbox, PanelId};
pub use panel::{FileLine, Panel, PanelContext, PanelMessage, ProjectView, Side};
pub use panels::article_list::{ARTICLES, ArticlesPanel};
pub use panels::card_panel::{CARD, CardPanel};
pub use panels::event_stats::Digested;
pub use panels::event_table::{Listed, TableState, event_table};
pub use panels::filter_panel::FilterPanel;
pub use panels::layers_panel::{LAYERS, LayersPanel};
pub use panels::reading_pane::{DRAFT, READING, review_panels};
pub use panels::statistics_panel::{STATISTICS, StatisticsPanel};
pub use panels::timeline::{TIMELINE, TimelinePanel};
pub use panels::unplaced_list::UnplacedPanel;
pub use widgets::keys::pressed;
pub use widgets::toast::{Toasts, reading_note};

use egui::Context;

/// Fonts, colours and spacings; once, before the first frame.
pub fn install(ctx: &Context) {
    widgets::fonts::install(ctx);
    widgets::visuals::install(ctx);
}
