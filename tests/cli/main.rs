//! The program run as a user or a script runs it: what it prints, writes and refuses.

mod animate;
mod books;
mod cache;
mod columns;
mod compare;
mod events;
mod export;
mod field;
mod files;
mod meanings;
mod periods;
mod place;
mod program;
mod project;
mod read;
mod run;
mod subjects;
#[path = "../support/mod.rs"]
mod support;
