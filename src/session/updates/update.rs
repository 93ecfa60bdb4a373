use std::sync::Arc;

use crate::events::{ChangeMarks, Comparison, Completeness, EventTable, KindSet};
use crate::model::EventLayerId;
use crate::session::Shared;

/// How an event layer differs from the one that it updates. Neither saved nor undone.
#[derive(Clone, Debug)]
pub struct Update {
    pub of: EventLayerId,
    /// The tables that are compared: the earlier and the later one.
    pub old: Arc<EventTable>,
    pub new: Arc<EventTable>,
    /// Answers to earlier questions have another number.
    pub(super) run: u32,
    pub completeness: Completeness,
    pub result: UpdateResult,
    /// The kinds of difference in the list and on the map.
    pub kinds: KindSet,
    pub on_map: bool,
    /// Those of these kinds, by number in the list of all.
    pub listed: Arc<Vec<u32>>,
    pub marks: Arc<ChangeMarks>,
}

#[derive(Clone, Debug)]
pub enum UpdateResult {
    /// The share that is done.
    Comparing(f32),
    Done(Shared<Compared>),
    /// A sentence.
    Failed(String),
}

/// A comparison, with what is made of it once.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    pub comparison: Comparison,
    pub marks: ChangeMarks,
}

impl Update {
    /// The comparison, once it is there.
    pub fn compared(&self) -> Option<&Shared<Compared>> {
        match &self.result {
            UpdateResult::Done(compared) => Some(compared),
            UpdateResult::Comparing(_) | UpdateResult::Failed(_) => None,
        }
    }

    /// Lists anew what is shown.
    pub(super) fn list(&mut self) {
        let UpdateResult::Done(compared) = &self.result else { return };
        let changes = &compared.comparison.changes;
        let listed = (0..).zip(&changes.list).filter(|(_, change)| change.is_any(self.kinds));
        self.listed = Arc::new(listed.map(|(at, _)| at).collect());
        self.marks = Arc::new(compared.marks.only(changes, self.kinds));
    }
}
