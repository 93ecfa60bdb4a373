use crate::geo::{Screen, Viewport};
use crate::model::FeatureRef;
use crate::reading::Document;
use crate::scene::Names;

use super::{EditAction, EventAction, OwnAction, OwnFile, ProjectAction, ReviewAction, Shared};

/// Everything a reader can do, grouped by what it changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    View(ViewAction),
    Layer(LayerAction),
    Select(SelectAction),
    Article(ArticleAction),
    Event(EventAction),
    Review(ReviewAction),
    Project(ProjectAction),
    Names(Names),
    Look(Look),
    /// Back to the layers, names and view of a first start; look and selection stay.
    Afresh,
    /// Puts a text on the clipboard; `what` names it for the reader.
    Copy {
        what: &'static str,
        text: String,
    },
    /// Undo, redo.
    Edit(EditAction),
    /// The reader's own marks.
    Own(OwnAction),
}

macro_rules! from_part {
    ($($part:ident => $whole:ident),*) => {
        $(impl From<$part> for Action {
            fn from(action: $part) -> Self {
                Self::$whole(action)
            }
        })*
    };
}

from_part!(ViewAction => View, LayerAction => Layer, SelectAction => Select, ArticleAction => Article,
    EventAction => Event, ReviewAction => Review, ProjectAction => Project,
    EditAction => Edit, OwnAction => Own);

impl Action {
    /// Whether it changes nothing that a project keeps, as what the pointer does, or how far a file
    /// is read.
    pub(super) fn is_passing(&self) -> bool {
        match self {
            Self::View(action) => matches!(action, ViewAction::Resize { .. }),
            Self::Select(action) => matches!(action, SelectAction::Hover { .. } | SelectAction::Light(_)),
            Self::Event(action) => matches!(
                action,
                EventAction::Progress { .. }
                    | EventAction::Play(_)
                    | EventAction::Over { .. }
                    | EventAction::Opened { .. }
                    | EventAction::Zooming(_)
                    | EventAction::Mark(_)
                    | EventAction::RowRead { .. }
                    | EventAction::RowPlaced { .. }
            ),
            Self::Edit(action) => *action == EditAction::EndGesture,
            Self::Own(action) => matches!(action, OwnAction::Preview(_)),
            Self::Look(_) | Self::Copy { .. } => true,
            Self::Layer(_)
            | Self::Article(_)
            | Self::Review(_)
            | Self::Project(_)
            | Self::Names(_)
            | Self::Afresh => false,
        }
    }
}

/// Moving over the map. Lengths and positions are logical pixels of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    Resize {
        size: [f32; 2],
    },
    Pan {
        dx: f32,
        dy: f32,
    },
    /// `steps` of 1 double the scale; the ground at `at` stays where it is.
    Zoom {
        steps: f64,
        at: Screen,
    },
    /// Goes straight to a view, as each step of a flight does.
    Set(Viewport),
    /// Flies to all of Iraq.
    Home,
    /// Flies to what lies between two corners.
    Box {
        from: Screen,
        to: Screen,
    },
    /// Flies to a feature.
    ToFeature(FeatureRef),
    /// Flies to a place, at least as near as `zoom`.
    ToPlace {
        lon: f64,
        lat: f64,
        zoom: f64,
    },
    /// Flies to just this view.
    ToView {
        lon: f64,
        lat: f64,
        zoom: f64,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum LayerAction {
    Show {
        layer: String,
        visible: bool,
    },
    ShowAll(bool),
    /// Shows only this layer; the same again ends it.
    Solo {
        layer: String,
    },
    Opacity {
        layer: String,
        opacity: f32,
    },
    /// Moves a layer to a place in the list, 0 = top.
    Move {
        layer: String,
        to: usize,
    },
    /// Puts a layer of the reader's own on top, in the place of one with the same id.
    Open(Shared<OwnFile>),
    /// Takes a layer of the reader's own off the list; the file stays.
    Close {
        layer: String,
    },
    /// Flies to all features of a layer.
    ZoomTo {
        layer: String,
    },
    /// Shows these layers and no others, as a link does.
    Only {
        layers: Vec<String>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum SelectAction {
    /// A click on the map; on the same spot again it takes the next hit.
    Click {
        at: Screen,
    },
    /// The pointer is over the map there, or has left it.
    Hover {
        at: Option<Screen>,
    },
    /// Selects one feature by name, from a list or a link.
    Feature(FeatureRef),
    /// Selects what lies at a position in degrees, as a search for a town does.
    At {
        lon: f64,
        lat: f64,
    },
    /// Takes one of the hits under the last click.
    Take {
        index: usize,
    },
    Next,
    Previous,
    Clear,
    Back,
    Forward,
    /// Lights features without selecting them, as a list does under the pointer.
    Light(Vec<FeatureRef>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum ArticleAction {
    /// Shows the article with this id in the pane.
    Open {
        article: String,
    },
    Close,
    /// The reader's own copy of a text, as read from a file.
    Text {
        name: String,
        bytes: Vec<u8>,
    },
    /// The same, read already.
    Read(Shared<Document>),
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    #[default]
    System,
    Light,
    Dark,
}

/// What the world outside has to do after an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Move the view there in a short, steady flight.
    FlyTo(Viewport),
    /// Put this on the clipboard.
    Copy(String),
    /// Tell the reader, in a line that goes away by itself.
    Say(String),
    /// Read what stands in an event file for a row; [`EventAction::RowRead`] is the answer.
    ReadRow { layer: String, row: u32 },
    /// Give the keyboard to the own words of the draft under focus.
    WriteParaphrase,
    /// Bring the draft under focus into view, which stands in this paragraph.
    ShowDraft { paragraph: u32 },
    /// Bring the paragraph into view in the article pane.
    ScrollTo { article: String, paragraph: u32 },
    /// Look for the rows of a file that hold a text, and answer with
    /// [`EventAction::TextFound`]. A later one for the same file takes its place.
    FindText { layer: String, query: String },
    /// Give the keyboard to the name of the mark that is selected.
    NameMark,
}
