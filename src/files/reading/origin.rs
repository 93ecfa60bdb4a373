use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::SourceError;

/// A file on the disk as it was when it was opened.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    file: Arc<File>,
    path: PathBuf,
    state: State,
}

/// What changes if a file is replaced or written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    len: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Origin {
    /// `None` for pipes and devices.
    pub fn of(file: &File, meta: &Metadata, path: &Path) -> io::Result<Option<Self>> {
        if !meta.is_file() {
            return Ok(None);
        }
        let file = Arc::new(file.try_clone()?);
        Ok(Some(Self { file, path: path.to_owned(), state: State::of(meta) }))
    }

    /// Whether the open file still has the same bytes.
    pub fn unchanged(&self) -> Result<(), SourceError> {
        self.state.still(State::of(&self.file.metadata()?))
    }

    /// Likewise, and whether its path still names it.
    pub fn same_file(&self) -> Result<(), SourceError> {
        self.unchanged()?;
        let Ok(meta) = fs::metadata(&self.path) else { return Err(SourceError::Removed) };
        if State::of(&meta).identity == self.state.identity { Ok(()) } else { Err(SourceError::Replaced) }
    }
}

impl State {
    pub fn of(meta: &Metadata) -> Self {
        Self { len: meta.len(), modified: meta.modified().ok(), identity: identity(meta) }
    }

    /// Whether a later state is the same.
    pub fn still(self, now: Self) -> Result<(), SourceError> {
        match now.len.cmp(&self.len) {
            std::cmp::Ordering::Greater => Err(SourceError::Grown { was: self.len, is: now.len }),
            std::cmp::Ordering::Less => Err(SourceError::Cut { was: self.len, is: now.len }),
            std::cmp::Ordering::Equal if now.modified != self.modified => Err(SourceError::Changed),
            std::cmp::Ordering::Equal => Ok(()),
        }
    }
}

#[cfg(unix)]
fn identity(meta: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_that_is_cut_grown_replaced_or_removed_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let open = || {
            fs::write(&path, "0123456789").unwrap();
            let file = File::open(&path).unwrap();
            let meta = file.metadata().unwrap();
            Origin::of(&file, &meta, &path).unwrap().unwrap()
        };
        assert!(open().same_file().is_ok());
        let said = |change: &dyn Fn()| {
            let origin = open();
            change();
            origin.same_file().unwrap_err().to_string()
        };
        let grown = said(&|| File::options().append(true).open(&path).unwrap().write_all(b"x").unwrap());
        assert!(grown.contains("grown") && grown.contains("complete"), "{grown}");
        let cut = said(&|| File::options().write(true).open(&path).unwrap().set_len(4).unwrap());
        assert!(cut.contains("cut"), "{cut}");
        let replaced = said(&|| {
            fs::write(folder.path().join("b"), "0123456789").unwrap();
            fs::rename(folder.path().join("b"), &path).unwrap();
        });
        assert!(replaced.contains("replaced"), "{replaced}");
        let removed = said(&|| fs::remove_file(&path).unwrap());
        assert!(removed.contains("removed"), "{removed}");
        let origin = open();
        let late = SystemTime::now() + std::time::Duration::from_secs(5);
        File::options().write(true).open(&path).unwrap().set_modified(late).unwrap();
        assert!(matches!(origin.same_file(), Err(SourceError::Changed)));
    }
}
