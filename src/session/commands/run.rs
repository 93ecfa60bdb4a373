use crate::detail::{EventPart, to_text};
use crate::geo::Screen;
use crate::scene::Names;

use super::super::{
    Action, AnnotationAction, ArticleAction, EditAction, EventAction, LayerAction, SelectAction, Session,
    ThemePreference, UpdateAction, ViewAction,
};
use super::{Carrier, Command, WindowCommand};

/// Whether it is available, or a short reason.
type Possible = Result<(), &'static str>;

/// Zoom steps per key press.
const ZOOM: f64 = 0.5;

impl Command {
    /// Who carries it out now; an unavailable session command has no actions.
    pub fn carrier(self, session: &Session) -> Carrier {
        use WindowCommand as Window;
        let [width, height] = session.viewport().size();
        let middle = Screen::new(width / 2.0, height / 2.0);
        let selected = session.selection().map(|s| s.key().clone());
        let action: Option<Action> = match self {
            Self::Undo => Some(EditAction::Undo.into()),
            Self::Redo => Some(EditAction::Redo.into()),
            Self::CopyCitation => copied(session, "citation"),
            Self::CopyCard => copied(session, "card"),
            Self::ZoomIn => Some(ViewAction::Zoom { steps: ZOOM, at: middle }.into()),
            Self::ZoomOut => Some(ViewAction::Zoom { steps: -ZOOM, at: middle }.into()),
            Self::Home => Some(ViewAction::Home.into()),
            Self::ZoomToSelected => selected.map(|key| ViewAction::ToFeature(key).into()),
            Self::NamesLatin | Self::NamesArabic | Self::NamesBoth => self.names().map(Action::Names),
            Self::LookSystem | Self::LookLight | Self::LookDark => self.theme_preference().map(Action::Theme),
            Self::StartAfresh => Some(Action::Afresh),
            Self::AllLayersOn => Some(LayerAction::ShowAll(true).into()),
            Self::AllLayersOff => Some(LayerAction::ShowAll(false).into()),
            Self::NextHere => Some(SelectAction::Next.into()),
            Self::PreviousHere => Some(SelectAction::Previous.into()),
            Self::Back => Some(SelectAction::Back.into()),
            Self::Forward => Some(SelectAction::Forward.into()),
            Self::ClearSelection => Some(SelectAction::Clear.into()),
            Self::AllDays => Some(EventAction::Days(None).into()),
            Self::SideBySide => Some(EventAction::SplitView(session.events().split().is_none()).into()),
            Self::SplitByPeriods => session.file_pair().map(|pair| EventAction::SplitAt(pair).into()),
            Self::EndComparison => {
                session.active_update().map(|(layer, _)| UpdateAction::Of { layer, of: None }.into())
            }
            Self::ClearRegion => Some(EventAction::Region(None).into()),
            Self::CloseArticle => Some(ArticleAction::Close.into()),
            Self::DeleteMark => session
                .selected_annotation()
                .map(|(mark, _)| AnnotationAction::Remove { id: mark.id.clone() }.into()),
            Self::LayersTab
            | Self::EventsTab
            | Self::ChangesTab
            | Self::ArticlesTab
            | Self::NotDrawnTab
            | Self::ReadingTab
            | Self::Statistics
            | Self::Table
            | Self::Timeline
            | Self::Play
            | Self::StepOnward
            | Self::StepBack
            | Self::GoTo
            | Self::Palette
            | Self::Keyboard
            | Self::About
            | Self::Cache
            | Self::ComparePeriods
            | Self::ProjectNotes
            | Self::ProjectFiles => return Carrier::Panel,
            Self::OpenFile => return Carrier::Window(Window::OpenFile),
            Self::OpenEvents => return Carrier::Window(Window::OpenEvents),
            Self::EmptyCache => return Carrier::Window(Window::EmptyCache),
            Self::CompareFiles => return Carrier::Window(Window::CompareFiles),
            Self::NewProject => return Carrier::Window(Window::NewProject),
            Self::OpenProject => return Carrier::Window(Window::OpenProject),
            Self::SaveProject => return Carrier::Window(Window::SaveProject),
            Self::SaveProjectAs => return Carrier::Window(Window::SaveProjectAs),
            Self::ExportFigure => return Carrier::Window(Window::ExportFigure),
            Self::PrintCard => return Carrier::Window(Window::PrintCard),
            Self::ExportData => return Carrier::Window(Window::ExportData),
            Self::Quit => return Carrier::Window(Window::Quit),
            Self::CopyLink => return Carrier::Window(Window::CopyLink),
            Self::CopyCommand => return Carrier::Window(Window::CopyCommand),
            Self::CopyPicture => return Carrier::Window(Window::CopyPicture),
            Self::CopyViewLink => return Carrier::Window(Window::CopyViewLink),
            Self::CopyViewCommand => return Carrier::Window(Window::CopyViewCommand),
            Self::Find => return Carrier::Window(Window::Find),
            Self::FullScreen => return Carrier::Window(Window::FullScreen),
            Self::LeftPanel => return Carrier::Window(Window::LeftPanel),
            Self::RightPanel => return Carrier::Window(Window::RightPanel),
            Self::TextLarger => return Carrier::Window(Window::TextLarger),
            Self::TextSmaller => return Carrier::Window(Window::TextSmaller),
            Self::TextUsual => return Carrier::Window(Window::TextUsual),
            Self::PasteArticle => return Carrier::Window(Window::PasteArticle),
            Self::ReadAnew => return Carrier::Window(Window::ReadAnew),
            Self::SaveReview => return Carrier::Window(Window::SaveReview),
            Self::CloseReview => return Carrier::Window(Window::CloseReview),
            Self::RegionRectangle => return Carrier::Window(Window::RegionRectangle),
            Self::RegionLasso => return Carrier::Window(Window::RegionLasso),
            Self::Measure => return Carrier::Window(Window::Measure),
            Self::DrawNote => return Carrier::Window(Window::DrawNote),
            Self::DrawPoint => return Carrier::Window(Window::DrawPoint),
            Self::DrawLine => return Carrier::Window(Window::DrawLine),
            Self::DrawArea => return Carrier::Window(Window::DrawArea),
        };
        Carrier::Session(action.into_iter().collect())
    }

    /// Whether the session allows it; the window checks the rest.
    ///
    /// # Errors
    /// A short reason.
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
            Self::CopyLink | Self::CopyCommand => {
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
            Self::SideBySide => when(
                events.split().is_some() || session.split_pair().is_some(),
                "all events of the file are of one day",
            ),
            Self::ComparePeriods => when(
                events.active().is_some() && session.split_pair().is_some(),
                "no event file with two days or more is open",
            ),
            Self::SplitByPeriods => when(
                session.file_pair().is_some(),
                "no event file with two years, months or earlier days is open",
            ),
            Self::CompareFiles => session.comparable().map(drop),
            Self::ChangesTab | Self::EndComparison => {
                when(session.active_update().is_some(), "no two files are compared")
            }
            Self::AllDays => when(events.days().is_some(), "all days are shown"),
            Self::ClearRegion => when(events.region().is_some(), "no region is drawn"),
            Self::DeleteMark => when(session.selected_annotation().is_some(), "no annotation is selected"),
            Self::CloseArticle => when(session.article().is_some(), "no article is open"),
            Self::ReadingTab | Self::SaveReview | Self::CloseReview => {
                when(session.review().is_some(), "no text is under review")
            }
            Self::OpenFile
            | Self::OpenEvents
            | Self::Cache
            | Self::EmptyCache
            | Self::NewProject
            | Self::OpenProject
            | Self::SaveProject
            | Self::SaveProjectAs
            | Self::ProjectNotes
            | Self::ProjectFiles
            | Self::ExportFigure
            | Self::Quit
            | Self::CopyPicture
            | Self::CopyViewLink
            | Self::CopyViewCommand
            | Self::Find
            | Self::GoTo
            | Self::Palette
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::Home
            | Self::FullScreen
            | Self::LeftPanel
            | Self::RightPanel
            | Self::TextLarger
            | Self::TextSmaller
            | Self::TextUsual
            | Self::LayersTab
            | Self::EventsTab
            | Self::ArticlesTab
            | Self::NotDrawnTab
            | Self::NamesLatin
            | Self::NamesArabic
            | Self::NamesBoth
            | Self::LookSystem
            | Self::LookLight
            | Self::LookDark
            | Self::StartAfresh
            | Self::Timeline
            | Self::PasteArticle
            | Self::ReadAnew
            | Self::Keyboard
            | Self::About
            | Self::ExportData
            | Self::Measure
            | Self::DrawNote
            | Self::DrawPoint
            | Self::DrawLine
            | Self::DrawArea => Ok(()),
        }
    }

    /// Whether a toggle of the session is on.
    pub fn is_on(self, session: &Session) -> Option<bool> {
        if self == Self::SideBySide {
            return Some(session.events().split().is_some());
        }
        if self == Self::Play {
            return Some(session.events().playback().playing);
        }
        let names = self.names().map(|names| session.names() == names);
        names.or_else(|| self.theme_preference().map(|theme| session.theme_preference() == theme))
    }

    /// Its current menu title: “Undo: Hide Context (2018)”.
    pub fn title(self, session: &Session) -> String {
        let title = self.row().title;
        let more = if self == Self::Undo {
            session.undo_label()
        } else if self == Self::Redo {
            session.redo_label()
        } else {
            None
        };
        more.map_or_else(|| title.to_owned(), |more| format!("{title}: {more}"))
    }

    fn names(self) -> Option<Names> {
        let all = [
            (Self::NamesLatin, Names::Latin),
            (Self::NamesArabic, Names::Arabic),
            (Self::NamesBoth, Names::Both),
        ];
        all.into_iter().find(|(command, _)| *command == self).map(|(_, names)| names)
    }

    fn theme_preference(self) -> Option<ThemePreference> {
        let all = [
            (Self::LookSystem, ThemePreference::System),
            (Self::LookLight, ThemePreference::Light),
            (Self::LookDark, ThemePreference::Dark),
        ];
        all.into_iter().find(|(command, _)| *command == self).map(|(_, look)| look)
    }
}

/// A text about the selection, for the clipboard.
fn copied(session: &Session, what: &'static str) -> Option<Action> {
    if let Some(((mark, _), card)) = session.selected_annotation().zip(session.annotation_card()) {
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
