use crate::geo::{Bounds, LonLat};

use super::super::LinkError;

/// Why a text leads nowhere: a sentence for the user.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum GoToError {
    #[error(transparent)]
    Link(#[from] LinkError),
    #[error(transparent)]
    Coordinates(#[from] CoordinatesError),
    #[error("The link names no place; an example: iraq-risk-atlas --select FP-17.")]
    EmptyLink,
    #[error("This is not a position on Earth.")]
    NotOnEarth,
    #[error("Nothing has the id “{0}”; ids look like FP-17 or IQ-KI and are shown on cards.")]
    NoSuchId(String),
    #[error("There is no layer “{id}”; the layers are {} (or all, or none).", layers.join(", "))]
    NoSuchLayer { id: String, layers: Vec<String> },
    #[error("“{0}” is not a known name, id or position; try Hawija, FP-17 or 35.325 N 43.77 E.")]
    UnknownName(String),
}

const EXAMPLE: &str = "write them like 35.325 N 43.77 E, or 35°19'30\"N 43°46'12\"E";

/// Why coordinates are not used: a sentence for the user.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CoordinatesError {
    #[error("“{0}” looks like coordinates but could not be read; {example}.", example = EXAMPLE)]
    Unreadable(String),
    #[error(
        "“{text}” is outside the map of Iraq, which extends from {:.1} to {:.1} N and from {:.1} to {:.1} E; \
         {example}.",
        south_east.lat, north_west.lat, north_west.lon, south_east.lon, example = EXAMPLE
    )]
    OutsideMap { text: String, north_west: LonLat, south_east: LonLat },
}

impl CoordinatesError {
    pub(super) fn outside(text: &str, map: Bounds) -> Self {
        Self::OutsideMap { text: text.to_owned(), north_west: map.min.into(), south_east: map.max.into() }
    }
}
