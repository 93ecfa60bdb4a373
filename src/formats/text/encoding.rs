use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

use crate::formats::{Note, ReadError, decode_utf8};

/// Words so frequent in Arabic that every Arabic text has some of them.
const ARABIC_WORDS: [&str; 8] = ["في", "من", "على", "إلى", "الى", "أن", "التي", "الذي"];

/// Arabic marker words: a text in another single-byte encoding, read as Windows-1256, has them only by
/// accident.
const ARABIC_SHARE: usize = 40;

/// Decodes the bytes, with a note on assumptions. `declared` is the encoding named by the file; a byte order
/// mark and valid UTF-8 take precedence.
///
/// # Errors
/// Only white space, binary data, or text with invalid bytes – with their position.
pub(super) fn decode(
    name: &str,
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<(String, Option<Note>), ReadError> {
    if let Some(wide) = utf_16(bytes) {
        return from_utf_16(name, bytes, wide).map(|text| (text, None));
    }
    if let Some(offset) = memchr::memchr(0, bytes) {
        let message = format!("the file is binary, not text (byte {offset} is zero)");
        return Err(ReadError::whole(name, message, super::limits::REMEDY));
    }
    let error = match decode_utf8(name, bytes) {
        Ok(text) => return Ok((text.to_owned(), None)),
        Err(error) => error,
    };
    if let Some(encoding) = declared.filter(|e| *e != UTF_8 && e.is_ascii_compatible()) {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        return if faulty { Err(error) } else { Ok((text.into_owned(), None)) };
    }
    single_byte(bytes).ok_or(error)
}

/// UTF-16 by its byte order mark or, without one, by the zero bytes of Latin letters and spaces.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 4;
    match () {
        () if most > 0 && odd > most && even * 20 < odd => Some(UTF_16LE),
        () if most > 0 && even > most && odd * 20 < even => Some(UTF_16BE),
        () => None,
    }
}

fn from_utf_16(name: &str, bytes: &[u8], wide: &'static Encoding) -> Result<String, ReadError> {
    let (text, faulty) = wide.decode_with_bom_removal(bytes);
    if text.trim().is_empty() {
        return Err(ReadError::whole(name, "the file is empty", "choose another file or fetch it again"));
    }
    if faulty || text.contains('\0') {
        let line = text.split('\n').position(|line| line.contains(['\u{fffd}', '\0'])).unwrap_or(0) + 1;
        let message = format!("the file begins as UTF-16, but line {line} holds bytes that are not");
        return Err(ReadError::whole(name, message, "save the file again, as UTF-8"));
    }
    Ok(text.into_owned())
}

/// Text without any multi-byte UTF-8, decoded as the single-byte encoding it must have: Windows-1256 if that
/// gives Arabic, otherwise Windows-1252 if that gives plausible Latin text. Text that is partly UTF-8 is
/// neither: its bytes are corrupt.
fn single_byte(bytes: &[u8]) -> Option<(String, Option<Note>)> {
    let holds_utf_8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let controls = bytes.iter().any(|b| matches!(b, 0..=8 | 14..=31 | 127));
    if holds_utf_8 || controls {
        return None;
    }
    let (arabic, faulty) = WINDOWS_1256.decode_without_bom_handling(bytes);
    let is_arabic = !faulty && {
        let words = arabic.split_whitespace().count();
        let known = arabic.split_whitespace().filter(|word| ARABIC_WORDS.contains(word)).count();
        known > 0 && known * ARABIC_SHARE >= words
    };
    if is_arabic {
        return Some((arabic.into_owned(), Some(assumed("Windows-1256 (Arabic)", bytes))));
    }
    let (latin, faulty) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let latin = latin.into_owned();
    let letters = latin.chars().filter(|c| c.is_alphabetic()).count();
    let foreign = latin.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    // C1 controls are the gaps of Windows-1252; a text in another alphabet is almost all non-ASCII.
    let holes = latin.chars().any(|c| ('\u{80}'..'\u{a0}').contains(&c));
    let is_latin = !faulty && !holes && letters > 0 && foreign * 4 <= letters;
    is_latin.then(|| (latin, Some(assumed("Windows-1252", bytes))))
}

fn assumed(encoding: &str, bytes: &[u8]) -> Note {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let line = memchr::memchr_iter(b'\n', &bytes[..first]).count() + 1;
    Note::whole(format!(
        "The text is not in UTF-8; it was read as {encoding}. Line {line} has the first letter that shows whether this is right."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, bool), String> {
        decode("a.txt", bytes, None).map(|(text, note)| (text, note.is_some())).map_err(|e| e.to_string())
    }

    #[test]
    fn utf_8_and_utf_16_are_read_with_and_without_their_mark() {
        let wide = |big: bool, mark: bool| {
            let units = mark.then_some(0xfeff_u16).into_iter().chain("Rawa, القائم".encode_utf16());
            units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect::<Vec<_>>()
        };
        let text = Ok(("Rawa, القائم".to_owned(), false));
        assert_eq!(read("Rawa, القائم".as_bytes()), text);
        assert_eq!(read("\u{feff}Rawa, القائم".as_bytes()), text);
        for big in [false, true] {
            assert_eq!(read(&wide(big, true)), text);
        }
        let latin = |big: bool| {
            "Rawa".encode_utf16().flat_map(move |u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
        };
        for big in [false, true] {
            assert_eq!(read(&latin(big).collect::<Vec<_>>()), Ok(("Rawa".to_owned(), false)));
        }
    }

    #[test]
    fn single_byte_texts_are_read_with_a_note() {
        let (latin, arabic) =
            ("“Rawa” – a café in Qā’im".replace('ā', "a"), "قال مسؤول في القائم إن القوات عادت من الحدود");
        for (text, encoding) in [(latin.as_str(), WINDOWS_1252), (arabic, WINDOWS_1256)] {
            let (bytes, _, faulty) = encoding.encode(text);
            assert!(!faulty);
            assert_eq!(read(&bytes), Ok((text.to_owned(), true)));
        }
    }

    #[test]
    fn a_declared_encoding_is_followed_unless_the_text_is_utf_8() {
        let (bytes, _, _) = WINDOWS_1256.encode("راوة");
        let read = |bytes: &[u8]| decode("a", bytes, Some(WINDOWS_1256)).unwrap().0;
        assert_eq!(read(&bytes), "راوة");
        assert_eq!(read("راوة".as_bytes()), "راوة");
    }

    #[test]
    fn broken_utf_8_is_placed_and_not_taken_for_something_else() {
        for (bytes, place) in [
            (
                &b"one\ntwo \xc3\xa9 \xe9t\xe9"[..],
                "line 2, column 7: the bytes from offset 11 on are not UTF-8",
            ),
            (b"\xef\xbb\xbf\xd8\xa7b\xff", "line 1"),
            // Russian in Windows-1251 is neither Arabic nor Latin.
            (b"\xcc\xee\xf1\xea\xe2\xe0 \xe8 \xca\xe8\xe5\xe2", "line 1, column 1"),
        ] {
            assert!(read(bytes).unwrap_err().contains(place), "{:?}", read(bytes));
        }
        assert!(read(b"\xff\xfeR\0\0\xd8a\0").unwrap_err().contains("UTF-16, but line 1"));
    }
}
