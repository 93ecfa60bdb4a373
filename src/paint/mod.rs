//! Scene → SVG → PNG, without a window: what "Export picture…", the command line and the
//! picture tests share. Which things are on the map, and where, is not its business.
//!
//! The SVG is the picture; the PNG is that same SVG drawn by `resvg`. Equal scenes give
//! equal bytes.

mod clip;
mod element;
mod error;
mod event_legend;
mod furniture;
mod ids;
mod label;
mod path_data;
mod png;
mod signs;
mod soft;
mod svg;
mod xml;

pub use error::PaintError;
pub use furniture::{Furniture, Ink, Scale, furnish};
pub use png::{MAX_PIXELS, MAX_SIDE, to_png};
pub use signs::prims as sign;
pub use svg::{SvgOptions, to_svg};
