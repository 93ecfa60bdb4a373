//! Time under the map: how many events there are when, the days that are shown, and how they
//! move onward.

mod axis;
mod brush;
mod chart;
mod content;
mod fields;
mod head;
mod panel;
mod periods;
mod play;
mod state;

pub use panel::TimelinePanel;
