use memchr::memmem;

use super::reader::is_named;
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source, tables};
use crate::formats::events::{PlaceNames, Preview, Progress, Watch};
use crate::formats::{ReadError, is_spreadsheet};

/// Spreadsheets. What is read is the text that the first sheet with a table becomes: unpacking
/// needs a file to unpack to, so who opens the file does it (`files`) before this reader is asked.
pub struct SpreadsheetReader;

/// Parts that only a spreadsheet has; the last is a name in the old container of Office.
const PARTS: [&[u8]; 4] =
    [b"xl/", b".opendocument.spreadsheet", b"workbook.xml", b"W\0o\0r\0k\0b\0o\0o\0k\0"];

impl Reader for SpreadsheetReader {
    fn id(&self) -> &'static str {
        "spreadsheet"
    }

    fn title(&self) -> &'static str {
        "a spreadsheet (xlsx, ods or xls)"
    }

    fn kind(&self) -> Kind {
        Kind::Events
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm", "ods", "xls"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        if !is_spreadsheet(head) {
            return is_named(name, self.extensions()).then_some(Confidence::Possible);
        }
        Some(match () {
            () if PARTS.iter().any(|part| memmem::find(head, part).is_some()) => Confidence::Content,
            () if is_named(name, self.extensions()) => Confidence::Name,
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
