//! Event files to event tables: text with delimiters, lists of JSON records, GeoJSON points.
//! What a file is, is told by what stands in it. A row that cannot be read is left out and
//! said so in [`EventNotes`]; a row whose place or date cannot be read is in the table
//! without it. Where the bytes come from, and how rows are drawn, is not its business.

mod columns;
mod json;
mod loading;
mod placing;
mod rows;
mod text;
mod values;

use columns::{guess, guess_names, known, layout, mapping, scheme};
use json::{json_fields, json_key, json_list, json_object, json_point, json_record};
use loading::{assemble, at, beginning, duplicates, head, later, notes, preview, progress, read, stream};
use placing::{naming, place_names, place_table, placed_text, placement};
use rows::{again, needle, row_index, search};
use text::{delimited, split};
use values::{cell, date, number, place};

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
pub use row_index::RowIndex;
pub use search::search;
pub use split::Dialect;
