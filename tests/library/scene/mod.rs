//! What lies on the map, and what is said of it.

mod detail;
mod frame_cost;
mod picking;
