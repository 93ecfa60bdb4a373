use serde_json::Value;

use crate::formats::events::Cause;
use crate::formats::events::number::decimal;

/// What a text of some format for shapes holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats::events) enum Shape {
    /// East and north, and the number of its coordinate system if one is stated.
    Point {
        x: f64,
        y: f64,
        system: Option<u32>,
    },
    /// JSON's square brackets, where not everybody has the longitude first.
    Brackets(f64, f64),
    Empty,
    Other,
}

/// The shape in a text that is JSON, WKT or WKB in hexadecimal; `None` if it is none of these.
pub(in crate::formats::events) fn shape(text: &str) -> Option<Result<Shape, Cause>> {
    if text.starts_with(['{', '[']) {
        return json(text).map(Ok);
    }
    if text.len() >= 42 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return wkb(text).map(Ok);
    }
    wkt(text)
}

/// `POINT (43.13 36.34)`, perhaps with `SRID=4326;` before it and Z or M.
fn wkt(text: &str) -> Option<Result<Shape, Cause>> {
    const OTHERS: [&str; 9] = [
        "LINESTRING",
        "POLYGON",
        "MULTIPOINT",
        "MULTILINESTRING",
        "MULTIPOLYGON",
        "GEOMETRYCOLLECTION",
        "CIRCULARSTRING",
        "CURVEPOLYGON",
        "COMPOUNDCURVE",
    ];
    let upper = text.to_ascii_uppercase();
    let (system, body) = match upper.strip_prefix("SRID=").and_then(|rest| rest.split_once(';')) {
        Some((number, rest)) => (Some(number.trim().parse().ok()?), rest.trim_start()),
        None => (None, upper.as_str()),
    };
    if OTHERS.iter().any(|other| body.starts_with(other)) {
        return Some(Ok(Shape::Other));
    }
    let rest = body.strip_prefix("POINT")?.trim_start();
    let rest = ["ZM", "Z", "M"].iter().find_map(|kind| rest.strip_prefix(kind)).unwrap_or(rest).trim();
    if rest == "EMPTY" {
        return Some(Ok(Shape::Empty));
    }
    let inner = rest.strip_prefix('(')?.strip_suffix(')')?;
    let numbers: Option<Vec<f64>> =
        inner.split([' ', ',']).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect();
    Some(match numbers.as_deref() {
        Some([x, y] | [x, y, _] | [x, y, _, _]) if x.is_finite() && y.is_finite() => {
            Ok(Shape::Point { x: *x, y: *y, system })
        }
        Some([x, y, ..]) if x.is_nan() && y.is_nan() => Ok(Shape::Empty),
        _ => Err(Cause::UnreadablePlace),
    })
}

/// PostGIS writes shapes this way.
fn wkb(text: &str) -> Option<Shape> {
    let bytes: Option<Vec<u8>> =
        (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()).collect();
    let bytes = bytes?;
    let (order, rest) = bytes.split_first()?;
    let little = match order {
        0 => false,
        1 => true,
        _ => return None,
    };
    let whole = |bytes: &[u8]| -> Option<u32> {
        let bytes: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let float = |bytes: &[u8]| -> Option<f64> {
        let bytes: [u8; 8] = bytes.get(..8)?.try_into().ok()?;
        Some(if little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    };
    let kind = whole(rest)?;
    let has_system = kind & 0x2000_0000 != 0;
    let system = if has_system { Some(whole(rest.get(4..)?)?) } else { None };
    let body = rest.get(if has_system { 8 } else { 4 }..)?;
    match (kind & 0xffff) % 1000 {
        1 => {
            let (x, y) = (float(body)?, float(body.get(8..)?)?);
            let sound = x.is_finite() && y.is_finite();
            Some(if sound { Shape::Point { x, y, system } } else { Shape::Empty })
        }
        2..=17 => Some(Shape::Other),
        _ => None,
    }
}

/// `[43.13, 36.34]`, a GeoJSON point, or an object with latitude and longitude.
fn json(text: &str) -> Option<Shape> {
    // Python prints its dictionaries with apostrophes.
    let value =
        serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace('\'', "\""))).ok()?;
    of_value(&value)
}

fn of_value(value: &Value) -> Option<Shape> {
    match value {
        Value::Array(items) => {
            let [first, second] = pair(items)?;
            Some(Shape::Brackets(first, second))
        }
        Value::Object(members) => {
            let named = |names: &[&str]| {
                let mut found =
                    members.iter().filter(|(name, _)| names.contains(&name.to_lowercase().as_str()));
                found.find_map(|(_, value)| number(value))
            };
            let y = named(&["latitude", "lat", "y", "_lat", "_latitude"]);
            let x = named(&["longitude", "lon", "lng", "long", "x", "_long", "_longitude"]);
            if let (Some(x), Some(y)) = (x, y) {
                return Some(Shape::Point { x, y, system: None });
            }
            if let Some(geometry @ Value::Object(_)) = members.get("geometry") {
                return of_value(geometry);
            }
            match (members.get("type").and_then(Value::as_str), members.get("coordinates")) {
                (Some("Point"), Some(Value::Array(items))) if items.is_empty() => Some(Shape::Empty),
                (Some("Point"), Some(Value::Array(items))) => {
                    let [x, y] = pair(items)?;
                    Some(Shape::Point { x, y, system: None })
                }
                (Some(_), _) => Some(Shape::Other),
                (None, _) => None,
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn pair(items: &[Value]) -> Option<[f64; 2]> {
    match items {
        [first, second] | [first, second, _] => Some([number(first)?, number(second)?]),
        _ => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64().filter(|x| x.is_finite()),
        Value::String(text) => decimal(text.trim().as_bytes()),
        // MongoDB's `{"$numberDouble": "43.13"}`.
        Value::Object(members) if members.len() == 1 => {
            let (name, value) = members.iter().next()?;
            if name.starts_with("$number") { number(value) } else { None }
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
