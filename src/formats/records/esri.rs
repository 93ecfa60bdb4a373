use crate::events::Day;

use super::error::RecordsError;
use super::frame::Frame;
use super::scan::{Span, inner, member};

/// What holds for all features of an Esri feature set.
#[derive(Clone, Debug)]
pub(super) struct Esri {
    pub frame: Frame,
    /// Fields whose numbers are milliseconds since 1970.
    pub dates: Vec<String>,
    pub geometry: String,
}

impl Esri {
    /// `None` if the text is no feature set.
    ///
    /// # Errors
    /// The name of a coordinate system that cannot be converted.
    pub fn of(text: &[u8], top: Span) -> Result<Option<Self>, RecordsError> {
        let has = |name: &str| member(text, top, name).is_some();
        if !has("features")
            || !(has("geometryType") || has("spatialReference") || has("fieldAliases") || has("fields"))
        {
            return Ok(None);
        }
        let frame = member(text, top, "spatialReference").map_or(Ok(Frame::Degrees), |s| frame(text, s))?;
        let fields = member(text, top, "fields").into_iter().flat_map(|fields| inner(text, fields));
        let dates = fields.filter_map(|(_, field)| {
            let is_date = member(text, field, "type")?.words(text) == "esriFieldTypeDate";
            is_date.then_some(member(text, field, "name")?.words(text).into_owned())
        });
        let geometry = member(text, top, "geometryType").map(|g| g.words(text).into_owned());
        Ok(Some(Self { frame, dates: dates.collect(), geometry: geometry.unwrap_or_default() }))
    }

    /// Whether its shapes are areas or lines.
    pub fn has_no_points(&self) -> bool {
        ["esriGeometryPolygon", "esriGeometryPolyline", "esriGeometryEnvelope"]
            .contains(&self.geometry.as_str())
    }
}

/// The system named by a spatial reference.
fn frame(text: &[u8], reference: Span) -> Result<Frame, RecordsError> {
    let names =
        ["latestWkid", "wkid"].map(|name| member(text, reference, name).map(|n| n.words(text).into_owned()));
    let known = names.iter().flatten().find_map(|name| Frame::of(name));
    let wkt =
        || member(text, reference, "wkt").map(|wkt| wkt.words(text).chars().take(60).collect::<String>());
    match (known, names.into_iter().flatten().next()) {
        (Some(frame), _) => Ok(frame),
        (None, Some(number)) => Err(RecordsError::System(format!("WKID {number}"))),
        (None, None) => wkt().map_or(Ok(Frame::Degrees), |wkt| Err(RecordsError::System(wkt))),
    }
}

/// Writes a feature as GeoJSON.
pub(super) fn feature(text: &[u8], record: Span, extra: &[u8], esri: &Esri, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"type\":\"Feature\",\"properties\":{");
    out.extend_from_slice(extra);
    let attributes = member(text, record, "attributes").into_iter().flat_map(|a| inner(text, a));
    for (at, (name, value)) in attributes.enumerate() {
        if at > 0 || !extra.is_empty() {
            out.push(b',');
        }
        out.extend_from_slice(name.of(text));
        out.push(b':');
        let is_date = esri.dates.iter().any(|date| *date == *name.words(text));
        match value.number(text).filter(|_| is_date).and_then(instant) {
            Some(instant) => out.extend_from_slice(format!("\"{instant}\"").as_bytes()),
            None => out.extend_from_slice(value.of(text)),
        }
    }
    out.extend_from_slice(b"},\"geometry\":");
    match member(text, record, "geometry").filter(|g| g.is_object(text)) {
        Some(geometry) => shape(text, geometry, esri, out),
        None => out.extend_from_slice(b"null"),
    }
    out.push(b'}');
}

fn shape(text: &[u8], geometry: Span, esri: &Esri, out: &mut Vec<u8>) {
    let number = |name: &str| member(text, geometry, name)?.number(text).filter(|n| n.is_finite());
    let points = member(text, geometry, "points").map(|p| inner(text, p).map(|(_, p)| p).collect::<Vec<_>>());
    let one = points.as_deref().and_then(|points| match points {
        [one] => {
            let numbers: Vec<f64> = inner(text, *one).filter_map(|(_, n)| n.number(text)).collect();
            Some((*numbers.first()?, *numbers.get(1)?))
        }
        _ => None,
    });
    if let Some((x, y)) = number("x").zip(number("y")).or(one) {
        out.extend_from_slice(esri.frame.point(x, y).as_bytes());
    } else if member(text, geometry, "x").is_some() {
        out.extend_from_slice(b"null");
    } else {
        // All that matters is that it is no point.
        out.extend_from_slice(b"{\"type\":\"GeometryCollection\",\"geometries\":[]}");
    }
}

/// Milliseconds since 1970 as a date, with the time of day if there is one (UTC).
fn instant(milliseconds: f64) -> Option<String> {
    const DAY: f64 = 86_400_000.0;
    let days = (milliseconds / DAY).floor();
    let day = Day(days as i32);
    let seconds = ((milliseconds - days * DAY) / 1000.0) as u32;
    if !(Day::MIN..=Day::MAX).contains(&day) {
        return None;
    }
    if seconds == 0 {
        return Some(day.to_string());
    }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    Some(format!("{day}T{hours:02}:{minutes:02}:{:02}Z", seconds % 60))
}
