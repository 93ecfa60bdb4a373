use serde::{Deserialize, Serialize};

use crate::model::{Anchor, Basis, FeatureId, Kind, Period, Precision, Speaker, Stance};
use crate::reading::PlaceRef;
use crate::session::OwnFile;

use super::{Decision, Record};

/// What is kept of a review, in its layer file and against a crash. Of the article's own words
/// it holds the anchors and no more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedReview {
    /// Name of the text's file, or what stood for it.
    pub name: String,
    /// Where it lay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Checksum of the text's paragraphs.
    pub sha256: String,
    pub record: Record,
    /// Paragraphs that were set apart and that the person has taken in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_in: Vec<u32>,
    /// Id of the draft that the reader was at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Drafts that were decided on or changed.
    pub drafts: Vec<SavedItem>,
}

/// What was made of one draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedItem {
    pub draft: String,
    pub paragraph: u32,
    pub anchor: Anchor,
    pub decision: Decision,
    /// `None` where nothing of the proposal was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<SavedWork>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedWork {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<PlaceRef>,
    pub(super) shown: String,
    pub(super) precision: Precision,
    /// What the place itself gives.
    pub(super) evidence: SavedSpot,
    pub(super) feature: FeatureId,
    pub(super) name: String,
    pub(super) printed: String,
    pub(super) kind: Kind,
    pub(super) stance: Stance,
    pub(super) speaker: Speaker,
    pub(super) period: Period,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) paraphrase: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) merge_into: Option<FeatureId>,
}

/// A spot without its geometry, which its recipe makes again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedSpot {
    pub(super) precision: Precision,
    pub(super) note: String,
    pub(super) basis: Basis,
    /// Longitude and latitude, where the shape is a position and nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) point: Option<[f64; 2]>,
    pub(super) governorates: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) not_drawn: Option<String>,
}

impl OwnFile {
    /// What is needed to go on reviewing the text that the layer was taken from, if it holds that.
    pub fn review(&self) -> Option<SavedReview> {
        serde_json::from_value(self.layer.other.get("review")?.clone()).ok()
    }
}
