//! Spreadsheets (xlsx, ods, xls) to CSV, which is then read like any other table. The bytes are untrusted:
//! unpacked sizes are bounded before unpacking. Out of scope: where the text goes.

mod archive;
mod cells;
mod error;
mod hidden;
mod left;
mod lines;
mod open;
mod sheets;
mod xlsx;

pub use error::SpreadsheetError;
pub use open::{is_spreadsheet, spreadsheet_to_csv};
pub use sheets::SheetRead;
