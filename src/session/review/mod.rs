//! The review of an article: what a text seems to say of places, and what a person makes of it.
//! Nothing is a claim until it is accepted. Files, keys and windows are not its business.

mod accepted_layer;
mod apply;
mod coarser;
mod copied;
mod decision;
mod edit;
mod item;
mod marks;
mod place;
mod record;
mod resume;
mod review;
mod review_action;
mod steps;

pub use copied::{LONGEST_COPY, copied};
pub use decision::Decision;
pub use edit::Edit;
pub use item::Item;
pub use place::NamedPlace;
pub use record::Record;
pub use resume::{SavedItem, SavedReview};
pub use review::{Progress, Review};
pub use review_action::{Begun, ReviewAction};

pub(super) use apply::{apply, selected};
