use crate::geo::Screen;
use crate::model::Subject;

/// The selection, and the other hits under the same click.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// All hits in click order; one element if it did not come from a click. Never empty.
    hits: Vec<Subject>,
    index: usize,
    /// Where the click was, until the view moves.
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

    /// Whether a click there selects the next hit.
    pub fn is_at(&self, spot: Screen) -> bool {
        self.spot.is_some_and(|s| s.distance(spot) <= 4.0)
    }

    /// The view has moved: the same pixel is different ground now.
    pub fn forget_spot(&mut self) {
        self.spot = None;
    }

    /// Cycles through the hits.
    pub fn step(&mut self, by: isize) {
        let count = self.hits.len() as isize;
        self.index = (self.index as isize + by).rem_euclid(count) as usize;
    }

    /// Selects one of the hits; out of range changes nothing.
    pub fn take(&mut self, index: usize) {
        if index < self.hits.len() {
            self.index = index;
        }
    }
}
