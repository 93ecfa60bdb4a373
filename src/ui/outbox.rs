use crate::model::{EventLayerId, FeatureLayerId};
use crate::session::{Action, Command, Destination};

/// Names a panel; the toolkit remembers sizes and scroll positions under it.
pub type PanelId = &'static str;

/// What a panel asks for.
#[derive(Debug, Default)]
pub struct Outbox {
    /// For the session.
    pub actions: Vec<Action>,
    /// For the window.
    pub commands: Vec<AppCommand>,
}

/// What a panel asks of the window.
#[derive(Clone, Debug, PartialEq)]
pub enum AppCommand {
    Run(Command),
    /// Open the file with this path.
    Open(String),
    GoTo(Destination),
    ShowPanel(PanelId),
    ClosePanel(PanelId),
    /// Show a paragraph of an article, or of the article under review.
    ShowParagraph {
        article: String,
        paragraph: u32,
    },
    /// Show what was met in the event file of this layer.
    ShowImportNotes {
        layer: EventLayerId,
    },
    /// Save a text under a name to be chosen; `name` is proposed.
    SaveText {
        name: String,
        text: String,
    },
    /// Save the rows of a layer that were placed by their names: all of them with their places, or
    /// those that could not be placed.
    SavePlacedRows {
        layer: EventLayerId,
        unplaced: bool,
    },
    /// Go on with the review that this layer was saved from.
    ResumeReview {
        layer: FeatureLayerId,
    },
    SaveReviewAs,
    /// Read the text under review again with this paragraph taken in, or set apart again.
    TakeIn {
        paragraph: u32,
        wanted: bool,
    },
    /// Give the keyboard to the name of the selected annotation.
    NameAnnotation,
    /// Choose in a dialog of the system where a file of the project is.
    ChooseProjectFile {
        index: usize,
    },
    /// A file of the project is at this path.
    ProjectFileFound {
        index: usize,
        path: String,
    },
    /// Take a file out of the project.
    DropProjectFile {
        index: usize,
    },
}

impl Outbox {
    pub fn of(actions: impl IntoIterator<Item = Action>) -> Self {
        Self { actions: actions.into_iter().collect(), commands: Vec::new() }
    }

    /// Of a window over the map: asks to be closed if the user has closed it.
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

    /// Takes over what a part of the panel asks for.
    pub fn append(&mut self, other: Self) {
        self.actions.extend(other.actions);
        self.commands.extend(other.commands);
    }
}
