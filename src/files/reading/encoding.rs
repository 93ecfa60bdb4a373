//! How the text of a file is encoded: it is read as UTF-8 from here on.

use std::io::Read;

use crate::formats::TextEncoding;

use super::SourceError;

/// Bytes at the beginning of a file from which its encoding is detected.
pub(super) const HEAD: u64 = 64 << 10;

/// Pieces from further on: the beginning may be all in Latin letters.
const PROBES: u64 = 15;
const PROBE: usize = 16 << 10;

/// Pieces from all over a file that is not small; `from` reads it from an offset on.
pub(super) fn probes<'s>(
    len: u64,
    from: &dyn Fn(u64) -> Box<dyn Read + 's>,
) -> Result<Vec<Vec<u8>>, SourceError> {
    if len <= HEAD {
        return Ok(Vec::new());
    }
    let step = len / (PROBES + 1);
    (1..=PROBES)
        .map(|at| {
            let mut piece = Vec::new();
            from(at * step).take(PROBE as u64).read_to_end(&mut piece)?;
            Ok(piece)
        })
        .collect()
}

/// The encoding of a text that is not UTF-8 throughout or nearly so, and a note where it was assumed. `asked`
/// is what the user says.
pub(super) fn of(
    head: &[u8],
    probes: &[Vec<u8>],
    asked: Option<TextEncoding>,
) -> Option<(TextEncoding, Option<String>)> {
    if let Some(asked) = asked {
        let note = format!("The text was read as {asked}, as you asked.");
        return (!asked.is_utf_8()).then_some((asked, Some(note)));
    }
    if let Some(wide) = TextEncoding::utf_16(head.get(..4096).unwrap_or(head)) {
        return Some((wide, None));
    }
    let pieces: Vec<&[u8]> = std::iter::once(head).chain(probes.iter().map(Vec::as_slice)).collect();
    // Binary data is for others to refuse.
    let is_text = pieces.iter().all(|piece| memchr::memchr(0, piece).is_none());
    if !is_text {
        return None;
    }
    let arabic = || Some((TextEncoding::arabic(&pieces)?, "Arabic"));
    let (found, words) = arabic().or_else(|| Some((TextEncoding::turkish(&pieces)?, "Turkish")))?;
    let note = format!(
        "The text is not in UTF-8; it was read as {found}, which gives {words} words. Say which encoding it has if letters look wrong."
    );
    Some((found, Some(note)))
}

/// The beginning of a text in another encoding as UTF-8; `None` if it is in UTF-8.
pub(super) fn head_in_utf_8(head: &[u8], asked: Option<TextEncoding>) -> Option<Vec<u8>> {
    let (encoding, _) = of(head, &[], asked)?;
    Some(decoded(encoding, head))
}

/// A text in UTF-16 as UTF-8; `None` if it is no such text.
pub(in crate::files) fn utf_8(text: &[u8]) -> Option<Vec<u8>> {
    let encoding = TextEncoding::utf_16(text.get(..4096).unwrap_or(text))?;
    Some(decoded(encoding, text))
}

fn decoded(encoding: TextEncoding, bytes: &[u8]) -> Vec<u8> {
    let mut decoder = encoding.decoder();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
    let _ = decoder.decode_to_string(bytes, &mut text, true);
    text.into_bytes()
}
