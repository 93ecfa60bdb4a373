use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::events::{RowError, RowSource};
use crate::formats::events::Watch;
use crate::formats::export::{
    ChangeExport, ChangeRecord, ExportError, ExportFormat, FeatureExport, RowExport,
};

use super::{Overwrite, Replacing, WriteError};

/// An export file. It gets its name only once complete, and so does the metadata file of a table; cancelling
/// leaves nothing behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    pub path: PathBuf,
    pub format: ExportFormat,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub path: PathBuf,
    /// The file that says what was left out, if not the file itself.
    pub beside: Option<PathBuf>,
    pub bytes: u64,
}

/// Why nothing was written; an existing file is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    #[error("The export ended early.")]
    Cancelled,
    #[error("{} cannot be written: {why}.", path.display())]
    Failed { path: PathBuf, why: WriteError },
    /// The rows could not be read from their file again.
    #[error("{} cannot be read again: {why}.", path.display())]
    Unread { path: PathBuf, why: RowError },
    /// There is a file that this program did not write: it, or the metadata of a table.
    #[error("{} cannot be written: {}.", .0.display(), WriteError::NotOurs)]
    NotOurs(PathBuf),
}

impl ExportFile {
    /// The metadata file of a table, where the W3C's “CSV on the Web” expects it.
    pub fn beside(&self) -> Option<PathBuf> {
        let name = self.path.file_name().filter(|_| self.format == ExportFormat::Csv)?;
        Some(self.path.with_file_name(format!("{}-metadata.json", name.to_string_lossy())))
    }

    /// Whether a file would be replaced.
    pub fn exists(&self) -> bool {
        self.path.exists() || self.beside().is_some_and(|beside| beside.exists())
    }

    /// Writes features.
    ///
    /// # Errors
    /// Why not.
    pub fn write_features(
        &self,
        export: &FeatureExport,
        overwrite: &Overwrite,
    ) -> Result<Exported, Unwritten> {
        let mut out = self.begin(&self.path, overwrite)?;
        export.write(self.format, &mut out).map_err(|e| self.failed(e.into()))?;
        self.finish(out, overwrite, |name, bytes| export.csv_metadata(name, bytes))
    }

    /// Writes rows, asking their source for their text; for `watch` see [`RowExport::write`].
    ///
    /// # Errors
    /// Why not.
    pub fn write_rows(
        &self,
        export: &RowExport,
        source: &dyn RowSource,
        overwrite: &Overwrite,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Exported, Unwritten> {
        let overwrite = overwrite.clone().except("event file", source.path());
        let mut out = self.begin(&self.path, &overwrite)?;
        source.unchanged().map_err(|why| unread(source, why))?;
        let fail = |error| match error {
            ExportError::Cancelled => Unwritten::Cancelled,
            ExportError::Io(error) => self.failed(error.into()),
        };
        let columns = export.write(self.format, source, &mut out, watch).map_err(fail)?;
        source.unchanged().map_err(|why| unread(source, why))?;
        self.finish(out, &overwrite, |name, bytes| export.csv_metadata(name, bytes, &columns))
    }

    /// Writes the differences between two files; `record` gives them by number.
    ///
    /// # Errors
    /// Why not.
    pub fn write_changes(
        &self,
        export: &ChangeExport,
        overwrite: &Overwrite,
        record: &mut dyn FnMut(usize) -> Result<ChangeRecord, ExportError>,
    ) -> Result<Exported, Unwritten> {
        let mut out = self.begin(&self.path, overwrite)?;
        let fail = |error| match error {
            ExportError::Cancelled => Unwritten::Cancelled,
            ExportError::Io(error) => self.failed(error.into()),
        };
        export.write(self.format, &mut out, record).map_err(fail)?;
        self.finish(out, overwrite, |name, bytes| export.csv_metadata(name, bytes))
    }

    /// Renames the files to their final names, one directly after the other.
    fn finish(
        &self,
        mut out: Counted,
        overwrite: &Overwrite,
        metadata: impl FnOnce(&str, u64) -> String,
    ) -> Result<Exported, Unwritten> {
        let bytes = out.bytes;
        let beside = self.beside();
        let mut second = None;
        if let Some(beside) = &beside {
            let name = self.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let mut file = self.begin(beside, overwrite)?;
            file.write_all(metadata(&name, bytes).as_bytes()).map_err(|e| self.failed(e.into()))?;
            second = Some(file);
        }
        out.flush().map_err(|e| self.failed(e.into()))?;
        out.inner.finish().map_err(|error| self.unwritten(&self.path, error))?;
        if let (Some(second), Some(path)) = (second, &beside) {
            second.inner.finish().map_err(|error| self.unwritten(path, error))?;
        }
        Ok(Exported { path: self.path.clone(), beside, bytes })
    }

    /// Both files are asked for before anything is written.
    fn begin(&self, path: &Path, overwrite: &Overwrite) -> Result<Counted, Unwritten> {
        if let Some(beside) = self.beside() {
            overwrite.check(&beside).map_err(|error| self.unwritten(&beside, error))?;
        }
        let inner = Replacing::new(path, overwrite).map_err(|error| self.unwritten(path, error))?;
        Ok(Counted { inner, bytes: 0 })
    }

    fn unwritten(&self, path: &Path, error: WriteError) -> Unwritten {
        match error {
            WriteError::NotOurs => Unwritten::NotOurs(path.to_owned()),
            WriteError::IsRead(_) => Unwritten::Failed { path: path.to_owned(), why: error },
            WriteError::NoName
            | WriteError::Folder
            | WriteError::NoFolder(_)
            | WriteError::NotEmpty
            | WriteError::Io(_) => self.failed(error),
        }
    }

    fn failed(&self, why: WriteError) -> Unwritten {
        Unwritten::Failed { path: self.path.clone(), why }
    }
}

fn unread(source: &dyn RowSource, why: RowError) -> Unwritten {
    let path = source.path().map_or_else(|| source.name().into(), Path::to_owned);
    Unwritten::Unread { path, why }
}

/// Counts the bytes written.
struct Counted {
    inner: Replacing,
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(bytes)?;
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
