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
    /// Gives a layer another name; an empty one gives it its own back.
    Rename {
        layer: LayerId,
        name: String,
    },
    /// Moves a layer to a place in the stack, 0 = top.
    Move {
        layer: LayerId,
        to: usize,
    },
    /// Puts a layer file of the user's on top of the features, in the place of one with the same id.
    Open(Shared<UserLayerFile>),
    /// Takes a layer of the user's off the list; its file stays. Annotations are deleted.
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
