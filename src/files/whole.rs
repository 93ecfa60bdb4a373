use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use super::limits::too_large;
use super::{Overwrite, Replacing, WriteError, why};

/// Reads an entire file of at most `most` bytes; a larger one is not even opened.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence about the file, without a full stop.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let meta = fs::metadata(path).map_err(|e| why(&e))?;
    if meta.is_dir() {
        return Err("this is a folder; name a file in it".to_owned());
    }
    if meta.len() > most {
        return Err(too_large(&format!("{} MiB", meta.len() / (1024 * 1024)), most));
    }
    let mut bytes = Vec::new();
    // A pipe or device has no known length, and a file may grow while being read.
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|e| why(&e))?;
    if bytes.len() as u64 > most { Err(too_large("it does not end", most)) } else { Ok(bytes) }
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
