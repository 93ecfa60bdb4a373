//! The user's copy of an article: its text, its paragraphs, whether it is the cited article, and where in a
//! paragraph the words of a claim are; place names in it, and drafts made from them. Out of scope: how claims
//! are shown.
//!
//! Invariant: a text that is not the article never shows anything as evidence – none of its paragraphs or
//! anchors is offered.

mod accepted;
mod aside;
mod asides;
mod checksum;
mod dateline;
mod document;
mod draft;
mod drafting;
mod fold;
mod language;
mod locate;
mod location;
mod matching;
mod mention;
mod paragraphs;
mod place_ref;
mod places;
mod placing;
mod reading_of;
mod record;
mod row_places;
mod to_layer;

pub use accepted::{Accepted, AcceptedFault};
pub use aside::Aside;
pub use checksum::checksum;
pub use document::Document;
pub use draft::Draft;
pub use drafting::{MOST_OF_A_PARAGRAPH, drafts, drafts_watched};
pub use locate::{AnchorFault, locate};
pub use location::Location;
pub use matching::{TextMatch, match_article};
pub use mention::Mention;
pub use paragraphs::Paragraphs;
pub use place_ref::PlaceRef;
pub use places::{Borrowed, PlaceFinder, Placed, Rest, Rival, RowPart, RowPlace, Unplaced};
pub use placing::{Relation, Siting, locates, location, relation, siting};
pub use reading_of::Reading;
pub use row_places::RowPlaces;
pub use to_layer::{article_of, to_drafts_layer, to_layer};
