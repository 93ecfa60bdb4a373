//! The bytes of an article to its lines: one file per format. A line is a paragraph as people count them: a
//! line of plain text, a block of a web page or of a word processor document. Out of scope: which lines
//! belong to the article; only the format's own hints (a menu, a caption, a byline) are passed on as a
//! [`Mark`].
//!
//! Invariants: no line is empty or contains a line break or other control character; any bytes give lines or
//! a [`ReadError`](super::ReadError), in time and memory bounded by [`MOST_OF_A_TEXT`].

mod article_text;
mod docx;
mod encoding;
mod html;
mod limits;
mod markdown;
mod open;
mod plain;

pub use article_text::{ArticleText, Line, Mark, TextFormat};
pub(in crate::formats) use html::is_html;
pub use limits::MOST_OF_A_TEXT;
pub(in crate::formats) use limits::REMEDY;
pub use open::read_article;
pub use plain::of_pasted_text;
