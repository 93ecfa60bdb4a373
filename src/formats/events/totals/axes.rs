//! The columns that say of what a row is a part.

use std::collections::BTreeSet;

use super::aggregate::{Said, said};
use super::kind::Kind;
use crate::formats::events::fits::is_number;
use crate::formats::events::header::Name;
use crate::formats::events::place_columns::{Part, part};
use crate::formats::events::{Dates, Mapping};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Axis {
    pub column: usize,
    pub kind: Kind,
}

/// Most columns by which rows are divided, and most others that are looked at.
pub(in crate::formats::events) const MOST: usize = 10;
const MOST_WORDS: usize = 6;

/// Most different values of a column that divides rows.
const MOST_VALUES: usize = 60;

/// The columns of a table with this mapping; `names` are those by which their meaning is told.
pub(in crate::formats::events) fn axes(
    mapping: &Mapping,
    names: &[String],
    rows: &[Vec<String>],
) -> Vec<Axis> {
    let dates: Vec<usize> = match mapping.dates {
        Dates::None => vec![],
        Dates::One(day) => vec![day],
        Dates::Span { first, .. } => vec![first],
        Dates::Parts { year, month, day } => [Some(year), month, day].into_iter().flatten().collect(),
    };
    let taken = others(mapping);
    let mut all: Vec<Axis> = dates.iter().map(|column| Axis { column: *column, kind: Kind::Date }).collect();
    let mut words = Vec::new();
    for (column, name) in names.iter().enumerate() {
        if dates.contains(&column) || taken.contains(&column) {
            continue;
        }
        let values: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|v| v.trim())
            .filter(|v| !v.is_empty())
            .collect();
        let numbers = values.iter().filter(|value| is_number(value)).count();
        if values.is_empty() || numbers * 2 > values.len() {
            continue;
        }
        match kind(&Name::new(name), &values, mapping.governorate == Some(column)) {
            Some(Kind::Words) => words.push(Axis { column, kind: Kind::Words }),
            Some(kind) => all.push(Axis { column, kind }),
            None => {}
        }
    }
    all.truncate(MOST);
    words.truncate(MOST_WORDS);
    all.extend(words);
    all
}

/// Columns that hold numbers, codes or the country.
fn others(mapping: &Mapping) -> Vec<usize> {
    let people = [mapping.best, mapping.low, mapping.high, mapping.events];
    let places = [mapping.latitude, mapping.longitude, mapping.point, mapping.country, mapping.vicinity];
    let coded = [mapping.precision, mapping.date_precision].into_iter().flatten().map(|(column, _)| column);
    let all = people.into_iter().chain(places).flatten().chain(coded);
    let last = match mapping.dates {
        Dates::Span { last, .. } => Some(last),
        Dates::None | Dates::One(_) | Dates::Parts { .. } => None,
    };
    all.chain(last).chain(mapping.added.iter().copied()).chain(mapping.degree_columns()).collect()
}

fn kind(name: &Name, values: &[&str], governorate: bool) -> Option<Kind> {
    const SEX: &str = "\
    sex gender geschlecht sexe genre sexo sesso cinsiyet zayend جنس نوعالجنس جنسیت ڕەگەز пол";
    const CODE: &str = "id code pcode codes pcodes iso uid fid objectid no nr number رمز كود";
    const TEXT: &str = "\
    notes note source sources remark remarks comment comments description summary text title url link actor actor1 \
    actor2 headline author contact";
    match part(name) {
        _ if governorate => return Some(Kind::Area),
        Some((Part::GovernorateCode | Part::DistrictCode | Part::Country, _)) => return None,
        Some((Part::Text, _)) => return Some(Kind::Words),
        Some((
            Part::Governorate | Part::Area | Part::District | Part::Place | Part::Town | Part::Smaller,
            _,
        )) => {
            return Some(Kind::Area);
        }
        None => {}
    }
    if name.has(CODE) {
        return None;
    }
    if name.has(SEX) {
        return Some(Kind::Sex);
    }
    let different: BTreeSet<&str> = values.iter().copied().collect();
    let aggregate = || values.iter().any(|v| matches!(said(v, Kind::Category), Said::All | Said::Likely));
    let few =
        different.len() <= MOST_VALUES && (different.len() * 2 <= values.len() || different.len() <= 12);
    let short = values.iter().all(|v| v.chars().count() <= 60);
    Some(if !name.has(TEXT) && short && (few || aggregate()) { Kind::Category } else { Kind::Words })
}
