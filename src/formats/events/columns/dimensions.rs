use std::collections::BTreeSet;

use crate::events::{Column, Role};

use super::fits::is_number;
use super::header::Name;
use super::ranked::{Candidate, Sampled};
use super::{codes, governorates};
use crate::formats::events::{MappedDimension, Mapping};

const KIND: &[&str] = &[
    "eventtype",
    "type",
    "category",
    "attacktype",
    "incidenttype",
    "typeofviolence",
    "typeofevent",
    "kind",
    "class",
    "typeofincident",
    "typeofattack",
    "eventcategory",
    "incidentcategory",
    "eventclass",
    "نوع",
    "نوعالحادث",
    "جۆر",
    "violence",
    "attack",
    "weapon",
    "weapons",
    "weapontype",
];
const SUBTYPE: &[&str] = &["subeventtype", "subtype", "subcategory", "method", "detail"];
const SOURCE: &[&str] = &["source", "sources", "sourcename", "publisher", "reportedby"];
const PLACE: &[&str] = &[
    "admin2",
    "adm2",
    "district",
    "admin3",
    "subdistrict",
    "city",
    "town",
    "location",
    "place",
    "admin2name",
    "adm2name",
    "admin3name",
];
const ACTOR: &[&str] = &[
    "actor1",
    "actor2",
    "actor",
    "perpetrator",
    "group",
    "gname",
    "sidea",
    "sideb",
    "assocactor1",
    "assocactor2",
    "inter1",
    "inter2",
    "dyadname",
];
const COUNTRY: &[&str] = &[
    "country",
    "countryname",
    "countrytxt",
    "admin0",
    "adm0",
    "admin0name",
    "adm0name",
    "adm0en",
    "countrycode",
    "iso3",
    "iso",
    "iso2",
    "locationcode",
    "countryiso3",
    "البلد",
    "الدولة",
];
const ID: &[&str] =
    &["id", "eventid", "eventidcnty", "uid", "incidentid", "code", "objectid", "fid", "dataid", "relid"];

/// Most distinct sample values of a filter column.
const MOST_VALUES: usize = 120;

/// Longest value of such a column, in characters.
const LONGEST: usize = 80;

/// The candidates for the type of an event.
pub(super) fn kinds(sampled: &Sampled) -> Vec<Candidate> {
    // The order of the names is the order of their fitness; there are fewer than a hundred.
    let rank = |name: &Name| {
        let at = KIND.iter().position(|kind| name.key == *kind);
        at.map(|at| at as u8).or_else(|| is_kind(name).then_some(99))
    };
    let short = |v: &str| v.chars().count() <= LONGEST;
    let mut all = sampled.candidates(rank, short);
    all.retain(|c| {
        let column = c.columns[0];
        is_choice(sampled, column) || sampled.values(column).count() < 20 || !is_id(sampled, column)
    });
    all
}

/// “Nature of the incident”, “Event classification” and the like.
fn is_kind(name: &Name) -> bool {
    let words =
        ["type", "category", "kind", "class", "nature", "classification", "نوع", "تصنيف", "art", "tipo"];
    let whose = ["event", "incident", "attack", "violence", "violation", "حادث", "حدث", "هجوم"];
    name.has(&words)
        && name.has(&whose)
        && !name.has(&["sub", "source", "location", "actor", "target", "date", "id", "code"])
}

pub(super) fn country(sampled: &Sampled) -> Option<usize> {
    let columns = COUNTRY.iter().filter_map(|key| sampled.names.iter().position(|name| name.key == *key));
    columns.into_iter().find(|c| sampled.values(*c).next().is_some())
}

pub(super) fn id(sampled: &Sampled) -> Option<usize> {
    let columns = ID.iter().filter_map(|key| sampled.names.iter().position(|name| name.key == *key));
    columns.into_iter().find(|c| is_id(sampled, *c))
}

/// The candidates for the name of a place.
pub(super) fn places(sampled: &Sampled) -> Vec<Candidate> {
    const NAMES: &[&str] = &[
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
        "incidentlocation",
        "placeofincident",
        "locality",
        "area",
        "neighbourhood",
        "neighborhood",
        "المدينة",
        "المكان",
        "الموقع",
    ];
    let rank = |name: &Name| NAMES.iter().position(|n| name.key == *n).map(|at| at as u8);
    sampled.candidates(rank, |v| !is_number(v))
}

/// Ids are almost all distinct.
fn is_id(sampled: &Sampled, column: usize) -> bool {
    let different: BTreeSet<&str> = sampled.values(column).collect();
    different.len() * 2 >= sampled.values(column).count()
}

/// The columns to filter and count by.
pub(super) fn dimensions(
    header: &[String],
    sampled: &Sampled,
    mapping: &Mapping,
    kind: Option<usize>,
) -> Vec<MappedDimension> {
    let taken: BTreeSet<usize> = mapping.columns().collect();
    let kind = kind.filter(|c| !taken.contains(c));
    let mut found: Vec<MappedDimension> = Vec::new();
    for (column, header) in header.iter().enumerate() {
        let role = if Some(column) == kind { Role::Type } else { role(&sampled.names[column]) };
        let wanted = role == Role::Type || is_choice(sampled, column);
        if (taken.contains(&column) && Some(column) != mapping.country) || !wanted {
            continue;
        }
        let named = Column { title: title(header), header: header.clone(), role };
        let violence = sampled.names[column].is(&["typeofviolence"]) && has_codes(sampled, column);
        found.push(MappedDimension { column, named, violence });
    }
    // Event types come first, unknown columns last.
    found.sort_by_key(|d| match d.named.role {
        Role::Type => 0,
        Role::Subtype => 1,
        Role::Other => 3,
        Role::Governorate
        | Role::Precision
        | Role::DatePrecision
        | Role::Actor
        | Role::Source
        | Role::Place => 2,
    });
    found.truncate(Mapping::MOST_DIMENSIONS);
    found
}

/// UCDP's codes for types of violence.
fn has_codes(sampled: &Sampled, column: usize) -> bool {
    sampled.share(column, |v| ["1", "2", "3"].contains(&v)).is_some_and(|share| share == 1.0)
}

fn role(name: &Name) -> Role {
    match () {
        () if name.is(SUBTYPE) => Role::Subtype,
        () if name.is(SOURCE) => Role::Source,
        () if name.is(PLACE) || name.is(COUNTRY) || governorates::governorate(name).is_some() => Role::Place,
        () if name.is(ACTOR) => Role::Actor,
        () => Role::Other,
    }
}

/// Whether the values are few and short enough for a filter.
fn is_choice(sampled: &Sampled, column: usize) -> bool {
    let (mut different, mut all) = (BTreeSet::new(), 0);
    for value in sampled.values(column) {
        all += 1;
        different.insert(value);
        if different.len() > MOST_VALUES || value.chars().count() > LONGEST {
            return false;
        }
    }
    let decimals = |v: &str| v.contains('.') && is_number(v);
    let few = different.len() * 2 <= all || all < 20 && different.len() <= 12;
    let code = codes::is_code(&sampled.names[column]);
    all > 0 && few && !code && sampled.share(column, decimals).is_none_or(|s| s < 0.5)
}

/// `event_type` for display: `Event type`.
fn title(header: &str) -> String {
    let words = header.replace(['_', '.'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Unnamed column".to_owned(),
    }
}
