//! The one table of commands: menus, palette, shortcuts and help are made from it. A command's effect on the
//! session is in `run`; what only a window can do is a [`WindowCommand`].
//!
//! To add one: a variant of [`Command`], a row in `table`, and who carries it out in `run`. Tests
//! hold the rest together.

mod command;
mod focus_keys;
mod fuzzy;
mod row;
mod run;
mod shortcut;
mod table;
mod window_command;

pub use command::Command;
pub use focus_keys::{FOCUS_KEYS, FocusKeys};
pub use fuzzy::found;
pub use row::{Menu, Reach, Row};
pub use shortcut::Shortcut;
pub use table::TABLE;
pub use window_command::{Carrier, WindowCommand};
