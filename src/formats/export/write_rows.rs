use std::io::{self, Read, Write};

use crate::formats::events::Watch;

use super::rows::ADDED;
use super::{ExportError, ExportFormat, RowExport, csv, row_csv, row_geojson};

impl RowExport {
    /// Reads the rows again, in the order of their file, and writes them as GeoJSON or CSV; no
    /// more than a row is held. `open` gives the file from an offset, in bytes, on. `watch` is
    /// told now and then how many rows are written, and of how many. Returns the columns of a CSV
    /// file.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] if `watch` stops it; what cannot be read or written; formats
    /// that hold no rows.
    pub fn write<'s>(
        &self,
        format: ExportFormat,
        open: &dyn Fn(u64) -> Box<dyn Read + 's>,
        out: &mut dyn Write,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Vec<String>, ExportError> {
        match format {
            ExportFormat::GeoJson => row_geojson::write(self, open, out, watch).map(|()| Vec::new()),
            ExportFormat::Csv => row_csv::write(self, open, out, watch),
            other => {
                let why = format!("rows of events cite no article: {} cannot hold them", other.words());
                Err(io::Error::other(why).into())
            }
        }
    }

    /// What stands beside a CSV file; `name` is the file's own name, `bytes` its length.
    pub fn csv_metadata(&self, name: &str, bytes: u64, columns: &[String]) -> String {
        let own = columns.len().saturating_sub(ADDED.len());
        let holds = std::iter::repeat_n("", own).chain(ADDED.iter().map(|(_, holds)| *holds));
        let columns: Vec<_> = columns.iter().cloned().zip(holds.map(str::to_owned)).collect();
        csv::metadata(name, bytes, &columns, &self.about)
    }
}
