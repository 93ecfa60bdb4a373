use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use crate::formats::events::Watch;
use crate::formats::{Overrides, TextEncoding, is_spreadsheet};

use crate::files::IoReason;

use super::json_rows::{self, JsonRows};
use super::origin::{FileState, Origin};
use super::read_at::read_at;
use super::{SourceError, encoding, limits, plain_rows, spreadsheet};

/// An open event file that can be read from the start repeatedly, and at any offset. Text that is compressed
/// or in another encoding, and the sheet of a spreadsheet, is unpacked as UTF-8 to an unnamed temporary file that disappears
/// when closed; nothing is held in memory. The user's file is never written.
#[derive(Debug)]
pub struct EventSource {
    path: PathBuf,
    name: String,
    file: File,
    len: u64,
    /// The state of the file when it was opened; `None` for a pipe.
    origin: Option<Origin>,
    /// Whether the bytes are the file's own, and not decompressed ones.
    in_place: bool,
    /// A note on the unpacking.
    note: Option<String>,
    /// The sheets of a spreadsheet; empty for other files.
    sheets: Vec<String>,
    /// The sheet that was read, and how the letters of a text are stored; `None` for UTF-8.
    read_as: Overrides,
}

/// Limit of unpacked bytes.
const MOST_UNPACKED: u64 = 64 << 30;

/// First bytes of a gzip file.
const GZIP: &[u8] = &[0x1f, 0x8b];

impl EventSource {
    /// Opens a file, unpacking it first if compressed or UTF-16.
    ///
    /// # Errors
    /// Why it cannot be read, as the end of a sentence about the file, without a full stop.
    pub fn open(path: &Path) -> Result<Self, SourceError> {
        Self::open_watched(path, &mut |_, _| Watch::GoOn)
    }

    /// Like [`EventSource::open`]; `watch` is called about every megabyte of unpacking with the bytes read
    /// and the total, and can cancel.
    ///
    /// # Errors
    /// Likewise, and if `watch` stopped it.
    pub fn open_watched(path: &Path, watch: &mut dyn FnMut(u64, u64) -> Watch) -> Result<Self, SourceError> {
        Self::packed(path, watch)?.unpacked(&Overrides::default(), watch)
    }

    /// The file without decompressing it; a pipe is copied.
    pub(in crate::files) fn packed(
        path: &Path,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Self, SourceError> {
        let file = File::open(path)?;
        let meta = file.metadata()?;
        if meta.is_dir() {
            return Err(SourceError::Folder);
        }
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        let source = Self {
            path: path.to_owned(),
            name,
            len: meta.len(),
            origin: Origin::of(&file, &meta, path)?,
            in_place: true,
            file,
            note: None,
            sheets: Vec::new(),
            read_as: Overrides::default(),
        };
        if meta.is_file() { Ok(source) } else { source.copied(watch) }
    }

    /// The same file with its bytes unpacked and in UTF-8, by what the user says of it.
    pub(in crate::files) fn unpacked(
        self,
        overrides: &Overrides,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Self, SourceError> {
        let head = self.head(encoding::HEAD)?;
        if is_spreadsheet(&head) {
            let input = self.file.try_clone()?;
            let sheet = overrides.sheet.as_deref();
            let (file, len, read) = spreadsheet::rows(input, self.len, sheet, watch)?;
            let read_as = Overrides { sheet: Some(read.sheet), ..Overrides::default() };
            let this = Self { sheets: read.sheets, read_as, ..self };
            return Ok(this.made(file, len, read.note));
        }
        let packed = head.starts_with(GZIP);
        let head = if packed { self.unzipped(encoding::HEAD) } else { head };
        let from = |offset| Box::new(self.reader_from(offset)) as Box<dyn Read + '_>;
        let probes = if packed { Vec::new() } else { encoding::probes(self.len, &from)? };
        let found = encoding::of(&head, &probes, overrides.encoding);
        let Some((encoding, note)) = found else {
            return if packed { self.rewritten(packed, None, watch) } else { Ok(self) };
        };
        let read_as = Overrides { encoding: Some(encoding), ..Overrides::default() };
        Self { note, read_as, ..self }.rewritten(packed, Some(encoding), watch)
    }

    /// The beginning of what is packed.
    fn unzipped(&self, most: u64) -> Vec<u8> {
        let mut head = Vec::new();
        // An error in the head is found again, and reported, when the whole file is unpacked.
        let _ = MultiGzDecoder::new(self.reader()).take(most).read_to_end(&mut head);
        head
    }

    /// JSON of any shape as a sequence of records, and a table with unusual columns as CSV; other text stays.
    pub(in crate::files) fn into_records(self) -> Result<Self, SourceError> {
        let from = |offset| Box::new(self.reader_from(offset)) as Box<dyn Read + '_>;
        match json_rows::rows(self.len, &from)? {
            None => match plain_rows::rows(self.len, &from)? {
                Some((file, len, note)) => Ok(self.made(file, len, Some(note))),
                None => Ok(self),
            },
            Some(JsonRows::Made(file, len, note)) => Ok(self.made(file, len, Some(note))),
            Some(JsonRows::TooLarge(note)) => {
                let note = self.note.iter().cloned().chain([note]).collect::<Vec<_>>().join(" ");
                Ok(Self { note: Some(note), ..self })
            }
        }
    }

    /// The same file, with its bytes in another one.
    fn made(self, file: File, len: u64, note: Option<String>) -> Self {
        let notes: Vec<String> = self.note.iter().cloned().chain(note).collect();
        let note = (!notes.is_empty()).then(|| notes.join(" "));
        Self { file, len, note, in_place: false, ..self }
    }

    /// A pipe or a device can be read only once.
    fn copied(self, watch: &mut dyn FnMut(u64, u64) -> Watch) -> Result<Self, SourceError> {
        let mut input = self.file.try_clone()?;
        let (file, len, _) = unpack(&mut input, 0, &|| 0, None, watch)?;
        Ok(self.made(file, len, None))
    }

    fn rewritten(
        self,
        packed: bool,
        encoding: Option<TextEncoding>,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Self, SourceError> {
        let read = std::cell::Cell::new(0);
        let counted = Counted { inner: self.reader(), read: &read };
        let mut input: Box<dyn Read> =
            if packed { Box::new(MultiGzDecoder::new(counted)) } else { Box::new(counted) };
        let done = || read.get();
        let (file, len, note) = unpack(&mut input, self.len, &done, encoding, watch)?;
        drop(input);
        Ok(self.made(file, len, note))
    }

    fn head(&self, most: u64) -> Result<Vec<u8>, SourceError> {
        let mut head = Vec::new();
        self.reader().take(most).read_to_end(&mut head)?;
        Ok(head)
    }

    /// The beginning of the file, decompressed and in UTF-8, to detect its content.
    pub(in crate::files) fn unpacked_head(&self, overrides: &Overrides) -> Result<Vec<u8>, SourceError> {
        let mut head = self.head(limits::HEAD)?;
        if head.starts_with(GZIP) {
            head = self.unzipped(limits::HEAD);
        }
        Ok(encoding::head_in_utf_8(&head, overrides.encoding).unwrap_or(head))
    }

    /// All bytes, unless there are more than `most`.
    pub(in crate::files) fn whole(&self, most: u64) -> Result<Vec<u8>, SourceError> {
        if self.len > most {
            return Err(SourceError::TooLarge { bytes: self.len, most });
        }
        let mut bytes = Vec::new();
        self.reader().read_to_end(&mut bytes)?;
        self.same_file()?;
        Ok(bytes)
    }

    /// The file name without its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The sheets of a spreadsheet, the visible ones first; empty for other files.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// The sheet that was read, and how the letters of a text are stored; none is UTF-8.
    pub fn read_as(&self) -> &Overrides {
        &self.read_as
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Length in bytes of the text, which for a compressed file exceeds the file's length.
    pub fn len(&self) -> u64 {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// A note on how the file was unpacked.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Reads from the start. Any number of readers can be active at once.
    pub fn reader(&self) -> SourceReader<'_> {
        SourceReader { file: &self.file, at: 0, end: self.len }
    }

    /// Reads from a byte offset on.
    pub fn reader_from(&self, offset: u64) -> SourceReader<'_> {
        SourceReader { at: offset.min(self.len), ..self.reader() }
    }

    /// Reads `len` bytes at an offset, fewer only at the end.
    ///
    /// # Errors
    /// If the file cannot be read or has changed.
    pub fn read_at(&self, offset: u64, len: usize) -> Result<Vec<u8>, SourceError> {
        self.unchanged()?;
        let left = self.len.saturating_sub(offset);
        // At most what the file has, which may be less than requested.
        let mut bytes = vec![0; usize::try_from(left.min(len as u64)).unwrap_or(0)];
        let mut done = 0;
        while done < bytes.len() {
            match read_at(&self.file, &mut bytes[done..], offset + done as u64) {
                Ok(0) => bytes.truncate(done),
                Ok(n) => done += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
        }
        Ok(bytes)
    }

    /// Length, time of the last change and identity of the file; `None` if its bytes were unpacked or it is no
    /// plain file.
    pub(in crate::files) fn state(&self) -> Option<FileState> {
        self.origin.as_ref().filter(|_| self.in_place)?.state()
    }

    /// # Errors
    /// If the bytes have changed since it was opened.
    pub fn unchanged(&self) -> Result<(), SourceError> {
        if self.in_place { self.origin.as_ref().map_or(Ok(()), Origin::unchanged) } else { Ok(()) }
    }

    /// # Errors
    /// If the file has been truncated, extended, rewritten or replaced since it was opened. What was read may
    /// then be incomplete, or a mixture of two states.
    pub fn same_file(&self) -> Result<(), SourceError> {
        self.origin.as_ref().map_or(Ok(()), Origin::same_file)
    }
}

/// Reads a source from its beginning.
#[derive(Debug)]
pub struct SourceReader<'a> {
    file: &'a File,
    at: u64,
    /// Data appended later is not read.
    end: u64,
}

impl Read for SourceReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX).min(buffer.len());
        let n = read_at(self.file, &mut buffer[..left], self.at)?;
        if n == 0 && left > 0 {
            return Err(io::Error::other("the file is shorter than when it was opened"));
        }
        self.at += n as u64;
        Ok(n)
    }
}

/// Fills a buffer from an offset of a file.
pub(in crate::files) fn read_exact_at(file: &File, mut buffer: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        match read_at(file, buffer, offset) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(n) => {
                buffer = &mut buffer[n..];
                offset += n as u64;
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Counts the bytes read of a compressed file.
struct Counted<'a, R> {
    inner: R,
    read: &'a std::cell::Cell<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read.set(self.read.get() + n as u64);
        Ok(n)
    }
}

/// Copies a stream to an unnamed temporary file, converting it from an encoding to UTF-8 if there is one.
/// Returns the file, its length and a note.
fn unpack(
    input: &mut dyn Read,
    all: u64,
    done: &dyn Fn() -> u64,
    encoding: Option<TextEncoding>,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<(File, u64, Option<String>), SourceError> {
    let mut file = tempfile::tempfile().map_err(SourceError::no_temporary)?;
    let mut decoder = encoding.map(TextEncoding::decoder);
    let (mut buffer, mut text) = (vec![0; 1 << 20], String::with_capacity(4 << 20));
    let (mut len, mut note) = (0_u64, None);
    loop {
        let read = match input.read(&mut buffer) {
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) if len > 0 => {
                note = Some(format!(
                    "The packed file is damaged or cut short ({}); what came before is loaded. Fetch the file again.",
                    IoReason::from(e)
                ));
                0
            }
            Err(e) => return Err(SourceError::unpacking(e)),
        };
        let out: &[u8] = match &mut decoder {
            Some(decoder) => {
                text.clear();
                // The text has capacity for the worst case of a buffer, three bytes for two.
                let _ = decoder.decode_to_string(&buffer[..read], &mut text, read == 0);
                text.as_bytes()
            }
            None => &buffer[..read],
        };
        file.write_all(out).map_err(SourceError::unpacking)?;
        len += out.len() as u64;
        if len > MOST_UNPACKED {
            return Err(SourceError::UnpacksTooLarge { most: MOST_UNPACKED });
        }
        if read == 0 {
            break;
        }
        if watch(done(), all) == Watch::Stop {
            return Err(SourceError::UnpackingCancelled);
        }
    }
    file.seek(SeekFrom::Start(0))?;
    Ok((file, len, note))
}
