//! From a name in a sentence to a shape on the map: what the surrounding words say about the location – in
//! the town, near it, 65 km south of it – and what may honestly be drawn for that. Out of scope: which place
//! the name refers to.

mod area;
mod between;
mod border;
#[cfg(test)]
mod checks;
mod compass;
mod context;
mod distance;
mod locator;
mod named_after;
mod phrase;
mod region;
mod relation;
mod site;
mod siting;
mod tokens;
mod town;
mod vocabulary;

pub use locator::locates;
pub use phrase::phrase;
pub use relation::{Relation, relation};
pub use site::{location, siting};
pub use siting::Siting;
pub(super) use tokens::{Token, tokens};
