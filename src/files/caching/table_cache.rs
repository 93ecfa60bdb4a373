use std::fs::{self, DirEntry, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fmt, io};

use super::key::{ENDING, Key};
use super::{cache_folder, entry};
use crate::events::Day;
use crate::files::reading::EventSource;
use crate::formats::events::EventFile;

/// Tables of large event files, in a folder of the user. A table is used again only for the same file, read in
/// the same way by the same program; whatever is damaged, foreign or old is ignored and replaced. Its files
/// can be read by their owner alone, and hold what tables hold: no other text of the rows.
#[derive(Clone, Debug)]
pub struct TableCache {
    folder: PathBuf,
    /// Most bytes of all tables together.
    most: u64,
    /// Smaller event files, in bytes, are read as fast as their tables.
    least: u64,
}

/// What a cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheSize {
    pub tables: usize,
    pub bytes: u64,
}

impl TableCache {
    /// Most bytes of all tables together.
    pub const MOST: u64 = 1 << 30;

    /// Event files of fewer bytes are not kept.
    pub const LEAST: u64 = 16 << 20;

    /// The user's own; `None` if the system names no folder for it.
    pub fn of_user() -> Option<Self> {
        cache_folder().map(|folder| Self::in_folder(folder, Self::MOST, Self::LEAST))
    }

    /// One in this folder, with tables of at most `most` bytes together, of event files of at least `least`.
    pub fn in_folder(folder: PathBuf, most: u64, least: u64) -> Self {
        Self { folder, most, least }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The key of an event file whose table is to be kept.
    pub(in crate::files) fn key(&self, source: &EventSource, asked: &str, today: Option<Day>) -> Option<Key> {
        if source.len() < self.least { None } else { Key::of(source, asked, today) }
    }

    /// The kept table of a file.
    pub(in crate::files) fn find(&self, key: &Key) -> Option<EventFile> {
        let file = File::open(self.folder.join(key.file_name())).ok()?;
        let table = entry::read(&file, key)?;
        // Those not used for the longest time are removed first; if that cannot be noted, they go earlier.
        let _ = file.set_modified(SystemTime::now());
        Some(table)
    }

    /// Keeps the table of a file. A table that cannot be kept is read from its file again.
    pub(in crate::files) fn keep(&self, key: &Key, file: &EventFile) {
        let Some(stored) = file.stored() else { return };
        if entry::size(&stored) <= self.most {
            let _ = self.write(key, &stored);
            let _ = self.shrink();
        }
    }

    fn write(&self, key: &Key, stored: &entry::Stored) -> io::Result<()> {
        private_folder(&self.folder)?;
        // Only its owner may read it; what a crash leaves behind is removed with the tables.
        let mut file = tempfile::Builder::new().suffix(UNFINISHED).tempfile_in(&self.folder)?;
        entry::write(file.as_file_mut(), key, stored)?;
        file.persist(self.folder.join(key.file_name()))?;
        Ok(())
    }

    /// Removes tables until the rest is small enough, those first that were not used for the longest time.
    fn shrink(&self) -> io::Result<()> {
        let mut all: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for file in self.files()? {
            let meta = file.metadata()?;
            all.push((meta.modified()?, meta.len(), file.path()));
        }
        all.sort();
        let mut bytes: u64 = all.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, own, path) in all {
            if bytes <= self.most {
                break;
            }
            fs::remove_file(path)?;
            bytes -= own;
        }
        Ok(())
    }

    /// What it holds.
    ///
    /// # Errors
    /// If its folder cannot be read.
    pub fn size(&self) -> io::Result<CacheSize> {
        let mut size = CacheSize::default();
        for file in self.files()? {
            size.tables += 1;
            size.bytes += file.metadata()?.len();
        }
        Ok(size)
    }

    /// Removes all tables; returns what it held.
    ///
    /// # Errors
    /// If its folder cannot be read or a table not be removed.
    pub fn empty(&self) -> io::Result<CacheSize> {
        let size = self.size()?;
        self.files()?.into_iter().try_for_each(|file| fs::remove_file(file.path()))?;
        Ok(size)
    }

    /// Its files, by their names; others in the folder are left alone.
    fn files(&self) -> io::Result<Vec<DirEntry>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let own = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.ends_with(&format!(".{ENDING}")) || name.ends_with(UNFINISHED)
        };
        let entries: Vec<DirEntry> = entries.collect::<io::Result<_>>()?;
        Ok(entries.into_iter().filter(own).collect())
    }
}

impl fmt::Display for CacheSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tables = if self.tables == 1 { "table" } else { "tables" };
        write!(f, "{} {tables} of {:.1} MB", self.tables, self.bytes as f64 / 1e6)
    }
}

/// Ends the names of tables that are being written.
const UNFINISHED: &str = ".unfinished";

/// Makes a folder that only its owner may look into.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
