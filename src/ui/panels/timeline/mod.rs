//! The timeline below the map: events over time, the selected days, and playback.

mod axis;
mod brush;
mod chart;
mod content;
mod fields;
mod head;
mod menu;
mod panel;
mod periods;
mod play;
mod side_by_side;
mod state;

pub use panel::TimelinePanel;
