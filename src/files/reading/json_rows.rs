use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use crate::formats::{is_plain_json, json_records};

use super::SourceError;

/// What became of a JSON text of another shape than records.
pub(super) enum JsonRows {
    /// Its records in an unnamed temporary file, the length of that in bytes, and a note.
    Made(File, u64, String),
    /// It is too large to be looked through; a note that says so.
    TooLarge(String),
}

/// Bytes of the beginning and the end from which the shape is detected.
const HEAD: u64 = 1 << 20;
const TAIL: u64 = 16 << 10;

/// Most bytes of a text that is read whole.
const MOST: u64 = 256 << 20;

/// The records of a text of `len` bytes, which `from` reads from an offset on; `None` if it is no JSON, or can be
/// read as it stands.
pub(super) fn rows<'s>(
    len: u64,
    from: &dyn Fn(u64) -> Box<dyn Read + 's>,
) -> Result<Option<JsonRows>, SourceError> {
    let mut head = Vec::new();
    from(0).take(HEAD).read_to_end(&mut head)?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    if !matches!(text.trim_ascii_start().first(), Some(b'{' | b'[' | b'/')) {
        return Ok(None);
    }
    let mut tail = Vec::new();
    from(len.saturating_sub(TAIL)).read_to_end(&mut tail)?;
    if is_plain_json(&head, &tail, len <= HEAD) {
        return Ok(None);
    }
    if len > MOST {
        let note = format!(
            "The JSON is larger than {} MiB and no plain list of records: only its first list is read. Export it as \
             GeoJSON or one record a line.",
            MOST >> 20
        );
        return Ok(Some(JsonRows::TooLarge(note)));
    }
    let mut bytes = Vec::new();
    from(0).read_to_end(&mut bytes)?;
    let Some(records) = json_records(&bytes)? else { return Ok(None) };
    drop(bytes);
    let mut file = tempfile::tempfile().map_err(SourceError::no_temporary)?;
    file.write_all(&records.text).map_err(SourceError::unpacking)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(Some(JsonRows::Made(file, records.text.len() as u64, records.remarks.join(" "))))
}
