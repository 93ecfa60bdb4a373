use crate::geo::Screen;
use crate::model::Subject;

/// What is selected, and what else lay under the same click.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Everything under the click in click order; one element where it did not come from
    /// a click. Never empty.
    hits: Vec<Subject>,
    index: usize,
    /// Where the click was, while the view has not moved since.
    spot: Option<Screen>,
}

impl Selection {
    pub fn of(key: Subject) -> Self {
        Self { hits: vec![key], index: 0, spot: None }
    }

    /// Several at once that did not come from a click; `None` if there are none.
    pub fn listed(hits: Vec<Subject>) -> Option<Self> {
        (!hits.is_empty()).then_some(Self { hits, index: 0, spot: None })
    }

    /// `None` if nothing was hit.
    pub fn clicked(hits: Vec<Subject>, spot: Screen) -> Option<Self> {
        (!hits.is_empty()).then_some(Self { hits, index: 0, spot: Some(spot) })
    }

    pub fn key(&self) -> &Subject {
        // Invariant: `hits` is never empty and `index` lies within it.
        &self.hits[self.index]
    }

    pub fn hits(&self) -> &[Subject] {
        &self.hits
    }

    pub fn index(&self) -> usize {
        self.index
    }

    /// Whether a click there means "the next one here".
    pub fn is_at(&self, spot: Screen) -> bool {
        self.spot.is_some_and(|s| s.distance(spot) <= 4.0)
    }

    /// The view has moved: the same pixel is other ground now.
    pub fn forget_spot(&mut self) {
        self.spot = None;
    }

    /// Steps through the hits, round and round.
    pub fn step(&mut self, by: isize) {
        let count = self.hits.len() as isize;
        self.index = (self.index as isize + by).rem_euclid(count) as usize;
    }

    /// Takes one of the hits; out of range changes nothing.
    pub fn take(&mut self, index: usize) {
        if index < self.hits.len() {
            self.index = index;
        }
    }
}
