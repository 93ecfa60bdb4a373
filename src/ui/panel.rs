use egui::{Context, Ui};

use crate::detail::Card;
use crate::model::EventLayerId;
use crate::session::{Action, Command, Session};
use crate::style::Theme;

use super::bar::menu_bar::Offer;
use super::outbox::{Outbox, PanelId};
use super::panels::event_stats::Digested;

/// Where a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A tab on the left.
    Left,
    /// A tab on the right.
    Right,
    /// Under the map, the first of them lowest; its switch is in the bar.
    Bottom,
    /// A window over the map.
    Window,
}

/// What a panel may read.
#[derive(Clone, Copy)]
pub struct PanelContext<'a> {
    pub session: &'a Session,
    pub theme: &'a Theme,
    /// The card of what is selected.
    pub card: Option<&'a Card>,
    /// The rows that the right side speaks of, summed up.
    pub digested: Digested<'a>,
    pub project: &'a ProjectView,
    /// All commands as they stand now, in the table's order; only while the palette is open.
    pub offers: &'a [Offer],
}

/// What panels show of the project; filled only while one of them is open.
#[derive(Clone, Debug, Default)]
pub struct ProjectView {
    /// Where the project lies.
    pub path: Option<String>,
    /// Files of the project that are not there as they were.
    pub files: Vec<FileLine>,
    /// A recovered project is offered first: the list of files waits.
    pub waits: bool,
}

/// A file of the project of which there is something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    pub name: String,
    /// Where it should be.
    pub path: String,
    /// What there is to tell: “not found”, “changed since the project was saved”.
    pub state: String,
    /// The same in words, and what it was.
    pub expected: String,
    /// Whether it can be looked for.
    pub missing: bool,
}

/// What the rest of the window tells the panels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PanelMessage {
    /// Bring a paragraph of the open article into view, unless the user is pressing in its panel.
    ScrollTo { paragraph: u32 },
    /// Bring a paragraph into view that was asked for by a link in another panel.
    ShowParagraph { paragraph: u32 },
    /// Bring a paragraph of the article under review into view.
    ShowDraft { paragraph: u32 },
    /// The article under review takes the keyboard.
    FocusReview,
    /// Give the keyboard to the paraphrase of the current draft.
    WriteParaphrase,
    /// Give the keyboard to the name of the selected annotation.
    NameAnnotation,
    /// The import notes of this layer are asked for.
    ImportNotes { layer: EventLayerId },
    /// Another state of the project's files.
    ProjectFilesChanged,
    /// Why a file of the project cannot be chosen.
    ProjectFileNote(String),
}

/// A part of the window with a state of its own. It reads the session and asks for changes through
/// its [`Outbox`]. To add one: a file with a type that implements this, and a line in the registry.
pub trait Panel {
    fn id(&self) -> PanelId;

    /// The name on its tab.
    fn title(&self) -> &'static str;

    fn side(&self) -> Side;

    /// What its switch in the bar says under the pointer, for a panel under the map.
    fn hint(&self) -> &'static str {
        ""
    }

    /// The command that shows it, and then those that it carries out itself.
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

    /// Whether a panel that is no tab is open before the user has opened or closed it.
    fn opens_by_itself(&self, _session: &Session) -> bool {
        false
    }

    /// Whether Escape closes it while nothing else wants that key.
    fn closes_on_escape(&self) -> bool {
        false
    }

    /// Usual, least and greatest height of a panel under the map; `room` is the window's.
    fn height(&self, room: f32) -> [f32; 3] {
        [room * 0.3, 110.0, room * 0.7]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox;

    /// The user has opened it.
    fn opened(&mut self) {}

    /// Keys that it takes before the shortcuts, while it is shown.
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
