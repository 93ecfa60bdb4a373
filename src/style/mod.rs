//! Appearance: colours, fills, symbols, legend entries. Out of scope: where things are drawn.

mod change_colours;
mod change_look;
mod classes;
mod colour;
mod event_colours;
mod event_palette;
mod event_sign;
pub mod fonts;
mod from_right;
mod legend;
pub mod measures;
mod metrics;
pub mod number;
mod simplestyle;
mod theme;
mod treatment;
mod type_looks;
mod weight;

pub use change_colours::ChangeColours;
pub use change_look::ChangeLook;
pub use classes::Classes;
pub use colour::Colour;
pub use event_colours::EventColours;
pub use event_palette::{EVENT_CLASSES, event_ink};
pub use event_sign::{DotLook, EventEntry, EventLegend, EventSign, LegendPart};
pub use from_right::{Piece, has_rtl, pieces_from_right};
pub use legend::{LegendEntry, LegendSign, legend_sign};
pub use metrics::TextMetrics;
pub use simplestyle::Simplestyle;
pub use theme::Theme;
pub use treatment::Treatment;
pub use type_looks::{TypeColours, TypeLooks, TypeNames};
pub use weight::Weight;
