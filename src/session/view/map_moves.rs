use crate::geo::Viewport;
use crate::model::EventLayerId;
use crate::session::Effect;

/// Whose move of the map an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapMove {
    User,
    Program,
    /// The user's, if the map flies somewhere.
    IfItFlies,
}

/// How the user and the program have moved the map.
#[derive(Clone, Debug, Default)]
pub struct MapMoves {
    /// Counts the moves of the user.
    own: u64,
    /// How many there were when a file that is being opened was begun.
    at_begin: Vec<(EventLayerId, u64)>,
    /// The view before the map was moved to a file's events, and what undoing that is called.
    before: Option<(Viewport, String)>,
}

impl MapMoves {
    pub fn begin(&mut self, layer: EventLayerId) {
        self.at_begin.push((layer, self.own));
    }

    /// Whether the user has moved the map since a file was begun.
    pub fn has_moved_since(&mut self, layer: EventLayerId) -> bool {
        let begun = self.at_begin.iter().position(|(id, _)| *id == layer);
        begun.is_none_or(|at| self.at_begin.remove(at).1 != self.own)
    }

    /// Takes note of an action's effects: what the user has moved is not undone.
    pub fn note(&mut self, by: MapMove, effects: &[Effect]) {
        let flies = || effects.iter().any(|effect| matches!(effect, Effect::FlyTo(_)));
        let is_own = match by {
            MapMove::User => true,
            MapMove::Program => false,
            MapMove::IfItFlies => flies(),
        };
        if is_own {
            self.own += 1;
            self.before = None;
        }
    }

    /// The map moves to a file's events, away from this view.
    pub fn went_to_events(&mut self, from: Viewport, words: String) {
        self.before = Some((from, words));
    }

    /// The document was changed, which undo reverts first.
    pub fn forget(&mut self) {
        self.before = None;
    }

    /// What undoing the latest move to a file's events is called.
    pub fn undo_label(&self) -> Option<&str> {
        self.before.as_ref().map(|(_, words)| words.as_str())
    }

    /// The view before that move, and what it is called; it is undone once.
    pub fn take(&mut self) -> Option<(Viewport, String)> {
        self.before.take()
    }
}
