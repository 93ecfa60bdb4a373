use std::collections::HashSet;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::atlas::{Entry, NameKind, SearchIndex, Target};
use crate::model::{Annotation, Subject};
use crate::scene::PreparedAnnotation;

/// Annotations, bottom to top, with derived data. Copies share them, so they are cheap and cheap to compare.
///
/// Invariants: there is one prepared annotation per annotation, in the same order; ids are unique.
#[derive(Clone, Debug, Default)]
pub struct Annotations(Arc<Inner>);

#[derive(Clone, Debug, Default)]
struct Inner {
    marks: Vec<Annotation>,
    prepared: Vec<Arc<PreparedAnnotation>>,
    search: OnceLock<Arc<SearchIndex>>,
}

/// Largest number in an id, so that counting on stays possible.
const LAST_NUMBER: u64 = u64::MAX / 2;

impl From<Vec<Annotation>> for Annotations {
    /// An annotation with a duplicate or missing id gets a new one.
    fn from(marks: Vec<Annotation>) -> Self {
        let mut own = Self::default();
        let inner = Arc::make_mut(&mut own.0);
        let mut next = next_number(&marks);
        let mut known = HashSet::new();
        for mut mark in marks {
            if mark.id.trim().is_empty() || !known.insert(mark.id.clone()) {
                mark.id = format!("own-{next}");
                known.insert(mark.id.clone());
                next += 1;
            }
            inner.prepared.push(Arc::new(PreparedAnnotation::new(&mark)));
            inner.marks.push(mark);
        }
        own
    }
}

impl Deref for Annotations {
    type Target = [Annotation];

    fn deref(&self) -> &[Annotation] {
        &self.0.marks
    }
}

impl PartialEq for Annotations {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.marks == other.0.marks
    }
}

impl Annotations {
    /// One for each mark, in the same order.
    pub fn prepared(&self) -> &[Arc<PreparedAnnotation>] {
        &self.0.prepared
    }

    pub fn find(&self, id: &str) -> Option<(&Annotation, &PreparedAnnotation)> {
        let index = self.index(id)?;
        Some((self.0.marks.get(index)?, self.0.prepared.get(index)?))
    }

    pub fn index(&self, id: &str) -> Option<usize> {
        self.0.marks.iter().position(|mark| mark.id == id)
    }

    /// The id of the next annotation.
    pub fn next_id(&self) -> String {
        format!("own-{}", next_number(&self.0.marks))
    }

    pub(crate) fn push(&mut self, mark: Annotation) {
        let inner = self.inner();
        inner.prepared.push(Arc::new(PreparedAnnotation::new(&mark)));
        inner.marks.push(mark);
    }

    /// Changes an annotation; its id stays. Nothing is copied if nothing changes.
    pub(crate) fn change(&mut self, id: &str, with: impl FnOnce(&mut Annotation)) {
        let Some(index) = self.index(id) else { return };
        let Some(was) = self.0.marks.get(index) else { return };
        let mut mark = was.clone();
        with(&mut mark);
        mark.id.clone_from(&was.id);
        if mark == *was {
            return;
        }
        let same = mark.shape == was.shape;
        let inner = self.inner();
        if !same && let Some(prepared) = inner.prepared.get_mut(index) {
            *prepared = Arc::new(PreparedAnnotation::new(&mark));
        }
        if let Some(place) = inner.marks.get_mut(index) {
            *place = mark;
        }
    }

    pub(crate) fn remove(&mut self, id: &str) {
        if let Some(index) = self.index(id) {
            let inner = self.inner();
            inner.marks.remove(index);
            inner.prepared.remove(index);
        }
    }

    /// Moves an annotation to an index from the bottom.
    pub(crate) fn lay(&mut self, id: &str, to: usize) {
        let Some(index) = self.index(id) else { return };
        let to = to.min(self.0.marks.len().saturating_sub(1));
        if to != index {
            let inner = self.inner();
            let (mark, prepared) = (inner.marks.remove(index), inner.prepared.remove(index));
            inner.marks.insert(to, mark);
            inner.prepared.insert(to, prepared);
        }
    }

    /// The search index of names, built on first use.
    pub fn search(&self) -> &SearchIndex {
        self.0.search.get_or_init(|| {
            let entry = |(mark, prepared): (&Annotation, &Arc<PreparedAnnotation>)| Entry {
                target: Target::Subject(Subject::annotation(&mark.id)),
                names: vec![(mark.name.clone(), NameKind::Display)],
                weight: Entry::FEATURE_WEIGHT,
                position: prepared.shape.is_some().then_some(prepared.anchor),
            };
            Arc::new(SearchIndex::new(self.0.marks.iter().zip(&self.0.prepared).map(entry)))
        })
    }

    fn inner(&mut self) -> &mut Inner {
        let inner = Arc::make_mut(&mut self.0);
        inner.search = OnceLock::new();
        inner
    }
}

/// One more than the largest number in a generated id.
fn next_number(marks: &[Annotation]) -> u64 {
    let number = |mark: &Annotation| mark.id.strip_prefix("own-")?.parse::<u64>().ok();
    marks.iter().filter_map(number).filter(|n| *n < LAST_NUMBER).max().map_or(1, |n| n + 1)
}
