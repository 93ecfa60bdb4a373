/// Why a spreadsheet cannot be read, as the end of a sentence about the file, without a full stop.
#[derive(Debug, thiserror::Error)]
pub enum SpreadsheetError {
    #[error("the spreadsheet is protected with a password; save it without one, or as CSV (UTF-8)")]
    Password,
    #[error(
        "the spreadsheet is damaged ({0}); open it in the program that made it and save it again, or as CSV (UTF-8)"
    )]
    Damaged(String),
    #[error("this is a binary workbook (xlsb); save it as xlsx or as CSV (UTF-8)")]
    Binary,
    #[error("this is an archive or an office document and no spreadsheet; save its table as CSV (UTF-8)")]
    NoSpreadsheet,
    #[error("the spreadsheet unpacks to more than can be read; save the sheet as CSV (UTF-8)")]
    TooLarge,
    #[error("the spreadsheet has no sheet “{wanted}”; its sheets are {there}")]
    NoSheet { wanted: String, there: String },
    #[error("no sheet of the spreadsheet has rows; choose another file")]
    Empty,
    #[error("the rows cannot be kept while they are read: {0}")]
    Write(std::io::Error),
    #[error("reading it was cancelled")]
    Cancelled,
}
