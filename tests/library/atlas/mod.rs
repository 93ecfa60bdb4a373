//! The data that come with the program, and the search in them.

mod built_in;
mod search;
