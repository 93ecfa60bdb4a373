//! What is drawn, in a file: SVG, PNG and PDF.

mod agree;
mod built_in;
mod events;
mod pages;
mod paint;
mod pdf;
#[path = "../support/mod.rs"]
mod support;
