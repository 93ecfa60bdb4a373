use super::reader::{first_byte, is_named, whole};
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::events::{Progress, Watch};
use crate::formats::{ReadError, has_member, read_layer};

/// Layers of this program, and any GeoJSON with areas or lines.
pub struct LayerReader;

impl Reader for LayerReader {
    fn id(&self) -> &'static str {
        "layer"
    }

    fn title(&self) -> &'static str {
        "a layer (GeoJSON with areas or lines, or of this program)"
    }

    fn kind(&self) -> Kind {
        Kind::Layer
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["geojson", "json"]
    }

    /// Undecidable files go to the event reader, which reports the problem.
    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        if first_byte(head) != Some(b'{') {
            return is_named(name, self.extensions()).then_some(Confidence::Fallback);
        }
        let text = String::from_utf8_lossy(head);
        let features = text.find("\"features\"").unwrap_or(head.len());
        let before = head.get(..features).unwrap_or(head);
        match () {
            () if has_member(before, "layer") => Some(Confidence::Certain),
            () if begins_with_a_shape(&text) => Some(Confidence::Content),
            () => Some(Confidence::Fallback),
        }
    }

    fn read(
        &self,
        source: &dyn Source,
        _: &ReadOptions,
        _: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<Content, ReadError> {
        let (layer, notes) = read_layer(source.name(), &whole(source)?)?;
        Ok(Content::Layer(layer, notes))
    }
}

/// Whether the first shape is no point.
fn begins_with_a_shape(text: &str) -> bool {
    let first_of = |kinds: &[&str]| kinds.iter().filter_map(|kind| text.find(&format!("\"{kind}\""))).min();
    let shapes =
        first_of(&["Polygon", "MultiPolygon", "LineString", "MultiLineString", "GeometryCollection"]);
    let points = first_of(&["Point", "MultiPoint"]);
    // The coordinates may come before the kind, and be so many that it is not in sight.
    let nested = first_coordinates(text)
        .filter(|(at, depth)| *depth > 2 || *depth == 2 && points.is_none_or(|p| p < *at));
    let first = |at: usize| points.is_none_or(|point| at < point);
    shapes.is_some_and(first) || nested.is_some_and(|(at, _)| first(at))
}

/// Where the first coordinates are, and how deep they are nested: a position 1, a line 2, an area 3.
fn first_coordinates(text: &str) -> Option<(usize, usize)> {
    const NAME: &str = "\"coordinates\"";
    let at = text.find(NAME)?;
    let after = text.get(at + NAME.len()..)?.trim_start().strip_prefix(':')?;
    let brackets = after.chars().filter(|c| !c.is_whitespace()).take_while(|c| *c == '[');
    Some((at, brackets.count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_is_told_from_events_by_its_beginning() {
        for (text, layer) in [
            (r#"{"type":"FeatureCollection","layer":{"id":"a"},"features":[]}"#, true),
            (r#"{"features":[{"geometry":{"type":"Polygon"}},{"geometry":{"type":"Point"}}]}"#, true),
            (r#"{"features":[{"geometry":{"type":"Point"}},{"geometry":{"type":"Polygon"}}]}"#, false),
            (r#"{"features":[{"properties":{"layer":"x"},"geometry":{"type":"Point"}}]}"#, false),
            (r#"{"features":[{"geometry":{"coordinates":[[[[44.1,33.2],[44.2"#, true),
            (r#"{"features":[{"geometry":{"coordinates": [ [44.1,33.2],[44.2"#, true),
            (r#"{"features":[{"geometry":{"coordinates":[44.1,33.2],"type":"Point"}}]}"#, false),
            (r#"{"features":[{"geometry":{"coordinates":[[44.1,33.2]],"type":"MultiPoint"}}]}"#, false),
            (r#"[{"event_id":1,"latitude":33.3}]"#, false),
        ] {
            let sure = LayerReader.sniff(text.as_bytes(), "a.json");
            assert_eq!(sure >= Some(Confidence::Content), layer, "{text}");
        }
    }
}
