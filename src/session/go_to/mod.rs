//! “Go to…”: interprets what the user types or pastes – a link, an id, coordinates in any usual form, or the
//! name of a place.

mod coordinates;
mod errors;
mod follow;
mod ids;

use crate::atlas::Match;
use crate::geo::LonLat;
use crate::model::Subject;

use super::{Link, Session};

pub use coordinates::coordinates;
pub use errors::{CoordinatesError, GoToError};

/// The destination of “Go to…”.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    Link(Link),
    Feature(Subject),
    /// A position in degrees; without a zoom, at town level.
    Position {
        at: LonLat,
        zoom: Option<f64>,
    },
}

/// The interpretation of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Understood {
    /// Nothing is typed yet.
    Nothing,
    /// One destination, described in a line.
    One(Destination, String),
    /// Names, best first.
    Names(Vec<Match>),
    Wrong(GoToError),
}

/// Most names offered.
const MOST: usize = 8;

impl Session {
    /// Interprets the input of “Go to…”.
    pub fn understand(&self, text: &str) -> Understood {
        let text = text.trim();
        if text.is_empty() {
            return Understood::Nothing;
        }
        if Link::is_address(text)
            || text.starts_with("--")
            || text.contains("iraq-risk-atlas")
            || text.contains(" --")
        {
            return match text.parse::<Link>() {
                Ok(link) => self.of_link(link),
                Err(why) => Understood::Wrong(why.into()),
            };
        }
        if let Some(key) = self.find_id(text) {
            let line = format!("{}: {}", key.id(), self.name_of(&key));
            return Understood::One(Destination::Feature(key), line);
        }
        match coordinates(text, self.atlas().base.home()) {
            Some(Ok(read)) => {
                let there = self.governorate_at(read.at).map_or(String::new(), |name| format!(", in {name}"));
                let line = format!("{}{there}. {}", degrees(read.at), read.how);
                Understood::One(
                    Destination::Position { at: read.at, zoom: read.zoom },
                    line.trim().to_owned(),
                )
            }
            Some(Err(why)) => Understood::Wrong(why.into()),
            None => self.named(text),
        }
    }

    fn named(&self, text: &str) -> Understood {
        let found = self.search(text, MOST);
        if found.is_empty() {
            return Understood::Wrong(GoToError::UnknownName(text.to_owned()));
        }
        Understood::Names(found)
    }

    fn governorate_at(&self, at: LonLat) -> Option<String> {
        let found = self.atlas.base.governorates.iter().find(|g| g.shape.contains(at))?;
        Some(format!("{} governorate", found.name))
    }
}

/// “35.325° N, 43.77° E”.
pub fn degrees(at: LonLat) -> String {
    let kept = |n: f64| (n.abs() * 1e5).round() / 1e5;
    let (ns, ew) = (if at.lat < 0.0 { 'S' } else { 'N' }, if at.lon < 0.0 { 'W' } else { 'E' });
    format!("{}° {ns}, {}° {ew}", kept(at.lat), kept(at.lon))
}
