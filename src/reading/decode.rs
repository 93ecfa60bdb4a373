use crate::formats::{ReadError, decode_utf8};

/// Beginnings of files that hold a text but are none, and what they are.
const OTHER_FORMATS: [(&str, &str); 5] = [
    ("%PDF-", "a PDF"),
    ("{\\rtf", "a rich text document"),
    ("PK\u{3}\u{4}", "a word processor's document or an archive"),
    ("<!doctype html", "a web page"),
    ("<html", "a web page"),
];

/// The text of an article's file, in UTF-8 with or without a byte order mark.
///
/// # Errors
/// An empty file, another encoding (with the offset of the first bad byte), a binary
/// file, and formats that wrap their text (PDF, RTF, HTML, word processors).
pub fn decode_text(name: &str, bytes: &[u8]) -> Result<String, ReadError> {
    const REMEDY: &str = "save or copy the article as plain text in UTF-8";
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if let Some((_, what)) = OTHER_FORMATS.iter().find(|(magic, _)| start.starts_with(&magic.to_lowercase()))
    {
        return Err(ReadError::whole(name, format!("the file is {what}, not plain text"), REMEDY));
    }
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if let Some(offset) = bytes.iter().position(|&b| b == 0)
        && !utf16
    {
        let message = format!("the file is binary, not text (byte {offset} is zero)");
        return Err(ReadError::whole(name, message, REMEDY));
    }
    decode_utf8(name, bytes).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> String {
        decode_text("article.txt", bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode_text("a.txt", b"\xef\xbb\xbfRawa").as_deref(), Ok("Rawa"));
        assert_eq!(decode_text("a.txt", "راوة".as_bytes()).as_deref(), Ok("راوة"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_cause() {
        for (bytes, cause) in [
            (&b""[..], "empty"),
            (b" \n\t", "empty"),
            (b"ab\0cd", "byte 2 is zero"),
            (b"Rawa\n\xe9t\xe9", "from offset 5 on are not UTF-8"),
            (b"\xef\xbb\xbfab\xff", "from offset 5 on are not UTF-8"),
            (b"\xff\xfeR\0a\0", "UTF-16"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"\n<!DOCTYPE html><p>", "a web page"),
        ] {
            let error = error(bytes);
            assert!(error.starts_with("article.txt, line ") && error.contains(cause), "{error}");
        }
    }

    #[test]
    fn a_bad_byte_is_placed_on_its_line() {
        assert!(error(b"one\ntwo \xc3\xa9\xff").starts_with("article.txt, line 2, column 6: "));
    }
}
