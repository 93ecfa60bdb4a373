use std::sync::Arc;

use crate::session::Undoable;

use super::{Item, Record};

/// What is decided on the drafts of an article: the document of a review, which has its own steps.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// One for each draft.
    pub items: Vec<Arc<Item>>,
    pub record: Record,
    /// The draft that the user is at: where a step leads back to, and no part of what is decided.
    pub focus: usize,
}

impl PartialEq for Decisions {
    fn eq(&self, other: &Self) -> bool {
        self.has_items_of(other) && self.record == other.record
    }
}

impl Decisions {
    pub fn has_items_of(&self, other: &Self) -> bool {
        // Most are shared: shapes are long to compare.
        let same = |(a, b): (&Arc<Item>, &Arc<Item>)| Arc::ptr_eq(a, b) || a == b;
        self.items.len() == other.items.len() && self.items.iter().zip(&other.items).all(same)
    }
}

impl Undoable for Decisions {
    /// Far more than a review has.
    const STEPS: usize = 500;

    const WHOLE: usize = 500;
}
