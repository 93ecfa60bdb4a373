use serde::Serialize;

use crate::model::Article;

/// What a file says of itself: what it holds, and what was left out of it. `docs/exports.md`
/// promises the members: add, never rename or remove.
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
    /// A sentence for each thing that was left out; empty if nothing was.
    pub left_out: Vec<String>,
    /// What has to be known to read the file rightly.
    pub notes: Vec<String>,
    pub credits: Vec<String>,
    /// The records of the articles that the claims cite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Article>,
}

/// Which of all there is was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportScope {
    /// The features of the layers that are on the map.
    VisibleFeatures,
    SelectedFeatures,
    /// All rows that the filter shows.
    RowsShown,
    /// Rows marked one by one, whatever the filter.
    RowsMarked,
    /// Rows shown that are drawn within a region.
    RowsInRegion,
    /// Rows shown of one position or cell of the map.
    RowsSelected,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FeaturesAbout {
    pub features: u64,
    pub claims: u64,
    /// Features without a place on the map.
    pub without_geometry: u64,
    /// Marks of the reader's own: no evidence.
    pub own_marks: u64,
    pub layers: Vec<LayerAbout>,
}

/// A layer, top first, and how much of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LayerAbout {
    pub id: String,
    pub name: String,
    /// Whether it is on the map.
    pub shown: bool,
    pub taken: u64,
    pub of: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowsAbout {
    /// The event file's own name.
    pub file: String,
    /// What it was recognised as; empty where that is not known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recognised: String,
    pub rows: u64,
    /// All rows of the file that could be read.
    pub of: u64,
    /// Rows with a position on the map; the others have none that is precise enough.
    pub with_position: u64,
    pub filter: FilterAbout,
}

/// A filter, in words and part by part; what is not filtered by is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FilterAbout {
    pub words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnAbout>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed_at_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed_at_most: Option<u32>,
    /// First and last day, both inclusive; what is not there is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Whether rows without a date are let through although there are days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The values of a column that are let through, or those that are not, whichever are fewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnAbout {
    pub column: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<Vec<String>>,
}

/// The days that the map shows; features that hold at other times are drawn faded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DaysAbout {
    pub from: String,
    pub to: String,
    /// Features taken that hold only at other times.
    pub features_of_other_times: u64,
}

impl ExportAbout {
    /// What it holds and lacks in a few lines.
    pub fn short_lines(&self) -> Vec<String> {
        let left_out = self.left_out.iter().map(|what| format!("Left out: {what}"));
        std::iter::once(format!("{}. {}", self.program, self.holds)).chain(left_out).collect()
    }

    /// The same with what has to be known, for formats that hold no more than remarks.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = self.short_lines();
        lines.extend(self.notes.iter().cloned());
        lines.extend(self.credits.iter().cloned());
        lines
    }
}
