use std::collections::BTreeSet;

use super::header::Name;
use super::other_things::{WITH_COUNTRIES, WITH_PLACES};
use super::place_columns::{Part, part};
use super::ranked::Sampled;
use crate::formats::events::number::decimal;
use crate::formats::events::{NameColumn, NameRole, PlaceNames};

/// Whether a line is only the name of a place column: then a list of places needs no delimiter to be a table.
pub(in crate::formats::events) fn is_place(line: &str) -> bool {
    matches!(
        part(&Name::new(line)),
        Some((Part::Governorate | Part::District | Part::Place | Part::Town | Part::Smaller, _))
    )
}

/// Most distinct values looked up per column.
const ASKED: usize = 150;

/// Share of a column's values that must be place names, if its header says so, and if it does not.
const ENOUGH: f64 = 0.1;
const PLENTY: f64 = 0.6;

/// Share of a column's values that are names of governorates, from which they are what it holds.
const NEARLY_ALL: f64 = 0.9;

/// So many different values are no chance: a list of towns has some that are no governorate's name.
const SEVERAL: usize = 3;

/// A column of places by name and values.
struct Told {
    column: usize,
    part: Option<Part>,
    rank: u8,
    held: Held,
}

/// The most likely place columns, by header and by known values. Roles are unique. A column whose values are
/// names of governorates is one of governorates, unless its header says that they are towns.
pub(in crate::formats::events) fn guess_names(
    header: &[String],
    rows: &[Vec<String>],
    places: &dyn PlaceNames,
) -> Vec<NameColumn> {
    let sampled = Sampled::new(header, rows);
    let mut told: Vec<Told> = (0..header.len()).filter_map(|c| Told::of(&sampled, c, places)).collect();
    told.sort_by_key(|told| (told.rank, told.column));
    let mut found: Vec<NameColumn> = Vec::new();
    for role in [NameRole::Governorate, NameRole::District, NameRole::Place] {
        let of_role = |told: &&Told| told.by_name() == Some(role) && told.held.is_known(role, ENOUGH);
        found.extend(told.iter().find(of_role).map(|told| NameColumn { column: told.column, role }));
    }
    if found.iter().all(|f| f.role != NameRole::Governorate) {
        let by_values = governorates_by_values(&told, &sampled);
        found.retain(|f| Some(f.column) != by_values);
        found.extend(by_values.map(|column| NameColumn { column, role: NameRole::Governorate }));
        // Another column may now have to name the place.
        let other =
            |t: &&Told| t.by_name() == Some(NameRole::Place) && t.held.is_known(NameRole::Place, ENOUGH);
        if found.iter().all(|f| f.role != NameRole::Place) {
            let other = told.iter().filter(|t| Some(t.column) != by_values).find(other);
            found.extend(other.map(|t| NameColumn { column: t.column, role: NameRole::Place }));
        }
    }
    let named = |f: &NameColumn| told.iter().any(|t| t.column == f.column && t.part.is_some());
    if !found.iter().any(named) {
        by_content(&told, &sampled, &mut found);
    }
    if found.iter().all(|f| f.role == NameRole::Governorate) {
        found.extend(first_of(&sampled, Part::Text, &found));
    }
    if !found.is_empty() {
        let country = first_of(&sampled, Part::Country, &found);
        found.extend(country.or_else(|| countries(&sampled, &found, places)));
    }
    found.sort_by_key(|f| f.role);
    found
}

/// The best column of a part that is told by its name alone.
fn first_of(sampled: &Sampled, wanted: Part, found: &[NameColumn]) -> Option<NameColumn> {
    let named = sampled.names.iter().enumerate().filter_map(|(column, name)| {
        let (own, rank) = part(name)?;
        (own == wanted && found.iter().all(|f| f.column != column)).then_some((rank, column))
    });
    Some(NameColumn { column: named.min()?.1, role: wanted.role()? })
}

/// A column whose values are countries, Iraq among them, whatever its name.
fn countries(sampled: &Sampled, found: &[NameColumn], places: &dyn PlaceNames) -> Option<NameColumn> {
    let is_free = |c: &usize| !sampled.names[*c].has(WITH_COUNTRIES) && found.iter().all(|f| f.column != *c);
    let holds = |c: &usize| {
        // Nearly all columns end with their first value.
        sampled.values(*c).next().is_some_and(|v| places.country(v).is_some())
            && different(sampled, *c).is_some_and(|values| {
                let all = values.iter().map(|v| places.country(v));
                all.clone().any(|c| c == Some(true))
                    && all.clone().filter(Option::is_some).count() * 10 >= values.len() * 9
            })
    };
    let column = (0..sampled.names.len()).filter(is_free).find(holds)?;
    Some(NameColumn { column, role: NameRole::Country })
}

/// The column whose values are those of governorates, whatever its name, unless that speaks of something else.
fn governorates_by_values(told: &[Told], sampled: &Sampled) -> Option<usize> {
    let is_of_others = |t: &Told| {
        let name = &sampled.names[t.column];
        name.has(WITH_PLACES) || name.is("from to")
    };
    let is_place = |t: &Told| {
        matches!(t.by_name(), Some(NameRole::Place | NameRole::District)) && t.held.known >= ENOUGH
    };
    let fits = |t: &&Told| {
        let beside = told.iter().any(|other| other.column != t.column && is_place(other));
        t.held.governorates >= NEARLY_ALL
            && match t.part {
                None | Some(Part::Area | Part::Place | Part::Town | Part::Smaller) if is_of_others(t) => {
                    false
                }
                None | Some(Part::Area) => true,
                // Baghdad may be either. Nobody calls Anbar a town.
                Some(Part::Place) => beside || t.held.different >= SEVERAL || t.held.only_governorates > 0.0,
                Some(Part::Town | Part::Smaller) => beside && t.held.only_governorates > 0.0,
                Some(Part::Governorate | Part::GovernorateCode) => true,
                Some(Part::District | Part::DistrictCode | Part::Text | Part::Country) => false,
            }
    };
    // Of several the one whose name fits best: no name at all is worse than “Region”.
    let weight = |t: &&Told| match t.part {
        Some(Part::Governorate | Part::GovernorateCode) => 0,
        Some(Part::Area) => 1,
        None => 2,
        Some(Part::Place) => 3,
        Some(
            Part::Town | Part::Smaller | Part::District | Part::DistrictCode | Part::Text | Part::Country,
        ) => 4,
    };
    told.iter().filter(fits).min_by_key(|t| (weight(t), t.column)).map(|t| t.column)
}

/// Columns with uninformative headers, by their values.
fn by_content(told: &[Told], sampled: &Sampled, found: &mut Vec<NameColumn>) {
    let is_open = |t: &&Told| matches!(t.part, None | Some(Part::Area)) && t.held.known >= PLENTY;
    let mut unnamed: Vec<&Told> =
        told.iter().filter(is_open).filter(|t| !sampled.names[t.column].has(WITH_COUNTRIES)).collect();
    unnamed.sort_by_key(|t| t.column);
    let free = |t: &&&Told| found.iter().all(|f| f.column != t.column) && t.held.governorates < NEARLY_ALL;
    let place = unnamed.iter().find(free).map(|t| t.column);
    found.extend(place.map(|column| NameColumn { column, role: NameRole::Place }));
}

/// A column whose name leaves open what it holds and whose values are names of governorates; for a table that
/// has positions.
pub(super) fn area_of_governorates(sampled: &Sampled, places: &dyn PlaceNames) -> Option<usize> {
    let is_area = |c: &usize| matches!(part(&sampled.names[*c]), Some((Part::Area, _)));
    (0..sampled.names.len()).filter(is_area).find(|c| {
        let governorates = |values: &BTreeSet<&str>| share(values, |v| places.is_governorate(v));
        different(sampled, *c).is_some_and(|values| governorates(&values) >= NEARLY_ALL)
    })
}

/// The role of a column named by the user: by its header, otherwise by its values.
pub fn name_column(
    header: &[String],
    rows: &[Vec<String>],
    column: usize,
    places: &dyn PlaceNames,
) -> NameColumn {
    let sampled = Sampled::new(header, rows);
    let own = sampled.names.get(column).and_then(part).and_then(|(part, _)| part.role());
    let role = own.unwrap_or_else(|| match Held::of(&sampled, column, places) {
        Some(held) if held.letters > LONG => NameRole::Text,
        Some(held) if held.governorates >= NEARLY_ALL => NameRole::Governorate,
        Some(_) | None => NameRole::Place,
    });
    NameColumn { column, role }
}

/// Average length from which values are sentences rather than names.
const LONG: usize = 60;

impl Told {
    fn of(sampled: &Sampled, column: usize, places: &dyn PlaceNames) -> Option<Self> {
        let named = part(&sampled.names[column]);
        if matches!(named, Some((Part::Text | Part::Country, _))) {
            return None;
        }
        let held = Held::of(sampled, column, places)?;
        Some(Self { column, part: named.map(|n| n.0), rank: named.map_or(u8::MAX, |n| n.1), held })
    }

    /// The role that its name gives; a place whose values are governorates may still be one of those.
    fn by_name(&self) -> Option<NameRole> {
        self.part.and_then(Part::role)
    }
}

/// Statistics of a column's values.
struct Held {
    /// Share of the values that are place names.
    known: f64,
    /// Share of the values that are names of governorates, though perhaps of towns as well.
    governorates: f64,
    /// Share of the values that name a governorate and nothing else.
    only_governorates: f64,
    different: usize,
    letters: usize,
}

impl Held {
    /// `None` if the column is empty or numeric.
    fn of(sampled: &Sampled, column: usize, places: &dyn PlaceNames) -> Option<Self> {
        let values = different(sampled, column)?;
        let letters = values.iter().map(|v| v.chars().count()).sum::<usize>() / values.len();
        let role = |v: &str| places.role_of(v);
        Some(Self {
            known: share(&values, |v| role(v).is_some()),
            governorates: share(&values, |v| places.is_governorate(v)),
            only_governorates: share(&values, |v| role(v) == Some(NameRole::Governorate)),
            different: values.len(),
            letters,
        })
    }

    fn is_known(&self, role: NameRole, enough: f64) -> bool {
        self.known >= enough || role == NameRole::Governorate && self.governorates >= enough
    }
}

/// The different values of a column, spread over the whole sample, because it may be sorted; `None` if it is empty
/// or numeric.
fn different<'s>(sampled: &Sampled<'s>, column: usize) -> Option<BTreeSet<&'s str>> {
    let different: BTreeSet<&str> = sampled.values(column).filter(|v| *v != "-").collect();
    let numbers = different.iter().filter(|v| decimal(v.as_bytes()).is_some()).count();
    if different.is_empty() || numbers * 2 > different.len() {
        return None;
    }
    let step = different.len().div_ceil(ASKED);
    Some(different.into_iter().step_by(step).collect())
}

fn share(values: &BTreeSet<&str>, is: impl Fn(&str) -> bool) -> f64 {
    values.iter().filter(|v| is(v)).count() as f64 / values.len().max(1) as f64
}
