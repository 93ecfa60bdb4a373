use crate::model::{EventLayerId, FeatureLayerId};

/// What a list of layers asks for beyond actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Go on with the review that this layer was saved from.
    GoOn(FeatureLayerId),
    /// Let the user choose an event file.
    OpenEvents,
    /// Open the event file with this path.
    OpenRecent(String),
    /// Show what was met in the event file of this layer.
    Notes(EventLayerId),
}
