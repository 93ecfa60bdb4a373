//! Bytes to content and back: one file or folder per format. Out of scope: where the bytes come from, and
//! drawing.
//!
//! Invariants: a reader never rejects a whole file for one bad feature – it skips the feature and adds a
//! [`Note`]; a file without faults is read without notes; foreign members survive reading and writing.

mod articles;
pub mod events;
pub mod export;
mod fault;
mod findings;
mod fixed_width;
mod foreign;
mod json;
mod layer;
mod note;
mod overrides;
mod plain_table;
pub mod project;
mod read_error;
pub mod readers;
mod records;
mod spreadsheet;
pub mod text;
mod text_encoding;
mod utf8;

pub use articles::read_articles;
pub use fault::Fault;
pub use json::has_member;
pub use layer::{check_layer, read_layer, write_layer};
pub use note::Note;
pub use overrides::Overrides;
pub use plain_table::PlainTable;
pub use read_error::ReadError;
pub use records::{Records, RecordsError, is_plain as is_plain_json, records as json_records};
pub use spreadsheet::{SheetRead, SpreadsheetError, is_spreadsheet, spreadsheet_to_csv};
pub use text_encoding::TextEncoding;
pub use utf8::decode_utf8;

/// The program's name, as files have it that it writes: its version follows.
pub const PROGRAM: &str = "Iraq Risk Atlas";
