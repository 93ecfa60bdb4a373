use std::path::PathBuf;

use crate::session::{Action, Effect, Link};

use crate::app::projects::project_opening::{Brought, Opening};

/// What the reader has to answer first.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What is not saved would be gone.
    Unsaved(Then),
    /// Somebody else has written to the file.
    Overtaken(PathBuf),
}

/// What takes the place of the project.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    New,
    /// A project that is chosen in a dialog.
    Choose,
    Open(PathBuf),
    /// The project of a link, and then what else the link says.
    Follow(PathBuf, Link),
    /// The window closes.
    Close,
}

/// What the command line or a link asks for beside a project.
#[derive(Clone, Debug, Default)]
pub struct After {
    pub files: Vec<PathBuf>,
    pub link: Link,
}

/// What there is to do since last asked.
#[derive(Default)]
pub struct News {
    pub actions: Vec<Action>,
    pub effects: Vec<Effect>,
    /// A project that was chosen.
    pub chosen: Option<PathBuf>,
    pub opened: Option<Opening>,
    pub brought: Vec<Brought>,
    /// There is something to tell of the project's files.
    pub show_files: bool,
}
