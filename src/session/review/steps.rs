use super::{Item, Record};

/// What was before a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Before {
    /// Drafts by their place in the list; the first is the one that the step was about.
    Items(Vec<(usize, Item)>),
    Record(Box<Record>),
}

/// One thing done, with the way back.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// As a menu names it: “Accept Hawija”.
    pub name: String,
    pub before: Before,
    /// The draft and the field that are being typed into.
    pub typing: Option<(usize, &'static str)>,
}

/// What was done and can be undone, and what was undone and can be done again.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    past: Vec<Step>,
    future: Vec<Step>,
}

/// Far more than a review has; older ones fall off.
const MOST: usize = 500;

impl Steps {
    /// Letters that follow one another in one field are one step.
    pub fn done(&mut self, step: Step) {
        let goes_on = step.typing.is_some()
            && self.future.is_empty()
            && self.past.last().is_some_and(|last| last.typing == step.typing);
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(step);
    }

    /// Typing that comes now is a new step.
    pub fn pause(&mut self) {
        if let Some(last) = self.past.last_mut() {
            last.typing = None;
        }
    }

    pub fn undo(&mut self) -> Option<Step> {
        self.past.pop()
    }

    pub fn redo(&mut self) -> Option<Step> {
        self.future.pop()
    }

    pub fn undone(&mut self, step: Step) {
        self.future.push(step);
    }

    pub fn redone(&mut self, step: Step) {
        self.past.push(step);
    }

    /// What an undo would take back.
    pub fn next_undo(&self) -> Option<&str> {
        self.past.last().map(|s| s.name.as_str())
    }

    pub fn next_redo(&self) -> Option<&str> {
        self.future.last().map(|s| s.name.as_str())
    }

    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
