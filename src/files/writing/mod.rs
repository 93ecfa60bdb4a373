//! Writing files: atomically, and without overwriting a file that must be kept.

mod export_file;
mod new_folder;
mod overwrite;
mod program_output;
mod replacing;
mod save_project;
mod write_error;
mod write_whole;

pub use export_file::{ExportFile, Exported, Unwritten};
pub use new_folder::NewFolder;
pub use overwrite::{Overwrite, is_same_file};
pub use program_output::is_program_output;
pub use replacing::Replacing;
pub use save_project::{NotSaved, SavedProject, save_project};
pub use write_error::WriteError;
pub use write_whole::write;
