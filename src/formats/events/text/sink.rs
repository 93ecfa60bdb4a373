use crate::formats::events::Cause;
use crate::formats::events::at::At;
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::record::Record;

/// Receives the records of a table.
pub(in crate::formats::events) trait Rows {
    fn add(&mut self, record: &Record, at: At);

    /// Counts a record that is no row or cannot be read.
    fn leave_out(&mut self, cause: Cause, line: u64, text: &str);

    /// Adds a note about the last record.
    fn note(&mut self, cause: Cause, line: u64, text: &str);

    /// Reports progress.
    fn beat(&mut self, pulse: &mut Pulse, bytes: u64) -> Result<(), Stopped>;
}
