//! Bytes to layers and articles, and back: one file or folder a format. Where the
//! bytes come from, and what is drawn of them, is not this room's business.
//!
//! Invariants: a reader never fails a whole file for one bad feature – it skips it
//! and says so in a [`Note`]; a file in which the checker finds no fault is read
//! without a note; whatever a file holds that is not ours survives reading and writing.

mod articles;
pub mod events;
pub mod export;
mod fault;
mod findings;
mod json;
mod layer;
mod note;
pub mod project;
mod read_error;
mod spreadsheet;
pub mod text;
mod utf8;

pub use articles::read_articles;
pub use fault::Fault;
pub use layer::{check_layer, read_layer, write_layer};
pub use note::Note;
pub use read_error::ReadError;
pub use spreadsheet::{SpreadsheetError, is_spreadsheet, spreadsheet_to_csv};
pub use utf8::decode_utf8;
