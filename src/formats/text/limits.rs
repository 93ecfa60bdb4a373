use crate::formats::ReadError;

/// Most bytes of text read as one article: some three million words.
pub const MOST_OF_A_TEXT: usize = 20 << 20;

/// The remedy if no text can be extracted.
pub(in crate::formats) const REMEDY: &str =
    "copy the article's text and paste it, or save it as plain text in UTF-8";

/// # Errors
/// More text than any article has.
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
