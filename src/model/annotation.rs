use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::geo::LonLat;

/// A mark of the reader's own. It is no evidence: it has no claims and no precision, lies in no
/// layer, and is drawn so that nobody takes it for either.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Unique within a project: `own-1`, `own-2` …
    pub id: String,
    pub name: String,
    /// What the reader writes about it; may have several lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    pub shape: AnnotationShape,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub visible: bool,
    /// Members of later versions and other tools, kept as they were.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What a mark of the reader's own looks like, in degrees (WGS 84).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "at", rename_all = "kebab-case")]
pub enum AnnotationShape {
    /// Words that stand on the map; the name is what is written there.
    Note(LonLat),
    Point(LonLat),
    /// At least two positions.
    Line(Vec<LonLat>),
    /// The corners of an area, at least three; the first is not repeated at the end.
    Area(Vec<LonLat>),
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this form")]
fn is_yes(visible: &bool) -> bool {
    *visible
}
