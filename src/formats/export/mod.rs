//! What a reader takes away: features with their claims, rows of event files, citations, as
//! GeoJSON, CSV, BibTeX, RIS and plain text. Which features and rows they are, and where the
//! files lie, is not its business.
//!
//! Invariants: the same input gives the same bytes; no place is made more precise than it is
//! known – an area has no position, a row known only to its governorate no geometry; every file
//! says what was left out of it.

mod about;
mod authors;
mod bibtex;
mod citation;
mod claims_csv;
mod csv;
mod features;
mod format;
mod geojson;
mod marks;
mod published;
mod references;
mod ris;
mod row_csv;
mod row_geojson;
mod rows;
mod values;
mod write_features;
mod write_rows;

pub use about::{
    ColumnAbout, DaysAbout, ExportAbout, ExportScope, FeaturesAbout, FilterAbout, LayerAbout, RowsAbout,
};
pub use citation::Citation;
pub use features::{Exported, FeatureExport};
pub use format::ExportFormat;
pub use rows::{ExportError, RowExport};
