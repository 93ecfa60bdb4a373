use rustc_hash::FxHashMap;

use crate::events::{Column, Governorates, Role};
use crate::formats::events::Mapping;
use crate::formats::events::cell::{Cell, Cells};
use crate::geo::LonLat;

/// Compares the governorate that a row names with the one in which its position lies. Neither is changed: the
/// row is drawn at its position, and its word stays in the file's column.
#[derive(Debug)]
pub(in crate::formats::events) struct Agreement {
    /// The column with the governorate's name.
    column: usize,
    /// Names that were looked up, because files repeat them.
    known: FxHashMap<Vec<u8>, Option<u8>>,
}

/// How a row's position and name agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Found {
    Agree,
    /// With the governorate in which the position lies.
    Disagree(Option<u8>),
    /// One of them is missing or not known.
    NotCompared,
}

/// How far outside a governorate a position may lie that is said to be in it, in kilometres: about twice what
/// outlines of different sources differ by.
pub(in crate::formats::events) const TOLERANCE_KM: f64 = 5.0;

/// Most names that are kept.
const MOST_KNOWN: usize = 10_000;

impl Agreement {
    /// `None` for a file without both, or whose name takes precedence.
    pub fn of(mapping: &Mapping) -> Option<Self> {
        let both = mapping.has_position() && !mapping.governorate_first;
        let column = mapping.governorate.filter(|_| both)?;
        Some(Self { column, known: FxHashMap::default() })
    }

    /// The dimension that tells it of each row.
    pub fn dimension() -> Column {
        Column {
            header: "position_and_governorate".to_owned(),
            title: "Position and named governorate".to_owned(),
            role: Role::Other,
        }
    }

    pub fn column(&self) -> usize {
        self.column
    }

    /// `located` is the row's position and the governorate there.
    pub fn compare(
        &mut self,
        record: &impl Cells,
        located: Option<(LonLat, Option<u8>)>,
        governorates: &dyn Governorates,
    ) -> Found {
        let cell = record.cell(self.column);
        let (Some((place, there)), Some(named)) = (located, self.named(&cell, governorates)) else {
            return Found::NotCompared;
        };
        if there == Some(named) || governorates.is_near(place, named, TOLERANCE_KM) {
            return Found::Agree;
        }
        Found::Disagree(there)
    }

    /// The text of a note on a row whose position and name disagree.
    pub fn words(&self, record: &impl Cells, there: Option<u8>, governorates: &dyn Governorates) -> String {
        let names = governorates.names();
        let there =
            there.and_then(|there| names.get(usize::from(there))).map_or("no governorate", String::as_str);
        format!("{}; the position is in {there}", record.cell(self.column).to_text())
    }

    fn named(&mut self, cell: &Cell, governorates: &dyn Governorates) -> Option<u8> {
        let owned;
        let text: &[u8] = match cell {
            Cell::Text(text) => text,
            Cell::Missing => return None,
            Cell::Quoted(..) | Cell::Integer(_) | Cell::Float(_) => {
                owned = cell.to_text().into_bytes();
                &owned
            }
        };
        if let Some(found) = self.known.get(text) {
            return *found;
        }
        let found = governorates.named(cell.to_text().trim());
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(text.to_vec(), found);
        found
    }
}

impl Found {
    pub fn word(&self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree(_) => "disagree",
            Self::NotCompared => "not compared",
        }
    }
}
