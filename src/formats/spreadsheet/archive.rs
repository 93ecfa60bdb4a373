use std::borrow::Cow;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipResult;

use super::SpreadsheetError;

/// The type of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packed {
    Xlsx,
    Ods,
}

/// The maximum compression ratio of deflate.
const MOST_PACKED: u64 = 1032;

/// Most unpacked bytes of a part held in memory as a whole: an ods sheet, and the texts of an xlsx.
const MOST_HELD: u64 = 192 << 20;

/// Most unpacked bytes of a part that is streamed: a sheet of an xlsx.
const MOST_STREAMED: u64 = 2 << 30;

/// Most parts of an archive.
const MOST_PARTS: usize = 20_000;

/// Detects the type of an archive, and unpacks it once to measure it, because the stated sizes may be false.
pub(super) fn inspect(input: impl Read + Seek, len: u64) -> Result<Packed, SpreadsheetError> {
    let mut archive = ZipArchive::new(input).map_err(|e| SpreadsheetError::Damaged(e.to_string()))?;
    // The parts of an xlsx may be in any folder.
    let lower = |name: ZipResult<Cow<str>>| name.map(|n| n.to_lowercase()).unwrap_or_default();
    let names: Vec<String> = archive.file_names().take(MOST_PARTS + 1).map(lower).collect();
    let has = |end: &str| names.iter().any(|name| name.ends_with(end));
    let packed = match () {
        () if has("workbook.xml") => Packed::Xlsx,
        () if has("workbook.bin") => return Err(SpreadsheetError::Binary),
        () if has("content.xml") && has("mimetype") => Packed::Ods,
        () => return Err(SpreadsheetError::NoSpreadsheet),
    };
    if archive.len() > MOST_PARTS {
        return Err(SpreadsheetError::TooLarge);
    }
    if len.saturating_mul(MOST_PACKED) > MOST_HELD {
        for part in 0..archive.len() {
            measure(&mut archive, part)?;
        }
    }
    for (part, _) in names.iter().enumerate().filter(|(_, name)| name.ends_with("sharedstrings.xml")) {
        count_texts(&mut archive, part)?;
    }
    Ok(packed)
}

/// Fails if a part unpacks to more than is allowed.
fn measure<R: Read + Seek>(archive: &mut ZipArchive<R>, part: usize) -> Result<(), SpreadsheetError> {
    let Ok(mut file) = archive.by_index(part) else { return Ok(()) };
    let (read, streamed) = file.name().map_or((true, false), |name| {
        (name.ends_with(".xml") || name.ends_with(".rels"), name.contains("worksheets/"))
    });
    if !read {
        // Pictures and the like are never unpacked.
        return Ok(());
    }
    let most = if streamed { MOST_STREAMED } else { MOST_HELD };
    // Damage is found again, and reported, when the sheet is read.
    let size = std::io::copy(&mut file.by_ref().take(most + 1), &mut std::io::sink()).unwrap_or(0);
    if size > most { Err(SpreadsheetError::TooLarge) } else { Ok(()) }
}

/// Fails if an xlsx declares more texts than fit: the library would allocate for all of them at once.
fn count_texts<R: Read + Seek>(archive: &mut ZipArchive<R>, part: usize) -> Result<(), SpreadsheetError> {
    let Ok(file) = archive.by_index(part) else { return Ok(()) };
    let mut start = Vec::new();
    let _ = file.take(4096).read_to_end(&mut start);
    let start = String::from_utf8_lossy(&start);
    let count = start.split("uniqueCount=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.chars().take_while(char::is_ascii_digit).collect::<String>()
    });
    // A number too long to parse means too many texts as well.
    let many = count.is_some_and(|c| c.parse::<u64>().map_or(!c.is_empty(), |n| n > MOST_TEXTS));
    if many { Err(SpreadsheetError::TooLarge) } else { Ok(()) }
}

/// Most texts of an xlsx: as many as fit into the memory limit.
const MOST_TEXTS: u64 = MOST_HELD / 16;
