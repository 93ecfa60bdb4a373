use std::io::{self, Write};
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::model::{Annotation, Article, Feature, Layer, LayerMeta};

use super::{Citation, ExportAbout, ExportFormat, bibtex, claims_csv, csv, geojson, references, ris};

/// Features to be taken away, with all that their files say.
#[derive(Clone, Debug)]
pub struct FeatureExport {
    pub about: ExportAbout,
    /// The layer that the file is, when it is opened again.
    pub layer: LayerMeta,
    /// Members of the file that are not the program's, kept as they were.
    pub other: Map<String, Value>,
    pub features: Vec<Exported>,
    /// The reader's own marks; only GeoJSON holds them.
    pub marks: Vec<Annotation>,
    /// Members of a mark that say how it is drawn.
    pub mark_style: Map<String, Value>,
    /// The articles that are cited, each once.
    pub citations: Vec<Citation>,
}

/// A feature of a layer.
#[derive(Clone, Debug)]
pub struct Exported {
    pub layer: Arc<Layer>,
    /// Its place in the layer.
    pub index: usize,
    /// An id that no other feature of the export has; `None` = its own.
    pub id: Option<String>,
    /// Properties that are added: how it is drawn, which layer it is of. One of the feature's
    /// own of the same name goes before.
    pub more: Map<String, Value>,
}

impl Exported {
    pub fn feature(&self) -> Option<&Feature> {
        self.layer.features.get(self.index)
    }

    pub fn id(&self) -> &str {
        self.id.as_deref().or(self.feature().map(|f| f.id.as_str())).unwrap_or_default()
    }
}

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

    /// What stands beside a CSV file: its columns and what was left out of it, as the W3C's “CSV
    /// on the Web” has it. `name` is the file's own name, `bytes` its length.
    pub fn csv_metadata(&self, name: &str, bytes: u64) -> String {
        let columns: Vec<(String, String)> =
            claims_csv::COLUMNS.iter().map(|(n, about)| ((*n).to_owned(), (*about).to_owned())).collect();
        csv::metadata(name, bytes, &columns, &self.about)
    }

    /// The article with this id.
    pub(super) fn article(&self, id: &str) -> Option<&Article> {
        self.citations.iter().map(|c| &c.article).find(|a| a.id == id)
    }
}
