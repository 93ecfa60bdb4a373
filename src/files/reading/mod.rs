//! Bytes and rows of files. Only event files stay open and are read in place.

mod comparison;
mod encoding;
mod event_source;
mod events_read;
mod file_rows;
mod fingerprint;
mod json_rows;
mod limits;
mod origin;
mod plain_rows;
mod read_at;
mod read_whole;
mod source_error;
mod spreadsheet;

pub use comparison::{NotCompared, OpenVintage, change_record, compare_files, row_change};
pub use event_source::{EventSource, SourceReader};
pub use events_read::EventsRead;
pub use file_rows::FileRows;
pub use fingerprint::Fingerprint;
pub use limits::{MOST_OF_A_LAYER, MOST_OF_A_TEXT};
pub use read_whole::read;
pub use source_error::SourceError;
pub use spreadsheet::THREAD as SPREADSHEET_THREAD;

pub(super) use encoding::utf_8;
pub(super) use event_source::read_exact_at;
pub(super) use fingerprint::digits;
pub(super) use limits::{HEAD, most_of};
