use std::sync::Arc;

use crate::atlas::Atlas;
use crate::reading::{Document, Draft, checksum};
use crate::session::UndoStack;

use super::decisions::Decisions;
use super::marks::Marks;
use super::{Begun, Item, Record, Review, SavedReview};

impl Review {
    pub fn new(begun: &Begun, atlas: &Atlas) -> Self {
        let record = Record::of(&begun.document);
        let mut review = Self {
            sha256: checksum(&begun.document.paragraphs),
            document: begun.to_read(),
            drafts: begun.drafts.clone(),
            outside: begun.outside.clone(),
            notes: begun.notes.clone(),
            path: begun.path.clone(),
            decisions: Decisions { items: items(&begun.document, &begun.drafts), record, focus: 0 },
            steps: UndoStack::default(),
            marks: Marks::default(),
            revision: 0,
            saved: None,
            asides: begun.document.aside.clone(),
            taken_in: begun.taken_in.clone(),
            file: begun.file.clone(),
        };
        if let Some(saved) = &begun.resumed {
            saved.put_into(&mut review, atlas);
        }
        review.saved = begun.file.as_ref().map(|file| (file.path.clone(), 0));
        // Recovered state may be ahead of the layer file, or not in one.
        let in_file = begun.file.as_ref().and_then(|file| file.review());
        review.revision = u64::from(begun.resumed.is_some() && in_file != begun.resumed);
        review.draw_marks(&atlas.base);
        review
    }

    /// The same text read again with other paragraphs set aside; decisions stay.
    pub(super) fn again(&mut self, begun: &Begun, atlas: &Atlas) {
        let saved = SavedReview::of(self);
        let at = self.drafts.get(self.decisions.focus).map(|d| d.id.clone());
        self.taken_in.clone_from(&begun.taken_in);
        self.document.aside = begun.to_read().aside;
        (self.drafts, self.outside) = (begun.drafts.clone(), begun.outside.clone());
        self.decisions.items = items(&self.document, &self.drafts);
        saved.put_into(self, atlas);
        self.steps.forget();
        self.decisions.focus = self.drafts.iter().position(|d| Some(&d.id) == at.as_ref()).unwrap_or(0);
        self.revision += 1;
    }
}

fn items(document: &Document, drafts: &[Draft]) -> Vec<Arc<Item>> {
    let text = |number| document.paragraphs.get(number).unwrap_or_default();
    drafts.iter().map(|draft| Item::of(draft, text(draft.paragraph)).into()).collect()
}
