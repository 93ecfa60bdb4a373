//! The library from outside, without a window and without the program.

mod atlas;
mod events;
mod evidence;
mod formats;
mod projects;
mod reading;
mod scene;
mod session;
#[path = "../support/mod.rs"]
mod support;
