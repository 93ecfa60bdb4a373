//! Files are read whole and written whole: never without end, never half. Only event files,
//! which may be larger than memory, stay open and are read where they lie, and tables made of
//! them are written as they come ([`Replacing`]). What stands in
//! them is not this room's business.

mod event_source;
mod export_file;
mod fingerprint;
mod located;
mod opened_project;
mod replacing;
mod save_project;
mod spreadsheet;

pub use event_source::{EventSource, SourceReader};
pub use export_file::{ExportFile, Exported, Unwritten};
pub use fingerprint::Fingerprint;
pub use located::{Located, is_same, locate};
pub use opened_project::{FileOfProject, OpenedProject, Part, read_own_layer};
pub use replacing::Replacing;
pub use save_project::{NotSaved, SavedProject, save_project};
pub use spreadsheet::THREAD as SPREADSHEET_THREAD;

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// Most bytes of a layer file that is read whole.
pub const MOST_OF_A_LAYER: u64 = 256 * 1024 * 1024;

/// Most bytes of an article's text: far more than any has.
pub const MOST_OF_A_TEXT: u64 = 32 * 1024 * 1024;

/// Reads a file whole, if it has no more than `most` bytes; a larger one is not even opened.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence about the file, without a full stop.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let too_large = |bytes: String| {
        format!("the file is too large ({bytes}); such files are read up to {} MiB", most / (1024 * 1024))
    };
    let meta = fs::metadata(path).map_err(|e| why(&e))?;
    if meta.is_dir() {
        return Err("this is a folder; name a file in it".to_owned());
    }
    if meta.len() > most {
        return Err(too_large(format!("{} MiB", meta.len() / (1024 * 1024))));
    }
    let mut bytes = Vec::new();
    // A pipe or a device tells no length beforehand, and a file may grow meanwhile.
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|e| why(&e))?;
    if bytes.len() as u64 > most { Err(too_large("it does not end".to_owned())) } else { Ok(bytes) }
}

/// Bytes of a file's beginning that tell what it holds.
const HEAD: u64 = 1 << 18;

/// The beginning of a file.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence, without a full stop.
pub fn head(path: &Path) -> Result<Vec<u8>, String> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|e| why(&e))?;
    file.take(HEAD).read_to_end(&mut head).map_err(|e| why(&e))?;
    Ok(head)
}

/// A text as the reader keeps it: not yet decoded, and perhaps no text at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// The file's own name, without its folder.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads what should be an article's text.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence about the file, without a full stop.
pub fn read_text(path: &Path) -> Result<TextFile, String> {
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    Ok(TextFile { name, bytes: read(path, MOST_OF_A_TEXT)? })
}

/// Writes beside the target and renames: who looks meanwhile, or after a crash, finds the old
/// file or the new one, never half of one.
///
/// # Errors
/// Why it cannot be written, as the end of a sentence, without a full stop.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let beside = beside(path)?;
    let written = begin(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| take_name(&beside, path));
    written.map_err(|e| {
        // Best effort: the reason that matters is the first one.
        let _ = fs::remove_file(&beside);
        why(&e)
    })
}

/// How many files this program has begun to write.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// The file beside the target that is written first. What a run that was killed has left of its
/// own is taken away: nobody would look for it.
fn beside(path: &Path) -> Result<PathBuf, String> {
    let name = path.file_name().ok_or("this names no file")?.to_string_lossy();
    sweep(path, &name);
    // Two that write the same file at once do not write into one another's.
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    Ok(path.with_file_name(format!(".{name}.{}-{number}.part", std::process::id())))
}

/// A file that nobody holds and that has not been written to for so long is nobody's any more.
const ABANDONED: Duration = Duration::from_secs(2);

/// Makes it and holds it, as long as it is written, against [`sweep`].
fn begin(beside: &Path) -> std::io::Result<File> {
    let file = File::create(beside)?;
    // Where the system cannot hold files, only the newest are safe from being taken for left over.
    let _ = file.try_lock();
    Ok(file)
}

fn sweep(path: &Path, name: &str) {
    let Some(folder) = path.parent() else { return };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (begin, now) = (format!(".{name}."), SystemTime::now());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let number = file.strip_prefix(&begin).and_then(|rest| rest.strip_suffix(".part"));
        if number.is_none_or(|n| n.is_empty() || !n.bytes().all(|b| b.is_ascii_digit() || b == b'-')) {
            continue;
        }
        let modified = entry.metadata().and_then(|meta| meta.modified()).ok();
        let old = modified.is_some_and(|at| now.duration_since(at).is_ok_and(|age| age > ABANDONED));
        if old && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            // Best effort: it does no harm where it is.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Gives a file that is whole its name, and has the folder itself written, so that the name
/// survives a loss of power.
fn take_name(beside: &Path, path: &Path) -> std::io::Result<()> {
    fs::rename(beside, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Not every system lets a folder be opened, or be written so; the file is whole all the same.
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The reason in plain words.
pub fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "the permission for it is missing".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk cannot be written to".to_owned(),
        _ => error.to_string(),
    }
}

/// A text in one line of its own: control characters, which could steer a terminal, are shown.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_write_one_file_at_once_leave_one_of_the_two_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let texts: Vec<Vec<u8>> = (b'a'..b'e').map(|letter| vec![letter; 300_000]).collect();
        std::thread::scope(|scope| {
            for text in &texts {
                scope.spawn(|| (0..8).for_each(|_| write(&path, text).unwrap()));
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
        write(&path, b"whole").unwrap();
        let name = |e: std::io::Result<fs::DirEntry>| e.unwrap().file_name().to_string_lossy().into_owned();
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
}
