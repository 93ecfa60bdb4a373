//! What is on the map, and what cards say about it.

mod detail;
mod frame_cost;
mod grounds;
mod picking;
