use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use memchr::memmem;

use crate::formats::events::PLACED_COLUMNS;
use crate::formats::export::{CHANGE_COLUMNS, CLAIM_COLUMNS, ROW_COLUMNS};
use crate::formats::project::MARKER;
use crate::formats::{PROGRAM, has_member};
use crate::paint::is_svg_of_ours;

/// Bytes examined at the beginning and at the end of a file.
const LOOKED_AT: u64 = 1 << 18;

/// A member of every GeoJSON file with features or rows that this program writes.
const GEOJSON_MARKER: &str = "iraq_risk_atlas";

/// Whether this program wrote the file, judging by its content: the marker of a project or of exported
/// GeoJSON, the columns that only this program adds to a table, or the program's name in the
/// properties of a picture or in the comments of a list of citations. A file that was edited since
/// still has its marker. An empty file counts, because nothing can be lost; an unreadable one does not.
pub fn is_program_output(path: &Path) -> bool {
    let Ok((head, tail)) = ends_of(path) else { return false };
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    match text.first() {
        None => true,
        Some(b'{') => is_json_of_ours(text, &tail),
        Some(b'<') => is_svg_of_ours(text),
        Some(b'%') if text.starts_with(b"%PDF-") => holds(&head, PROGRAM) || holds(&tail, PROGRAM),
        Some(0x89) => text.starts_with(b"\x89PNG") && holds(&head, &format!("Software\0{PROGRAM}")),
        Some(b'G') if text.starts_with(b"GIF89a") => holds(&head, PROGRAM),
        Some(_) => is_table_of_ours(text) || is_list_of_ours(text) || is_list_of_ours(&tail),
    }
}

fn ends_of(path: &Path) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let mut file = File::open(path)?;
    let len = file.metadata()?.len();
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    file.by_ref().take(LOOKED_AT).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(len.saturating_sub(LOOKED_AT)))?;
    file.take(LOOKED_AT).read_to_end(&mut tail)?;
    Ok((head, tail))
}

fn holds(bytes: &[u8], text: &str) -> bool {
    memmem::find(bytes, text.as_bytes()).is_some()
}

fn is_json_of_ours(head: &[u8], tail: &[u8]) -> bool {
    let placed = || PLACED_COLUMNS.iter().all(|name| holds(head, &format!("\"{name}\":")));
    let metadata = || holds(head, "http://www.w3.org/ns/csvw") && holds(tail, &format!("\"{PROGRAM}"));
    has_member(head, MARKER) || has_member(head, GEOJSON_MARKER) || placed() || metadata()
}

/// By the header line, with any delimiter.
fn is_table_of_ours(text: &[u8]) -> bool {
    // A table may begin with blank lines.
    let text = text.trim_ascii_start();
    let end = memchr::memchr2(b'\r', b'\n', text).unwrap_or(text.len());
    let line = String::from_utf8_lossy(text.get(..end).unwrap_or_default());
    let names: Vec<&str> = line.split([',', ';', '\t', '|']).collect();
    let has = |wanted: &[&str]| names.windows(wanted.len()).any(|some| some == wanted);
    has(&PLACED_COLUMNS) || has(&ROW_COLUMNS) || has(&CLAIM_COLUMNS) || has(&CHANGE_COLUMNS)
}

/// Citations: a line, possibly a comment, begins with the program's name and version.
fn is_list_of_ours(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    text.lines().any(|line| {
        let line = line.strip_prefix("% ").or_else(|| line.strip_prefix("N1  - ")).unwrap_or(line);
        line.strip_prefix(PROGRAM)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}
