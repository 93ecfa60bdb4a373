use serde::Serialize;

use crate::events::{CellChange, Change, ChangeKind, EventTable, GOVERNORATE};
use crate::geo::{LonLat, distance_km};
use crate::model::Precision;

/// An event that differs between two states of its source, as files and the command line give it. `--help` of
/// `compare` documents these members: add, never rename or remove.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeRecord {
    /// added, removed or changed
    pub change: &'static str,
    /// What differs: moved, re-dated, killed-changed, fields-changed.
    pub kinds: Vec<&'static str>,
    pub id: String,
    pub before: Option<RowState>,
    pub after: Option<RowState>,
    /// Kilometres along the ground, if both positions are on the map.
    pub moved_km: Option<f64>,
    /// Days from the earlier first day to the later one.
    pub moved_days: Option<i64>,
    /// The fields that differ, as they are written.
    pub fields: Vec<FieldChange>,
}

/// A row as its table knows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowState {
    /// Number in its file, from 1.
    pub row: u64,
    pub first: Option<String>,
    pub last: Option<String>,
    /// Degrees (WGS 84); none if the place is not known precisely enough to be drawn.
    pub longitude: Option<f64>,
    pub latitude: Option<f64>,
    pub governorate: String,
    pub precision: Option<&'static str>,
    pub killed: Option<u32>,
    pub killed_low: Option<u32>,
    pub killed_high: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
}

impl ChangeRecord {
    pub fn new(
        change: &Change,
        id: &str,
        (old, new): (&EventTable, &EventTable),
        cells: Vec<CellChange>,
    ) -> Self {
        let word = match (change.old, change.new) {
            (Some(_), Some(_)) => "changed",
            (Some(_), None) => ChangeKind::Removed.word(),
            (None, _) => ChangeKind::Added.word(),
        };
        let kinds = change.kinds().filter(|_| change.is_changed()).map(ChangeKind::word).collect();
        let fields =
            cells.into_iter().map(|c| FieldChange { field: c.field, before: c.before, after: c.after });
        Self {
            change: word,
            kinds,
            id: id.to_owned(),
            before: change.old.and_then(|row| RowState::of(old, row)),
            after: change.new.and_then(|row| RowState::of(new, row)),
            moved_km: moved_km(change, old, new).map(|km| (km * 1000.0).round() / 1000.0),
            moved_days: moved_days(change, old, new),
            fields: fields.collect(),
        }
    }
}

/// How far an event moved, in kilometres; `None` if it did not, or is not drawn in both states.
pub fn moved_km(change: &Change, old: &EventTable, new: &EventTable) -> Option<f64> {
    let places = old.place(change.old?).zip(new.place(change.new?));
    let (from, to) = places.filter(|_| change.is(ChangeKind::Moved))?;
    Some(distance_km(from.into(), to.into()))
}

/// By how many days an event's first day is later; `None` if its days are the same or not known.
pub fn moved_days(change: &Change, old: &EventTable, new: &EventTable) -> Option<i64> {
    let days = old.days(change.old?).zip(new.days(change.new?));
    let ((from, _), (to, _)) = days.filter(|_| change.is(ChangeKind::Redated))?;
    Some(i64::from(to.0) - i64::from(from.0))
}

impl RowState {
    fn of(table: &EventTable, row: u32) -> Option<Self> {
        let known = table.row(row)?;
        let place = known.place.map(|place| degrees(place.into()));
        let (first, last) = known.days.map(|(a, b)| (a.to_string(), b.to_string())).unzip();
        Some(Self {
            row: u64::from(known.number) + 1,
            first,
            last,
            longitude: place.map(|[lon, _]| lon),
            latitude: place.map(|[_, lat]| lat),
            governorate: table.words(GOVERNORATE, row).to_owned(),
            precision: table.precision(row).map(Precision::word),
            killed: known.fatalities.best,
            killed_low: known.fatalities.low,
            killed_high: known.fatalities.high,
        })
    }

    pub(super) fn position(&self) -> Option<[f64; 2]> {
        Some([self.longitude?, self.latitude?])
    }
}

/// To six decimals, as in exports of rows.
fn degrees(place: LonLat) -> [f64; 2] {
    [place.lon, place.lat].map(|x| (x * 1e6).round() / 1e6 + 0.0)
}
