//! Sessions played as actions without a window.

mod actions;
mod annotations;
mod commands;
mod links;
mod review;
mod subjects;
mod undo;
