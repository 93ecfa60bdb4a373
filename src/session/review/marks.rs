use std::sync::Arc;

use crate::model::Subject;
use crate::scene::PreparedLayer;

/// How drafts are shown on the map: those of one place share a symbol.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Open and rejected drafts; `None` if none of them has a place.
    pub(super) drafts: Option<Arc<PreparedLayer>>,
    /// For each draft its symbol on the map, if it has a place.
    pub(super) of_draft: Vec<Option<Subject>>,
}

impl Marks {
    /// The symbol of a draft.
    pub fn of_draft(&self, index: usize) -> Option<&Subject> {
        self.of_draft.get(index)?.as_ref()
    }

    /// The drafts of a symbol, in text order.
    pub fn drafts_at(&self, key: &Subject) -> Vec<usize> {
        let all = self.of_draft.iter().enumerate();
        all.filter(|(_, mark)| mark.as_ref() == Some(key)).map(|(i, _)| i).collect()
    }
}
