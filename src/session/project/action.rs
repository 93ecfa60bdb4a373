use crate::formats::project::Project;
use crate::model::EventLayerId;
use crate::session::{Shared, UserLayerFile};

use super::Stamp;

/// The user's actions on a project, and answers from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectAction {
    /// Starts an empty one: the built-in layers at their defaults, no files, no annotations.
    New,
    /// Opens a project with absolute paths. Its files are pending until [`Self::Layer`], [`Self::Began`] and
    /// [`Self::Text`] deliver them.
    Open(Shared<Project>),
    Title(String),
    Notes(String),
    /// The layer file of an entry was read.
    Layer {
        entry: String,
        file: Shared<UserLayerFile>,
    },
    /// The event file of an entry starts loading as this layer, after [`super::super::EventAction::Begin`].
    /// `same` means that the file is unchanged.
    Began {
        entry: String,
        layer: EventLayerId,
        same: bool,
    },
    /// Loading failed: the entry is pending again.
    Failed {
        layer: EventLayerId,
    },
    /// The user drops an entry with a missing file.
    GiveUp {
        entry: String,
    },
    /// The open article's text was read from this file.
    Text {
        path: String,
    },
    /// The fingerprint of a file.
    Stamped {
        path: String,
        stamp: Stamp,
    },
}
