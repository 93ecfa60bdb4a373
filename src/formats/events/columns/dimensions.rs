use std::collections::BTreeSet;

use crate::events::{Column, Role};

use super::codes;
use super::fits::is_number;
use super::header::Name;
use super::id_names::is_id;
use super::place_columns::{Part, part};
use super::ranked::{Candidate, Sampled};
use crate::formats::events::{MappedDimension, Mapping};

const KIND: &str = "\
    eventtype type category attacktype incidenttype typeofviolence typeofevent kind class typeofincident \
    typeofattack eventcategory incidentcategory eventclass نوع نوعالحادث جۆر violence attack weapon \
    weapons weapontype";
const SUBTYPE: &str = "subeventtype subtype subcategory method detail";
const SOURCE: &str = "source sources sourcename publisher reportedby";
const ACTOR: &str = "\
    actor1 actor2 actor perpetrator group gname sidea sideb assocactor1 assocactor2 inter1 inter2 \
    dyadname";

/// Most distinct sample values of a filter column.
const MOST_VALUES: usize = 120;

/// Longest value of such a column, in characters.
const LONGEST: usize = 80;

/// The candidates for the type of an event.
pub(super) fn kinds(sampled: &Sampled) -> Vec<Candidate> {
    // The order of the names is the order of their fitness; there are fewer than a hundred.
    let rank =
        |name: &Name| name.position_in(KIND).map(|at| at as u8).or_else(|| is_kind(name).then_some(99));
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
    const WORDS: &str = "\
    type category kind class nature classification نوع تصنيف art typ tipo tür türü cure جۆر جۆری тип";
    const WHOSE: &str = "\
    event incident attack violence violation حادث حدث هجوم حادثة événement ereignis ereignisses vorfall \
    vorfalls evento incidente olay رویداد ڕووداو события событие";
    name.has(WORDS) && name.has(WHOSE) && !name.has("sub source location actor target date id code")
}

pub(super) fn country(sampled: &Sampled) -> Option<usize> {
    let named = sampled.candidates(|name| of_part(name, &[Part::Country]), |_| true);
    named.into_iter().find(|c| c.filled > 0).map(|c| c.columns[0])
}

/// How well a name fits one of these parts of an address.
fn of_part(name: &Name, parts: &[Part]) -> Option<u8> {
    part(name).filter(|(part, _)| parts.contains(part)).map(|(_, rank)| rank)
}

/// The candidates for the name or code of a governorate, or else a code of a district in it.
pub(super) fn governorates(sampled: &Sampled) -> Vec<Candidate> {
    let own = sampled
        .candidates(|name| of_part(name, &[Part::Governorate, Part::GovernorateCode]), |v| !is_number(v));
    let smaller = sampled.candidates(|name| of_part(name, &[Part::DistrictCode]), is_district_code);
    own.into_iter().chain(smaller).collect()
}

/// Whether a value is a code of Iraq by OCHA with the number of a governorate at its beginning: `IQG15Q01`.
fn is_district_code(value: &str) -> bool {
    let code: String = value.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_lowercase();
    let number = code.strip_prefix("iqg").and_then(|rest| rest.get(..2));
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

/// The candidates for the name of a place.
pub(super) fn places(sampled: &Sampled) -> Vec<Candidate> {
    sampled.candidates(|name| of_part(name, &[Part::Place, Part::Town]), |v| !is_number(v))
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
        let violence = sampled.names[column].is("typeofviolence") && has_codes(sampled, column);
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
        () if part(name).is_some_and(|(part, _)| part != Part::Text) => Role::Place,
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
