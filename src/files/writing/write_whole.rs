use std::io::Write;
use std::path::Path;

use super::{Overwrite, Replacing, WriteError};

/// Writes a file atomically: at any time, even after a crash, there is either the old file or the new one.
///
/// # Errors
/// Why it cannot or must not be written.
pub fn write(path: &Path, bytes: &[u8], overwrite: &Overwrite) -> Result<(), WriteError> {
    let mut file = Replacing::new(path, overwrite)?;
    file.write_all(bytes)?;
    file.finish()
}
