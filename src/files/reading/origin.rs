use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::SourceError;
use super::read_at::read_at;

/// A file on the disk as it was when it was opened.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    file: Arc<File>,
    path: PathBuf,
    state: State,
    /// Of bytes from all over the file: within a tick of the clock it may be rewritten at the same length.
    sample: u64,
}

/// A file up to this many bytes is compared as a whole, a larger one by blocks of some bytes.
const SMALL: u64 = 1 << 20;
const BLOCK: usize = 4 << 10;
const BLOCKS: u64 = 64;

/// What changes if a file is replaced or written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    len: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

/// Length, time of the last change and identity of a file.
pub(in crate::files) type FileState = (u64, SystemTime, Option<(u64, u64)>);

impl Origin {
    /// `None` for pipes and devices.
    pub fn of(file: &File, meta: &Metadata, path: &Path) -> io::Result<Option<Self>> {
        if !meta.is_file() {
            return Ok(None);
        }
        let file = Arc::new(file.try_clone()?);
        let sample = sample(&file, meta.len())?;
        Ok(Some(Self { file, path: path.to_owned(), state: State::of(meta), sample }))
    }

    /// Length, time of the last change and identity as it was opened.
    pub fn state(&self) -> Option<FileState> {
        Some((self.state.len, self.state.modified?, self.state.identity))
    }

    /// Whether the open file still has the same bytes.
    pub fn unchanged(&self) -> Result<(), SourceError> {
        self.state.still(State::of(&self.file.metadata()?))
    }

    /// Likewise, and whether its path still names it.
    pub fn same_file(&self) -> Result<(), SourceError> {
        self.unchanged()?;
        if sample(&self.file, self.state.len)? != self.sample {
            return Err(SourceError::Changed);
        }
        let Ok(meta) = fs::metadata(&self.path) else { return Err(SourceError::Removed) };
        if State::of(&meta).identity == self.state.identity { Ok(()) } else { Err(SourceError::Replaced) }
    }
}

/// A hash of the bytes by which a file is compared; the last block is its end.
fn sample(file: &File, len: u64) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    let mut buffer = vec![0; if len <= SMALL { len as usize } else { BLOCK }];
    let last = len.saturating_sub(buffer.len() as u64);
    let steps = if last == 0 { 0 } else { BLOCKS };
    for step in 0..=steps {
        let mut at = last * step / BLOCKS;
        let mut left = &mut buffer[..];
        while !left.is_empty() {
            match read_at(file, left, at) {
                Ok(0) => break,
                Ok(n) => (at, left) = (at + n as u64, &mut left[n..]),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        hasher.write(&buffer);
    }
    Ok(hasher.finish())
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
        // Rewritten at the same length, with a clock that shows the same time.
        let rewritten = |at: usize, len: usize| {
            let mut bytes = vec![b'x'; len];
            fs::write(&path, &bytes).unwrap();
            let file = File::open(&path).unwrap();
            let meta = file.metadata().unwrap();
            let origin = Origin::of(&file, &meta, &path).unwrap().unwrap();
            assert!(origin.same_file().is_ok());
            bytes[at] = b'y';
            fs::write(&path, &bytes).unwrap();
            let writing = File::options().write(true).open(&path).unwrap();
            writing.set_modified(meta.modified().unwrap()).unwrap();
            origin.same_file()
        };
        for (at, len) in
            [(0, 10), (9, 10), (5, 10), (700_000, 1 << 20), (0, 3 << 20), ((3 << 20) - 1, 3 << 20)]
        {
            assert!(matches!(rewritten(at, len), Err(SourceError::Changed)), "byte {at} of {len}");
        }
        let origin = open();
        let late = SystemTime::now() + std::time::Duration::from_secs(5);
        File::options().write(true).open(&path).unwrap().set_modified(late).unwrap();
        assert!(matches!(origin.same_file(), Err(SourceError::Changed)));
    }
}
