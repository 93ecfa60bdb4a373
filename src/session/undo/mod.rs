//! Undo and redo: what is taken back is the document – layers and how they are shown, names,
//! filters, days, region, the reader's own marks –, not the view, the selection or the look.
//!
//! It works by what has changed and not by what was done: [`Session::apply`] takes a snapshot
//! before and after each action that has a [`name`]; where they differ, a [`Step`] is kept.
//! Taking it back changes only what lies between its two snapshots, so that files which were
//! opened or read meanwhile, and a review, are left as they are. Snapshots share what is large.
//!
//! Not taken back: opening and closing event files. A closed file gives its memory back; “Recent
//! files” opens it again.

mod document;
mod event_part;
mod filter_name;
mod name;
mod patch;
mod steps;

use super::{Effect, EventAction, ProjectAction, Session};

pub use steps::{Revision, Undo};

use super::Action;
use document::Document;
use name::name;

/// What the reader does to the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditAction {
    Undo,
    Redo,
    /// The hand has let go: what it does next is another step.
    EndGesture,
}

impl Session {
    /// What undo would take back, in words: “Hide Context (2018)”.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.undo_label()
    }

    /// What redo would do again, in words.
    pub fn redo_label(&self) -> Option<&str> {
        self.undo.redo_label()
    }

    /// Names the state of the document: equal as long as nothing in it has changed, and again
    /// after undo has led back to it.
    pub fn document_revision(&self) -> Revision {
        self.undo.revision()
    }

    /// Forgets all steps, as where another document is opened.
    pub fn forget_steps(&mut self) {
        self.undo.forget();
    }
}

pub(super) fn apply(session: &mut Session, action: EditAction) -> Vec<Effect> {
    match action {
        EditAction::EndGesture => {
            session.undo.let_go();
            Vec::new()
        }
        EditAction::Undo => travel(session, true),
        EditAction::Redo => travel(session, false),
    }
}

fn travel(session: &mut Session, back: bool) -> Vec<Effect> {
    let Some(mut step) = session.undo.take(back) else {
        let words = if back { "There is nothing to undo." } else { "There is nothing to redo." };
        return vec![Effect::Say(words.to_owned())];
    };
    let now = Document::of(session);
    let (from, to) = if back { (&mut step.after, &step.before) } else { (&mut step.before, &step.after) };
    if now.same(from) {
        // It knows more than what was kept of it: what is shown need not be counted again.
        *from = now;
    }
    let mut effects = patch::patch(session, from, to);
    let done = if back { "Undone" } else { "Redone" };
    effects.push(Effect::Say(format!("{done}: {}.", step.words)));
    session.undo.give_back(step, back);
    effects
}

/// Changes the session by `change`, and keeps the way back.
pub(super) fn watched(
    session: &mut Session,
    action: Action,
    change: impl FnOnce(&mut Session, Action) -> Vec<Effect>,
) -> Vec<Effect> {
    if let Some(name) = name(session, &action) {
        let before = Document::of(session);
        let effects = change(session, action);
        let after = Document::of(session);
        session.undo.note(name, before, after);
        return effects;
    }
    match &action {
        Action::Review(_) => {
            session.undo.let_go();
            change(session, action)
        }
        Action::Project(ProjectAction::New | ProjectAction::Open(_)) => {
            let effects = change(session, action);
            // What was taken apart for it is not put together again.
            session.undo.forget();
            effects
        }
        Action::Project(_) => {
            let effects = change(session, action);
            session.undo.opened();
            effects
        }
        Action::Event(event) => files(session, event.clone(), change),
        _ => change(session, action),
    }
}

/// Files that come, go and are read make no steps, but older ones have to go on fitting.
fn files(
    session: &mut Session,
    action: EventAction,
    change: impl FnOnce(&mut Session, Action) -> Vec<Effect>,
) -> Vec<Effect> {
    let layer = match &action {
        EventAction::Begin { layer, .. }
        | EventAction::Rows { layer, .. }
        | EventAction::Done { layer, .. }
        | EventAction::Close { layer } => layer.clone(),
        _ => return change(session, action.into()),
    };
    let before = session.events.layer(&layer).map(|l| l.table.clone());
    let effects = change(session, action.into());
    match (before, session.events.layer(&layer)) {
        (Some(old), Some(now)) => {
            let new = now.table.clone();
            session.undo.moved(&layer, &old, &new);
        }
        (_, None) => session.undo.closed(&layer),
        (None, Some(_)) => session.undo.opened(),
    }
    effects
}
