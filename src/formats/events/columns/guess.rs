use crate::formats::events::date::OrderEvidence;
use crate::formats::events::json_fields::geometry;
use crate::formats::events::known::{known, placed};
use crate::formats::events::styles::decide_styles;
use crate::formats::events::{ColumnRole, Dates, Mapping, NameRole, Open, PlaceNames, Recognised};

use super::date_hints::{date_hints, six_digit_order};
use super::date_units::date_unit;
use super::degree_parts::degree_parts;
use super::devices::{DEVICE, device_points};
use super::fits::{is_any_position, is_coordinate, is_count, is_grid, is_number, is_position};
use super::guess_names::{area_of_governorates, guess_names};
use super::header::Name;
use super::order_by_others::order_told;
use super::ranked::{Candidate, NEVER, Sampled};
use super::roles::Candidates;
use super::{clock, codes, dimensions, id_names, killed, killed_columns, positions, precision_columns, when};

/// What a table's columns mean.
pub(in crate::formats::events) struct Recognition {
    pub recognised: Recognised,
    pub mapping: Mapping,
    /// What else the columns may be taken for.
    pub candidates: Candidates,
    /// Whether the order of day and month is certain, or irrelevant.
    pub certain: bool,
    /// The column that is taken for governorates because of its values.
    pub by_values: Option<usize>,
}

/// Guesses the column mapping from names and sample values; `places` knows the names of places.
pub(in crate::formats::events) fn recognise(
    header: &[String],
    rows: &[Vec<String>],
    places: Option<&dyn PlaceNames>,
) -> Recognition {
    let sampled = Sampled::new(header, rows);
    let mut candidates = of(&sampled);
    let (recognised, mut mapping) =
        known(header).unwrap_or_else(|| (Recognised::Table, guessed(header, &sampled, &candidates)));
    // A feature's position is its geometry.
    if let Some((longitude, latitude)) = geometry(header) {
        (mapping.longitude, mapping.latitude) = (Some(longitude), Some(latitude));
    }
    let places = places.filter(|_| recognised == Recognised::Table);
    let by_values = places.and_then(|places| with_places(&mut mapping, header, &sampled, places));
    candidates.governorate.extend(by_values.map(|column| valued(&sampled, column)));
    let recognised = if placed(header, &mut mapping) { Recognised::Placed } else { recognised };
    codes::add(&mut mapping, &sampled);
    // A list of places may say when it was last changed.
    let dated = mapping.dates != Dates::None && !candidates.date.first().is_some_and(when::is_later);
    let tell = matches!(recognised, Recognised::Table | Recognised::Placed).then_some(dated);
    candidates.precision = precision_columns::add(&mut mapping, &sampled, tell);
    clock::add(&mut mapping, &sampled, header);
    mapping.open = Open::ALL;
    complete(&mut mapping, header, rows);
    let evidence = order_evidence(&mapping, rows);
    let certain = !evidence.is_ambiguous() || order_told(&evidence, header, rows, &mapping).is_some();
    Recognition { recognised, mapping, candidates, certain, by_values }
}

/// Guesses the column mapping from names and sample values.
pub fn guess(header: &[String], rows: &[Vec<String>]) -> Mapping {
    recognise(header, rows, None).mapping
}

/// The sample's evidence for the order of day and month in the date columns.
pub(in crate::formats::events) fn order_evidence(mapping: &Mapping, rows: &[Vec<String>]) -> OrderEvidence {
    let columns = match mapping.dates {
        Dates::One(day) => [Some(day), None],
        Dates::Span { first, last } => [Some(first), Some(last)],
        Dates::None | Dates::Parts { .. } => [None, None],
    };
    let mut evidence = OrderEvidence::default();
    for column in columns.into_iter().flatten() {
        rows.iter().filter_map(|row| row.get(column)).for_each(|text| evidence.add(text.trim().as_bytes()));
    }
    evidence
}

fn of(sampled: &Sampled) -> Candidates {
    let (place, governorate) = (dimensions::places(sampled), dimensions::governorates(sampled));
    let mut position = positions::pairs(sampled, &is_coordinate);
    if !place.is_empty() || !governorate.is_empty() {
        positions::put_elsewhere(&mut position, sampled);
    }
    Candidates {
        date: when::candidates(sampled),
        position,
        place,
        governorate,
        kind: dimensions::kinds(sampled),
        killed: killed_columns::candidates(sampled),
        events: events(sampled),
        precision: Vec::new(),
    }
}

/// The candidates for the number of events that a row stands for; one that counts the rows is none.
fn events(sampled: &Sampled) -> Vec<Candidate> {
    let mut all = sampled.candidates(killed::events, is_count);
    all.retain(|c| !id_names::is_row_number(sampled, c.columns[0]));
    all
}

fn guessed(header: &[String], sampled: &Sampled, all: &Candidates) -> Mapping {
    let first = |list: &[Candidate]| list.first().filter(|c| c.rank < NEVER).map(|c| c.columns[0]);
    let end = |rank: fn(&Name) -> Option<u8>| first(&sampled.candidates(rank, is_count));
    let mut mapping = Mapping {
        dates: day(&all.date, sampled),
        low: end(killed::low),
        high: end(killed::high),
        events: first(&all.events),
        governorate: first(&all.governorate),
        country: dimensions::country(sampled),
        ..Mapping::empty()
    };
    killed_columns::take(&mut mapping, sampled, &all.killed);
    place(&mut mapping, all, sampled);
    if !mapping.has_position() || mapping.areas {
        point(&mut mapping, all, sampled);
    }
    if mapping.high.is_none() || mapping.low.is_none() {
        // A single "low" or "high" is more likely something else, unless it names those killed and nothing else does.
        let says_killed = |c: &usize| killed::speaks_of_killed(&sampled.names[*c]) && mapping.best.is_none();
        (mapping.low, mapping.high) = (mapping.low.filter(says_killed), None);
    }
    // If a source gives only a minimum and a maximum, only the minimum is certain.
    mapping.best = mapping.best.or(mapping.low);
    mapping.id = id_names::id(sampled, &mapping);
    mapping.dimensions = dimensions::dimensions(header, sampled, &mapping, first(&all.kind));
    mapping
}

/// Completes a mapping by what the values tell of places: a column of governorates under another name, and, where
/// no column gives a position, those that name one. Returns the column that is taken for governorates.
fn with_places(
    mapping: &mut Mapping,
    header: &[String],
    sampled: &Sampled,
    places: &dyn PlaceNames,
) -> Option<usize> {
    if mapping.has_position() {
        let column = mapping.governorate.is_none().then(|| area_of_governorates(sampled, places)).flatten();
        mapping.governorate = mapping.governorate.or(column);
        return column;
    }
    let names = guess_names(header, sampled.rows, places);
    let governorate = names.iter().find(|name| name.role == NameRole::Governorate).map(|name| name.column);
    let by_values = governorate.filter(|_| mapping.governorate.is_none());
    mapping.governorate = mapping.governorate.or(governorate);
    mapping.dimensions.retain(|d| by_values != Some(d.column));
    // Words beside a governorate may name any place, and rows that count events are never drawn.
    let nearer = names.iter().any(|name| matches!(name.role, NameRole::Place | NameRole::District));
    if mapping.events.is_none() && (nearer || mapping.governorate.is_none()) {
        mapping.names = names;
    }
    by_values
}

/// A column that only its values make one of governorates.
fn valued(sampled: &Sampled, column: usize) -> Candidate {
    let (filled, read) = sampled.read(column, |v| !is_number(v));
    Candidate { columns: vec![column], rank: BY_VALUES, filled, read }
}

/// The rank of columns whose names say nothing of what they are taken for.
const BY_VALUES: u8 = 190;

/// One column of whole positions, whatever its name; that of whoever filled in a form only if nothing else tells
/// where a row belongs, and then it is no point.
fn point(mapping: &mut Mapping, all: &Candidates, sampled: &Sampled) {
    let devices = device_points(sampled);
    // A “grid” of military squares holds positions, another one areas.
    let squares = |c: &usize| sampled.share(*c, is_grid).is_some_and(|share| share > 0.5);
    let is_other = |c: &usize| positions::is_area(&sampled.names[*c]) && !squares(c) || devices.contains(c);
    let mut columns = (0..sampled.names.len()).filter(|c| !is_other(c));
    let mostly = |c: usize, fits: fn(&str) -> bool| sampled.share(c, fits).is_some_and(|share| share > 0.5);
    // Letters alone are a geohash only where the name says so.
    let is_code = |c: usize| sampled.names[c].has("geohash") && mostly(c, is_any_position);
    let point = columns.find(|c| mostly(*c, is_position) || is_code(*c));
    if point.is_some() {
        (mapping.latitude, mapping.longitude, mapping.areas) = (None, None, false);
        mapping.degree_parts = Default::default();
        mapping.point = point;
    } else if !mapping.has_position() && mapping.governorate.is_none() && all.place.is_empty() {
        mapping.point = devices.first().copied();
        mapping.areas = mapping.point.is_some();
    }
}

/// Takes other columns for a role.
pub(in crate::formats::events) fn take(
    mapping: &mut Mapping,
    role: ColumnRole,
    candidate: &Candidate,
    header: &[String],
    rows: &[Vec<String>],
) {
    let sampled = Sampled::new(header, rows);
    let one = candidate.columns.first().copied();
    match role {
        ColumnRole::Date => {
            mapping.dates = day(std::slice::from_ref(candidate), &sampled);
            clock::add(mapping, &sampled, header);
        }
        ColumnRole::Position => {
            (mapping.latitude, mapping.longitude) = (one, candidate.columns.get(1).copied());
            mapping.areas = positions::is_of_area(candidate);
            mapping.degree_parts =
                [one, candidate.columns.get(1).copied()].map(|c| degree_parts(&sampled, c));
        }
        ColumnRole::Killed => {
            let others = killed_columns::candidates(&sampled);
            let all: Vec<Candidate> = std::iter::once(candidate.clone()).chain(others).collect();
            killed_columns::take(mapping, &sampled, &all);
        }
        ColumnRole::Governorate => mapping.governorate = one,
        ColumnRole::Events => mapping.events = one,
        // These are changed by the user only.
        ColumnRole::Place | ColumnRole::Type | ColumnRole::Precision => {}
    }
    // A column that is taken is no choice any more.
    let taken = candidate.columns.clone();
    mapping.dimensions.retain(|d| !taken.contains(&d.column) || role == ColumnRole::Type);
}

fn day(candidates: &[Candidate], sampled: &Sampled) -> Dates {
    let Some(best) = candidates.first() else { return Dates::None };
    let last = match best.columns[..] {
        [first] => when::last_of(sampled, first),
        _ => None,
    };
    when::dates(best, last)
}

/// The pair that names the event; one of areas only if nothing else tells where a row belongs.
fn place(mapping: &mut Mapping, all: &Candidates, sampled: &Sampled) {
    let Some(pair) = all.position.first() else { return };
    let [latitude, longitude] = pair.columns[..] else { return };
    let areas = positions::is_of_area(pair);
    let is_named = mapping.governorate.is_some() || pair.rank >= DEVICE && !all.place.is_empty();
    if areas && (is_named || positions::is_vast(sampled, pair)) {
        return;
    }
    (mapping.latitude, mapping.longitude) = (Some(latitude), Some(longitude));
    mapping.areas = areas;
    mapping.degree_parts = [latitude, longitude].map(|column| degree_parts(sampled, Some(column)));
}

/// Finds the columns that go with those of a mapping, however it was made, and decides what is left open.
pub(in crate::formats::events) fn complete(mapping: &mut Mapping, header: &[String], rows: &[Vec<String>]) {
    let sampled = Sampled::new(header, rows);
    mapping.degree_parts = [mapping.latitude, mapping.longitude].map(|column| degree_parts(&sampled, column));
    decide_styles(mapping, header, rows);
    if mapping.open.order {
        let by_digits = six_digit_order(&sampled, mapping);
        mapping.date_order = by_digits.unwrap_or_else(|| {
            let evidence = order_evidence(mapping, rows);
            order_told(&evidence, header, rows, mapping).map_or(evidence.order(), |told| told.order)
        });
    }
    mapping.date_unit = date_unit(&sampled, mapping);
    mapping.date_hints = date_hints(header, &sampled, mapping);
}
