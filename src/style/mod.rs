//! How things look: colours, fills, signs, legend entries. Where things are drawn
//! is not its business.

mod colour;
mod event_palette;
pub mod fonts;
mod legend;
mod metrics;
mod theme;
mod treatment;
mod weight;

pub use colour::Colour;
pub use event_palette::{EVENT_CLASSES, event_ink};
pub use legend::{LegendEntry, LegendSign, legend_sign};
pub use metrics::TextMetrics;
pub use theme::Theme;
pub use treatment::Treatment;
pub use weight::Weight;
