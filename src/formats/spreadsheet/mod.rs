//! Spreadsheets (xlsx, ods, xls) to text with commas, which is then read like any other table.
//! The bytes are a reader's: what they unpack to is bounded before it is unpacked. Where the
//! text goes is not its business.

mod archive;
mod cells;
mod error;
mod open;

pub use error::SpreadsheetError;
pub use open::{is_spreadsheet, spreadsheet_to_csv};
