//! Event files to event tables: delimited text, lists of JSON records, GeoJSON points. The format is detected
//! from the content. An unreadable row is skipped and reported in [`EventNotes`]; a row with an unreadable
//! place or date is loaded without it. Out of scope: where the bytes come from, and drawing.

mod columns;
mod ids;
mod json;
mod loading;
mod placing;
mod rows;
mod text;
mod totals;
mod values;

use columns::{
    assigned, codes, date_words, devices, fits, guess, guess_names, header, id_names, killed, killed_causes,
    killed_groups, killed_words, known, layout, mapping, nameless, order_by_others, order_found, persons,
    place_columns, positions, precision_doubts, ranked, roles, scheme, tags, types, vocabulary, when,
};
use ids::{deleted, duplicates, id_columns, keys, repeated, shared_ids, version, whole_rows};
use json::{
    json_fields, json_key, json_list, json_object, json_point, json_record, json_rest, json_sample,
    json_walk, list_reading, member_names,
};
use loading::apart::{later, record_starts, row_reading};
use loading::{
    agreed, assemble, at, cause, date_context, decisions, few_digit_rows, file_head, head, header_names,
    header_rows, killed_decisions, notes, precisions, preview, progress, read, revise, roles_read, settled,
    side_table, stream, sums, table_head, tallies, trial, unused_numbers, value_proofs, wide,
};
use placing::{agreement, naming, place_names, place_table, placed_text, placement, several, town_agreement};
use rows::{again, load_columns, needle, row_index, search, stored};
use text::region;
use text::{delimited, form, headings, labels, record, records, sieve, sink, split};
use totals::{axes, collected, judged};
use values::dates::{
    calendars, compact, date, date_order, date_parts, date_tokens, dated, dated_parts, day_ranges,
    form_evidence, mixed_dates, month_names, named_date, part_columns, periods, range_ends, shares,
    six_digits, times_of_day, weekdays, zone, zone_names,
};
use values::positions::{
    cell_codes, degrees, few_digits, grid, lengths, map_links, metres, place, point_text, position,
    sexagesimal, systems,
};
use values::{
    amount, cell, count, count_both, count_pair, count_phrase, count_tally, count_words, folded, forms,
    number, number_evidence, styles, whole,
};

pub use again::rows_again;
pub use assigned::{Meaning, column_named};
pub use cause::Cause;
pub use date::{DateOrder, DateUnit};
pub use deleted::DeletedIds;
pub use forms::{CoordinateSystem, DateForm, DateHints, NumberStyle, PointOrder};
pub use guess::guess;
pub use guess_names::name_column;
pub(in crate::formats) use header_rows::header_words;
pub use id_columns::is_of_one_file;
pub(in crate::formats) use json_fields::{fields as json_fields_of, value as json_value};
pub use keys::{NoKeys, SharedColumns, row_keys, shared_columns};
pub use later::{Ahead, Later, Part};
pub use layout::{Format, Layout, Recognised};
pub use load_columns::{column_types, load_columns};
pub use mapping::{Dates, DegreeParts, KilledIn, KilledIs, MappedDimension, Mapping, Open, Scheme};
pub(in crate::formats) use member_names::{MemberNames, MetNames};
pub use notes::{EventNote, EventNotes, Place};
pub use order_found::OrderFound;
pub use place_names::{NameColumn, NameRole, PlaceNames, PlacedRow, Unplaced};
pub use place_table::{PlaceColumns, PlaceError, PlaceOutput, place_table};
pub(in crate::formats) use placed_text::distinct;
pub use placement::Placement;
pub use several::of_several;
pub use shared_ids::{IdSource, seem_one_source};
pub use types::unlike_names;

/// The first columns that are added to a table that was placed by its words, by which such a file
/// is known again.
pub const PLACED_COLUMNS: [&str; 3] = {
    let all = placed_text::ADDED;
    [all[0], all[1], all[2]]
};

pub(in crate::formats) use preview::preview_of;
pub use preview::{Preview, preview, preview_with_names};
pub use progress::{Progress, Watch};
pub use read::{EventFile, Reading, read, read_with_names};
pub(in crate::formats) use revise::Revision;
pub use roles::{ColumnRole, Rival, RoleRead};
pub use row_index::RowIndex;
pub use search::search;
pub use split::Dialect;
pub use stored::StoredFile;
pub use tags::hxl_role;
pub use trial::{Trial, TrialCell, TrialColumn};
