//! Event files to event tables: text with delimiters, lists of JSON records, GeoJSON points.
//! What a file is, is told by what stands in it. A row that cannot be read is left out and
//! said so in [`EventNotes`]; a row whose place or date cannot be read is in the table
//! without it. Where the bytes come from, and how rows are drawn, is not its business.

mod assemble;
mod cell;
mod date;
mod delimited;
mod duplicates;
mod guess;
mod head;
mod json;
mod json_fields;
mod json_key;
mod json_point;
mod json_record;
mod known;
mod later;
mod layout;
mod mapping;
mod needle;
mod notes;
mod number;
mod place;
mod preview;
mod progress;
mod read;
mod scheme;
mod search;
mod split;
mod stream;

pub use date::DateOrder;
pub use guess::guess;
pub use later::{Ahead, Later, Part};
pub use layout::{Format, Layout, Recognised};
pub use mapping::{Dates, MappedDimension, Mapping, Scheme};
pub use notes::{Cause, EventNote, EventNotes, Place};
pub use preview::{Preview, preview};
pub use progress::{Progress, Watch};
pub use read::{EventFile, Reading, read};
pub use search::search;
pub use split::Dialect;
