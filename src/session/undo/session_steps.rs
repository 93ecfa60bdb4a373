use crate::model::LayerId;
use crate::session::events::Leaves;
use crate::session::{Action, LayerAction, ProjectAction, SelectAction, Session, StackLayer, UpdateAction};

use super::StepName;

/// The name of an action that may change the document; `None` for all others. The session is still unchanged.
pub fn step_name(session: &Session, action: &Action) -> Option<StepName> {
    match action {
        Action::Layer(action) => layer(session, action),
        Action::Event(action) => match action.leaves(session) {
            Leaves::Step(name) => Some(name),
            Leaves::Stored | Leaves::Nothing => None,
        },
        Action::Select(action) => select(session, action),
        Action::Names(names) => Some(StepName::of(format!("Names on the map: {}", names.label()))),
        Action::Project(ProjectAction::Title(_)) => Some(StepName::of("Project title").during("title", "")),
        Action::Project(ProjectAction::Notes(_)) => Some(StepName::of("Project notes").during("notes", "")),
        Action::Update(UpdateAction::Of { layer, of }) => {
            let name = session.events().layer(*layer)?.name();
            Some(StepName::of(match of.and_then(|of| session.events().layer(of)) {
                Some(of) => format!("{name} is an update of {}", of.name()),
                None => format!("{name} is no update"),
            }))
        }
        Action::Own(action) => action.step(session).map(StepName::of),
        Action::Afresh => Some(StepName::of("Reset view and layers")),
        Action::View(_)
        | Action::Article(_)
        | Action::Review(_)
        | Action::Update(_)
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
        | SelectAction::Pin(_)
        | SelectAction::Take { .. }
        | SelectAction::Next
        | SelectAction::Previous
        | SelectAction::Clear
        | SelectAction::Highlight(_) => None,
    }
}
