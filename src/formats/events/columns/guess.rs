use crate::formats::events::date::OrderEvidence;
use crate::formats::events::known::{known, placed};
use crate::formats::events::styles::decide_styles;
use crate::formats::events::{ColumnRole, Dates, Mapping, Recognised};

use super::fits::{is_coordinate, is_count, is_number, is_position};
use super::header::Name;
use super::ranked::{Candidate, NEVER, Sampled};
use super::roles::Candidates;
use super::{codes, dimensions, governorates, killed, positions, when};

/// Guesses the column mapping from names and sample values. The second value is false if the order of day and
/// month is uncertain.
pub(in crate::formats::events) fn recognise(
    header: &[String],
    rows: &[Vec<String>],
) -> (Recognised, Mapping, bool) {
    let sampled = Sampled::new(header, rows);
    let (recognised, mut mapping) =
        known(header).unwrap_or_else(|| (Recognised::Table, guessed(header, &sampled)));
    let recognised = if placed(header, &mut mapping) { Recognised::Placed } else { recognised };
    codes::add(&mut mapping, &sampled);
    decide_styles(&mut mapping, header, rows);
    let evidence = order_evidence(&mapping, rows);
    mapping.date_order = evidence.order();
    (recognised, mapping, !evidence.is_ambiguous())
}

/// Guesses the column mapping from names and sample values.
pub fn guess(header: &[String], rows: &[Vec<String>]) -> Mapping {
    recognise(header, rows).1
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

/// What the columns may be taken for, by their names and sample values.
pub(in crate::formats::events) fn candidates(header: &[String], rows: &[Vec<String>]) -> Candidates {
    of(&Sampled::new(header, rows))
}

fn of(sampled: &Sampled) -> Candidates {
    Candidates {
        date: when::candidates(sampled),
        position: positions::pairs(sampled, &is_coordinate),
        place: dimensions::places(sampled),
        governorate: sampled.candidates(governorates::governorate, |v| !is_number(v)),
        kind: dimensions::kinds(sampled),
        killed: sampled.candidates(killed::killed, is_count),
        events: sampled.candidates(killed::events, is_count),
    }
}

fn guessed(header: &[String], sampled: &Sampled) -> Mapping {
    let all = of(sampled);
    let first = |list: &[Candidate]| list.first().filter(|c| c.rank < NEVER).map(|c| c.columns[0]);
    let end = |rank: fn(&Name) -> Option<u8>| first(&sampled.candidates(rank, is_count));
    let mut mapping = Mapping {
        dates: day(&all.date, sampled),
        best: first(&all.killed),
        low: end(killed::low),
        high: end(killed::high),
        events: first(&all.events),
        id: dimensions::id(sampled),
        governorate: first(&all.governorate),
        country: dimensions::country(sampled),
        ..Mapping::empty()
    };
    place(&mut mapping, &all, sampled);
    if !mapping.has_position() || mapping.areas {
        point(&mut mapping, sampled);
    }
    if mapping.high.is_none() || mapping.low.is_none() {
        // A single "low" or "high" is more likely something else.
        (mapping.low, mapping.high) = (None, None);
    }
    // If a source gives only a minimum and a maximum, only the minimum is certain.
    mapping.best = mapping.best.or(mapping.low);
    mapping.dimensions = dimensions::dimensions(header, sampled, &mapping, first(&all.kind));
    mapping
}

/// One column of whole positions, whatever its name.
fn point(mapping: &mut Mapping, sampled: &Sampled) {
    let is_area = |name: &Name| positions::is_area(name);
    let mut columns = (0..sampled.names.len()).filter(|c| !is_area(&sampled.names[*c]));
    let point = columns.find(|c| sampled.share(*c, is_position).is_some_and(|share| share >= 0.8));
    if point.is_some() {
        (mapping.latitude, mapping.longitude, mapping.areas) = (None, None, false);
        mapping.point = point;
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
        ColumnRole::Date => mapping.dates = day(std::slice::from_ref(candidate), &sampled),
        ColumnRole::Position => {
            (mapping.latitude, mapping.longitude) = (one, candidate.columns.get(1).copied());
            mapping.areas = positions::is_of_area(candidate);
        }
        ColumnRole::Killed => mapping.best = one,
        ColumnRole::Governorate => mapping.governorate = one,
        ColumnRole::Events => mapping.events = one,
        // Both are changed by the user only.
        ColumnRole::Place | ColumnRole::Type => {}
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
    if areas && (mapping.governorate.is_some() || positions::is_vast(sampled, pair)) {
        return;
    }
    (mapping.latitude, mapping.longitude) = (Some(latitude), Some(longitude));
    mapping.areas = areas;
}
