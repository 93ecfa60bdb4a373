use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::why;

/// A file that is written as its text comes and takes its name only once it is whole: who looks
/// meanwhile, or after a crash, finds the old file or the new one. Dropped before
/// [`Replacing::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Replacing {
    path: PathBuf,
    beside: PathBuf,
    out: Option<BufWriter<File>>,
}

impl Replacing {
    /// # Errors
    /// Why it cannot be written, as the end of a sentence, without a full stop.
    pub fn new(path: &Path) -> Result<Self, String> {
        if path.is_dir() {
            return Err("this is a folder; name a file in it".to_owned());
        }
        let beside = super::beside(path)?;
        let file = super::begin(&beside).map_err(|e| why(&e))?;
        Ok(Self { path: path.to_owned(), beside, out: Some(BufWriter::with_capacity(1 << 18, file)) })
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// Likewise.
    pub fn finish(mut self) -> Result<(), String> {
        let Some(mut out) = self.out.take() else { return Ok(()) };
        let done = out
            .flush()
            .and_then(|()| out.get_ref().sync_all())
            .and_then(|()| super::take_name(&self.beside, &self.path));
        done.map_err(|e| {
            // Best effort: the reason that matters is the first one.
            let _ = fs::remove_file(&self.beside);
            why(&e)
        })
    }
}

impl Write for Replacing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.as_mut().map_or(Ok(bytes.len()), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Replacing {
    fn drop(&mut self) {
        if self.out.take().is_some() {
            let _ = fs::remove_file(&self.beside);
        }
    }
}
