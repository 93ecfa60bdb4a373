use crate::model::{EventLayerId, FeatureLayerId};

/// What a list of layers asks for beyond actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Continue the review this layer was saved from.
    GoOn(FeatureLayerId),
    /// Let the user choose an event file.
    OpenEvents,
    /// Open the event file with this path.
    OpenRecent(String),
    /// Show the import problems of this layer's event file.
    Notes(EventLayerId),
}
