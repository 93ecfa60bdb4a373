//! Where things are: degrees, the Web Mercator square, the picture; and the shapes
//! and measures made from them. What a shape *means* is not its business.
//!
//! Three kinds of position never mix, because each is its own type: [`LonLat`]
//! (degrees), [`World`] (Web Mercator, f64) and [`Screen`] (logical pixels).

mod bounds;
mod lonlat;
mod screen;
mod viewport;
mod world;

pub use bounds::Bounds;
pub use lonlat::LonLat;
pub use screen::Screen;
pub use viewport::Viewport;
pub use world::{MAX_LATITUDE, World};
