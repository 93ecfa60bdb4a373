//! Event files to event tables: text with delimiters, lists of JSON records, GeoJSON points.
//! What a file is, is told by what stands in it. A row that cannot be read is left out and
//! said so in [`EventNotes`]; a row whose place or date cannot be read is in the table
//! without it. Where the bytes come from, and how rows are drawn, is not its business.

mod again;
mod assemble;
mod cell;
mod date;
mod delimited;
mod duplicates;
mod guess;
mod guess_names;
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
mod naming;
mod needle;
mod notes;
mod number;
mod place;
mod place_names;
mod place_table;
mod placed_text;
mod placement;
mod preview;
mod progress;
mod read;
mod scheme;
mod search;
mod split;
mod stream;

pub(in crate::formats) use again::{Again, rows_again};
pub use date::DateOrder;
pub use guess::guess;
pub use guess_names::name_column;
pub use later::{Ahead, Later, Part};
pub use layout::{Format, Layout, Recognised};
pub use mapping::{Dates, MappedDimension, Mapping, Scheme};
pub use notes::{Cause, EventNote, EventNotes, Place};
pub use place_names::{NameColumn, NameRole, PlaceNames, PlacedRow, Unplaced};
pub use place_table::{PlaceColumns, PlaceError, PlaceOutput, place_table};
pub(in crate::formats) use placed_text::distinct;
pub use placement::Placement;

/// The first columns that are added to a table that was placed by its words, by which such a file
/// is known again.
pub const PLACED_COLUMNS: [&str; 3] = {
    let all = placed_text::ADDED;
    [all[0], all[1], all[2]]
};

pub use preview::{Preview, preview, preview_with_names};
pub use progress::{Progress, Watch};
pub use read::{EventFile, Reading, read, read_with_names};
pub use search::search;
pub use split::Dialect;
