use std::io;

use crate::events::{Day, Governorates, Parallel};
use crate::formats::ReadError;
use crate::formats::events::{Mapping, PlaceNames, Preview, Progress, Watch};

use super::{Content, Kind, Source};

/// How sure a reader is that a file is in its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Worth trying if no other reader takes the file.
    Fallback,
    /// Nothing rules it out.
    Possible,
    /// The file name says so.
    Name,
    /// The content says so, although another reader might accept it, too.
    Content,
    /// The content fits no other format.
    Certain,
}

/// Parses the bytes of one format into content.
///
/// Two things go beyond parsing. The user may have to confirm a table's columns before it is read
/// ([`Reader::preview`]; the answer arrives in [`ReadOptions::mapping`]). And files with millions
/// of rows are read in parallel parts ([`ReadOptions::parallel`]), with progress reported.
pub trait Reader: Sync {
    /// A short, stable name for messages and tests.
    fn id(&self) -> &'static str;

    /// Display name of the format, for lists of what can be opened: “GeoJSON”.
    fn title(&self) -> &'static str;

    fn kind(&self) -> Kind;

    /// File extensions, in lower case and without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// How sure it is about a file that begins like this; `None` if it cannot read the file. A compressed
    /// or UTF-16 file is given decompressed and as UTF-8.
    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence>;

    /// What the columns most likely mean; `None` for formats without columns.
    ///
    /// # Errors
    /// Why the file is not in this format.
    fn preview(
        &self,
        source: &dyn Source,
        places: Option<&dyn PlaceNames>,
    ) -> Result<Option<Preview>, ReadError> {
        let _ = (source, places);
        Ok(None)
    }

    /// Reads the whole file. `watch` receives the progress and can cancel.
    ///
    /// # Errors
    /// Why nothing can be read, or [`ReadError::is_cancelled`].
    fn read(
        &self,
        source: &dyn Source,
        options: &ReadOptions,
        watch: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<Content, ReadError>;
}

/// What a reader of events needs besides the bytes.
#[derive(Clone, Copy)]
pub struct ReadOptions<'a> {
    pub governorates: &'a (dyn Governorates + Sync),
    /// Geocodes rows that only name a place.
    pub places: Option<&'a dyn PlaceNames>,
    /// What the columns mean; guessed if absent.
    pub mapping: Option<&'a Mapping>,
    /// Rows with later dates are noted.
    pub today: Option<Day>,
    /// Whether rows that only add up others count as well.
    pub keep_totals: bool,
    /// Runs two parts side by side; if absent, the file is read in one.
    pub parallel: Option<&'a dyn Parallel>,
}

/// All bytes of a source.
pub(super) fn whole(source: &dyn Source) -> Result<Vec<u8>, ReadError> {
    source.whole().map_err(|error| unreadable(source, &error))
}

/// The bytes of a source cannot be read.
pub(super) fn unreadable(source: &dyn Source, error: &io::Error) -> ReadError {
    ReadError::whole(source.name(), format!("it cannot be read: {error}"), "fetch the file again")
}

/// Whether the file has one of these extensions.
pub(super) fn is_named(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    endings.contains(&ending.as_str())
}

/// The first byte that is neither white space nor part of a byte order mark.
pub(super) fn first_byte(head: &[u8]) -> Option<u8> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}
