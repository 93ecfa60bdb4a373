//! The built-in data against the texts it is taken from.
//!
//! The two articles and the checked table of what they say are outside the package and not shipped; without
//! them the tests that need them say so and pass.

mod assets;
mod consistency;
mod shared;
mod sources;
