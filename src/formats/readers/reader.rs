use crate::events::Governorates;
use crate::formats::ReadError;
use crate::formats::events::{Mapping, PlaceNames, Preview, Progress, Watch};

use super::{Content, Kind, Parallel, Source};

/// How sure a reader is that a file is one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// It could be tried if nobody else wants it.
    Fallback,
    /// Nothing speaks against it.
    Possible,
    /// By the file's name.
    Name,
    /// By content, although another reader might accept it too.
    Content,
    /// By content that fits no other format.
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

    /// How sure it is of a file with this beginning, which is unpacked and in UTF-8 if the file is
    /// packed or in UTF-16; `None` if it surely cannot read it.
    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence>;

    /// What the columns most likely mean, of formats with columns.
    ///
    /// # Errors
    /// What makes the file none of this format.
    fn preview(
        &self,
        source: &dyn Source,
        places: Option<&dyn PlaceNames>,
    ) -> Result<Option<Preview>, ReadError> {
        let _ = (source, places);
        Ok(None)
    }

    /// Reads all of it. `watch` is told how far it has come, and may stop it.
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

/// What readers of events need to know.
#[derive(Clone, Copy)]
pub struct ReadOptions<'a> {
    pub governorates: &'a (dyn Governorates + Sync),
    /// Finds where rows lie that only name a place.
    pub places: Option<&'a dyn PlaceNames>,
    /// What the columns mean; without it that is guessed.
    pub mapping: Option<&'a Mapping>,
    /// Without it, everything is read in one go.
    pub parallel: Option<&'a dyn Parallel>,
}

/// All bytes of a source that is read whole.
pub(super) fn whole(source: &dyn Source) -> Result<Vec<u8>, ReadError> {
    source.whole().map_err(|error| {
        let message = format!("it cannot be read: {error}");
        ReadError::whole(source.name(), message, "fetch the file again")
    })
}

/// Whether the file's name has one of these endings.
pub(super) fn is_named(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    endings.contains(&ending.as_str())
}

/// The first byte that is no space, behind a byte order mark.
pub(super) fn first_byte(head: &[u8]) -> Option<u8> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}
