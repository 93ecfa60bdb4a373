use crate::detail::days_words;
use crate::model::{EventLayerId, LayerId};
use crate::session::{Action, EventAction, LayerAction, ProjectAction, SelectAction, Session, StackLayer};

use super::filter_name::filter_name;
use super::{Gesture, StepName};

/// The name of an action that may change the document; `None` for all others. The session is still unchanged.
pub fn step_name(session: &Session, action: &Action) -> Option<StepName> {
    match action {
        Action::Layer(action) => layer(session, action),
        Action::Event(action) => event(session, action),
        Action::Select(action) => select(session, action),
        Action::Names(names) => Some(StepName::of(format!("Names on the map: {}", names.label()))),
        Action::Project(ProjectAction::Title(_)) => Some(StepName::of("Project title").during("title", "")),
        Action::Project(ProjectAction::Notes(_)) => Some(StepName::of("Project notes").during("notes", "")),
        Action::Own(action) => action.step(session).map(StepName::of),
        Action::Afresh => Some(StepName::of("Reset view and layers")),
        Action::View(_)
        | Action::Article(_)
        | Action::Review(_)
        | Action::Project(_)
        | Action::Theme(_)
        | Action::Copy { .. }
        | Action::Edit(_) => None,
    }
}

fn layer(session: &Session, action: &LayerAction) -> Option<StepName> {
    let layers = &session.document.layers;
    let named = |id: &LayerId| layers.get(id).map_or_else(|| id.to_string(), |l| l.name().to_owned());
    Some(match action {
        LayerAction::Show { layer, visible } => StepName::of(shows(*visible, &named(layer))),
        LayerAction::ShowAll(visible) => StepName::of(shows(*visible, "all layers")),
        LayerAction::Solo { layer } if layers.solo() == Some(layer) => {
            StepName::of(format!("Show more than {}", named(layer)))
        }
        LayerAction::Solo { layer } => StepName::of(format!("Show only {}", named(layer))),
        LayerAction::Opacity { layer, .. } => {
            StepName::of(format!("Opacity of {}", named(layer))).during("opacity", &layer.to_string())
        }
        LayerAction::Rename { layer, .. } => StepName::of(format!("Rename {}", named(layer))),
        LayerAction::Move { .. } => StepName::of("Reorder layers"),
        LayerAction::Open(file) => StepName::of(format!("Open {}", file.name)),
        LayerAction::Close { layer } => match layers.get(layer)? {
            StackLayer::Features(features) => {
                let file = features.file.as_ref().map(|file| file.name.clone());
                StepName::of(format!("Close {}", file.unwrap_or_else(|| named(layer))))
            }
            StackLayer::Annotations(_) => StepName::of("Delete all annotations"),
            StackLayer::Events(_) => return None,
        },
        LayerAction::Only { .. } => StepName::of("Layers of a link"),
        LayerAction::ZoomTo { .. } => return None,
    })
}

fn shows(visible: bool, what: &str) -> String {
    format!("{} {what}", if visible { "Show" } else { "Hide" })
}

/// A rule may be long.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{} …", &words[..at]),
        None => words.to_owned(),
    }
}

fn event(session: &Session, action: &EventAction) -> Option<StepName> {
    let events = session.events();
    let named = |id: &EventLayerId| events.layer(*id).map_or_else(|| id.to_string(), |l| l.name().to_owned());
    Some(match action {
        EventAction::Display { layer, .. } => StepName::of(format!("How {} is drawn", named(layer))),
        EventAction::Filter { layer, filter } => filter_name(events.layer(*layer)?, filter),
        EventAction::FindText { query, .. } => StepName::of(match query.trim() {
            "" => "Filter without text".to_owned(),
            query => format!("Filter: Text “{query}”"),
        }),
        EventAction::Rule { rule: None, .. } => StepName::of("Filter without conditions on columns"),
        EventAction::Rule { rule: Some(rule), .. } => {
            StepName::of(format!("Filter: {}", shortened(&rule.to_string()))).during("rule", "")
        }
        EventAction::SizeBy { column: Some(column), .. } => StepName::of(format!("Size by {column}")),
        EventAction::SizeBy { column: None, .. } => StepName::of("Size by count"),
        EventAction::KeepFilter { name, .. } => StepName::of(format!("Save filter “{name}”")),
        EventAction::UseFilter { name, .. } => StepName::of(format!("Filter “{name}”")),
        EventAction::ForgetFilter { name, .. } => StepName::of(format!("Delete filter “{name}”")),
        EventAction::Days(None) => StepName::of("All days").during("days", ""),
        EventAction::Days(Some((from, to))) => {
            StepName::of(format!("Days {}", days_words(*from, *to))).during("days", "")
        }
        EventAction::Step { .. } if session.interaction.playback.playing => {
            StepName { words: "Play".to_owned(), gesture: Some(Gesture::Playing) }
        }
        EventAction::Step { forward: true, .. } => StepName::of("Step forward"),
        EventAction::Step { forward: false, .. } => StepName::of("Step back"),
        // Ends playback.
        EventAction::Play(_) => StepName::of("Play"),
        EventAction::SplitView(true) => StepName::of("Split view"),
        EventAction::SplitView(false) => StepName::of("Single map"),
        EventAction::Region(Some(_)) => StepName::of("Select region of events"),
        EventAction::Region(None) => StepName::of("Clear region"),
        EventAction::Begin { .. }
        | EventAction::Progress { .. }
        | EventAction::Rows { .. }
        | EventAction::About { .. }
        | EventAction::Done { .. }
        | EventAction::Activate { .. }
        | EventAction::TextFound { .. }
        | EventAction::Turn
        | EventAction::Over { .. }
        | EventAction::Opened { .. }
        | EventAction::Zooming(_)
        | EventAction::Mark(_)
        | EventAction::RowRead { .. }
        | EventAction::RowPlaced { .. }
        | EventAction::Columns { .. }
        | EventAction::Load { .. }
        | EventAction::LoadProgress { .. }
        | EventAction::Loaded { .. }
        | EventAction::NotLoaded { .. }
        | EventAction::StopLoading { .. }
        | EventAction::WantCells { .. }
        | EventAction::Cells { .. } => return None,
    })
}

/// What is chosen by name is shown, even if its layer was hidden.
fn select(session: &Session, action: &SelectAction) -> Option<StepName> {
    match action {
        SelectAction::Feature(key) => {
            let layer = session.document.layers.get(&key.layer()?)?;
            Some(StepName::of(shows(true, layer.name())))
        }
        SelectAction::Back | SelectAction::Forward => Some(StepName::of("Show the layer of the selection")),
        SelectAction::Click { .. }
        | SelectAction::Hover { .. }
        | SelectAction::At { .. }
        | SelectAction::Take { .. }
        | SelectAction::Next
        | SelectAction::Previous
        | SelectAction::Clear
        | SelectAction::Highlight(_) => None,
    }
}
