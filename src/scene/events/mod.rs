//! Event tables on the map: circles or cells that count, single events where there is room,
//! governorates shaded by what is counted in them. What a frame does is bounded by the
//! window, not by the table.

mod display;
mod draw;
mod hits;
mod key;

pub use display::{EventDisplay, Measure};
pub use draw::ShownEvents;
pub(super) use draw::groups;
pub use hits::event_hits;
pub use key::EventKey;
