use std::sync::Arc;

use crate::events::EventTable;

use super::document::Document;
use super::name::{Gesture, Name};

/// Most steps that are kept; older ones fall off.
const MOST: usize = 200;

/// Steps next to the present that keep what they showed of event files, so that they are taken
/// back at once; of ten million rows each holds some megabytes. Others count again.
const COUNTED: usize = 4;

/// A change of the document with its way back.
#[derive(Clone, Debug)]
pub struct Step {
    pub words: String,
    gesture: Option<Gesture>,
    pub before: Document,
    pub after: Document,
    /// The document's number before and after.
    numbers: (u64, u64),
}

/// The state of a document; see [`super::super::Session::document_revision`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// Grows with each change that is not taken back.
    files: u64,
    step: u64,
}

/// The steps behind and before the present.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    /// The latest last.
    done: Vec<Step>,
    /// The next one last.
    undone: Vec<Step>,
    /// Whether the hand that made the latest step has not let go yet.
    holds: bool,
    revision: Revision,
    /// The last number that was given to a document.
    last: u64,
}

impl Undo {
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.words.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.words.as_str())
    }

    pub fn revision(&self) -> Revision {
        self.revision
    }

    pub fn forget(&mut self) {
        (self.done, self.undone, self.holds) = (Vec::new(), Vec::new(), false);
        self.revision.files += 1;
    }

    /// What comes next is another step, unless the days go on playing.
    pub fn let_go(&mut self) {
        self.holds &= self.done.last().is_some_and(|step| step.gesture == Some(Gesture::Playing));
    }

    /// Keeps a change, if it was one.
    pub fn note(&mut self, name: Name, before: Document, mut after: Document) {
        let ends = name.gesture.is_none();
        if before.same(&after) {
            self.holds &= !ends;
            return;
        }
        after.thin();
        self.undone.clear();
        self.last += 1;
        self.revision.step = self.last;
        let goes_on =
            self.holds && !ends && self.done.last().is_some_and(|step| step.gesture == name.gesture);
        if let Some(step) = self.done.last_mut().filter(|_| goes_on) {
            (step.words, step.after, step.numbers.1) = (name.words, after, self.last);
            // The hand went back to where it began.
            if step.before.same(&step.after) {
                self.revision.step = step.numbers.0;
                self.done.pop();
            }
            return;
        }
        let number = self.done.last().map_or(0, |step| step.numbers.1);
        self.holds = !ends;
        let numbers = (number, self.last);
        self.done.push(Step { words: name.words, gesture: name.gesture, before, after, numbers });
        if self.done.len() > MOST {
            self.done.remove(0);
        }
        self.thin();
    }

    /// The step to take back, or to do again.
    pub fn take(&mut self, back: bool) -> Option<Step> {
        self.holds = false;
        if back { self.done.pop() } else { self.undone.pop() }
    }

    pub fn give_back(&mut self, mut step: Step, back: bool) {
        self.revision.step = if back { step.numbers.0 } else { step.numbers.1 };
        // Where it leads to now is in front of the reader.
        if back {
            step.before.thin();
            self.undone.push(step);
        } else {
            step.after.thin();
            self.done.push(step);
        }
        self.thin();
    }

    fn thin(&mut self) {
        if let Some(far) = self.done.len().checked_sub(COUNTED + 1) {
            self.done[far].before.thin();
        }
        if let Some(far) = self.undone.len().checked_sub(COUNTED + 1) {
            self.undone[far].after.thin();
        }
    }

    fn documents(&mut self) -> impl Iterator<Item = &mut Document> {
        self.done.iter_mut().chain(&mut self.undone).flat_map(|step| [&mut step.before, &mut step.after])
    }

    /// A file's table has more rows now.
    pub fn moved(&mut self, layer: &str, old: &Arc<EventTable>, new: &Arc<EventTable>) {
        self.let_go();
        self.revision.files += 1;
        let parts = self.documents().flat_map(|document| &mut document.events);
        parts.filter(|part| part.id == layer).for_each(|part| part.moved(old, new));
    }

    /// A file was opened, which is not taken back.
    pub fn opened(&mut self) {
        self.let_go();
        self.revision.files += 1;
    }

    /// A file was closed; steps that were about it alone are gone with it.
    pub fn closed(&mut self, layer: &str) {
        self.opened();
        self.documents().for_each(|document| document.events.retain(|part| part.id != layer));
        let changes = |step: &Step| !step.before.same(&step.after);
        self.done.retain(changes);
        self.undone.retain(changes);
    }
}
