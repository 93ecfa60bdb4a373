//! The window: frame loop, files and persistence. It carries out the session's effects.

mod articles;
mod atlas_app;
mod commands;
mod exit_after;
mod exports;
#[cfg(test)]
mod fault_tests;
mod files;
mod flight;
mod in_use;
mod jobs;
mod map_view;
mod memory;
mod outbox;
mod panels;
mod projects;
mod run;
mod save_error;
mod saved_layout;
mod text_size;
mod today;
mod window_args;

pub use atlas_app::AtlasApp;
pub use flight::Flight;
pub use memory::keep_freed_memory;
pub use run::{WindowError, run};
pub use window_args::WindowArgs;
