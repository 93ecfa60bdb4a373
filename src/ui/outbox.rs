use std::path::PathBuf;

use crate::model::{EventLayerId, FeatureLayerId};
use crate::session::{Action, Command, Destination};

/// The id of a panel; egui stores sizes and scroll positions under it.
pub type PanelId = &'static str;

/// The requests of a panel.
#[derive(Debug, Default)]
pub struct Outbox {
    /// For the session.
    pub actions: Vec<Action>,
    /// For the window.
    pub commands: Vec<AppCommand>,
}

/// A panel's request to the window.
#[derive(Clone, Debug, PartialEq)]
pub enum AppCommand {
    Run(Command),
    /// Open the file with this path.
    Open(String),
    GoTo(Destination),
    ShowPanel(PanelId),
    ClosePanel(PanelId),
    /// Show a paragraph of an article, which may be under review.
    ShowParagraph {
        article: String,
        paragraph: u32,
    },
    /// Show the import problems of this layer's event file.
    ShowImportNotes {
        layer: EventLayerId,
    },
    /// Choose anew what the columns of this layer's event file mean; then it is read again.
    ChooseColumns {
        layer: EventLayerId,
    },
    /// Choose a list of events that their source has deleted, and leave them out of this layer.
    ChooseDeleted {
        layer: EventLayerId,
    },
    /// Leave the events on this list out of this layer, or none; then its file is read again.
    LeaveOutDeleted {
        layer: EventLayerId,
        list: Option<PathBuf>,
    },
    /// Save a text under a name to be chosen; `name` is the proposal.
    SaveText {
        name: String,
        text: String,
    },
    /// Save the geocoded rows of a layer: all with their places, or those that could not be placed.
    SavePlacedRows {
        layer: EventLayerId,
        unplaced: bool,
    },
    /// Continue the review this layer was saved from.
    ResumeReview {
        layer: FeatureLayerId,
    },
    SaveReviewAs,
    /// Read the text under review again with this paragraph taken in, or set apart again.
    TakeIn {
        paragraph: u32,
        wanted: bool,
    },
    /// Keep the tables of large event files, or do not.
    KeepTables(bool),
    /// Focus the name of the selected annotation.
    NameAnnotation,
    /// Locate a project file in the system dialog.
    ChooseProjectFile {
        index: usize,
    },
    /// A project file is at this path.
    ProjectFileFound {
        index: usize,
        path: String,
    },
    /// Remove a file from the project.
    DropProjectFile {
        index: usize,
    },
}

impl Outbox {
    pub fn of(actions: impl IntoIterator<Item = Action>) -> Self {
        Self { actions: actions.into_iter().collect(), commands: Vec::new() }
    }

    /// For a window over the map: requests closing if the user closed it.
    pub fn closing(panel: PanelId, closed: bool) -> Self {
        let commands = if closed { vec![AppCommand::ClosePanel(panel)] } else { Vec::new() };
        Self { actions: Vec::new(), commands }
    }

    pub fn act(&mut self, action: impl Into<Action>) {
        self.actions.push(action.into());
    }

    pub fn command(&mut self, command: AppCommand) {
        self.commands.push(command);
    }

    pub fn run(&mut self, command: Command) {
        self.commands.push(AppCommand::Run(command));
    }

    /// Adds the requests of a part of the panel.
    pub fn append(&mut self, other: Self) {
        self.actions.extend(other.actions);
        self.commands.extend(other.commands);
    }
}
