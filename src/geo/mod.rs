//! Geometry: positions in degrees, on the Web Mercator square and on the screen, and the shapes and measures
//! made from them. Out of scope: what a shape means.
//!
//! Three kinds of position have a type each, so they cannot be mixed up: [`LonLat`] (degrees), [`World`] (Web
//! Mercator, f64) and [`Screen`] (logical pixels).

mod bounds;
mod coordinates;
mod enclosed;
mod label_point;
mod level;
mod levels;
mod lonlat;
mod measure;
mod measured;
mod northing;
mod polygons;
mod recipe;
mod rings;
mod screen;
mod shape;
mod topology;
mod track;
mod viewport;
mod world;

pub use bounds::Bounds;
pub use coordinates::CoordinateForm;
pub use enclosed::{crosses_itself, enclosed_m2};
pub use label_point::label_point;
pub use level::Level;
use levels::Levels;
pub use lonlat::LonLat;
pub use measure::{distance_km, halfway, metres_per_pixel, scale_bar};
pub use measured::Measured;
pub use polygons::polygons;
pub use recipe::{band, border_strip, clipped, disc, ring, sector};
pub use screen::Screen;
pub use shape::Shape;
pub use topology::{Arc, Significance, Topology, distance_to_segment};
pub use track::{Bearings, bearings, geodesic_path, length_m, perimeter_m};
pub use viewport::Viewport;
pub use world::{MAX_LATITUDE, World};
