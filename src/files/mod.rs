//! Files are read whole and written whole: never without end, never half. Only event files,
//! which may be larger than memory, stay open and are read where they lie, and tables made of
//! them are written as they come ([`Replacing`]). What stands in
//! them is not this room's business.

mod event_source;
mod export_file;
mod fingerprint;
mod io_reason;
mod located;
mod opened_project;
mod overwrite;
mod own_output;
mod replacing;
mod save_project;
mod spreadsheet;
mod write_error;

pub use event_source::{EventSource, SourceReader};
pub use export_file::{ExportFile, Exported, Unwritten};
pub use fingerprint::Fingerprint;
pub use io_reason::IoReason;
pub use located::{Located, is_same, locate};
pub use opened_project::{FileOfProject, OpenedProject, Part, read_own_layer};
pub use overwrite::{Overwrite, is_same_file};
pub use own_output::is_own_output;
pub use replacing::Replacing;
pub use save_project::{NotSaved, SavedProject, save_project};
pub use spreadsheet::THREAD as SPREADSHEET_THREAD;
pub use write_error::WriteError;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

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

/// Writes a file whole: who looks meanwhile, or after a crash, finds the old file or the new one,
/// never half of one.
///
/// # Errors
/// Why it cannot be written, or may not be.
pub fn write(path: &Path, bytes: &[u8], overwrite: &Overwrite) -> Result<(), WriteError> {
    let mut file = Replacing::new(path, overwrite)?;
    file.write_all(bytes)?;
    file.finish()
}

/// The reason in plain words.
pub fn why(error: &std::io::Error) -> String {
    IoReason::from(error).to_string()
}

/// A text in one line of its own: control characters, which could steer a terminal, are shown.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] })
        .collect()
}
