use crate::model::{EventLayerId, FeatureLayerId};

/// What the pane asks for beyond actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    OpenText,
    /// Read the article that is open for its places anew.
    ReadAnew,
    /// Go on with the review that this layer was saved from.
    GoOn(FeatureLayerId),
    /// Let the reader choose an event file.
    OpenEvents,
    /// Open the event file with this path.
    OpenRecent(String),
    /// Show what was met in the event file of this layer.
    Notes(EventLayerId),
}
