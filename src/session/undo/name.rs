use crate::detail::days_words;

use super::super::{Action, EventAction, LayerAction, ProjectAction, SelectAction, Session};
use super::filter_name::filter_name;

/// What a change is called in the menu, after “Undo”.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub words: String,
    /// Changes of one gesture are one step until the hand lets go.
    pub gesture: Option<Gesture>,
}

/// What goes on as long as nothing else is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    /// A slider or a brush: what it moves, and of what.
    Hand(&'static str, String),
    /// The days move onward by themselves.
    Playing,
}

impl Name {
    pub fn of(words: impl Into<String>) -> Self {
        Self { words: words.into(), gesture: None }
    }

    pub fn held(self, what: &'static str, of: &str) -> Self {
        Self { gesture: Some(Gesture::Hand(what, of.to_owned())), ..self }
    }
}

/// The name of an action that may change the document; `None` for all others. The session is as
/// it was before.
pub fn name(session: &Session, action: &Action) -> Option<Name> {
    match action {
        Action::Layer(action) => layer(session, action),
        Action::Event(action) => event(session, action),
        Action::Select(action) => select(session, action),
        Action::Names(names) => Some(Name::of(format!("Names on the map: {}", names.label()))),
        Action::Project(ProjectAction::Title(_)) => Some(Name::of("Project title").held("title", "")),
        Action::Project(ProjectAction::Notes(_)) => Some(Name::of("Project notes").held("notes", "")),
        Action::Own(action) => action.step(session).map(Name::of),
        Action::Afresh => Some(Name::of("Reset view and layers")),
        Action::View(_)
        | Action::Article(_)
        | Action::Review(_)
        | Action::Project(_)
        | Action::Look(_)
        | Action::Copy { .. }
        | Action::Edit(_) => None,
    }
}

fn layer(session: &Session, action: &LayerAction) -> Option<Name> {
    let named = |id: &str| session.layer(id).map_or(id, |l| l.meta().name.as_str()).to_owned();
    Some(match action {
        LayerAction::Show { layer, visible } => Name::of(shows(*visible, &named(layer))),
        LayerAction::ShowAll(visible) => Name::of(shows(*visible, "all layers")),
        LayerAction::Solo { layer } if session.solo.as_ref() == Some(layer) => {
            Name::of(format!("Show more than {}", named(layer)))
        }
        LayerAction::Solo { layer } => Name::of(format!("Show only {}", named(layer))),
        LayerAction::Opacity { layer, .. } => {
            Name::of(format!("Opacity of {}", named(layer))).held("opacity", layer)
        }
        LayerAction::Move { .. } => Name::of("Reorder layers"),
        LayerAction::Open(file) => Name::of(format!("Open {}", file.name)),
        LayerAction::Close { layer } => {
            let file = session.layer(layer).and_then(|l| l.file.as_ref());
            Name::of(format!("Close {}", file.map_or_else(|| named(layer), |f| f.name.clone())))
        }
        LayerAction::Only { .. } => Name::of("Layers of a link"),
        LayerAction::ZoomTo { .. } => return None,
    })
}

fn shows(visible: bool, what: &str) -> String {
    format!("{} {what}", if visible { "Show" } else { "Hide" })
}

fn event(session: &Session, action: &EventAction) -> Option<Name> {
    let events = &session.events;
    let named = |id: &str| events.layer(id).map_or(id, |l| l.name.as_str()).to_owned();
    Some(match action {
        EventAction::Show { layer, visible } => Name::of(shows(*visible, &named(layer))),
        EventAction::Opacity { layer, .. } => {
            Name::of(format!("Opacity of {}", named(layer))).held("opacity", layer)
        }
        EventAction::Display { layer, .. } => Name::of(format!("How {} is drawn", named(layer))),
        EventAction::Filter { layer, filter } => filter_name(events.layer(layer)?, filter),
        EventAction::FindText { query, .. } => Name::of(match query.trim() {
            "" => "Filter without text".to_owned(),
            query => format!("Filter: Text “{query}”"),
        }),
        EventAction::Days(None) => Name::of("All days").held("days", ""),
        EventAction::Days(Some((from, to))) => {
            Name::of(format!("Days {}", days_words(*from, *to))).held("days", "")
        }
        EventAction::Step { .. } if events.playback.playing => {
            Name { words: "Play".to_owned(), gesture: Some(Gesture::Playing) }
        }
        EventAction::Step { forward: true, .. } => Name::of("Step forward"),
        EventAction::Step { forward: false, .. } => Name::of("Step back"),
        // Ends what was playing.
        EventAction::Play(_) => Name::of("Play"),
        EventAction::Beside(true) => Name::of("Split view"),
        EventAction::Beside(false) => Name::of("Single map"),
        EventAction::Region(Some(_)) => Name::of("Select region of events"),
        EventAction::Region(None) => Name::of("Clear region"),
        EventAction::Begin { .. }
        | EventAction::Progress { .. }
        | EventAction::Rows { .. }
        | EventAction::About { .. }
        | EventAction::Done { .. }
        | EventAction::Close { .. }
        | EventAction::Work { .. }
        | EventAction::TextFound { .. }
        | EventAction::Turn
        | EventAction::Over { .. }
        | EventAction::Opened { .. }
        | EventAction::Zooming(_)
        | EventAction::Mark(_)
        | EventAction::RowRead { .. }
        | EventAction::RowPlaced { .. } => return None,
    })
}

/// What is chosen by name is shown, even where its layer was hidden.
fn select(session: &Session, action: &SelectAction) -> Option<Name> {
    match action {
        SelectAction::Feature(key) => {
            let layer = session.layer(&key.layer).map(|l| l.meta().name.as_str());
            let file = session.events.layer(&key.layer).map(|l| l.name.as_str());
            Some(Name::of(shows(true, layer.or(file)?)))
        }
        SelectAction::Back | SelectAction::Forward => Some(Name::of("Show the layer of the selection")),
        _ => None,
    }
}
