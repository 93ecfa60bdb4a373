use std::path::PathBuf;

use crate::session::{Action, Effect};

use super::project_opening::{Brought, Opening};

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
    /// The window closes.
    Close,
}

/// What the command line asks for beside a project.
#[derive(Clone, Debug, Default)]
pub struct After {
    pub files: Vec<PathBuf>,
    pub layers: Option<Vec<String>>,
    pub select: Option<String>,
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
}
