use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::WriteError;

/// A folder of files that is filled under another name beside its place and renamed once complete. Dropped
/// before [`NewFolder::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct NewFolder {
    path: PathBuf,
    part: TempDir,
}

impl NewFolder {
    /// # Errors
    /// Why there cannot be such a folder; an empty one may be there already.
    pub fn new(path: &Path) -> Result<Self, WriteError> {
        Self::check(path)?;
        let name = path.file_name().ok_or(WriteError::NoName)?.to_string_lossy();
        let mut builder = tempfile::Builder::new();
        let prefix = format!(".{name}.");
        builder.prefix(&prefix).suffix(".part");
        // With the permissions of any new folder; temporary ones are private by default.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        Ok(Self { path: path.to_owned(), part: builder.tempdir_in(parent(path))? })
    }

    /// Whether such a folder can be made.
    ///
    /// # Errors
    /// Why not.
    pub fn check(path: &Path) -> Result<(), WriteError> {
        if path.file_name().is_none() {
            return Err(WriteError::NoName);
        }
        if !parent(path).is_dir() {
            return Err(WriteError::NoFolder(parent(path).to_owned()));
        }
        match fs::read_dir(path).map(|mut entries| entries.next().is_none()) {
            Ok(false) => Err(WriteError::NotEmpty),
            Err(_) if path.exists() => Err(WriteError::NotEmpty),
            Ok(true) | Err(_) => Ok(()),
        }
    }

    /// Where a file of this name is to be written.
    pub fn file(&self, name: &str) -> PathBuf {
        self.part.path().join(name)
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// Why not: another program may have made such a folder meanwhile.
    pub fn finish(self) -> Result<(), WriteError> {
        Self::check(&self.path)?;
        if self.path.exists() {
            fs::remove_dir(&self.path)?;
        }
        fs::rename(self.part.path(), &self.path)?;
        // It has another name now, under which it is kept.
        let _ = self.part.keep();
        Ok(())
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
