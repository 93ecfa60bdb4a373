use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::atlas::{Atlas, GovernorateIndex};
use crate::events::Governorates;
use crate::formats::events::{Mapping, PlaceNames, Preview, Recognised, Trial, Watch};
use crate::formats::readers::{Bytes, Content, Kind, ReadOptions, Reader, Source, sniff};
use crate::formats::{Note, Overrides, ReadError};
use crate::geo::LonLat;
use crate::reading::{Document, RowPlaces};
use crate::session::UserLayerFile;

use crate::files::reading::{HEAD, most_of, utf_8};
use crate::files::{self, EventSource, TableCache, full_path, name_of};

use super::{OpenError, OpenedProject};

/// The detected content of a file.
#[derive(Debug)]
pub enum Opened {
    /// Its files are located and not read yet.
    Project(Box<OpenedProject>),
    Layer(Box<UserLayerFile>),
    /// Only its beginning has been read: the user may have to confirm the columns, and reading the rest may
    /// take long.
    Events(Box<TableFile>),
    Article(Box<ArticleFile>),
}

impl Opened {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Project(_) => Kind::Project,
            Self::Layer(_) => Kind::Layer,
            Self::Events(_) => Kind::Events,
            Self::Article(_) => Kind::Article,
        }
    }
}

/// An open table of events.
#[derive(Clone)]
pub struct TableFile {
    pub source: Arc<EventSource>,
    /// Its beginning, and what its columns most likely mean.
    pub preview: Preview,
    /// What its columns mean, if that was said; else it is found out.
    pub mapping: Option<Mapping>,
    /// What was said of the file itself.
    pub said: Overrides,
    pub(super) reader: &'static dyn Reader,
}

/// The text of an article, with notes from reading it.
#[derive(Clone, Debug)]
pub struct ArticleFile {
    pub document: Document,
    pub notes: Vec<Note>,
    /// Its path; `None` for pasted text.
    pub path: Option<PathBuf>,
}

/// Opens files for everybody: the window, what is dropped on it or pasted, the command line,
/// projects and `place`. Each file is recognised by its content first and its name second
/// ([`crate::formats::readers`]), so that the same file is read in the same way wherever it is
/// named. Only event data needs the built-in data: [`open_layer`], [`open_article`] and
/// [`open_project`] do without an opener.
pub struct Opener {
    pub(super) atlas: Arc<Atlas>,
    /// Made when events are read.
    pub(super) governorates: OnceLock<GovernorateIndex>,
    pub(super) places: Arc<dyn PlaceNames>,
    /// Where tables of large files are kept, if they are.
    pub(super) cache: Option<TableCache>,
    /// Whether that is used.
    keeps_tables: AtomicBool,
}

impl Opener {
    pub fn new(atlas: Arc<Atlas>) -> Self {
        let places = Arc::new(RowPlaces::new(atlas.clone()));
        Self::with_places(atlas, places)
    }

    /// With another geocoder for rows that only name a place.
    pub fn with_places(atlas: Arc<Atlas>, places: Arc<dyn PlaceNames>) -> Self {
        Self {
            places,
            governorates: OnceLock::new(),
            cache: None,
            keeps_tables: AtomicBool::new(true),
            atlas,
        }
    }

    /// Keeps the tables of large event files in this cache, and takes them from there.
    #[must_use]
    pub fn with_cache(self, cache: Option<TableCache>) -> Self {
        Self { cache, ..self }
    }

    /// Where tables of large files are kept, if they are.
    pub fn cache(&self) -> Option<&TableCache> {
        self.cache.as_ref()
    }

    /// Whether the cache is used.
    pub fn keeps_tables(&self) -> bool {
        self.keeps_tables.load(Ordering::Relaxed)
    }

    /// Uses the cache, or neither takes tables from it nor keeps any there.
    pub fn keep_tables(&self, on: bool) {
        self.keeps_tables.store(on, Ordering::Relaxed);
    }

    /// The geocoder for rows that only name a place.
    pub fn places(&self) -> &Arc<dyn PlaceNames> {
        &self.places
    }

    /// Opens a file of any kind; `prefer` is the kind that the caller wants if the content is ambiguous.
    /// `watch` receives the progress of decompressing the file, in bytes and bytes in all, and can cancel.
    ///
    /// # Errors
    /// A sentence that names the file: what it is or what is wrong with it, and what to do.
    pub fn open(
        &self,
        path: &Path,
        prefer: Option<Kind>,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Opened, OpenError> {
        let fail = |why| OpenError::source(path, why);
        let source = EventSource::packed(path, watch).map_err(fail)?;
        let none = Overrides::default();
        let head = source.unpacked_head(&none).map_err(fail)?;
        let reader = sniff(&head, source.name(), None, prefer)?.reader;
        let most = most_of(reader.kind());
        match reader.kind() {
            Kind::Events => Ok(Opened::Events(Box::new(self.table(source, reader, &none, watch)?))),
            // Readers of articles know more encodings than the source.
            Kind::Article => article(path, reader, &source.whole(most).map_err(fail)?)
                .map(|article| Opened::Article(Box::new(article))),
            Kind::Layer => {
                let source = source.unpacked(&none, watch).map_err(fail)?;
                let layer = layer(path, reader, &source.whole(most).map_err(fail)?)?;
                Ok(Opened::Layer(Box::new(layer)))
            }
            Kind::Project => {
                let source = source.unpacked(&none, watch).map_err(fail)?;
                let project = project(path, reader, &source.whole(most).map_err(fail)?)?;
                Ok(Opened::Project(Box::new(project)))
            }
        }
    }

    /// Opens a file that has to be a table of events, for example because an option says so.
    ///
    /// # Errors
    /// Likewise.
    pub fn open_table(
        &self,
        path: &Path,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<TableFile, OpenError> {
        self.open_table_as(path, &Overrides::default(), watch)
    }

    /// The same, with the encoding or the sheet that the user says.
    ///
    /// # Errors
    /// Likewise.
    pub fn open_table_as(
        &self,
        path: &Path,
        overrides: &Overrides,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<TableFile, OpenError> {
        let fail = |why| OpenError::source(path, why);
        let source = EventSource::packed(path, watch).map_err(fail)?;
        let head = source.unpacked_head(overrides).map_err(fail)?;
        let reader = sniff(&head, source.name(), Some(Kind::Events), None)?.reader;
        self.table(source, reader, overrides, watch)
    }

    /// A table whose file is open already, for another look at its columns.
    ///
    /// # Errors
    /// Likewise.
    pub fn table_of(&self, source: Arc<EventSource>, said: Overrides) -> Result<TableFile, OpenError> {
        let fail = |why| OpenError::source(source.path(), why);
        let head = source.read_at(0, HEAD as usize).map_err(fail)?;
        let reader = sniff(&head, source.name(), Some(Kind::Events), None)?.reader;
        let preview = reader.preview(&*source, Some(&*self.places))?.ok_or_else(|| {
            ReadError::whole(source.name(), "its columns cannot be told", "export it as CSV and open that")
        })?;
        Ok(TableFile { source, preview, mapping: None, said, reader })
    }

    fn table(
        &self,
        source: EventSource,
        reader: &'static dyn Reader,
        overrides: &Overrides,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<TableFile, OpenError> {
        let path = source.path().to_owned();
        let fail = |why| OpenError::source(&path, why);
        let source = source.unpacked(overrides, watch).and_then(EventSource::into_records).map_err(fail)?;
        // Decompressed or converted content has been read to its end.
        source.same_file().map_err(fail)?;
        let preview = reader.preview(&source, Some(&*self.places))?.ok_or_else(|| {
            ReadError::whole(
                source.name(),
                "its columns cannot be recognised",
                "export it as CSV and open that",
            )
        })?;
        let (source, said) = (Arc::new(source), overrides.clone());
        Ok(TableFile { source, preview, mapping: None, said, reader })
    }

    /// Reads the sampled rows of a table with a mapping.
    pub fn trial(&self, preview: &Preview, mapping: &Mapping) -> Trial {
        preview.trial(mapping, self.governorates(), Some(&*self.places))
    }

    pub(super) fn governorates(&self) -> &GovernorateIndex {
        self.governorates.get_or_init(|| GovernorateIndex::new(&self.atlas.base, &self.atlas.gazetteer))
    }
}

/// Opens a layer.
///
/// # Errors
/// A sentence that names the file: what it is or what is wrong with it, and what to do.
pub fn open_layer(path: &Path) -> Result<UserLayerFile, OpenError> {
    let (reader, bytes) = whole(path, Kind::Layer)?;
    layer(path, reader, &utf_8(&bytes).unwrap_or(bytes))
}

/// Opens an article.
///
/// # Errors
/// Likewise.
pub fn open_article(path: &Path) -> Result<ArticleFile, OpenError> {
    let (reader, bytes) = whole(path, Kind::Article)?;
    article(path, reader, &bytes)
}

/// Opens a project and locates its files.
///
/// # Errors
/// Likewise.
pub fn open_project(path: &Path) -> Result<OpenedProject, OpenError> {
    let (reader, bytes) = whole(path, Kind::Project)?;
    project(path, reader, &utf_8(&bytes).unwrap_or(bytes))
}

/// An article in memory; `name` stands for its file name.
///
/// # Errors
/// Likewise.
pub fn article_of(name: &str, bytes: &[u8]) -> Result<ArticleFile, OpenError> {
    let reader = sniff(bytes, name, Some(Kind::Article), None)?.reader;
    Ok(ArticleFile { path: None, ..article(Path::new(name), reader, bytes)? })
}

/// Reads pasted text as an article.
///
/// # Errors
/// If the text is not an article.
pub fn pasted_article(text: &str) -> Result<ArticleFile, OpenError> {
    let (document, notes) = Document::pasted(text)?;
    Ok(ArticleFile { document, notes, path: None })
}

/// Reads a file of a known kind entirely; one over the size limit is not even opened.
fn whole(path: &Path, kind: Kind) -> Result<(&'static dyn Reader, Vec<u8>), OpenError> {
    let bytes = files::read(path, most_of(kind)).map_err(|why| OpenError::source(path, why))?;
    let head = bytes.get(..HEAD as usize).unwrap_or(&bytes);
    let head: Cow<[u8]> = utf_8(head).map_or(Cow::Borrowed(head), Cow::Owned);
    Ok((sniff(&head, &name_of(path), Some(kind), None)?.reader, bytes))
}

fn layer(path: &Path, reader: &dyn Reader, bytes: &[u8]) -> Result<UserLayerFile, OpenError> {
    let name = name_of(path);
    match content(&name, reader, bytes)? {
        Content::Layer(layer, notes) => Ok(UserLayerFile { name, path: full_path(path), layer, notes }),
        other @ (Content::Events(_) | Content::Article(_) | Content::Project(..)) => {
            Err(unexpected(&name, Kind::Layer, &other).into())
        }
    }
}

fn article(path: &Path, reader: &dyn Reader, bytes: &[u8]) -> Result<ArticleFile, OpenError> {
    let name = name_of(path);
    match content(&name, reader, bytes)? {
        Content::Article(text) => Ok(ArticleFile {
            document: Document::of(&name, &text),
            notes: text.notes,
            path: Some(path.to_owned()),
        }),
        other @ (Content::Layer(..) | Content::Events(_) | Content::Project(..)) => {
            Err(unexpected(&name, Kind::Article, &other).into())
        }
    }
}

fn project(path: &Path, reader: &dyn Reader, bytes: &[u8]) -> Result<OpenedProject, OpenError> {
    let name = name_of(path);
    match content(&name, reader, bytes)? {
        Content::Project(project, notes) => Ok(OpenedProject::read_from(path, bytes, *project, notes)),
        other @ (Content::Layer(..) | Content::Events(_) | Content::Article(_)) => {
            Err(unexpected(&name, Kind::Project, &other).into())
        }
    }
}

fn content(name: &str, reader: &dyn Reader, bytes: &[u8]) -> Result<Content, ReadError> {
    let options = ReadOptions {
        governorates: &Nowhere,
        places: None,
        mapping: None,
        today: None,
        keep_totals: false,
        parallel: None,
    };
    reader.read(&Bytes { name, bytes }, &options, &mut |_| Watch::GoOn)
}

/// A reader that returns content of another kind than its own has a bug.
pub(super) fn unexpected(name: &str, kind: Kind, content: &Content) -> ReadError {
    let message = format!("it was taken for {} and holds {}", kind.words(), content.kind().words());
    ReadError::whole(name, message, "please report this file")
}

/// For content without rows, which needs no governorates.
struct Nowhere;

impl Governorates for Nowhere {
    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    fn at(&self, _: LonLat) -> Option<u8> {
        None
    }

    fn named(&self, _: &str) -> Option<u8> {
        None
    }
}

impl TableFile {
    /// Whether the columns are those of a known export; otherwise their meaning is a guess.
    pub fn is_recognised(&self) -> bool {
        self.preview.layout.recognised != Recognised::Table
    }
}

impl std::fmt::Debug for TableFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableFile").field("source", &self.source).field("reader", &self.reader.id()).finish()
    }
}

impl Source for EventSource {
    fn name(&self) -> &str {
        Self::name(self)
    }

    fn len(&self) -> u64 {
        Self::len(self)
    }

    fn reader_from(&self, offset: u64) -> Box<dyn Read + Send + '_> {
        Box::new(Self::reader_from(self, offset))
    }
}

/// The kind of a file, judged by its beginning; `None` if the file cannot be read or is of no known kind.
pub fn kind_of(path: &Path) -> Option<Kind> {
    let source = EventSource::packed(path, &mut |_, _| Watch::GoOn).ok()?;
    let head = source.unpacked_head(&Overrides::default()).ok()?;
    sniff(&head, source.name(), None, None).ok().map(|sniffed| sniffed.reader.kind())
}
