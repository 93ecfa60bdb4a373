use serde_json::Value;

use crate::formats::events::cell::text_of;
use crate::formats::events::json_object::object_len;
use crate::formats::events::notes::shortened;
use crate::formats::records::mended;

/// Column names for a point's coordinates.
pub(in crate::formats::events) const LONGITUDE: &str = "longitude (geometry)";
pub(in crate::formats::events) const LATITUDE: &str = "latitude (geometry)";

/// The columns for longitude and latitude of a geometry, if a list has them.
pub(in crate::formats::events) fn geometry(header: &[String]) -> Option<(usize, usize)> {
    let column = |name: &str| header.iter().position(|h| h == name);
    column(LONGITUDE).zip(column(LATITUDE))
}

/// Most colons of a record that is parsed as a whole: each may be a member, which takes ten times its text in
/// memory.
const MOST_COLONS: usize = 100_000;

/// A fully parsed record; `None` if unreadable.
pub(in crate::formats) fn value(record: &[u8]) -> Option<Value> {
    if memchr::memchr_iter(b':', record).count() > MOST_COLONS {
        return None;
    }
    let text = text_of(record);
    serde_json::from_str(&text).ok().or_else(|| serde_json::from_slice(&mended(text.as_bytes())?).ok())
}

/// All fields of one record's text.
pub(in crate::formats) fn fields(record: &[u8]) -> Vec<(String, String)> {
    let Some(len) = object_len(record) else { return Vec::new() };
    match value(&record[..len]) {
        Some(value) => flatten(&value),
        None => vec![("record".to_owned(), shortened(&text_of(&record[..len])))],
    }
}

/// The members of a record or, for a feature, of its properties, followed by its coordinates.
pub(in crate::formats::events) fn flatten(value: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let Value::Object(members) = value else { return out };
    let feature = members.get("type").and_then(Value::as_str) == Some("Feature");
    for (name, member) in members {
        match (name.as_str(), member) {
            ("type", _) if feature => {}
            ("properties", Value::Object(properties)) => {
                properties.iter().for_each(|(name, member)| push(&mut out, name, member));
            }
            ("properties", Value::Null) => {}
            ("geometry", Value::Object(geometry)) => push_point(&mut out, geometry),
            ("geometry", Value::Null) if feature => {
                out.extend([LONGITUDE, LATITUDE].map(|name| (name.to_owned(), String::new())));
            }
            _ => push(&mut out, name, member),
        }
    }
    out
}

/// The name of a member within the member of this name; empty at the top.
pub(in crate::formats::events) fn path(outer: &str, inner: &str) -> String {
    match outer {
        "" => inner.to_owned(),
        outer if is_type(inner) => outer.to_owned(),
        outer => format!("{outer}.{inner}"),
    }
}

/// Whether a name only says of what type its value is, as in MongoDB's `{"killed": {"$numberInt": "5"}}`, or that
/// it is the value of the object around it.
fn is_type(name: &str) -> bool {
    const TYPES: [&str; 10] = [
        "$date",
        "$numberInt",
        "$numberLong",
        "$numberDouble",
        "$numberDecimal",
        "$oid",
        "$uuid",
        "$symbol",
        "@value",
        "#text",
    ];
    TYPES.contains(&name)
}

fn push_point(out: &mut Vec<(String, String)>, geometry: &serde_json::Map<String, Value>) {
    let coordinates = geometry.get("coordinates").and_then(Value::as_array);
    let point = match geometry.get("type").and_then(Value::as_str) {
        Some("Point") => coordinates,
        // A single one is as good as a point.
        Some("MultiPoint") => coordinates.filter(|c| c.len() == 1).and_then(|c| c.first()?.as_array()),
        _ => None,
    };
    let number = |i: usize| point.and_then(|c| c.get(i)).map_or(String::new(), text);
    out.extend([(LONGITUDE.to_owned(), number(0)), (LATITUDE.to_owned(), number(1))]);
}

fn push(out: &mut Vec<(String, String)>, name: &str, value: &Value) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(inner, value)| push(out, &path(name, inner), value));
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => out.push((name.to_owned(), text(value))),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
