use serde::Serialize;

use crate::model::Article;

/// An export's self-description: what it contains and what was left out. `docs/exports.md` documents the
/// members: add, never rename or remove.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportAbout {
    /// The program and its version.
    pub program: String,
    pub scope: ExportScope,
    /// One sentence.
    pub holds: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub features: Option<FeaturesAbout>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowsAbout>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<DaysAbout>,
    /// A sentence per omission; empty if there are none.
    pub left_out: Vec<String>,
    /// What one must know to interpret the file correctly.
    pub notes: Vec<String>,
    pub credits: Vec<String>,
    /// The records of the articles cited by the claims.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Article>,
}

/// The selection that was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportScope {
    /// The features of the visible layers.
    VisibleFeatures,
    SelectedFeatures,
    /// All rows that pass the filter.
    RowsShown,
    /// Rows marked individually, regardless of the filter.
    RowsMarked,
    /// Shown rows drawn within a region.
    RowsInRegion,
    /// Shown rows of one position or cell of the map.
    RowsSelected,
    /// Events that differ between two states of a source.
    Changes,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FeaturesAbout {
    pub features: u64,
    pub claims: u64,
    /// Features without a place on the map.
    pub without_geometry: u64,
    /// Annotations: not evidence.
    pub own_marks: u64,
    pub layers: Vec<LayerAbout>,
}

/// A layer, topmost first, and how much of it was exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LayerAbout {
    pub id: String,
    pub name: String,
    /// Whether it is visible.
    pub shown: bool,
    pub taken: u64,
    pub of: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowsAbout {
    /// The event file's name.
    pub file: String,
    /// What it was recognised as; empty if unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recognised: String,
    pub rows: u64,
    /// Events that these rows stand for, if the file counts several to a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<u64>,
    /// Number of readable rows of the file.
    pub of: u64,
    /// Rows with a position on the map; the others have no sufficiently precise one.
    pub with_position: u64,
    pub filter: FilterAbout,
}

/// A filter, in words and part by part; unused parts are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FilterAbout {
    pub words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnAbout>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed_at_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed_at_most: Option<u32>,
    /// First and last day, both inclusive; a missing end is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Whether undated rows pass although days are set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The values of a column that pass, or those that do not, whichever are fewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnAbout {
    pub column: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<Vec<String>>,
}

/// The days shown on the map; features that apply at other times are drawn faded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DaysAbout {
    pub from: String,
    pub to: String,
    /// Exported features that apply only at other times.
    pub features_of_other_times: u64,
}

impl ExportAbout {
    /// What it contains and lacks, in a few lines.
    pub fn short_lines(&self) -> Vec<String> {
        let left_out = self.left_out.iter().map(|what| format!("Left out: {what}"));
        std::iter::once(format!("{}. {}", self.program, self.holds)).chain(left_out).collect()
    }

    /// The same plus the notes, for formats that only support remarks.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = self.short_lines();
        lines.extend(self.notes.iter().cloned());
        lines.extend(self.credits.iter().cloned());
        lines
    }
}
