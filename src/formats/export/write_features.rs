use std::io::{self, Write};

use super::{ExportFormat, FeatureExport, bibtex, claims_csv, csv_writer, geojson, references, ris};

impl FeatureExport {
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, format: ExportFormat, out: &mut dyn Write) -> io::Result<()> {
        match format {
            ExportFormat::GeoJson => geojson::write(self, out),
            ExportFormat::Csv => claims_csv::write(self, out),
            ExportFormat::BibTex => out.write_all(bibtex::text(&self.about, &self.citations).as_bytes()),
            ExportFormat::Ris => out.write_all(ris::text(&self.about, &self.citations).as_bytes()),
            ExportFormat::Text => out.write_all(references::text(&self.about, &self.citations).as_bytes()),
        }
    }

    /// The metadata file of a CSV file: its columns and what was left out, after the W3C's “CSV on the Web”.
    /// `name` is the file's name, `bytes` its length.
    pub fn csv_metadata(&self, name: &str, bytes: u64) -> String {
        let columns: Vec<(String, String)> =
            claims_csv::COLUMNS.iter().map(|(n, about)| ((*n).to_owned(), (*about).to_owned())).collect();
        csv_writer::metadata(name, bytes, &columns, &self.about)
    }
}
