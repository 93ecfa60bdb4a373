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
    /// Whether its length or area stands under its name on the map.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub measured: bool,
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

impl Annotation {
    /// A mark without words, as it is when it has just been drawn.
    pub fn new(id: String, name: String, shape: AnnotationShape) -> Self {
        Self { id, name, text: String::new(), shape, visible: true, measured: false, other: Map::new() }
    }
}

impl AnnotationShape {
    /// Its positions in the order in which they were drawn.
    pub fn positions(&self) -> &[LonLat] {
        match self {
            Self::Note(at) | Self::Point(at) => std::slice::from_ref(at),
            Self::Line(through) | Self::Area(through) => through,
        }
    }

    pub fn positions_mut(&mut self) -> &mut [LonLat] {
        match self {
            Self::Note(at) | Self::Point(at) => std::slice::from_mut(at),
            Self::Line(through) | Self::Area(through) => through,
        }
    }

    /// The positions where some can be put in and taken out; `None` for notes and points.
    pub fn corners_mut(&mut self) -> Option<&mut Vec<LonLat>> {
        match self {
            Self::Note(_) | Self::Point(_) => None,
            Self::Line(through) | Self::Area(through) => Some(through),
        }
    }

    /// How many positions it has at least.
    pub fn least(&self) -> usize {
        match self {
            Self::Note(_) | Self::Point(_) => 1,
            Self::Line(_) => 2,
            Self::Area(_) => 3,
        }
    }

    /// True for an area, whose last corner is joined to the first.
    pub fn is_area(&self) -> bool {
        matches!(self, Self::Area(_))
    }

    /// Whether it has enough positions, and all of them lie on the globe.
    pub fn is_sound(&self) -> bool {
        let positions = self.positions();
        positions.len() >= self.least() && positions.iter().all(|p| p.is_sound())
    }

    /// What it is, in a reader's word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Note(_) => "note",
            Self::Point(_) => "point",
            Self::Line(_) => "line",
            Self::Area(_) => "area",
        }
    }
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this form")]
fn is_yes(visible: &bool) -> bool {
    *visible
}
