use egui::Response;

use crate::session::{Action, LayerAction, Session, StackLayer};
use crate::ui::widgets::context_menu::{Opening, context_menu};

/// The menu of a layer in the list. True if the user wants to rename it.
pub fn layer_menu(
    response: &Response,
    session: &Session,
    layer: &StackLayer,
    actions: &mut Vec<Action>,
) -> bool {
    let (id, stack) = (|| layer.id(), session.stack());
    let mut renames = false;
    context_menu(response, Opening::of(response), &format!("Menu of {}", layer.name()), |entries| {
        let shown = stack.is_shown(&id());
        if entries.entry(if shown { "Hide" } else { "Show" }) {
            actions.push(LayerAction::Show { layer: id(), visible: !shown }.into());
        }
        let alone = session.solo() == Some(&id());
        if entries.entry(if alone { "Show the others again" } else { "Show alone" }) {
            actions.push(LayerAction::Solo { layer: id() }.into());
        }
        if entries.entry("Zoom to this layer") {
            actions.push(LayerAction::ZoomTo { layer: id() }.into());
        }
        entries.separator();
        renames = entries.entry("Rename…");
        let place = stack.iter().position(|other| other.id() == id()).unwrap_or_default();
        let last = stack.iter().count().saturating_sub(1);
        if entries.entry_unless("Move up", (place == 0).then_some("It is the topmost layer")) {
            actions.push(LayerAction::Move { layer: id(), to: place.saturating_sub(1) }.into());
        }
        if entries.entry_unless("Move down", (place == last).then_some("It is the lowest layer")) {
            actions.push(LayerAction::Move { layer: id(), to: place + 1 }.into());
        }
        if let Some((words, reason)) = removal(session, layer) {
            entries.separator();
            if entries.entry_unless(words, reason) {
                actions.push(LayerAction::Close { layer: id() }.into());
            }
        }
    });
    renames
}

/// How a layer of the user's goes, and why it may not; `None` for one that comes with the program.
fn removal(session: &Session, layer: &StackLayer) -> Option<(&'static str, Option<&'static str>)> {
    match layer {
        StackLayer::Features(features) => {
            features.file.as_ref()?;
            let review = session.review().is_some_and(|review| review.layer_id() == *features.id());
            Some(("Remove; its file stays", review.then_some("It is under review")))
        }
        StackLayer::Events(_) => Some(("Remove; its file stays", None)),
        StackLayer::Annotations(annotations) => {
            let none = annotations.marks.is_empty().then_some("Nothing is drawn");
            Some(("Delete all annotations", none))
        }
    }
}
