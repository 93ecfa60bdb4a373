use std::collections::BTreeMap;
use std::sync::Arc;

use crate::events::{
    Bits, ChangeKind, ChangeMarks, Completeness, EventTable, Filter, FilteredState, KindSet,
};
use crate::model::EventLayerId;
use crate::session::{Days, Effect, EventLayer, Shared};

use super::Compared;

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
    /// Those of these kinds that the filters of both layers pass, by number in the list of all.
    pub listed: Arc<Vec<u32>>,
    /// Those that the filters pass, by kind.
    pub counts: [u64; ChangeKind::ALL.len()],
    pub marks: Arc<ChangeMarks>,
    /// The same on the other of two maps.
    pub other_marks: Option<Arc<ChangeMarks>>,
    /// Names of the other fields that differ, by number in the list of all, as far as they were asked for; `None`
    /// until they are read.
    pub(super) fields: BTreeMap<u32, Option<Arc<[String]>>>,
    /// What these were made for.
    pub(super) filters: Option<Filters>,
}

/// The filters of the earlier and the later layer, and the days of the other of two maps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filters {
    pub old: Filter,
    pub new: Filter,
    pub other: Option<Days>,
}

#[derive(Clone, Debug)]
pub enum UpdateResult {
    /// The share that is done.
    Comparing(f32),
    Done(Shared<Compared>),
    /// A sentence.
    Failed(String),
}

impl Update {
    /// The comparison, once it is there.
    pub fn compared(&self) -> Option<&Shared<Compared>> {
        match &self.result {
            UpdateResult::Done(compared) => Some(compared),
            UpdateResult::Comparing(_) | UpdateResult::Failed(_) => None,
        }
    }

    /// Whether all differences pass the filters.
    pub fn passes_all(&self) -> bool {
        let all = self.compared().map(|compared| &compared.comparison.changes);
        all.is_none_or(|all| ChangeKind::ALL.iter().all(|kind| self.count(*kind) == all.count(*kind)))
    }

    /// How many of a kind the filters pass.
    pub fn count(&self, kind: ChangeKind) -> u64 {
        self.counts[kind as usize]
    }

    /// Whether the later layer's filter looks for words or conditions, which were not looked for in the earlier file.
    pub fn is_searched(&self) -> bool {
        let new = self.filters.as_ref().map(|filters| &filters.new);
        new.is_some_and(|new| new.text.is_some() || new.rule.is_some())
    }

    /// The names of other fields in which an event differs, once they are read.
    pub fn fields(&self, at: u32) -> &[String] {
        self.fields.get(&at).and_then(Option::as_deref).unwrap_or_default()
    }

    /// Whether the names of its other fields have to be asked for.
    pub fn wants_fields(&self, at: u32) -> bool {
        let changes = self.compared().map(|compared| &compared.comparison.changes.list);
        let change = changes.and_then(|list| list.get(at as usize));
        change.is_some_and(|change| change.is(ChangeKind::Fields)) && !self.fields.contains_key(&at)
    }

    /// Asks for the names of other fields that were not asked for yet.
    pub(super) fn ask_fields(&mut self, layer: EventLayerId, mut changes: Vec<u32>) -> Option<Effect> {
        changes.retain(|at| self.wants_fields(*at));
        self.fields.extend(changes.iter().map(|at| (*at, None)));
        let compared = self.compared().filter(|_| !changes.is_empty())?.clone();
        Some(Effect::ReadFields { old: self.of, new: layer, run: self.run, compared, changes })
    }

    /// Lists anew what is shown, if the filters of the layers have changed since.
    pub(super) fn follow(&mut self, old: &EventLayer, new: &EventLayer, other: Option<Days>) {
        let is_same = self.filters.as_ref().is_some_and(|filters| {
            (&filters.old, &filters.new, filters.other) == (old.filter(), new.filter(), other)
        });
        if !is_same {
            let (old, new) = (old.filter().clone(), new.filter().clone());
            self.filters = Some(Filters { old, new, other });
            self.list();
        }
    }

    /// Lists anew what is shown.
    pub(super) fn list(&mut self) {
        let UpdateResult::Done(compared) = &self.result else { return };
        let Some(filters) = &self.filters else { return };
        let changes = &compared.comparison.changes;
        let marks_of = |passing: &Bits| {
            let is_shown = |at: u32| {
                let change = changes.list.get(at as usize);
                passing.get(at) && change.is_some_and(|change| change.is_any(self.kinds))
            };
            Arc::new(compared.marks.only(is_shown))
        };
        let passing = self.passing(compared, filters, filters.new.days);
        let mut counts = [0; ChangeKind::ALL.len()];
        let mut listed = Vec::new();
        for (at, change) in (0..).zip(&changes.list).filter(|(at, _)| passing.get(*at)) {
            change.kinds().for_each(|kind| counts[kind as usize] += 1);
            if change.is_any(self.kinds) {
                listed.push(at);
            }
        }
        let other = filters.other.map(|days| marks_of(&self.passing(compared, filters, days)));
        let marks = marks_of(&passing);
        (self.listed, self.counts, self.marks, self.other_marks) = (listed.into(), counts, marks, other);
    }

    /// The differences that the filters pass with some days.
    fn passing(&self, compared: &Compared, filters: &Filters, days: Days) -> Bits {
        let [old, new] = [&filters.old, &filters.new].map(|filter| Filter { days, ..filter.clone() });
        let state = |table, filter| FilteredState { table, filter };
        compared.comparison.changes.passing(state(&self.old, &old), state(&self.new, &new))
    }
}
