use std::borrow::Cow;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipResult;

use super::SpreadsheetError;

/// What a packed file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packed {
    Xlsx,
    Ods,
}

/// Deflate makes nothing smaller than to this part of itself.
const MOST_PACKED: u64 = 1032;

/// Most bytes that one part unpacks to which is held in memory whole: an ods sheet, and the
/// texts of an xlsx.
const MOST_HELD: u64 = 192 << 20;

/// Most bytes that a part unpacks to which is read as it comes: a sheet of an xlsx.
const MOST_STREAMED: u64 = 2 << 30;

/// Most parts of a file.
const MOST_PARTS: usize = 20_000;

/// Looks what a packed file is, and unpacks it once to see how large it is: what it says of its
/// own size need not be true.
pub(super) fn inspect(input: impl Read + Seek, len: u64) -> Result<Packed, SpreadsheetError> {
    let mut archive = ZipArchive::new(input).map_err(|e| SpreadsheetError::Damaged(e.to_string()))?;
    // The parts of an xlsx may lie in any folder.
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
        // Pictures and such, which nobody unpacks.
        return Ok(());
    }
    let most = if streamed { MOST_STREAMED } else { MOST_HELD };
    // What is damaged is met again, and told, when the sheet is read.
    let size = std::io::copy(&mut file.by_ref().take(most + 1), &mut std::io::sink()).unwrap_or(0);
    if size > most { Err(SpreadsheetError::TooLarge) } else { Ok(()) }
}

/// Fails if an xlsx says that it has more texts than there is room for: that many would be made
/// room for at once.
fn count_texts<R: Read + Seek>(archive: &mut ZipArchive<R>, part: usize) -> Result<(), SpreadsheetError> {
    let Ok(file) = archive.by_index(part) else { return Ok(()) };
    let mut start = Vec::new();
    let _ = file.take(4096).read_to_end(&mut start);
    let start = String::from_utf8_lossy(&start);
    let count = start.split("uniqueCount=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.chars().take_while(char::is_ascii_digit).collect::<String>()
    });
    // More digits than a number has are too many texts as well.
    let many = count.is_some_and(|c| c.parse::<u64>().map_or(!c.is_empty(), |n| n > MOST_TEXTS));
    if many { Err(SpreadsheetError::TooLarge) } else { Ok(()) }
}

/// Most texts of an xlsx: as many as stand in the bytes that may be held.
const MOST_TEXTS: u64 = MOST_HELD / 16;
