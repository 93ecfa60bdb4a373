use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::geo::LonLat;

/// An annotation drawn by the user. It is not evidence: it has no claims and no precision, belongs to no
/// layer of evidence, and is drawn so that it cannot be mistaken for a feature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Unique within a project: `own-1`, `own-2` …
    pub id: String,
    pub name: String,
    /// The user's notes on it; may have several lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    pub shape: AnnotationShape,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub visible: bool,
    /// Whether its length or area is printed under its name on the map.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub measured: bool,
    /// Members from later versions and other tools, preserved unchanged.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The shape of an annotation, in degrees (WGS 84).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "at", rename_all = "kebab-case")]
pub enum AnnotationShape {
    /// Text on the map: the annotation's name.
    Note(LonLat),
    Point(LonLat),
    /// At least two positions.
    Line(Vec<LonLat>),
    /// The corners of an area, at least three; the first is not repeated at the end.
    Area(Vec<LonLat>),
}

impl Annotation {
    /// A newly drawn annotation, without a name or notes.
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

    /// The positions, if vertices can be inserted and removed; `None` for notes and points.
    pub fn corners_mut(&mut self) -> Option<&mut Vec<LonLat>> {
        match self {
            Self::Note(_) | Self::Point(_) => None,
            Self::Line(through) | Self::Area(through) => Some(through),
        }
    }

    /// Fewest positions a valid shape has.
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

    /// The shape's name for the user.
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
