use std::io::{self, Write};

use crate::events::RowSource;
use crate::formats::events::Watch;

use super::rows::ADDED;
use super::{ExportError, ExportFormat, RowExport, csv_writer, row_csv, row_geojson};

impl RowExport {
    /// Rereads the rows in file order and writes them as GeoJSON or CSV, with one row in memory at a time.
    /// `watch` is called regularly with the number of rows written
    /// and the total. Returns the columns of a CSV file.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] if `watch` stops it; read and write errors; formats without rows.
    pub fn write(
        &self,
        format: ExportFormat,
        source: &dyn RowSource,
        out: &mut dyn Write,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Vec<String>, ExportError> {
        match format {
            ExportFormat::GeoJson => row_geojson::write(self, source, out, watch).map(|()| Vec::new()),
            ExportFormat::Csv => row_csv::write(self, source, out, watch),
            ExportFormat::BibTex | ExportFormat::Ris | ExportFormat::Text => {
                let why = format!("rows of events cite no article: {} cannot hold them", format.words());
                Err(io::Error::other(why).into())
            }
        }
    }

    /// The metadata file of a CSV file; `name` is the file's name, `bytes` its length.
    pub fn csv_metadata(&self, name: &str, bytes: u64, columns: &[String]) -> String {
        let own = columns.len().saturating_sub(ADDED.len());
        let holds = std::iter::repeat_n("", own).chain(ADDED.iter().map(|(_, holds)| *holds));
        let columns: Vec<_> = columns.iter().cloned().zip(holds.map(str::to_owned)).collect();
        csv_writer::metadata(name, bytes, &columns, &self.about)
    }
}
