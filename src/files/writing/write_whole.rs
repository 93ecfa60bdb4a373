use std::io::Write;
use std::path::Path;

use super::{Overwrite, Replacing, WriteError};

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
