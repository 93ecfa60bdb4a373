use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::SourceError;
use super::origin::Origin;

/// Reads an entire file of at most `most` bytes; a larger one is not even opened.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence about the file, without a full stop.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, SourceError> {
    let meta = fs::metadata(path)?;
    if meta.is_dir() {
        return Err(SourceError::Folder);
    }
    if meta.len() > most {
        return Err(SourceError::TooLarge { bytes: meta.len(), most });
    }
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    let origin = Origin::of(&file, &file.metadata()?, path)?;
    // A pipe or device has no known length, and a file may grow while being read.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(SourceError::Endless { most });
    }
    origin.map_or(Ok(()), |origin| origin.same_file())?;
    Ok(bytes)
}
