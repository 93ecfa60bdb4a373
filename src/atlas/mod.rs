//! Built-in data: governorates, base map, places with their many spellings, and the search over them. Bytes
//! come in as arguments. Out of scope: reading files.

mod abroad;
mod alias;
mod base_map;
mod built_in;
mod draw_recipe;
mod entry;
mod error;
mod fold;
mod gazetteer;
mod governorate;
mod governorate_grid;
mod governorate_index;
mod governorate_names;
mod key;
mod match_kind;
mod place;
mod raw_feature;
mod search;
mod towns;

pub use abroad::{Abroad, CountryName};
pub use alias::{Alias, Meaning};
pub use base_map::{BaseFiles, BaseMap, Border, BorderKind, Country, Water};
pub use built_in::{Atlas, CREDITS, PROVENANCE};
pub use draw_recipe::draw_recipe;
pub use entry::{Entry, NameKind, Target};
pub use error::AtlasError;
pub use fold::{fold, plain};
pub(crate) use fold::{fold_word, is_article};
pub use gazetteer::{Gazetteer, GazetteerError};
pub use governorate::Governorate;
pub use governorate_index::GovernorateIndex;
pub use match_kind::MatchKind;
pub use place::Place;
pub use search::{Match, SearchIndex};
