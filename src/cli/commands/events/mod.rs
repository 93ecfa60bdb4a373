//! What event files contain: `describe`, `stats`, and the events near a position for `at`.

pub(in crate::cli) mod describe;
mod describe_events;
pub(in crate::cli) mod describe_files;
pub(in crate::cli) mod near_events;
mod role_entry;
pub(in crate::cli) mod stats;
mod stats_by;
