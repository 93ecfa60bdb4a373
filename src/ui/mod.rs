//! The window's parts. Each panel is a function: plain data in, actions out; only
//! [`crate::session::Session::apply`] changes anything. Files, threads and clocks are not
//! its business.

mod about;
mod article_list;
mod bidi;
mod charts;
mod chips;
mod column_dialog;
mod detail_panel;
mod discs;
mod event_legend;
mod event_list;
mod event_section;
mod event_stats;
mod event_table;
mod export_data;
mod feature_nodes;
mod figure_window;
mod figures;
mod filter_panel;
mod fonts;
mod go_to;
mod hover_tip;
mod icons;
mod intro;
mod keyboard_window;
mod keys;
mod layer_list;
mod lists;
mod map_buttons;
mod map_canvas;
mod marks;
mod menu_bar;
mod name_columns;
mod notes_window;
mod own_layer;
mod paint_scene;
mod palette;
mod project_files;
mod project_name;
mod project_windows;
mod reading_pane;
mod region_tool;
mod save_dialog;
mod search_box;
mod side_by_side;
mod side_tabs;
mod timeline;
mod toast;
mod visuals;
mod widgets;
mod wish;

pub use about::about;
pub use article_list::{ArticleState, article_list};
pub use chips::chips;
pub use column_dialog::{ColumnAnswer, ColumnDialog};
pub use detail_panel::{Cited, detail_panel};
pub use event_list::{EventListState, event_list};
pub use event_stats::{Digested, event_stats};
pub use event_table::{Listed, TableState, event_table};
pub use export_data::{ExportAnswer, ExportChoice, ExportDialog, ExportProgress, ExportWhat};
pub use feature_nodes::feature_nodes;
pub use figure_window::{FigureFormat, FigureState, FigureWish, Preview, Subject, figure_window};
pub use filter_panel::{FilterPanelState, filter_panel};
pub use go_to::{GoToState, go_to};
pub use hover_tip::hover_tip;
pub use intro::intro;
pub use keyboard_window::keyboard_window;
pub use keys::pressed;
pub use layer_list::{LayerListState, layer_list};
pub use lists::unplaced_list;
pub use map_buttons::map_buttons;
pub use map_canvas::{CanvasState, furniture, map_canvas};
pub use marks::{MarkTool, OwnCardState, OwnListState, own_card, own_list, plate as mark_plate};
pub use menu_bar::{Chosen, Offer, menu_bar};
pub use notes_window::{NotesWish, notes_window};
pub use paint_scene::paint_scene;
pub use palette::{PaletteState, palette};
pub use project_files::{FileLine, FilesState, FilesWish, project_files};
pub use project_name::project_name;
pub use project_windows::{
    OvertakenAnswer, RecoverAnswer, UnsavedAnswer, overtaken_question, project_offer, project_window,
    unsaved_question,
};
pub use reading_pane::{ReadingState, ReadingWish, draft_card, reading_pane, review_keys};
pub use region_tool::RegionTool;
pub use save_dialog::{
    CloseAnswer, OfferAnswer, SaveAnswer, SaveDialog, SaveWords, close_question, recovery_offer,
};
pub use search_box::{SearchState, search_box};
pub use side_by_side::{half, side_by_side};
pub use side_tabs::{Side, side_tabs};
pub use timeline::{TimelineState, time_button, timeline};
pub use toast::{Toasts, reading_note};
pub use wish::Wish;

use egui::Context;

/// Fonts, colours and spacings; once, before the first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    visuals::install(ctx);
}
