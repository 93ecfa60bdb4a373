//! The scores; a test checks them too.

mod articles;
mod events;
mod table;

pub use articles::ArticleScore;
pub use events::{EventOptions, EventScore};

/// `12 of 13 (92.3 %)`.
fn share(part: usize, whole: usize) -> String {
    let percent = if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
    format!("{part} of {whole} ({percent:.1} %)")
}
