//! Tables of events: read, counted, selected.

mod exact;
mod read;
mod selection;
