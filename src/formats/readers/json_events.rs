use super::reader::{first_byte, is_named};
use super::tables;
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::ReadError;
use crate::formats::events::{PlaceNames, Preview, Progress, Watch};

/// Events as JSON: a list of records, one record a line, or GeoJSON with points.
pub struct JsonEventsReader;

impl Reader for JsonEventsReader {
    fn id(&self) -> &'static str {
        "json-events"
    }

    fn title(&self) -> &'static str {
        "a list of records (JSON, NDJSON or GeoJSON with points)"
    }

    fn kind(&self) -> Kind {
        Kind::Events
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json", "geojson", "ndjson", "jsonl", "gz"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        // Records may be divided by the separator of RFC 8142.
        match first_byte(head.strip_prefix(b"\x1e").unwrap_or(head)) {
            Some(b'{' | b'[') => Some(Confidence::Possible),
            // Who says what is wrong with it is this reader.
            _ => is_named(name, &["json", "geojson", "ndjson", "jsonl"]).then_some(Confidence::Possible),
        }
    }

    fn preview(
        &self,
        source: &dyn Source,
        places: Option<&dyn PlaceNames>,
    ) -> Result<Option<Preview>, ReadError> {
        tables::preview(source, places).map(Some)
    }

    fn read(
        &self,
        source: &dyn Source,
        options: &ReadOptions,
        watch: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<Content, ReadError> {
        tables::read(source, options, watch)
    }
}
