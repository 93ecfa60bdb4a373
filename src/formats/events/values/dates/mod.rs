//! The text of a cell to days.

pub(in crate::formats::events) mod calendars;
pub(in crate::formats::events) mod compact;
pub(in crate::formats::events) mod date;
pub(in crate::formats::events) mod date_order;
pub(in crate::formats::events) mod date_parts;
pub(in crate::formats::events) mod date_tokens;
pub(in crate::formats::events) mod dated;
pub(in crate::formats::events) mod dated_parts;
pub(in crate::formats::events) mod day_ranges;
pub(in crate::formats::events) mod form_evidence;
pub(in crate::formats::events) mod mixed_dates;
pub(in crate::formats::events) mod month_names;
pub(in crate::formats::events) mod named_date;
pub(in crate::formats::events) mod part_columns;
pub(in crate::formats::events) mod periods;
pub(in crate::formats::events) mod range_ends;
pub(in crate::formats::events) mod shares;
#[cfg(test)]
mod shown;
pub(in crate::formats::events) mod six_digits;
pub(in crate::formats::events) mod times_of_day;
pub(in crate::formats::events) mod weekdays;
pub(in crate::formats::events) mod zone;
pub(in crate::formats::events) mod zone_names;
