//! Where a row says that it happened.

use crate::geo::LonLat;
use crate::model::Precision;

use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::cell_codes::is_local_plus_code;
use crate::formats::events::degrees::{Axis, angle};
use crate::formats::events::lengths::within_km;
use crate::formats::events::place::{is_around, is_iraq, place};
use crate::formats::events::position::{Spot, off_by_digits, off_by_step, position};
use crate::formats::events::sexagesimal::Sexagesimal;
use crate::formats::events::systems::{Metres, likely, metres};
use crate::formats::events::{Cause, CoordinateSystem, DegreeParts, Mapping, PointOrder};

impl Assembler<'_> {
    /// The position of a row, and how precise it can be at most by the digits that it is written with.
    pub(in crate::formats::events) fn place(
        &mut self,
        record: &impl Cells,
        at: At,
    ) -> Option<(LonLat, Option<Precision>)> {
        let mapping = self.mapping;
        let (column, spot) = match (mapping.pair(), mapping.point) {
            (Some((latitude, longitude)), _) => (latitude, two_cells(mapping, record, latitude, longitude)),
            (None, Some(point)) => (point, self.point(record, point, at)),
            (None, None) => return None,
        };
        let off_km = spot.map_or(0.0, |spot| spot.off_km);
        let cause = match spot.and_then(|spot| located(mapping, record, spot)) {
            Ok(place) => {
                self.tallies.straight += u64::from(is_around(place.lon, place.lat));
                return Some((place, self.by_digits(off_km)));
            }
            Err(cause) => cause,
        };
        self.tallies.exchanged += u64::from(cause == Cause::Exchanged);
        let text = match (cause, mapping.pair()) {
            (Cause::NoPlace | Cause::NotAPoint, _) => String::new(),
            (_, Some((latitude, longitude))) if mapping.degree_columns().next().is_some() => {
                let [lat, lon] = parts(mapping, record, latitude, longitude).map(|parts| parts.text());
                format!("{lat}, {lon}")
            }
            (_, Some((latitude, longitude))) => {
                format!("{}, {}", record.cell(latitude).to_text(), record.cell(longitude).to_text())
            }
            (_, None) => record.cell(column).to_text(),
        };
        self.note(cause, at.line, Some(column), &text);
        None
    }

    /// The class of a position that may be off for want of digits.
    fn by_digits(&mut self, off_km: f64) -> Option<Precision> {
        let class = within_km(off_km).filter(|class| *class > Precision::Town);
        self.tallies.coarse += u64::from(class.is_some());
        class
    }

    /// A position in one cell.
    fn point(&mut self, record: &impl Cells, column: usize, at: At) -> Result<Spot, Cause> {
        let text = record.cell(column).to_text();
        if text.is_empty() && record.is_other_shape() {
            return Err(Cause::NotAPoint);
        }
        self.tallies.local_codes += u64::from(is_local_plus_code(&text));
        let spot = position(text.as_bytes(), self.mapping.point_order)?;
        self.tallies.points.add_spot(spot);
        // In Iraq only one order is possible.
        if spot.assumed && self.mapping.point_order == PointOrder::Usual && !is_around(spot.x, spot.y) {
            self.note(Cause::AssumedOrder, at.line, Some(column), &text);
        }
        Ok(spot)
    }
}

/// A position whose latitude and longitude have columns of their own.
fn two_cells(
    mapping: &Mapping,
    record: &impl Cells,
    latitude: usize,
    longitude: usize,
) -> Result<Spot, Cause> {
    if mapping.degree_parts != [DegreeParts::default(); 2] {
        return in_parts(mapping, record, latitude, longitude);
    }
    match mapping.system {
        CoordinateSystem::Degrees => pair(record, latitude, longitude),
        // Metres may have their digits in groups.
        CoordinateSystem::UtmNorth(_) | CoordinateSystem::WebMercator | CoordinateSystem::InColumn(_) => {
            let number = |column: usize| metres(record.cell(column).to_text().as_bytes());
            match (number(longitude), number(latitude)) {
                (Some(x), Some(y)) => Ok(Spot::stated(x, y, false)),
                _ => pair(record, latitude, longitude),
            }
        }
    }
}

/// A position in degrees, minutes and seconds in a cell each.
fn in_parts(
    mapping: &Mapping,
    record: &impl Cells,
    latitude: usize,
    longitude: usize,
) -> Result<Spot, Cause> {
    if record.cell(latitude).is_empty() && record.cell(longitude).is_empty() {
        return Err(Cause::NoPlace);
    }
    let [lat, lon] = parts(mapping, record, latitude, longitude);
    let (y, x) = (lat.degrees(Axis::Latitude), lon.degrees(Axis::Longitude));
    let (Some(y), Some(x)) = (y, x) else { return Err(Cause::UnreadablePlace) };
    // Minutes of one coordinate alone: those of the other one are not known.
    let alone = lat.minutes.is_some() != lon.minutes.is_some();
    if alone && (y.fract() == 0.0 || x.fract() == 0.0) {
        return Err(Cause::UnreadablePlace);
    }
    Ok(Spot::stated(x, y, true))
}

fn parts(mapping: &Mapping, record: &impl Cells, latitude: usize, longitude: usize) -> [Sexagesimal; 2] {
    let text = |column: usize| record.cell(column).to_text();
    let [lat, lon] = mapping.degree_parts;
    [(latitude, lat), (longitude, lon)].map(|(degrees, parts)| Sexagesimal {
        degrees: text(degrees),
        minutes: parts.minutes.map(text),
        seconds: parts.seconds.map(text),
        letter: parts.letter.map(text),
    })
}

/// A position in two cells.
fn pair(record: &impl Cells, latitude: usize, longitude: usize) -> Result<Spot, Cause> {
    let (lat, lon) = (record.cell(latitude), record.cell(longitude));
    if let (Some(y), Some(x)) = (lat.number(), lon.number()) {
        let decimals = || lat.decimals().max(lon.decimals());
        return Ok(Spot::stated(x, y, false).off(off_by_digits(x, y, decimals)));
    }
    if record.is_other_shape() {
        return Err(Cause::NotAPoint);
    }
    if lat.is_empty() && lon.is_empty() {
        return Err(Cause::NoPlace);
    }
    let [lat, lon] = [lat, lon].map(|cell| angle(cell.to_text().as_bytes()).ok_or(Cause::UnreadablePlace));
    let (lat, lon) = (lat?, lon?);
    // A letter tells which is which better than the column.
    let (lat, lon) = match (lat.axis, lon.axis) {
        (Some(Axis::Longitude), Some(Axis::Latitude)) => (lon, lat),
        (Some(Axis::Longitude), _) | (_, Some(Axis::Latitude)) => return Err(Cause::UnreadablePlace),
        (Some(Axis::Latitude) | None, Some(Axis::Longitude) | None) => (lat, lon),
    };
    let in_degrees = lat.axis.is_some() || lon.axis.is_some();
    let off_km = off_by_step(lat.step.min(lon.step));
    Ok(Spot::stated(lon.degrees, lat.degrees, in_degrees).off(off_km))
}

/// The position of a spot, by the coordinate system of its row.
fn located(mapping: &Mapping, record: &impl Cells, spot: Spot) -> Result<LonLat, Cause> {
    let country = || {
        let country = mapping.country.map(|c| record.cell(c).to_text());
        country.is_none_or(|c| c.trim().is_empty() || is_iraq(&c))
    };
    let Spot { x, y, .. } = spot;
    let system = match mapping.system {
        _ if spot.in_degrees => CoordinateSystem::Degrees,
        CoordinateSystem::InColumn(column) => {
            let named = CoordinateSystem::named(&record.cell(column).to_text());
            let degrees = x.abs() <= 180.0 && y.abs() <= 90.0;
            named.unwrap_or(if degrees { CoordinateSystem::Degrees } else { mapping.system })
        }
        known @ (CoordinateSystem::Degrees
        | CoordinateSystem::UtmNorth(_)
        | CoordinateSystem::WebMercator) => known,
    };
    match system {
        CoordinateSystem::Degrees | CoordinateSystem::InColumn(_) => {
            place(y, x, country).map_err(|cause| match (cause, likely(x, y), likely(y, x)) {
                (Cause::Projected, Metres::Utm, _) | (Cause::Projected, _, Metres::Utm) => {
                    Cause::ProjectedUtm
                }
                (cause, ..) => cause,
            })
        }
        // Web Mercator is never named row by row: a row that looks like UTM is of another system.
        CoordinateSystem::WebMercator if likely(x, y) == Metres::Utm => Err(Cause::ProjectedUtm),
        CoordinateSystem::UtmNorth(_) | CoordinateSystem::WebMercator => match system.degrees(x, y) {
            Some((lat, lon)) if x != 0.0 || y != 0.0 => place(lat, lon, country),
            // Some rows of such files have degrees all the same.
            _ if is_around(x, y) || x == 0.0 && y == 0.0 => place(y, x, country),
            _ => Err(Cause::OutOfRange),
        },
    }
}
