//! The one table of commands: menus, palette, shortcuts and help are made from it. What a
//! command does to the session stands in `run`; what only a window can do is the window's.
//!
//! To add one: a variant of [`Command`], a row in `table`, and what it does – an arm in `run`, or
//! in the window's own. Tests hold the rest together.

mod command;
mod focus_keys;
mod fuzzy;
mod row;
mod run;
mod shortcut;
mod table;

pub use command::Command;
pub use focus_keys::{FOCUS_KEYS, FocusKeys};
pub use fuzzy::found;
pub use row::{Menu, Reach, Row};
pub use shortcut::Shortcut;
pub use table::TABLE;
