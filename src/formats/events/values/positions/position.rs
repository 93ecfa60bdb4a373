use crate::formats::events::cell_codes::{CodedCell, geohash, plus_code};
use crate::formats::events::degrees::{Angle, Axis, angle, decimals_in, two_angles};
use crate::formats::events::folded::folded;
use crate::formats::events::grid::grid;
use crate::formats::events::map_links::map_link;
use crate::formats::events::number::decimal;
use crate::formats::events::place::is_around;
use crate::formats::events::point_text::{Shape, shape};
use crate::formats::events::systems::metres;
use crate::formats::events::{Cause, CoordinateSystem, PointOrder};

/// A position in one cell, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Written {
    /// Latitude and longitude in degrees; which is which is stated.
    Degrees { lat: f64, lon: f64, off_km: f64 },
    /// East and north in the file's coordinate system, or in that of this number.
    Metres { x: f64, y: f64, system: Option<u32>, off_km: f64 },
    /// Two numbers in the order in which they stand.
    Pair { first: f64, second: f64, brackets: bool, off_km: f64 },
}

/// A position: east and north in degrees, or in the file's coordinate system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats::events) struct Spot {
    pub x: f64,
    pub y: f64,
    pub in_degrees: bool,
    /// Nothing states which of the two numbers is the latitude.
    pub assumed: bool,
    /// Where that is so, whether the first one was taken for it.
    pub latitude_first: bool,
    /// How far off it may be for want of digits, in kilometres; 0 if that is next to nothing.
    pub off_km: f64,
}

impl Spot {
    /// A position that says which number is which.
    pub fn stated(x: f64, y: f64, in_degrees: bool) -> Self {
        Self { x, y, in_degrees, assumed: false, latitude_first: false, off_km: 0.0 }
    }

    #[must_use]
    pub fn off(self, off_km: f64) -> Self {
        Self { off_km, ..self }
    }
}

/// Parses a position in one cell.
pub(in crate::formats::events) fn position(text: &[u8], order: PointOrder) -> Result<Spot, Cause> {
    Ok(match written(&folded(text))? {
        Written::Degrees { lat, lon, off_km } => Spot::stated(lon, lat, true).off(off_km),
        Written::Metres { x, y, system: None, off_km } => Spot::stated(x, y, false).off(off_km),
        Written::Metres { x, y, system: Some(number), off_km } => {
            let system = CoordinateSystem::named(&number.to_string()).ok_or(Cause::OtherSystem)?;
            let (lat, lon) = system.degrees(x, y).ok_or(Cause::OutOfRange)?;
            Spot::stated(lon, lat, true).off(off_km)
        }
        Written::Pair { first, second, brackets, off_km } => {
            let latitude_first = match order {
                PointOrder::Usual => !brackets,
                PointOrder::LatitudeFirst => true,
                PointOrder::LongitudeFirst => false,
            };
            let (x, y) = if latitude_first { (second, first) } else { (first, second) };
            Spot { x, y, in_degrees: false, assumed: true, latitude_first, off_km }
        }
    })
}

fn written(text: &str) -> Result<Written, Cause> {
    if text.is_empty() {
        return Err(Cause::NoPlace);
    }
    if let Some((lat, lon, written)) = map_link(text) {
        return Ok(Written::Degrees { lat, lon, off_km: off_by_digits(lon, lat, || decimals_in(&written)) });
    }
    let text = text.strip_prefix("geo:").unwrap_or(text);
    if let Some(found) = shape(text) {
        return match found? {
            Shape::Point { x, y, system } => {
                Ok(Written::Metres { x, y, system, off_km: off_by_digits(x, y, || decimals_in(text)) })
            }
            Shape::Brackets(first, second) => {
                let off_km = off_by_digits(first, second, || decimals_in(text));
                Ok(Written::Pair { first, second, brackets: true, off_km })
            }
            Shape::Empty => Err(Cause::NoPlace),
            Shape::Other => Err(Cause::NotAPoint),
        };
    }
    if let Some((first, second)) = numbers(text) {
        let off_km = off_by_digits(first, second, || decimals_in(text));
        return Ok(Written::Pair { first, second, brackets: false, off_km });
    }
    if let Some((lat, lon, side)) = grid(text) {
        return Ok(Written::Degrees { lat, lon, off_km: side * std::f64::consts::FRAC_1_SQRT_2 });
    }
    if let Some((first, second)) = two_angles(text) {
        return Ok(by_axis(first, second));
    }
    let cell = plus_code(text).or_else(|| geohash(text).filter(|cell| is_around(cell.lon, cell.lat)));
    let CodedCell { lat, lon, side } = cell.ok_or(Cause::UnreadablePlace)?;
    Ok(Written::Degrees { lat, lon, off_km: off_by_step(side) })
}

/// How far off a position may be whose last digit stands for so many degrees, in kilometres: half of that in both
/// directions at the latitude of Baghdad.
pub(in crate::formats::events) fn off_by_step(degrees: f64) -> f64 {
    const KM: f64 = 72.0;
    if degrees * KM < 1.0 { 0.0 } else { degrees * KM }
}

/// The same of two numbers in degrees. Nearly all have more digits, which shows without looking at the text.
pub(in crate::formats::events) fn off_by_digits(x: f64, y: f64, decimals: impl Fn() -> usize) -> f64 {
    // Converted and not rounded: many processors round by a call only.
    let is_coarse = |n: f64| {
        let tenths = n.abs() * 10.0;
        tenths <= 1800.0 && (tenths - f64::from((tenths + 0.5) as u16)).abs() < 1e-9
    };
    if is_coarse(x) && is_coarse(y) { off_by_step(0.1_f64.powi(decimals() as i32)) } else { 0.0 }
}

/// Two coordinates; a letter tells which is which, and so does a letter at the other one.
fn by_axis(first: Angle, second: Angle) -> Written {
    let (a, b) = (first.degrees, second.degrees);
    let off_km = off_by_step(first.step.min(second.step));
    match (first.axis, second.axis) {
        (None, None) => Written::Pair { first: a, second: b, brackets: false, off_km },
        (Some(Axis::Longitude), _) | (None, Some(Axis::Latitude)) => {
            Written::Degrees { lat: b, lon: a, off_km }
        }
        (Some(Axis::Latitude), _) | (None, Some(Axis::Longitude)) => {
            Written::Degrees { lat: a, lon: b, off_km }
        }
    }
}

/// Two decimal numbers, perhaps in brackets and with altitude and accuracy behind them, as survey programs
/// write them.
fn numbers(text: &str) -> Option<(f64, f64)> {
    let text = text.trim_matches(|c: char| "()[]{} ".contains(c));
    if !text.bytes().all(|b| b.is_ascii_digit() || b"+-.,;|/ eE".contains(&b)) {
        return None;
    }
    let strong = text.contains([';', '|', '/']);
    let parts: Vec<&str> = match text.contains('.') {
        _ if strong => text.split([';', '|', '/']).map(str::trim).collect(),
        true => text.split([',', ' ']).filter(|part| !part.is_empty()).collect(),
        // Decimal commas: "36,34, 43,13" and "36,34 43,13".
        false if text.contains(' ') => {
            text.split(' ').map(|part| part.trim_end_matches(',')).filter(|part| !part.is_empty()).collect()
        }
        // "36,34,43,13": all four are whole.
        false => return four(text),
    };
    let numbers: Option<Vec<f64>> = parts.iter().map(|part| decimal(part.as_bytes())).collect();
    let is_whole = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    match numbers?[..] {
        // "36 20 24" is one coordinate.
        [_, _, _] if parts.iter().all(is_whole) => None,
        [first, second] | [first, second, _] => Some((first, second)),
        // "36 20.4 43 7.8" are degrees and minutes, if only these lie in Iraq.
        [a, b, c, d] => {
            let minutes = parts.iter().step_by(2).all(is_whole) && !is_around(b, a);
            let iraqi = is_around(c + d / 60.0, a + b / 60.0);
            if minutes && iraqi { None } else { Some((a, b)) }
        }
        _ => None,
    }
}

/// Two numbers whose decimals and themselves are set apart by commas.
fn four(text: &str) -> Option<(f64, f64)> {
    let (before, last) = text.rsplit_once(',')?;
    let (first, second) = before.rsplit_once(',')?;
    if first.split(',').count() != 2 {
        return None;
    }
    Some((decimal(first.as_bytes())?, decimal(format!("{second},{last}").as_bytes())?))
}

/// Evidence for which number comes first in a column of positions: those that lie in Iraq in one order only.
/// Evidence of parts of a file adds up to that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct PointEvidence {
    latitude_first: usize,
    longitude_first: usize,
}

impl std::ops::AddAssign for PointEvidence {
    fn add_assign(&mut self, other: Self) {
        self.latitude_first += other.latitude_first;
        self.longitude_first += other.longitude_first;
    }
}

impl PointEvidence {
    pub fn add(&mut self, text: &str) {
        let Ok(Written::Pair { first, second, .. }) = written(&folded(text.as_bytes())) else { return };
        self.add_pair(first, second);
    }

    /// The same of a position that was read.
    pub fn add_spot(&mut self, spot: Spot) {
        match (spot.assumed, spot.latitude_first) {
            (true, true) => self.add_pair(spot.y, spot.x),
            (true, false) => self.add_pair(spot.x, spot.y),
            (false, _) => {}
        }
    }

    fn add_pair(&mut self, first: f64, second: f64) {
        match () {
            () if is_around(second, first) => self.latitude_first += 1,
            () if is_around(first, second) => self.longitude_first += 1,
            () => {}
        }
    }

    pub fn order(&self) -> PointOrder {
        match self.latitude_first.cmp(&self.longitude_first) {
            std::cmp::Ordering::Greater => PointOrder::LatitudeFirst,
            std::cmp::Ordering::Less => PointOrder::LongitudeFirst,
            std::cmp::Ordering::Equal => PointOrder::Usual,
        }
    }
}

/// Whether a text is a whole position, or another shape where one is expected.
pub(in crate::formats::events) fn is_position(text: &str) -> bool {
    let text = folded(text.trim().as_bytes());
    match written(&text) {
        // Without a digit it may be a word.
        Ok(Written::Degrees { .. }) if !text.bytes().any(|b| b.is_ascii_digit()) => false,
        Ok(Written::Degrees { .. } | Written::Metres { .. }) | Err(Cause::NotAPoint) => true,
        // Two whole numbers may be anything.
        Ok(Written::Pair { first, second, .. }) => {
            let least = first.abs().min(second.abs());
            let on_earth = least <= 90.0 && first.abs().max(second.abs()) <= 180.0;
            on_earth && first.fract() != 0.0 && second.fract() != 0.0
        }
        Err(_) => false,
    }
}

/// Whether a text is a latitude or a longitude, or metres of another system.
pub(in crate::formats::events) fn is_coordinate(text: &str) -> bool {
    let text = text.trim().as_bytes();
    angle(text).is_some() || metres(text).is_some()
}

#[cfg(test)]
mod tests;
