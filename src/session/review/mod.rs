//! The review of an article: drafts of what the text says about places, and the user's decisions. Nothing is
//! a claim until accepted. Out of scope: files, keys and windows.

mod accepted_layer;
mod apply;
mod begin;
mod coarser;
mod copied;
mod decision;
mod decisions;
mod draw_marks;
mod edit;
mod item;
mod marks;
mod place;
mod record;
mod resume;
mod review;
mod review_action;
mod review_error;
mod saved_review;

pub use copied::{LONGEST_COPY, copied};
pub use decision::Decision;
pub use edit::Edit;
pub use item::Item;
pub use place::NamedPlace;
pub use record::Record;
pub use review::{Progress, Review};
pub use review_action::{Begun, ReviewAction};
pub use saved_review::{SavedItem, SavedReview};

pub(super) use apply::{apply, selected};
