use super::{ArticleText, encoding, markdown, plain};
use crate::formats::ReadError;

/// Most bytes of text that are read as one article: some three million words.
pub const MOST_OF_A_TEXT: usize = 20 << 20;

/// What to do where no text can be had from a file.
pub(super) const REMEDY: &str = "copy the article's text and paste it, or save it as plain text in UTF-8";

/// Beginnings of files that are no text, or hold it in a way that is not read here, and what
/// they are.
const OTHERS: [(&[u8], &str); 15] = [
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or recording"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\0\0\0\x1cftyp", "a film"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// Reads an article's file, whatever format it is in: what it is shows in its bytes, not in its
/// name; only Markdown, which looks like any text, is told by the ending.
///
/// # Errors
/// A sentence with what the file is and what to do, where no text can be had from it.
pub fn read_article(name: &str, bytes: &[u8]) -> Result<ArticleText, ReadError> {
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::whole(name, format!("the file is {what}, not a text"), REMEDY));
    }
    small_enough(name, bytes.len())?;
    let (text, note) = encoding::decode(name, bytes, None)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let mut read = match ending.as_deref() {
        Some("md" | "markdown" | "mdown") => markdown::read(&text),
        _ => plain::read(&text),
    };
    if read.lines.is_empty() {
        return Err(ReadError::whole(name, "the file is empty", "choose another file or fetch it again"));
    }
    read.notes.extend(note);
    Ok(read)
}

/// # Errors
/// More bytes of text than any article has.
pub(super) fn small_enough(name: &str, bytes: usize) -> Result<(), ReadError> {
    if bytes <= MOST_OF_A_TEXT {
        return Ok(());
    }
    let message = format!(
        "it holds {} MiB of text; one article is read up to {} MiB",
        bytes >> 20,
        MOST_OF_A_TEXT >> 20
    );
    Err(ReadError::whole(name, message, "cut the article out of it and open that"))
}
