use crate::model::{FeatureLayerId, LayerId};
use crate::session::Shared;

use super::UserLayerFile;

/// The user's actions on layers of any kind; `layer` is a layer's id.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerAction {
    Show {
        layer: LayerId,
        visible: bool,
    },
    ShowAll(bool),
    /// Solos this layer; again ends it.
    Solo {
        layer: LayerId,
    },
    Opacity {
        layer: LayerId,
        opacity: f32,
    },
    /// Renames a layer; an empty name restores its own.
    Rename {
        layer: LayerId,
        name: String,
    },
    /// Moves a layer to a place in the stack, 0 = top.
    Move {
        layer: LayerId,
        to: usize,
    },
    /// Adds a user's layer on top of the features, replacing one with the same id.
    Open(Shared<UserLayerFile>),
    /// Closes a user's layer; its file stays. Annotations are deleted.
    Close {
        layer: LayerId,
    },
    /// Flies to all that a layer holds.
    ZoomTo {
        layer: LayerId,
    },
    /// Shows these layers of features and no others, as a link does.
    Only {
        layers: Vec<FeatureLayerId>,
    },
}
