use crate::detail::{EventPart, to_text};
use crate::geo::Screen;
use crate::scene::Names;

use super::super::{
    Action, ArticleAction, EditAction, EventAction, LayerAction, Look, OwnAction, SelectAction, Session,
    ViewAction,
};
use super::Command;

/// Whether it can be done, or why not in a few words.
type Possible = Result<(), &'static str>;

/// Steps of zoom that a press brings.
const ZOOM: f64 = 0.5;

impl Command {
    /// What it does to the session; `None` where the window has to do it.
    pub fn actions(self, session: &Session) -> Option<Vec<Action>> {
        let [width, height] = session.viewport().size();
        let middle = Screen::new(width / 2.0, height / 2.0);
        let selected = session.selection().map(|s| s.key().clone());
        let action: Action = match self {
            Self::Undo => EditAction::Undo.into(),
            Self::Redo => EditAction::Redo.into(),
            Self::CopyCitation => copied(session, "citation")?,
            Self::CopyCard => copied(session, "card")?,
            Self::ZoomIn => ViewAction::Zoom { steps: ZOOM, at: middle }.into(),
            Self::ZoomOut => ViewAction::Zoom { steps: -ZOOM, at: middle }.into(),
            Self::Home => ViewAction::Home.into(),
            Self::ZoomToSelected => ViewAction::ToFeature(selected?).into(),
            Self::NamesLatin | Self::NamesArabic | Self::NamesBoth => Action::Names(self.names()?),
            Self::LookSystem | Self::LookLight | Self::LookDark => Action::Look(self.look()?),
            Self::StartAfresh => Action::Afresh,
            Self::AllLayersOn => LayerAction::ShowAll(true).into(),
            Self::AllLayersOff => LayerAction::ShowAll(false).into(),
            Self::NextHere => SelectAction::Next.into(),
            Self::PreviousHere => SelectAction::Previous.into(),
            Self::Back => SelectAction::Back.into(),
            Self::Forward => SelectAction::Forward.into(),
            Self::ClearSelection => SelectAction::Clear.into(),
            Self::AllDays => EventAction::Days(None).into(),
            Self::SideBySide => EventAction::Beside(session.events().split().is_none()).into(),
            Self::ClearRegion => EventAction::Region(None).into(),
            Self::CloseArticle => ArticleAction::Close.into(),
            Self::DeleteMark => OwnAction::Remove { id: session.own_selected()?.0.id.clone() }.into(),
            _ => return None,
        };
        Some(vec![action])
    }

    /// Whether the session lets it be done; what only the window knows is asked there.
    ///
    /// # Errors
    /// A few words that say why not.
    pub fn possible(self, session: &Session) -> Possible {
        let when = |yes: bool, why: &'static str| if yes { Ok(()) } else { Err(why) };
        let events = session.events();
        let drawn = || session.stack().iter().filter(|l| l.is_drawn());
        let selection = session.selection();
        let several = selection.is_some_and(|s| s.hits().len() > 1);
        match self {
            Self::Undo => when(session.undo_label().is_some(), "there is nothing to undo"),
            Self::Redo => when(session.redo_label().is_some(), "there is nothing to redo"),
            Self::ZoomToSelected | Self::ClearSelection | Self::PrintCard => {
                when(selection.is_some(), "nothing is selected")
            }
            Self::CopyLink => {
                let key = selection.ok_or("nothing is selected")?.key();
                when(session.event_of(key).is_none(), "an event row has no link; copy its card instead")
            }
            Self::CopyCitation | Self::CopyCard => {
                when(selection.is_some(), "nothing is selected")?;
                let what = if self == Self::CopyCard { "card" } else { "citation" };
                when(copied(session, what).is_some(), "an annotation has no citation; copy its card instead")
            }
            Self::NextHere | Self::PreviousHere => when(several, "there is nothing else here"),
            Self::Back => when(session.history().can_go_back(), "there is no previous selection"),
            Self::Forward => when(session.history().can_go_forward(), "there is nothing to go forward to"),
            Self::AllLayersOn => {
                let all = drawn().all(|l| session.stack().is_shown(&l.id()));
                when(!all, "all layers are shown")
            }
            Self::AllLayersOff => {
                when(drawn().any(|l| session.stack().is_shown(&l.id())), "no layer is shown")
            }
            Self::Table | Self::Statistics | Self::RegionRectangle | Self::RegionLasso => {
                when(!events.layers().is_empty(), "no event file is open")
            }
            Self::Play | Self::StepOnward | Self::StepBack => {
                when(session.time_span().is_some(), "nothing here has a date")
            }
            Self::AllDays => when(events.days().is_some(), "all days are shown"),
            Self::ClearRegion => when(events.region().is_some(), "no region is drawn"),
            Self::DeleteMark => when(session.own_selected().is_some(), "no annotation is selected"),
            Self::CloseArticle => when(session.article().is_some(), "no article is open"),
            Self::ReadingTab | Self::SaveReview | Self::CloseReview => {
                when(session.review().is_some(), "no text is under review")
            }
            _ => Ok(()),
        }
    }

    /// Whether a switch is on, for those that are switches of the session.
    pub fn is_on(self, session: &Session) -> Option<bool> {
        match self {
            Self::SideBySide => Some(session.events().split().is_some()),
            Self::Play => Some(session.events().playback().playing),
            _ => {
                let names = self.names().map(|names| session.names() == names);
                names.or_else(|| self.look().map(|look| session.look() == look))
            }
        }
    }

    /// What a menu calls it now: “Undo: Hide Context (2018)”.
    pub fn title(self, session: &Session) -> String {
        let title = self.row().title;
        let more = match self {
            Self::Undo => session.undo_label(),
            Self::Redo => session.redo_label(),
            _ => None,
        };
        more.map_or_else(|| title.to_owned(), |more| format!("{title}: {more}"))
    }

    fn names(self) -> Option<Names> {
        match self {
            Self::NamesLatin => Some(Names::Latin),
            Self::NamesArabic => Some(Names::Arabic),
            Self::NamesBoth => Some(Names::Both),
            _ => None,
        }
    }

    fn look(self) -> Option<Look> {
        match self {
            Self::LookSystem => Some(Look::System),
            Self::LookLight => Some(Look::Light),
            Self::LookDark => Some(Look::Dark),
            _ => None,
        }
    }
}

/// A text about what is selected, for the clipboard.
fn copied(session: &Session, what: &'static str) -> Option<Action> {
    if let Some(((mark, _), card)) = session.own_selected().zip(session.own_card()) {
        return (what == "card").then(|| Action::Copy { what, text: card.to_text(mark) });
    }
    let card = session.card(session.selection()?.key())?;
    let of_file = matches!(card.events, Some(EventPart::Row(_) | EventPart::List(_)));
    let text = match what {
        "card" => to_text(&card),
        _ if of_file => return None,
        _ => card.citation(),
    };
    Some(Action::Copy { what, text })
}
