use super::find::holds_records;
use super::list::plain;
use super::scan::{Span, blank, inner, member, value};

/// Whether a JSON text can be read as it stands, record by record: a list of records, one record a line, or
/// GeoJSON features. `head` is its beginning and `tail` its end; `whole` if the head is all of it.
pub fn is_plain(head: &[u8], tail: &[u8], whole: bool) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if head.first() == Some(&0x1e) {
        return true;
    }
    let start = blank(head, 0);
    match head.get(start) {
        Some(b'[') => is_list(head, start, whole),
        Some(b'{') => is_object(head, tail, start, whole),
        // Not JSON, or with something before it that only the whole text tells.
        _ => true,
    }
}

/// A list of records that hold no lists of records of their own.
fn is_list(head: &[u8], start: usize, whole: bool) -> bool {
    let first = blank(head, start + 1);
    match head.get(first) {
        Some(b']') | None => true,
        Some(b'{') => {
            let Some(end) = value(head, first) else { return true };
            let record = Span { start: first, end };
            // An answer of two parts: what it is about, and its records.
            let next =
                head.get(blank(head, end)).filter(|b| **b == b',').map(|_| blank(head, blank(head, end) + 1));
            let parts = next.is_some_and(|next| head.get(next) == Some(&b'['));
            let more = !whole || value(head, start).is_none_or(|end| blank(head, end) >= head.len());
            !parts && more && is_record(head, record)
        }
        Some(_) => false,
    }
}

fn is_object(head: &[u8], tail: &[u8], start: usize, whole: bool) -> bool {
    if let Some(end) = value(head, start) {
        let object = Span { start, end };
        let next = blank(head, end);
        let alone = next >= head.len() && whole;
        return match head.get(next) {
            // One record a line, or features in one text.
            Some(b'{') => is_record(head, object),
            // Something else follows.
            Some(_) => false,
            None if alone => is_collection(head, tail, object) || is_feature(head, object),
            None => is_record(head, object),
        };
    }
    is_collection(head, tail, Span { start, end: head.len() })
}

fn is_record(text: &[u8], object: Span) -> bool {
    is_feature(text, object) || !holds_records(text, object) && super::write::wrapped(text, object).is_none()
}

fn is_feature(text: &[u8], object: Span) -> bool {
    member(text, object, "type").is_some_and(|kind| kind.words(text) == "Feature")
}

/// GeoJSON in degrees; its features may go on beyond the head.
fn is_collection(head: &[u8], tail: &[u8], object: Span) -> bool {
    let mut before = inner(head, object);
    let mut system = false;
    for (name, value) in before.by_ref() {
        match plain(&name.words(head)).as_str() {
            "features" => {
                let after = inner(head, object).skip_while(|(n, _)| *n != name).skip(1);
                let mut others = after.map(|(name, _)| name.words(head).into_owned());
                return !system
                    && !others.any(|name| name == "crs")
                    && is_features(head, value)
                    && !ends_with_system(tail);
            }
            "crs" => system = !is_degrees(head, value),
            "spatialreference" | "geometrytype" | "fieldaliases" => return false,
            _ => {}
        }
    }
    // The list of features does not end in the head.
    let Some(at) = unfinished(head, object) else { return false };
    !system && is_features(head, Span { start: at, end: head.len() }) && !ends_with_system(tail)
}

/// Where the list of features begins that does not end within the head.
fn unfinished(head: &[u8], object: Span) -> Option<usize> {
    let mut at = object.start + 1;
    loop {
        at = blank(head, at);
        if head.get(at)? == &b',' {
            at += 1;
            continue;
        }
        let name = Span { start: at, end: value(head, at)? };
        let colon = blank(head, name.end);
        let start = blank(head, colon + 1);
        match value(head, start) {
            Some(end) => at = end,
            None => return (name.words(head) == "features").then_some(start),
        }
    }
}

/// Whether a list begins with a GeoJSON feature, or is empty.
fn is_features(head: &[u8], list: Span) -> bool {
    let first = blank(head, list.start + 1);
    match head.get(first) {
        Some(b']') | None => list.is_list(head),
        Some(b'{') => {
            let end = value(head, first).unwrap_or(head.len());
            let object = Span { start: first, end };
            let names: Vec<String> =
                inner(head, object).map(|(name, _)| name.words(head).into_owned()).collect();
            list.is_list(head) && !names.iter().any(|name| name == "attributes")
        }
        Some(_) => false,
    }
}

fn is_degrees(text: &[u8], crs: Span) -> bool {
    if crs.of(text) == b"null" {
        return true;
    }
    let name = member(text, crs, "properties").and_then(|p| member(text, p, "name"));
    name.is_some_and(|name| super::frame::Frame::of(&name.words(text)) == Some(super::frame::Frame::Degrees))
}

/// Whether a coordinate system is named behind the last record.
fn ends_with_system(tail: &[u8]) -> bool {
    let last = memchr::memmem::rfind(tail, b"]").unwrap_or(0);
    let after = tail.get(last..).unwrap_or_default();
    memchr::memmem::find(after, b"\"crs\"").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_as_it_stands_is_known_by_its_beginning() {
        for (text, plain) in [
            (r#"[{"a":1},{"a":2}]"#, true),
            ("{\"a\":1}\n{\"a\":2}\n", true),
            (
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#,
                true,
            ),
            (r#"{"type":"Feature","properties":{},"geometry":null}"#, true),
            (
                r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[]}"#,
                true,
            ),
            (
                r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}"#,
                false,
            ),
            (
                r#"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}"#,
                false,
            ),
            (r#"{"features":[{"attributes":{"a":1}}]}"#, false),
            (r#"{"data":[{"a":1}]}"#, false),
            (r#"[["a","b"],[1,2]]"#, false),
            (r#"[{"page":1},[{"a":1}]]"#, false),
            (r#"{"columns":["a"],"data":[[1]]}"#, false),
            (
                "{\"type\":\"FeatureCollection\",\"features\":[]}\n{\"type\":\"FeatureCollection\",\"features\":[]}",
                false,
            ),
            (r#"[{"a":1}][{"a":2}]"#, false),
        ] {
            assert_eq!(is_plain(text.as_bytes(), text.as_bytes(), true), plain, "{text}");
        }
        let long = format!(
            r#"{{"type":"FeatureCollection","features":[{}"#,
            r#"{"type":"Feature","properties":{}},"#.repeat(9)
        );
        assert!(is_plain(long.as_bytes(), b"}]}", false));
    }
}
