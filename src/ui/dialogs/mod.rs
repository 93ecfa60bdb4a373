//! Dialogs and message windows over the map.

mod about;
pub(super) mod cache_window;
pub(super) mod columns;
pub(super) mod export_dialog;
pub(super) mod figure_dialog;
pub(super) mod go_to;
mod keyboard_window;
pub(super) mod notes_window;
pub(super) mod palette;
pub(super) mod periods_window;
pub(super) mod project_files;
pub(super) mod project_notes;
pub(super) mod project_windows;
pub(super) mod save_dialog;

use super::panel::Panel;

/// Dialogs over the map, opened and closed by commands.
pub fn windows() -> Vec<Box<dyn Panel>> {
    vec![
        Box::<notes_window::ImportNotes>::default(),
        Box::<project_notes::ProjectNotes>::default(),
        Box::<project_files::ProjectFiles>::default(),
        Box::<about::AboutWindow>::default(),
        Box::<keyboard_window::KeyboardWindow>::default(),
        Box::<palette::Palette>::default(),
        Box::<go_to::GoToBox>::default(),
    ]
}
