//! What event files contain: `describe`, `stats`, `compare`, and the events near a position for `at`.

pub(in crate::cli) mod compare;
mod compare_entry;
mod compared;
pub(in crate::cli) mod describe;
mod describe_events;
pub(in crate::cli) mod describe_files;
pub(in crate::cli) mod near_events;
mod role_entry;
pub(in crate::cli) mod stats;
mod stats_by;
mod stats_compare;
