//! A web page to its blocks of text. The tokenizer is a browser engine's; no DOM is needed to tell a menu
//! from a paragraph, so time and memory depend only on the page's length.

mod block;
mod element;
mod main_text;
mod metadata;
mod sink;

use encoding_rs::Encoding;

use super::ArticleText;
use crate::formats::ReadError;

/// Number of leading characters that must show a page's type and encoding.
const HEAD: usize = 4096;

/// Whether the text is a web page; for a fragment the file extension counts too.
pub(in crate::formats) fn is_html(name: &str, text: &str) -> bool {
    let head = head(text.as_bytes());
    let starts = ["<!doctype html", "<html", "<head", "<body"];
    let mut start = head.trim_start_matches('\u{feff}').trim_start();
    // A comment or XML declaration may come first.
    while let Some(end) = [("<!--", "-->"), ("<?xml", "?>")].iter().find_map(|(open, close)| {
        start.starts_with(open).then(|| start.find(close).map(|at| at + close.len())).flatten()
    }) {
        start = start[end..].trim_start();
    }
    let named = [".html", ".htm", ".xhtml"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    let has_tags = || ["</p>", "</div>", "<p>", "<br", "</h1>", "</a>"].iter().any(|tag| head.contains(tag));
    starts.iter().any(|tag| start.starts_with(tag)) || ((named || start.starts_with('<')) && has_tags())
}

/// The encoding declared by a page, if the bytes look like one.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = head(bytes);
    if !head.trim_start_matches(['\u{feff}', '\u{fffd}', ' ', '\t', '\r', '\n']).starts_with('<') {
        return None;
    }
    let at = ["charset=", "encoding="].iter().find_map(|key| head.find(key).map(|at| at + key.len()))?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}

fn head(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase()
}

/// The blocks of a page, the main text first.
///
/// # Errors
/// A page without text.
pub(super) fn read(name: &str, text: &str) -> Result<ArticleText, ReadError> {
    let Some(page) = sink::tokenize(text) else {
        let message = "the page is not valid HTML: one of its tags does not end";
        return Err(ReadError::whole(name, message, super::limits::REMEDY));
    };
    let read = main_text::sorted(page);
    if read.lines[..read.main].iter().all(|line| line.mark == Some(super::Mark::Page)) {
        let message = "the page has no article text; a script may load it when the page is shown";
        return Err(ReadError::whole(
            name,
            message,
            "open it in a browser, copy the article and paste it here",
        ));
    }
    Ok(read)
}

#[cfg(test)]
mod tests;
