//! Tables as text that are divided by what readers of tables do not know.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use crate::formats::PlainTable;

use super::SourceError;

/// Bytes of the beginning by which the columns are found, and most bytes of such a text.
const HEAD: u64 = 64 << 10;
const MOST: u64 = 256 << 20;

/// The rows of a text of `len` bytes as CSV in an unnamed temporary file, the length of that, and a note; `from` reads
/// the text from an offset on. `None` if it can be read as it stands, or not at all.
pub(super) fn rows<'s>(
    len: u64,
    from: &dyn Fn(u64) -> Box<dyn Read + 's>,
) -> Result<Option<(File, u64, String)>, SourceError> {
    let mut head = Vec::new();
    from(0).take(HEAD).read_to_end(&mut head)?;
    // The last line may be cut.
    let end = if len <= HEAD { head.len() } else { memchr::memrchr(b'\n', &head).unwrap_or(0) };
    let Some(table) =
        head.get(..end).and_then(|head| std::str::from_utf8(head).ok()).and_then(PlainTable::of)
    else {
        return Ok(None);
    };
    if len > MOST {
        return Ok(None);
    }
    let mut text = String::new();
    if from(0).read_to_string(&mut text).is_err() {
        return Ok(None);
    }
    let Some(csv) = table.csv(text.trim_start_matches('\u{feff}')) else { return Ok(None) };
    let mut file = tempfile::tempfile().map_err(SourceError::no_temporary)?;
    file.write_all(csv.as_bytes()).map_err(SourceError::unpacking)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(Some((file, csv.len() as u64, table.note())))
}
