//! Event tables on the map: counting circles or cells, single events where there is room, governorates shaded
//! by their counts. The cost of a frame is bounded by the window, not by the table.

mod area_scale;
mod changes;
#[cfg(test)]
mod checks;
mod choropleth;

mod display;
mod draw;
mod highlight;
mod hits;
mod legend;
mod number;
mod plates;
mod positions;
mod samples;
mod shaded;
mod shared_scale;
mod shown_events;
mod sign;
mod sign_prims;
mod signs;
mod step;

pub use changes::{ChangeHit, ShownChanges, change_hit, change_legend, change_marks};
pub(super) use choropleth::HALO as SHADED_HALO;
pub use display::{EventDisplay, Measure};
pub(super) use draw::draw;
pub use hits::event_hits;
pub use legend::event_legend;
pub use shared_scale::SharedScale;
pub use shown_events::ShownEvents;
pub use sign_prims::event_sign;
