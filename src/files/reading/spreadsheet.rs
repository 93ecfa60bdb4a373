use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::formats::events::Watch;
use crate::formats::{SheetRead, SpreadsheetError, spreadsheet_to_csv};

use super::SourceError;

/// Name of the spreadsheet thread, by which the panic hook knows that the file is at fault.
pub const THREAD: &str = "spreadsheet";

/// The result of the thread: the rows, and which sheet they are from.
type Rows = Result<(File, SheetRead), SpreadsheetError>;

/// Interval of cancellation checks.
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// The rows of a spreadsheet, of the named sheet or of the one that holds a table, as CSV in an unnamed temporary file, its length in bytes, and which sheet it is.
/// Spreadsheets can contain anything, so they are read in a separate thread whose panic does not end the
/// program.
pub(super) fn rows(
    input: File,
    all: u64,
    sheet: Option<&str>,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<(File, u64, SheetRead), SourceError> {
    let stop = Arc::new(AtomicBool::new(false));
    let reader: JoinHandle<Rows> = {
        let stop = stop.clone();
        let sheet = sheet.map(str::to_owned);
        let work = move || read(input, sheet.as_deref(), &stop);
        thread::Builder::new().name(THREAD.to_owned()).spawn(work)?
    };
    while !reader.is_finished() {
        if watch(0, all) == Watch::Stop {
            stop.store(true, Ordering::Relaxed);
        }
        thread::sleep(LOOK_EVERY);
    }
    let damaged = || SpreadsheetError::Damaged("its content is inconsistent".to_owned());
    let (mut file, read) = reader.join().unwrap_or_else(|_| Err(damaged()))?;
    let len = file.seek(SeekFrom::End(0))?;
    Ok((file, len, read))
}

fn read(input: File, sheet: Option<&str>, stop: &AtomicBool) -> Rows {
    let mut out = BufWriter::new(tempfile::tempfile().map_err(SpreadsheetError::Write)?);
    let read = spreadsheet_to_csv(input, sheet, &mut out, &mut || !stop.load(Ordering::Relaxed))?;
    out.flush().map_err(SpreadsheetError::Write)?;
    let file = out.into_inner().map_err(|e| SpreadsheetError::Write(e.into_error()))?;
    Ok((file, read))
}
