//! How things look: colours, fills, signs, legend entries. Where things are drawn
//! is not its business.

mod colour;
pub mod fonts;
mod legend;
mod metrics;
mod weight;

pub use colour::Colour;
pub use legend::{LegendEntry, LegendSign};
pub use metrics::TextMetrics;
pub use weight::Weight;
