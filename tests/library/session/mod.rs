//! Sessions played as actions without a window.

mod actions;
mod annotations;
mod commands;
mod file_columns;
mod links;
mod replaced;
mod review;
mod same_ids;
mod subjects;
mod totals;
mod undo;
