//! The later rows of a file, read beside the earlier ones.

pub(in crate::formats::events) mod later;
pub(in crate::formats::events) mod record_starts;
pub(in crate::formats::events) mod row_reading;
