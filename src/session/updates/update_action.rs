use crate::events::{ChangeKind, Completeness};
use crate::model::EventLayerId;
use crate::session::Shared;

use super::Compared;

/// The user's actions on updates of a source, and answers from outside. `layer` is the later state.
#[derive(Clone, Debug, PartialEq)]
pub enum UpdateAction {
    /// The layer is a later state of another one, or, with `None`, of none.
    Of { layer: EventLayerId, of: Option<EventLayerId> },
    /// The layer seems to be a later state of another one, or, with `None`, it is not.
    Offer { layer: EventLayerId, of: Option<EventLayerId> },
    /// The layer holds all events of its days, or only some.
    Completeness { layer: EventLayerId, completeness: Completeness },
    /// Shows a kind of difference in the list and on the map, or hides it.
    Toggle { layer: EventLayerId, kind: ChangeKind },
    /// Shows the differences on the map, or not.
    OnMap { layer: EventLayerId, on: bool },
    /// Names the other fields in which these events differ, by number in the list of all.
    NameFields { layer: EventLayerId, changes: Vec<u32> },
    /// The answer to [`crate::session::Effect::ReadFields`]; what could not be read has no names.
    FieldsNamed { layer: EventLayerId, run: u32, names: Vec<(u32, Vec<String>)> },
    /// The share of a comparison that is done.
    Progress { layer: EventLayerId, run: u32, share: f32 },
    /// The answer to [`crate::session::Effect::Compare`], or why there is none.
    Compared { layer: EventLayerId, run: u32, result: Result<Shared<Compared>, String> },
}
