use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::{Overwrite, WriteError};

/// A file that is streamed to a temporary file and renamed once complete, so that at any time, even after a
/// crash, there is either the old file or the new one. Dropped before [`Replacing::finish`], it leaves
/// nothing behind.
#[derive(Debug)]
pub struct Replacing {
    path: PathBuf,
    overwrite: Overwrite,
    out: BufWriter<NamedTempFile>,
}

impl Replacing {
    /// # Errors
    /// Why it cannot or must not be written.
    pub fn new(path: &Path, overwrite: &Overwrite) -> Result<Self, WriteError> {
        overwrite.check(path)?;
        let out = BufWriter::with_capacity(1 << 18, part(path)?);
        Ok(Self { path: path.to_owned(), overwrite: overwrite.clone(), out })
    }

    /// Gives the file its name, and the permissions of the file that it replaces.
    ///
    /// # Errors
    /// Why not. Overwriting is checked once more, since another program may have created the file meanwhile.
    pub fn finish(mut self) -> Result<(), WriteError> {
        self.out.flush()?;
        let part = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.overwrite.check(&self.path)?;
        if let Ok(old) = fs::metadata(&self.path) {
            part.as_file().set_permissions(old.permissions())?;
        }
        part.as_file().sync_all()?;
        part.persist(&self.path).map_err(|e| e.error)?;
        sync_folder(&self.path);
        Ok(())
    }
}

impl Write for Replacing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Syncs the folder, so that a new name in it survives a power loss.
fn sync_folder(path: &Path) {
    // Not every system can open or sync a folder; the file is complete anyway.
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Number of files this program has started to write.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// Names tried before giving up: a killed program with the same process id may have left one that is too
/// recent to be removed.
const MOST_TRIES: usize = 100;

/// The temporary file in the same folder, locked against [`sweep`] while it is written. Leftovers of killed
/// runs are removed, because nobody would look for them.
fn part(path: &Path) -> Result<NamedTempFile, WriteError> {
    let name = path.file_name().ok_or(WriteError::NoName)?.to_string_lossy();
    sweep(path, &name);
    for _ in 0..MOST_TRIES {
        // Two concurrent writers of the same file use different temporary files.
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let prefix = format!(".{name}.{}-{number}", std::process::id());
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(".part").rand_bytes(0);
        // With the permissions of any new file; temporary files are private by default.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        match builder.tempfile_in(folder_of(path)) {
            Ok(part) => {
                // Without file locks, only recent files are protected.
                let _ = part.as_file().try_lock();
                return Ok(part);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(unwrapped(&error).into()),
        }
    }
    Err(io::Error::from(ErrorKind::AlreadyExists).into())
}

/// The system's own words, without the path that tempfile adds.
fn unwrapped(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

/// Age at which an unlocked temporary file counts as a leftover.
const ABANDONED: Duration = Duration::from_secs(2);

/// Removes what killed runs left of this file.
fn sweep(path: &Path, name: &str) {
    let (begin, now) = (format!(".{name}."), SystemTime::now());
    for entry in fs::read_dir(folder_of(path)).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let number = file.strip_prefix(&begin).and_then(|rest| rest.strip_suffix(".part"));
        if number.is_none_or(|n| n.is_empty() || !n.bytes().all(|b| b.is_ascii_digit() || b == b'-')) {
            continue;
        }
        let modified = entry.metadata().and_then(|meta| meta.modified()).ok();
        let old = modified.is_some_and(|at| now.duration_since(at).is_ok_and(|age| age > ABANDONED));
        if old && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            // Best effort: leaving it is harmless.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    #[test]
    fn two_that_write_one_file_at_once_leave_one_of_the_two_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let texts: Vec<Vec<u8>> = (b'a'..b'e').map(|letter| vec![letter; 300_000]).collect();
        std::thread::scope(|scope| {
            for text in &texts {
                scope.spawn(|| (0..8).for_each(|_| write(&path, text, &Overwrite::any()).unwrap()));
            }
        });
        assert!(texts.contains(&fs::read(&path).unwrap()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let age = |name: &str, seconds: u64| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
            file
        };
        for (name, seconds) in [(".a.json.17-3.part", 9), (".a.json.18.part", 9), (".a.json.19-0.part", 0)] {
            drop(age(name, seconds));
        }
        for name in [".b.json.17.part", ".a.json.mine.part", ".a.json..part", "a.json.17.part"] {
            drop(age(name, 9));
        }
        let held = age(".a.json.20-1.part", 9);
        held.try_lock().unwrap();
        write(&path, b"whole", &Overwrite::any()).unwrap();
        let name = |e: io::Result<fs::DirEntry>| e.unwrap().file_name().to_string_lossy().into_owned();
        let mut left: Vec<String> = fs::read_dir(folder.path()).unwrap().map(name).collect();
        left.sort();
        let kept = [
            ".a.json..part",
            ".a.json.19-0.part",
            ".a.json.20-1.part",
            ".a.json.mine.part",
            ".b.json.17.part",
            "a.json",
            "a.json.17.part",
        ];
        assert_eq!(left, kept, "too young, held by a program that writes it, or not ours");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        write(&path, b"one", &Overwrite::any()).unwrap();
        let plain = File::create(folder.path().join("plain")).unwrap().metadata().unwrap();
        assert_eq!(mode(), plain.permissions().mode() & 0o777, "a new file is as any other");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write(&path, b"two", &Overwrite::any()).unwrap();
        assert_eq!((mode(), fs::read(&path).unwrap()), (0o640, b"two".to_vec()));
    }
}
