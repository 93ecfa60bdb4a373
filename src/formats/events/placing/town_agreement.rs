use rustc_hash::FxHashMap;

use crate::events::{Column, Governorates, NamedTown, Role};
use crate::formats::events::agreement::{Found, TOLERANCE_KM};
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::file_head::Head;
use crate::formats::events::place::is_iraq;
use crate::geo::LonLat;

/// Compares the town that a row names with its position. Neither is changed, as with their governorates.
#[derive(Debug)]
pub(in crate::formats::events) struct TownAgreement {
    columns: TownColumns,
    /// Names that were looked up, because files repeat them.
    known: FxHashMap<Vec<u8>, Option<NamedTown>>,
}

/// Where a row names its town, and what else it says of its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats::events) struct TownColumns {
    town: usize,
    governorate: Option<usize>,
    country: Option<usize>,
}

/// How far from a town, in kilometres, an event may lie that is said to be there, as are those in its district.
const FAR_KM: f64 = 60.0;

/// Longer texts say more than a name.
const LONGEST: usize = 40;

/// Most names that are kept.
const MOST_KNOWN: usize = 10_000;

const KM_PER_DEGREE: f64 = 111.2;

impl TownColumns {
    /// `None` for a file without positions, or without a column of names of towns.
    pub fn of(head: &Head) -> Option<Self> {
        let mapping = &head.layout.mapping;
        if !mapping.has_position() || mapping.governorate_first {
            return None;
        }
        let taken = [mapping.latitude, mapping.longitude, mapping.point, mapping.governorate];
        let free = |column: &usize| !taken.contains(&Some(*column));
        let mut columns = head.candidates.place.iter().filter(|c| c.read > 0).map(|c| c.columns[0]);
        let town = columns.find(|c| free(c) && has_names(&head.rows, *c))?;
        Some(Self { town, governorate: mapping.governorate, country: mapping.country })
    }
}

/// Whether the texts of a column are mostly names and no descriptions.
fn has_names(rows: &[Vec<String>], column: usize) -> bool {
    let texts = || rows.iter().filter_map(|row| row.get(column)).filter(|text| !text.trim().is_empty());
    let is_name = |text: &&String| text.len() <= LONGEST && !text.contains(|c: char| c.is_ascii_digit());
    texts().filter(is_name).count() * 2 > texts().count()
}

impl TownAgreement {
    pub fn new(columns: TownColumns) -> Self {
        Self { columns, known: FxHashMap::default() }
    }

    /// The dimension that tells it of each row.
    pub fn dimension() -> Column {
        Column {
            header: "position_and_town".to_owned(),
            title: "Position and named town".to_owned(),
            role: Role::Other,
        }
    }

    pub fn column(&self) -> usize {
        self.columns.town
    }

    /// `located` is the row's position and the governorate there.
    pub fn compare(
        &mut self,
        record: &impl Cells,
        located: Option<(LonLat, Option<u8>)>,
        governorates: &dyn Governorates,
    ) -> Found {
        let columns = self.columns;
        let Some((place, there)) = located else { return Found::NotCompared };
        let Some(town) = self.named(&record.cell(columns.town), governorates) else {
            return Found::NotCompared;
        };
        if there == Some(town.governorate) || km_between(place, town.position) <= FAR_KM {
            return Found::Agree;
        }
        let text = |column: Option<usize>| column.map(|column| record.cell(column).to_text());
        // A village may have the name of a town: abroad, and where the row's governorate is that of its position.
        let is_abroad = there.is_none() && text(columns.country).is_none_or(|country| !is_iraq(&country));
        let named = text(columns.governorate).and_then(|name| governorates.named(name.trim()));
        let is_namesake = named.is_some_and(|named| there == Some(named)) && !town.is_chief;
        if is_abroad || is_namesake {
            return Found::NotCompared;
        }
        if governorates.is_near(place, town.governorate, TOLERANCE_KM) {
            return Found::Agree;
        }
        Found::Disagree(there)
    }

    /// The text of a note on a row whose position lies far from the town it names.
    pub fn words(
        &mut self,
        record: &impl Cells,
        (place, there): (LonLat, Option<u8>),
        governorates: &dyn Governorates,
    ) -> String {
        let cell = record.cell(self.columns.town);
        let km = self.named(&cell, governorates).map_or(0.0, |town| km_between(place, town.position));
        let names = governorates.names();
        let there =
            there.and_then(|there| names.get(usize::from(there))).map_or("no governorate", String::as_str);
        format!("{}; the position is in {there}, {km:.0} km away", cell.to_text())
    }

    fn named(&mut self, cell: &Cell, governorates: &dyn Governorates) -> Option<&NamedTown> {
        let owned;
        let text: &[u8] = match cell {
            Cell::Text(text) => text,
            Cell::Quoted(..) => {
                owned = cell.to_text().into_bytes();
                &owned
            }
            Cell::Missing | Cell::Integer(_) | Cell::Float(_) => return None,
        };
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        if !self.known.contains_key(text) {
            if self.known.len() >= MOST_KNOWN {
                self.known.clear();
            }
            self.known.insert(text.to_vec(), governorates.town(cell.to_text().trim()));
        }
        self.known.get(text)?.as_ref()
    }
}

/// The distance in kilometres, as exactly as the comparison needs.
fn km_between(a: LonLat, b: LonLat) -> f64 {
    let squash = ((a.lat + b.lat) / 2.0).to_radians().cos();
    ((a.lon - b.lon) * squash).hypot(a.lat - b.lat) * KM_PER_DEGREE
}
