use super::limits::{REMEDY, small_enough};
use super::{ArticleText, docx, encoding, html, markdown, plain};
use crate::formats::ReadError;
use crate::formats::foreign::foreign_by_magic;

/// What is supported elsewhere, but holds no text to read here: its first bytes, and what it is.
const NO_TEXT: [(&[u8], &str); 2] =
    [(b"\xd0\xcf\x11\xe0", "an old or a protected Word document"), (b"\x1f\x8b", "packed with gzip")];

/// Reads an article file of any supported format, detected from its bytes; only Markdown, which looks like
/// any text, is detected by extension.
///
/// # Errors
/// A sentence with what the file is and what to do, if no text can be extracted.
pub fn read_article(name: &str, bytes: &[u8]) -> Result<ArticleText, ReadError> {
    if let Some(foreign) = foreign_by_magic(bytes) {
        return Err(foreign.refused(name));
    }
    if let Some((_, what)) = NO_TEXT.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::whole(name, format!("the file is {what}, not a text"), REMEDY));
    }
    if [&b"PK\x03\x04"[..], b"PK\x05\x06"].iter().any(|magic| bytes.starts_with(magic)) {
        return docx::read(name, bytes);
    }
    small_enough(name, bytes.len())?;
    let (text, note) = encoding::decode(name, bytes, html::declared_encoding(bytes))?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let mut read = match ending.as_deref() {
        _ if html::is_html(name, &text) => html::read(name, &text)?,
        Some("md" | "markdown" | "mdown") => markdown::read(&text),
        _ => plain::read(&text),
    };
    if read.lines.is_empty() {
        return Err(ReadError::whole(name, "the file is empty", "choose another file or fetch it again"));
    }
    read.notes.extend(note);
    Ok(read)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::MOST_OF_A_TEXT;
    use super::*;

    fn error(name: &str, bytes: &[u8]) -> String {
        read_article(name, bytes).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_cause_and_what_to_do() {
        for (bytes, cause) in [
            (&b""[..], "empty"),
            (b" \n\t", "empty"),
            (b"ab\0cd", "byte 2 is zero"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"{\\rtf1 Rawa}", "rich text"),
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"\xff\xd8\xff\xe0", "picture"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "old or a protected Word document"),
            (b"PK\x03\x04\x14\0", "damaged or cut short"),
            (b"one\ntwo \xc3\xa9\xff", "line 2, column 6"),
            (b"\n<!DOCTYPE html><p>", "no article text"),
        ] {
            let error = error("article.txt", bytes);
            assert!(error.starts_with("article.txt, line ") && error.contains(cause), "{error}");
            assert!(error.split_once("; ").is_some_and(|(_, remedy)| remedy.len() > 10), "{error}");
        }
    }

    #[test]
    fn what_a_file_is_shows_in_its_bytes() {
        use crate::formats::text::TextFormat::{Html, Markdown, Plain};
        for (name, text, format) in [
            ("a.txt", "<!-- saved --><!doctype html><p>Rawa is quiet.", Html),
            ("a", "<?xml version='1.0'?>\n<html><body><p>Rawa is quiet.</p></body></html>", Html),
            ("a.htm", "Rawa is quiet.<br>It is.", Html),
            ("a.html", "Rawa is quiet, and 3 < 4.", Plain),
            ("a.txt", "<Rawa> is quiet.", Plain),
            ("a.md", "# Rawa", Markdown),
            ("a.txt", "# Rawa", Plain),
        ] {
            assert_eq!(read_article(name, text.as_bytes()).unwrap().format, format, "{name} {text}");
        }
    }

    #[test]
    fn more_text_than_an_article_has_is_refused_at_once() {
        let bytes = vec![b'a'; 100 << 20];
        assert!(error("big.txt", &bytes).contains("100 MiB of text; one article is read up to 20 MiB"));
    }

    #[test]
    fn so_much_text_as_is_read_is_read() {
        let text = "The forces went into the town.\n".repeat((MOST_OF_A_TEXT - 40) / 31);
        assert_eq!(read_article("a.txt", text.as_bytes()).unwrap().lines.len(), text.lines().count());
    }

    const PIECES: [&str; 30] = [
        "<html>",
        "<body",
        "<p>",
        "</p>",
        "<a href=x>",
        "</a>",
        "<article>",
        "</article>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<meta charset=windows-1256>",
        "<title>",
        " class=\"related\"",
        "&amp;",
        "&#0;",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[",
        "PK\u{3}\u{4}",
        "PK\u{5}\u{6}",
        "\u{feff}",
        "Rawa is quiet. ",
        "\n",
        "---\n",
        "[a](",
        "**",
        "راوة",
        "<br>",
        "<pre>",
        "\u{2028}",
    ];

    /// Pieces of every format, so that what comes out begins like one and goes wrong later.
    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            1 => prop::collection::vec(any::<u8>(), 0..24),
            6 => prop::sample::select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_bytes_give_clean_lines_or_a_sentence(bytes in pieces(), ending in "(txt|md|html|docx)") {
            let name = format!("a.{ending}");
            let read = read_article(&name, &bytes);
            prop_assert_eq!(&read, &read_article(&name, &bytes), "the same again");
            if let Ok(read) = read {
                prop_assert!(read.main <= read.lines.len() && !read.lines.is_empty());
                for line in &read.lines {
                    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
                    let is_clean = !line.text.is_empty() && line.text.trim() == line.text && !line.text.contains(breaks);
                    prop_assert!(is_clean, "{:?}", line);
                }
            }
        }
    }
}
