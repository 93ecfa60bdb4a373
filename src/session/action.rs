use crate::scene::Names;

use super::events::Leaves;
use super::{
    AnnotationAction, ArticleAction, EditAction, EventAction, LayerAction, ProjectAction, ReviewAction,
    SelectAction, Session, ThemePreference, UpdateAction, ViewAction,
};

/// Everything the user can do, grouped by what it changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    View(ViewAction),
    Layer(LayerAction),
    Select(SelectAction),
    Article(ArticleAction),
    Event(EventAction),
    Update(UpdateAction),
    Review(ReviewAction),
    Project(ProjectAction),
    Names(Names),
    Theme(ThemePreference),
    /// Resets layers, names and view; theme and selection stay.
    Afresh,
    /// Copies a text to the clipboard; `what` names it for the user.
    Copy {
        what: &'static str,
        text: String,
    },
    /// Undo, redo.
    Edit(EditAction),
    /// Annotations.
    Own(AnnotationAction),
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
    EventAction => Event, UpdateAction => Update, ReviewAction => Review, ProjectAction => Project,
    EditAction => Edit, AnnotationAction => Own);

impl Action {
    /// Whether it changes nothing that a project stores, such as hovering or loading progress.
    pub(super) fn is_passing(&self, session: &Session) -> bool {
        match self {
            Self::View(action) => matches!(action, ViewAction::Resize { .. }),
            Self::Select(action) => matches!(
                action,
                SelectAction::Hover { .. } | SelectAction::Highlight(_) | SelectAction::Pin(_)
            ),
            Self::Event(action) => matches!(action.leaves(session), Leaves::Nothing),
            Self::Update(action) => !matches!(action, UpdateAction::Of { .. }),
            Self::Edit(action) => *action == EditAction::EndGesture,
            Self::Own(action) => matches!(action, AnnotationAction::Preview(_)),
            Self::Theme(_) | Self::Copy { .. } => true,
            Self::Layer(_)
            | Self::Article(_)
            | Self::Review(_)
            | Self::Project(_)
            | Self::Names(_)
            | Self::Afresh => false,
        }
    }
}
