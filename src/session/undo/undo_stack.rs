use super::{Gesture, StepName};

/// Something that undo restores as a whole: a document whose copies share large data.
pub trait Undoable: Clone + PartialEq {
    /// Most steps that are remembered; older ones fall off.
    const STEPS: usize;

    /// Steps next to the present that keep all they know; others are thinned.
    const WHOLE: usize;

    /// Frees what can be recomputed.
    fn thin(&mut self) {}
}

/// The documents before and after the present one, each a step away from the next.
#[derive(Clone, Debug)]
pub struct UndoStack<D> {
    /// As it was before each step; the latest step last.
    done: Vec<Step<D>>,
    /// As it was after each step that was undone; the next one last.
    undone: Vec<Step<D>>,
    /// Whether the gesture of the latest step continues.
    open: bool,
}

#[derive(Clone, Debug)]
struct Step<D> {
    name: StepName,
    document: D,
}

impl<D> Default for UndoStack<D> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), open: false }
    }
}

impl<D: Undoable> UndoStack<D> {
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.words.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.words.as_str())
    }

    /// Ends the current gesture: the next change is another step, unless playback continues.
    pub fn end_transaction(&mut self) {
        self.open &= self.done.last().is_some_and(|step| step.name.gesture == Some(Gesture::Playing));
    }

    /// Ends the current gesture, playback too.
    pub fn end_gesture(&mut self) {
        self.open = false;
    }

    /// Whether a gesture would be part of the latest step.
    pub fn goes_on(&self, gesture: Option<&Gesture>) -> bool {
        let latest = self.done.last().and_then(|step| step.name.gesture.as_ref());
        self.open && gesture.is_some() && latest == gesture
    }

    /// Remembers a change from a document to the present one, if it is one.
    pub fn record(&mut self, name: StepName, before: D, present: &D) {
        if before == *present {
            self.open &= name.gesture.is_some();
            return;
        }
        self.undone.clear();
        if self.goes_on(name.gesture.as_ref()) {
            if let Some(step) = self.done.last_mut() {
                step.name = name;
            }
            // The gesture went back to where it began.
            if self.done.last().is_some_and(|step| step.document == *present) {
                self.done.pop();
            }
            return;
        }
        self.open = name.gesture.is_some();
        self.done.push(Step { name, document: before });
        if self.done.len() > D::STEPS {
            self.done.remove(0);
        }
        self.thin();
    }

    /// The document that undo or redo would lead to.
    pub fn next(&mut self, back: bool) -> Option<&mut D> {
        let steps = if back { &mut self.done } else { &mut self.undone };
        steps.last_mut().map(|step| &mut step.document)
    }

    /// Replaces the present document by that of a step; returns the step's name.
    pub fn travel(&mut self, back: bool, present: &mut D) -> Option<String> {
        self.open = false;
        let step = if back { self.done.pop() } else { self.undone.pop() }?;
        let (name, document) = (step.name, std::mem::replace(present, step.document));
        let words = name.words.clone();
        let to = if back { &mut self.undone } else { &mut self.done };
        to.push(Step { name, document });
        self.thin();
        Some(words)
    }

    pub fn forget(&mut self) {
        *self = Self::default();
    }

    pub fn documents(&self) -> impl Iterator<Item = &D> {
        self.done.iter().chain(&self.undone).map(|step| &step.document)
    }

    /// All documents but the present one, for what is changed in all of them and so not undone.
    pub fn documents_mut(&mut self) -> impl Iterator<Item = &mut D> {
        self.done.iter_mut().chain(&mut self.undone).map(|step| &mut step.document)
    }

    /// Leaves out steps that no longer change anything.
    pub fn forget_unchanged(&mut self, present: &D) {
        for steps in [&mut self.done, &mut self.undone] {
            let mut next = present.clone();
            let mut changed = Vec::with_capacity(steps.len());
            while let Some(step) = steps.pop() {
                if step.document != next {
                    next = step.document.clone();
                    changed.push(step);
                }
            }
            changed.reverse();
            *steps = changed;
        }
    }

    fn thin(&mut self) {
        for steps in [&mut self.done, &mut self.undone] {
            if let Some(far) = steps.len().checked_sub(D::WHOLE + 1).and_then(|i| steps.get_mut(i)) {
                far.document.thin();
            }
        }
    }
}
