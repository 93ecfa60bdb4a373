//! The bytes of an article to its lines: one file a format. A line is a paragraph as a reader
//! counts them: a line of a plain text, a block of a web page or of a word processor's document.
//! What is the article's own and what stands round it is not decided here; only what the format
//! itself says (a menu, a caption, a byline) is passed on as a [`Mark`].
//!
//! Invariants: no line is empty or holds a line break or another control character; any bytes
//! give lines or a [`ReadError`](super::ReadError), in time and memory bounded by
//! [`MOST_OF_A_TEXT`].

mod article_text;
mod docx;
mod encoding;
mod html;
mod limits;
mod markdown;
mod open;
mod plain;

pub use article_text::{ArticleText, Line, Mark, TextFormat};
pub use limits::MOST_OF_A_TEXT;
pub use open::read_article;
pub use plain::of_pasted_text;
