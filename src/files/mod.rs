//! Reading and writing files: reads are bounded, and writes are atomic. Only event files, which may be larger
//! than memory, stay open and are read in place, and tables made from them are streamed ([`Replacing`]). Out
//! of scope: the content of files.

mod event_source;
mod events_read;
mod export_file;
mod file_rows;
mod fingerprint;
mod io_reason;
mod limits;
mod located;
mod one_line;
mod open;
mod open_error;
mod opened_project;
mod overwrite;
mod paths;
mod program_output;
mod replacing;
mod save_project;
mod source_error;
mod spreadsheet;
mod threads;
mod whole;
mod write_error;

pub use event_source::{EventSource, SourceReader};
pub use events_read::EventsRead;
pub use export_file::{ExportFile, Exported, Unwritten};
pub use file_rows::FileRows;
pub use fingerprint::Fingerprint;
pub use io_reason::{IoReason, why};
pub use limits::{MOST_OF_A_LAYER, MOST_OF_A_TEXT};
pub use located::{Located, is_same, locate};
pub use one_line::one_line;
pub use open::{
    ArticleFile, Opened, Opener, TableFile, article_of, kind_of, open_article, open_layer, open_project,
    pasted_article,
};
pub use open_error::OpenError;
pub use opened_project::{FileOfProject, OpenedProject, Part};
pub use overwrite::{Overwrite, is_same_file};
pub use paths::{full_path, name_of};
pub use program_output::is_program_output;
pub use replacing::Replacing;
pub use save_project::{NotSaved, SavedProject, save_project};
pub use source_error::SourceError;
pub use spreadsheet::THREAD as SPREADSHEET_THREAD;
pub use whole::{read, write};
pub use write_error::WriteError;
