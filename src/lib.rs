//! Iraq Risk Atlas: what articles claim about places in Iraq, on a map that shows
//! who says it, where it is written and how precisely the place is known.

#[cfg(feature = "gui")]
pub mod app;
pub mod atlas;
pub mod cli;
pub mod detail;
pub mod formats;
pub mod geo;
pub mod model;
pub mod paint;
pub mod reading;
pub mod scene;
pub mod session;
pub mod style;
#[cfg(feature = "gui")]
pub mod ui;
