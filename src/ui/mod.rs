//! The window's parts. Each panel is a function: plain data in, actions out; only
//! [`crate::session::Session::apply`] changes anything. Files, threads and clocks are not
//! its business.

mod annotations;
mod bar;
mod dialogs;
mod event_list;
mod layer_list;
mod map;
mod panels;
mod widgets;

pub use annotations::{MarkTool, OwnCardState, OwnListState, own_card, own_list, plate as mark_plate};
pub use bar::menu_bar::{Chosen, Offer, menu_bar};
pub use bar::project_name::project_name;
pub use bar::search_box::{SearchState, search_box};
pub use dialogs::about::about;
pub use dialogs::column_dialog::{ColumnAnswer, ColumnDialog};
pub use dialogs::export_dialog::{ExportAnswer, ExportChoice, ExportDialog, ExportProgress, ExportWhat};
pub use dialogs::figure_dialog::{FigureFormat, FigureKind, FigureState, FigureWish, Preview, figure_window};
pub use dialogs::go_to::{GoToState, go_to};
pub use dialogs::keyboard_window::keyboard_window;
pub use dialogs::notes_window::{NotesWish, notes_window};
pub use dialogs::palette::{PaletteState, palette};
pub use dialogs::project_files::{FileLine, FilesState, FilesWish, project_files};
pub use dialogs::project_windows::{
    OvertakenAnswer, RecoverAnswer, UnsavedAnswer, overtaken_question, project_offer, project_window,
    unsaved_question,
};
pub use dialogs::save_dialog::{
    CloseAnswer, OfferAnswer, SaveAnswer, SaveDialog, SaveWords, close_question, recovery_offer,
};
pub use event_list::{EventListState, event_list};
pub use layer_list::{LayerListState, layer_list};
pub use map::chips::chips;
pub use map::feature_nodes::feature_nodes;
pub use map::hover_tip::hover_tip;
pub use map::map_buttons::map_buttons;
pub use map::map_canvas::{CanvasState, furniture, map_canvas};
pub use map::paint_scene::paint_scene;
pub use map::region_tool::RegionTool;
pub use map::split_view::{half, side_by_side};
pub use panels::article_list::{ArticleState, article_list};
pub use panels::detail_panel::{Cited, detail_panel};
pub use panels::event_stats::{Digested, event_stats};
pub use panels::event_table::{Listed, TableState, event_table};
pub use panels::filter_panel::{FilterPanelState, filter_panel};
pub use panels::intro::intro;
pub use panels::reading_pane::{ReadingState, ReadingWish, draft_card, reading_pane, review_keys};
pub use panels::side_tabs::{Side, side_tabs};
pub use panels::timeline::{TimelineState, time_button, timeline};
pub use panels::unplaced_list::unplaced_list;
pub use panels::wish::Wish;
pub use widgets::keys::pressed;
pub use widgets::toast::{Toasts, reading_note};

use egui::Context;

/// Fonts, colours and spacings; once, before the first frame.
pub fn install(ctx: &Context) {
    widgets::fonts::install(ctx);
    widgets::visuals::install(ctx);
}
