use super::{Colour, Theme};
use crate::events::ChangeKind;

/// The mark of events that differ between two states of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeLook {
    /// The kind of difference; none for several of different kinds.
    pub kind: Option<ChangeKind>,
    pub ink: Colour,
    pub ground: Colour,
    pub halo: Colour,
    pub text: Colour,
}

impl ChangeLook {
    pub fn of(kind: Option<ChangeKind>, theme: &Theme) -> Self {
        let ink = match kind {
            Some(ChangeKind::Added) => theme.added,
            Some(ChangeKind::Removed) => theme.removed,
            Some(ChangeKind::Moved | ChangeKind::Redated | ChangeKind::Killed | ChangeKind::Fields)
            | None => theme.changed,
        };
        Self { kind, ink, ground: theme.land, halo: theme.halo, text: theme.text }
    }
}
