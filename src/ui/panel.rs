use egui::{Context, Ui};

use crate::detail::Card;
use crate::model::EventLayerId;
use crate::session::{Action, Command, Session};
use crate::style::Theme;

use super::bar::menu_bar::Offer;
use super::outbox::{Outbox, PanelId};
use super::panels::event_stats::Digested;

/// The place of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A tab on the left.
    Left,
    /// A tab on the right.
    Right,
    /// Below the map, the first of them lowest; its toggle is in the bar.
    Bottom,
    /// A window over the map.
    Window,
}

/// The data available to a panel.
#[derive(Clone, Copy)]
pub struct PanelContext<'a> {
    pub session: &'a Session,
    pub theme: &'a Theme,
    /// The card of the selection.
    pub card: Option<&'a Card>,
    /// The summary of rows for the right side.
    pub digested: Digested<'a>,
    pub project: &'a ProjectView,
    /// The current state of all commands, in table order; only while the palette is open.
    pub offers: &'a [Offer],
}

/// Project data for panels; filled only while one of them is open.
#[derive(Clone, Debug, Default)]
pub struct ProjectView {
    /// The project's path.
    pub path: Option<String>,
    /// Missing or changed project files.
    pub files: Vec<FileLine>,
    /// A recovered project is offered first; the list of files waits.
    pub waits: bool,
}

/// A project file with a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    pub name: String,
    /// Its expected place.
    pub path: String,
    /// Its state: “not found”, “changed since the project was saved”.
    pub state: String,
    /// The state in words, and what was expected.
    pub expected: String,
    /// Whether the user can look for it.
    pub missing: bool,
}

/// Messages from the window to panels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PanelMessage {
    /// Scroll to a paragraph of the open article, unless the user is clicking in its panel.
    ScrollTo { paragraph: u32 },
    /// Scroll to a paragraph requested by a link in another panel.
    ShowParagraph { paragraph: u32 },
    /// Scroll to a paragraph of the article under review.
    ShowDraft { paragraph: u32 },
    /// Focus the article under review.
    FocusReview,
    /// Focus the paraphrase of the current draft.
    WriteParaphrase,
    /// Focus the name of the selected annotation.
    NameAnnotation,
    /// The import problems of this layer are requested.
    ImportNotes { layer: EventLayerId },
    /// The project's files have changed state.
    ProjectFilesChanged,
    /// Why a project file cannot be chosen.
    ProjectFileNote(String),
}

/// A part of the window with its own state. It reads the session and requests changes through its [`Outbox`].
/// To add one: a file with a type that implements this, and a line in the registry.
pub trait Panel {
    fn id(&self) -> PanelId;

    /// The name on its tab.
    fn title(&self) -> &'static str;

    fn side(&self) -> Side;

    /// The tooltip of its toggle in the bar, for a panel below the map.
    fn hint(&self) -> &'static str {
        ""
    }

    /// The command that shows it, followed by those it carries out itself.
    fn commands(&self) -> &'static [Command] {
        &[]
    }

    /// Whether its command hides it again.
    fn toggles(&self) -> bool {
        matches!(self.side(), Side::Bottom | Side::Window)
    }

    /// Whether there is anything to show.
    fn available(&self, _session: &Session) -> bool {
        true
    }

    /// Whether a panel other than a tab is initially open.
    fn opens_by_itself(&self, _session: &Session) -> bool {
        false
    }

    /// Whether Escape closes it if nothing else uses that key.
    fn closes_on_escape(&self) -> bool {
        false
    }

    /// Default, least and greatest height of a panel below the map; `room` is the window's height.
    fn height(&self, room: f32) -> [f32; 3] {
        [room * 0.3, 110.0, room * 0.7]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox;

    /// The user has opened it.
    fn opened(&mut self) {}

    /// Keys that it handles before shortcuts, while shown.
    fn keys(&mut self, _ctx: &Context, _context: &PanelContext) -> Outbox {
        Outbox::default()
    }

    /// Called in each frame in which it is not shown.
    fn hidden(&mut self) -> Option<Action> {
        None
    }

    /// What is typed and can be taken as it is, before a command runs or the window closes.
    fn commit(&mut self) -> Option<Action> {
        None
    }

    /// Carries out one of its own commands.
    fn run(&mut self, _ctx: &Context, _command: Command, _session: &Session) -> Option<Action> {
        None
    }

    fn receive(&mut self, _ctx: &Context, _message: &PanelMessage) {}
}
