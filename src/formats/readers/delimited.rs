use super::reader::{first_byte, is_named};
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source, tables};
use crate::formats::ReadError;
use crate::formats::events::{self, PlaceNames, Preview, Progress, Recognised, Watch};

/// Tables of events as text: commas, semicolons, tabs or vertical bars between the columns.
pub struct DelimitedReader;

/// Bytes of the beginning that tell whether the columns hold positions.
const LOOKED_AT: usize = 64 << 10;

impl Reader for DelimitedReader {
    fn id(&self) -> &'static str {
        "delimited"
    }

    fn title(&self) -> &'static str {
        "a table (CSV or TSV, also gzipped)"
    }

    fn kind(&self) -> Kind {
        Kind::Events
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv", "txt", "gz"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        let head = head.get(..LOOKED_AT).unwrap_or(head);
        match first_byte(head) {
            // What says what is wrong with an empty table is its reader.
            None | Some(b'{' | b'[' | b'<') => {
                return is_named(name, &["csv", "tsv", "gz"]).then_some(Confidence::Possible);
            }
            Some(_) => {}
        }
        if head.starts_with(b"PK") {
            return None;
        }
        if memchr::memchr(0, head).is_some() {
            return Some(Confidence::Fallback);
        }
        let layout = events::preview(name, head).ok().map(|preview| preview.layout);
        let placed = layout.is_some_and(|l| l.recognised != Recognised::Table || l.mapping.has_position());
        Some(match () {
            () if placed => Confidence::Content,
            () if is_named(name, &["csv", "tsv", "gz"]) => Confidence::Name,
            () => Confidence::Fallback,
        })
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
