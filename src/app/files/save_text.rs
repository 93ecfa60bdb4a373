use std::path::PathBuf;

use crate::app::save_error::SaveError;
use crate::files::{self, Overwrite};

/// Asks for a path and writes a text there; `None` if the user chose none.
pub fn save_text(name: &str, text: &str, overwrite: &Overwrite) -> Result<Option<PathBuf>, SaveError> {
    let dialog = rfd::FileDialog::new().set_title("Save import problems").set_file_name(name);
    let Some(path) = dialog.save_file() else { return Ok(None) };
    match files::write(&path, text.as_bytes(), overwrite) {
        Ok(()) => Ok(Some(path)),
        Err(why) => Err(SaveError::Write { path, why }),
    }
}
