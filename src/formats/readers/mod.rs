//! What can be opened: one reader a format, one line each in [`READERS`]. Menus, filters of file
//! dialogs, `--help` and refusals are made from that list; nothing else knows which formats there
//! are. Where the bytes come from is not its business.
//!
//! A new format is a file in this folder with a type that is a [`Reader`], and its line in the
//! list (`registry.rs`).

mod article;
mod content;
mod delimited;
mod document;
mod json_events;
mod layer;
mod markdown;
mod project;
mod reader;
mod registry;
mod source;
mod spreadsheet;
mod tables;
mod web_page;

pub use content::{Content, Kind};
pub use reader::{Confidence, ReadOptions, Reader};
pub use registry::{READERS, Sniffed, extensions, formats_in_words, sniff};
pub use source::{Bytes, Source};
