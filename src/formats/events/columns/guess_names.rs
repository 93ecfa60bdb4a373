use std::collections::BTreeSet;

use super::governorates::GOVERNORATE;
use crate::formats::events::known::key;
use crate::formats::events::number::decimal;
use crate::formats::events::{NameColumn, NameRole, PlaceNames};

const DISTRICT: [&str; 11] = [
    "district",
    "admin2",
    "adm2",
    "admin2name",
    "adm2name",
    "adm2en",
    "districtname",
    "qada",
    "qadha",
    "qadaa",
    "قضاء",
];
const PLACE: [&str; 30] = [
    "location",
    "place",
    "town",
    "city",
    "placename",
    "locationname",
    "village",
    "settlement",
    "site",
    "where",
    "wherecoordinates",
    "admin3",
    "adm3",
    "admin3name",
    "adm3en",
    "subdistrict",
    "nahiya",
    "neighbourhood",
    "neighborhood",
    "area",
    "address",
    "cityname",
    "townname",
    "locality",
    "incidentlocation",
    "placeofincident",
    "locationdescription",
    "المدينة",
    "المكان",
    "الموقع",
];
const TEXT: [&str; 12] = [
    "notes",
    "summary",
    "description",
    "details",
    "narrative",
    "text",
    "remarks",
    "title",
    "headline",
    "incident",
    "event",
    "comments",
];

const COUNTRY: [&str; 22] = [
    "country",
    "countryname",
    "countrytxt",
    "countryen",
    "admin0",
    "adm0",
    "admin0name",
    "adm0name",
    "adm0en",
    "iso",
    "iso3",
    "iso2",
    "iso3code",
    "iso2code",
    "countryiso",
    "countryiso3",
    "countrycode",
    "nation",
    "pays",
    "البلد",
    "الدولة",
    "ülke",
];

/// Whether a line is only the name of a place column: then a list of places needs no delimiter to be a table.
pub(in crate::formats::events) fn is_place(line: &str) -> bool {
    let line = key(line);
    [GOVERNORATE, &DISTRICT, &PLACE].iter().any(|names| names.contains(&line.as_str()))
}

/// Most distinct values looked up per column.
const ASKED: usize = 150;

/// Share of a column's values that must be place names, if its header says so, and if it does not.
const ENOUGH: f64 = 0.1;
const PLENTY: f64 = 0.6;

/// The most likely place columns, by header and by known values. Roles are unique, except for a governorate
/// repeated in another column.
pub(in crate::formats::events) fn guess_names(
    header: &[String],
    rows: &[Vec<String>],
    places: &dyn PlaceNames,
) -> Vec<NameColumn> {
    let keys: Vec<String> = header.iter().map(|h| key(h)).collect();
    let mut found: Vec<NameColumn> = Vec::new();
    for (role, names) in
        [(NameRole::Governorate, GOVERNORATE), (NameRole::District, &DISTRICT), (NameRole::Place, &PLACE)]
    {
        let named = names.iter().filter_map(|name| keys.iter().position(|k| k == name));
        let column = named.into_iter().find(|c| {
            Held::of(rows, *c, places).is_some_and(|held| held.known >= ENOUGH)
                && found.iter().all(|f| f.column != *c)
        });
        found.extend(column.map(|column| NameColumn { column, role }));
    }
    if found.is_empty() {
        found = by_content(&keys, rows, places);
    }
    if found.iter().all(|f| f.role == NameRole::Governorate) {
        let text = TEXT.iter().filter_map(|name| keys.iter().position(|k| k == name)).next();
        let free = text.filter(|c| found.iter().all(|f| f.column != *c));
        found.extend(free.map(|column| NameColumn { column, role: NameRole::Text }));
    }
    let country = COUNTRY.iter().filter_map(|name| keys.iter().position(|k| k == name)).next();
    let country = country.filter(|c| !found.is_empty() && found.iter().all(|f| f.column != *c));
    found.extend(country.map(|column| NameColumn { column, role: NameRole::Country }));
    found.sort_by_key(|f| f.role);
    found
}

/// Columns with uninformative headers, by their values.
fn by_content(keys: &[String], rows: &[Vec<String>], places: &dyn PlaceNames) -> Vec<NameColumn> {
    let mut found: Vec<NameColumn> = Vec::new();
    for column in 0..keys.len() {
        let Some(held) = Held::of(rows, column, places).filter(|held| held.known >= PLENTY) else { continue };
        if found.iter().all(|f| f.role != held.role()) {
            found.push(NameColumn { column, role: held.role() });
        }
    }
    found
}

/// The role of a column named by the user: by its header, otherwise by its values.
pub fn name_column(
    header: &[String],
    rows: &[Vec<String>],
    column: usize,
    places: &dyn PlaceNames,
) -> NameColumn {
    let own = header.get(column).map(|h| key(h)).unwrap_or_default();
    let is = |names: &[&str]| names.contains(&own.as_str());
    let role = match Held::of(rows, column, places) {
        _ if is(GOVERNORATE) => NameRole::Governorate,
        _ if is(&DISTRICT) => NameRole::District,
        _ if is(&PLACE) => NameRole::Place,
        _ if is(&TEXT) => NameRole::Text,
        _ if is(&COUNTRY) => NameRole::Country,
        Some(held) if held.letters > LONG => NameRole::Text,
        Some(held) if held.known >= ENOUGH => held.role(),
        _ => NameRole::Place,
    };
    NameColumn { column, role }
}

/// Average length from which values are sentences rather than names.
const LONG: usize = 60;

/// Statistics of a column's values.
struct Held {
    /// Share of the values that are place names.
    known: f64,
    /// Share of the names that are governorates.
    governorates: f64,
    letters: usize,
}

impl Held {
    /// `None` if the column is empty or numeric.
    fn of(rows: &[Vec<String>], column: usize, places: &dyn PlaceNames) -> Option<Self> {
        let values = rows.iter().filter_map(|row| row.get(column)).map(|v| v.trim());
        let different: BTreeSet<&str> = values.filter(|v| !v.is_empty() && *v != "-").collect();
        let numbers = different.iter().filter(|v| decimal(v.as_bytes()).is_some()).count();
        if different.is_empty() || numbers * 2 > different.len() {
            return None;
        }
        // Spread over the whole sample, because it may be sorted.
        let step = different.len().div_ceil(ASKED);
        let asked: Vec<&str> = different.into_iter().step_by(step).collect();
        let roles: Vec<NameRole> = asked.iter().filter_map(|v| places.role_of(v)).collect();
        let governorates = roles.iter().filter(|r| **r == NameRole::Governorate).count();
        Some(Self {
            known: roles.len() as f64 / asked.len() as f64,
            governorates: governorates as f64 / roles.len().max(1) as f64,
            letters: asked.iter().map(|v| v.chars().count()).sum::<usize>() / asked.len(),
        })
    }

    fn role(&self) -> NameRole {
        if self.governorates > 0.8 { NameRole::Governorate } else { NameRole::Place }
    }
}
