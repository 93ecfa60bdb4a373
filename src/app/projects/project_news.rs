use std::path::PathBuf;

use crate::session::{Action, Effect, Link};

use crate::app::projects::project_opening::{Brought, Opening};

/// A question the user has to answer first.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Unsaved changes would be lost.
    Unsaved(Then),
    /// Somebody else has written to the file.
    Overtaken(PathBuf),
}

/// What replaces the project.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    New,
    /// A project chosen in a dialog.
    Choose,
    Open(PathBuf),
    /// The project of a link, and then the rest of the link.
    Follow(PathBuf, Link),
    /// Close the window.
    Close,
}

/// The command line's or link's requests besides a project.
#[derive(Clone, Debug, Default)]
pub struct After {
    pub files: Vec<PathBuf>,
    pub link: Link,
}

/// Pending work since the last call.
#[derive(Default)]
pub struct News {
    pub actions: Vec<Action>,
    pub effects: Vec<Effect>,
    /// A chosen project.
    pub chosen: Option<PathBuf>,
    pub opened: Option<Opening>,
    pub brought: Vec<Brought>,
    /// There is news about the project's files.
    pub show_files: bool,
}
