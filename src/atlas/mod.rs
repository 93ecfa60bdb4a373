//! What is built in: places and their many spellings, and the search over them.
//! Bytes come in as arguments; reading files is not its business.

mod alias;
mod entry;
mod fold;
mod gazetteer;
mod place;
mod search;

pub use alias::{Alias, Meaning};
pub use entry::{Entry, NameKind, Target};
pub use fold::{fold, plain};
pub use gazetteer::{Gazetteer, GazetteerError};
pub use place::Place;
pub use search::{How, Match, SearchIndex};
