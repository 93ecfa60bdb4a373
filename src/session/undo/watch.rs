use crate::session::{Action, Document, Effect, ProjectAction, Session, Undoable};

use super::session_steps::step_name;

impl Undoable for Document {
    const STEPS: usize = 200;

    /// What is shown of ten million rows takes some megabytes a step.
    const WHOLE: usize = 4;

    fn thin(&mut self) {
        Self::thin(self);
    }
}

impl Session {
    /// What undo would revert, in words: “Hide Context (2018)”.
    pub fn undo_label(&self) -> Option<&str> {
        self.interaction.moves.undo_label().or_else(|| self.interaction.undo.undo_label())
    }

    /// What redo would reapply, in words.
    pub fn redo_label(&self) -> Option<&str> {
        self.interaction.undo.redo_label()
    }

    /// Clears all steps, for example when another document is opened.
    pub fn forget_steps(&mut self) {
        self.interaction.undo.forget();
    }

    /// Changes this document and all undo and redo states: changes from outside – opening or loading a file,
    /// a review – are not undone, and older steps remain valid.
    pub(in crate::session) fn change_everywhere(&mut self, change: impl Fn(&mut Document)) {
        change(&mut self.document);
        self.interaction.undo.documents_mut().for_each(&change);
        self.interaction.undo.end_transaction();
    }
}

/// Changes the session by `change`, and remembers the way back.
pub fn watched(
    session: &mut Session,
    action: Action,
    change: impl FnOnce(&mut Session, Action) -> Vec<Effect>,
) -> Vec<Effect> {
    if let Some(name) = step_name(session, &action) {
        let before = session.document.clone();
        let effects = change(session, action);
        if before != session.document {
            session.interaction.moves.forget();
        }
        session.interaction.undo.record(name, before, &session.document);
        return effects;
    }
    let outside = matches!(&action, Action::Review(_) | Action::Project(_));
    let another = matches!(&action, Action::Project(ProjectAction::New | ProjectAction::Open(_)));
    let effects = change(session, action);
    if outside {
        session.interaction.undo.end_transaction();
    }
    if another {
        // Avoids rebuilding what was split for the comparison.
        session.forget_steps();
    }
    effects
}
