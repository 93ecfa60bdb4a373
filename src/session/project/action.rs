use crate::formats::project::Project;
use crate::model::EventLayerId;
use crate::session::{OwnFile, Shared};

use super::Stamp;

/// What a reader does with a project, and what the world outside answers.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectAction {
    /// Begins an empty one: the built-in layers as at a first start, no files, no marks.
    New,
    /// Takes up a project, whose paths are whole. Its files wait until [`Self::Layer`],
    /// [`Self::Began`] and [`Self::Text`] bring them.
    Open(Shared<Project>),
    Title(String),
    Notes(String),
    /// The layer file of an entry was read.
    Layer {
        entry: String,
        file: Shared<OwnFile>,
    },
    /// The event file of an entry begins to be read as this layer, after
    /// [`super::super::EventAction::Begin`]. `same` = it is the file that the project knew.
    Began {
        entry: String,
        layer: EventLayerId,
        same: bool,
    },
    /// Reading it failed: the entry waits again.
    Failed {
        layer: EventLayerId,
    },
    /// The reader gives up an entry whose file is not there.
    GiveUp {
        entry: String,
    },
    /// The open article's text was read from this file.
    Text {
        path: String,
    },
    /// What a file was found to be.
    Stamped {
        path: String,
        stamp: Stamp,
    },
}
