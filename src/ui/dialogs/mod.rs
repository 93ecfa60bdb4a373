//! Windows over the map that ask something or tell something.

pub(super) mod about;
mod column_choice;
pub(super) mod column_dialog;
pub(super) mod export_dialog;
pub(super) mod figure_dialog;
pub(super) mod go_to;
pub(super) mod keyboard_window;
mod name_columns;
pub(super) mod notes_window;
pub(super) mod palette;
pub(super) mod project_files;
pub(super) mod project_notes;
pub(super) mod project_windows;
pub(super) mod save_dialog;
