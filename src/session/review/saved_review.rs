use serde::{Deserialize, Serialize};

use crate::model::{Anchor, Basis, FeatureId, Kind, Period, Precision, Speaker, Stance};
use crate::reading::PlaceRef;
use crate::session::UserLayerFile;

use super::{Decision, Record};

/// The stored state of a review, in its layer file and for recovery. Of the article's text it contains only
/// the anchors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedReview {
    /// Name of the text's file, or its substitute.
    pub name: String,
    /// Its path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Checksum of the text's paragraphs.
    pub sha256: String,
    pub record: Record,
    /// Paragraphs set aside but included by the user.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_in: Vec<u32>,
    /// Id of the current draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Drafts decided on or changed.
    pub drafts: Vec<SavedItem>,
}

/// The stored state of one draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedItem {
    pub draft: String,
    pub paragraph: u32,
    pub anchor: Anchor,
    pub decision: Decision,
    /// `None` if the proposal was not changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<SavedWork>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedWork {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<PlaceRef>,
    pub(super) shown: String,
    pub(super) precision: Precision,
    /// The place's own precision.
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

/// A location without its geometry, which its recipe rebuilds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedSpot {
    pub(super) precision: Precision,
    pub(super) note: String,
    pub(super) basis: Basis,
    /// Longitude and latitude, if the shape is a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) point: Option<[f64; 2]>,
    pub(super) governorates: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) not_drawn: Option<String>,
}

impl UserLayerFile {
    /// The data needed to continue the review the layer was saved from, if it has any.
    pub fn review(&self) -> Option<SavedReview> {
        serde_json::from_value(self.layer.other.get("review")?.clone()).ok()
    }
}
