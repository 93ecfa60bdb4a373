use std::fs;
use std::path::{Path, PathBuf};

use crate::formats::project::Source;

use crate::files::Fingerprint;

/// Where a file of a project was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// In place, with unchanged content.
    Same(PathBuf),
    /// In place with unchanged length; too large to wait for its checksum.
    Unsure(PathBuf),
    /// In place, with changed content.
    Changed(PathBuf),
    /// Elsewhere, with unchanged content.
    Moved(PathBuf),
    Missing,
}

/// Larger files are compared by length until their checksum is known.
const SMALL: u64 = 64 << 20;

/// Most folder entries examined for a renamed file.
const MOST_ENTRIES: usize = 2_000;

impl Located {
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Same(path) | Self::Unsure(path) | Self::Changed(path) | Self::Moved(path) => Some(path),
            Self::Missing => None,
        }
    }
}

/// Locates the files of a project with absolute paths, in the order of the given [`Source`]s: first in place;
/// otherwise in the project's folder and those of the others, by checksum.
pub fn locate(sources: &[Source], folder: &Path) -> Vec<Located> {
    let mut found: Vec<Located> = sources.iter().map(here).collect();
    let mut folders = vec![folder.to_owned()];
    for path in found.iter().filter_map(Located::path).filter_map(Path::parent) {
        if !folders.iter().any(|known| known == path) {
            folders.push(path.to_owned());
        }
    }
    for (located, source) in found.iter_mut().zip(sources) {
        if *located == Located::Missing
            && let Some(path) = elsewhere(source, &folders)
        {
            *located = Located::Moved(path);
        }
    }
    found
}

/// Whether a file is the one the project expects.
pub fn is_same(path: &Path, source: &Source) -> bool {
    let length = fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|m| m.len());
    let Some(bytes) = length.filter(|bytes| source.agrees(*bytes, None)) else { return false };
    source.sha256.is_none()
        || Fingerprint::of_file(path, &mut || true)
            .is_ok_and(|found| source.agrees(bytes, Some(&found.sha256)))
}

fn here(source: &Source) -> Located {
    let path = PathBuf::from(&source.path);
    let Some(length) = fs::metadata(&path).ok().filter(fs::Metadata::is_file).map(|m| m.len()) else {
        return Located::Missing;
    };
    if !source.agrees(length, None) {
        Located::Changed(path)
    } else if source.sha256.is_some() && length > SMALL {
        Located::Unsure(path)
    } else if is_same(&path, source) {
        Located::Same(path)
    } else {
        Located::Changed(path)
    }
}

/// Only certain matches count: a name alone is not enough.
fn elsewhere(source: &Source, folders: &[PathBuf]) -> Option<PathBuf> {
    if source.bytes.is_none() && source.sha256.is_none() {
        return None;
    }
    let by_name = folders.iter().map(|folder| folder.join(source.name()));
    by_name.into_iter().find(|path| is_same(path, source)).or_else(|| renamed(source, folders))
}

/// A file of the same length and checksum under another name.
fn renamed(source: &Source, folders: &[PathBuf]) -> Option<PathBuf> {
    // Length alone is not enough.
    source.sha256.as_ref().filter(|_| source.bytes.is_some())?;
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok());
    let mut paths = entries.flat_map(|all| all.take(MOST_ENTRIES).filter_map(|e| Some(e.ok()?.path())));
    paths.find(|path| is_same(path, source))
}
