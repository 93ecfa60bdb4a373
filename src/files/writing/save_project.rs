use std::path::Path;

use crate::formats::project::{Project, folder_of, write_project};
use crate::session::Stamp;

use crate::files::{Fingerprint, SourceError};

use super::{Overwrite, WriteError, write};

/// A saved project, and the fingerprints of its files.
#[derive(Clone, Debug)]
pub struct SavedProject {
    /// Of the project file.
    pub fingerprint: Fingerprint,
    /// By absolute path.
    pub stamps: Vec<(String, Stamp)>,
}

/// Why a project was not saved, as the end of a sentence, without a full stop.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// Somebody else has written to the file since it was last opened or saved.
    #[error("it was changed in the meantime")]
    Overtaken,
    /// There is a file that this program did not write.
    #[error("{}", WriteError::NotOurs)]
    NotOurs,
    /// The existing file cannot be compared with the state last opened or saved.
    #[error(transparent)]
    Unread(SourceError),
    #[error(transparent)]
    Failed(WriteError),
}

/// Writes a project with absolute paths to an absolute path. Missing checksums are computed by reading the
/// files; unreadable files have none. `was` is the expected fingerprint of the file. The project's own files
/// are never overwritten, whatever `overwrite` allows.
///
/// # Errors
/// If it was not written; then the old file is intact.
pub fn save_project(
    mut project: Project,
    path: &Path,
    was: Option<&Fingerprint>,
    overwrite: &Overwrite,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<SavedProject, NotSaved> {
    let overwrite = overwrite.clone().except("file of the project", project.sources().map(|s| &s.path));
    overwrite.check(path).map_err(unsaved)?;
    if let (Some(was), true) = (was, path.exists()) {
        let is = Fingerprint::of_file(path, go_on).map_err(NotSaved::Unread)?;
        if is != *was {
            return Err(NotSaved::Overtaken);
        }
    }
    let mut stamps = Vec::new();
    project.each_source(|source| {
        if source.sha256.is_none()
            && let Ok(found) = Fingerprint::of_file(Path::new(&source.path), go_on)
        {
            // A known length belongs to the content that was opened.
            if source.bytes.is_none_or(|bytes| bytes == found.bytes) {
                (source.bytes, source.sha256) = (Some(found.bytes), Some(found.sha256));
                let stamp = Stamp { bytes: source.bytes, sha256: source.sha256.clone() };
                stamps.push((source.path.clone(), stamp));
            }
        }
    });
    let text = write_project(&project.relative_to(folder_of(&path.to_string_lossy())));
    write(path, text.as_bytes(), &overwrite).map_err(unsaved)?;
    Ok(SavedProject { fingerprint: Fingerprint::of(text.as_bytes()), stamps })
}

fn unsaved(error: WriteError) -> NotSaved {
    match error {
        WriteError::NotOurs => NotSaved::NotOurs,
        WriteError::NoName
        | WriteError::Folder
        | WriteError::NoFolder(_)
        | WriteError::NotEmpty
        | WriteError::IsRead(_)
        | WriteError::Io(_) => NotSaved::Failed(error),
    }
}
