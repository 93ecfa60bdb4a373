//! Exports: features with their claims, rows of event files and citations as GeoJSON, CSV, BibTeX, RIS and
//! plain text. Out of scope: choosing features and rows, and file access.
//!
//! Invariants: the same input gives the same bytes; no place becomes more precise than it is known – an area
//! has no position, a row known only to its governorate has no geometry; every file states what was left out.

mod about;
mod authors;
mod bibtex;
mod change_record;
mod changes;
mod citation;
mod claims_csv;
mod compared_csv;
mod csv_writer;
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
pub use change_record::{ChangeRecord, FieldChange, RowState, moved_days, moved_km};
pub use changes::{CHANGE_COLUMNS, ChangeExport};
pub use citation::Citation;
pub use compared_csv::{compared_csv, verdict_word};
pub use features::{Exported, FeatureExport};
pub use format::ExportFormat;
pub use rows::{ExportError, RowExport};

/// The first columns of a table of claims, by which such a file is known again.
pub const CLAIM_COLUMNS: [&str; 4] = {
    let all = claims_csv::COLUMNS;
    [all[0].0, all[1].0, all[2].0, all[3].0]
};

/// The columns that a table of rows has behind its file's own; likewise.
pub const ROW_COLUMNS: [&str; 5] = {
    let all = rows::ADDED;
    [all[0].0, all[1].0, all[2].0, all[3].0, all[4].0]
};
