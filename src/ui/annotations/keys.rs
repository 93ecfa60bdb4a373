use egui::{Key, Modifiers, Response, Ui};

use crate::session::{Action, AnnotationAction, Session};

use super::MarkState;

/// Escape cancels drawing or dragging before it clears a selection; Delete removes the selected corner,
/// otherwise the selected annotation.
pub fn edit_keys(
    ui: &Ui,
    response: &Response,
    session: &Session,
    state: &mut MarkState,
    actions: &mut Vec<Action>,
) {
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let key = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let ends = state.draft.tool.is_some() || state.editor.holds() || state.editor.corner.is_some();
    if ends && key(Key::Escape) {
        if state.editor.give_up() {
            actions.push(AnnotationAction::Preview(None).into());
        } else if state.editor.corner.take().is_none() {
            state.draft.escape();
        }
    }
    let elsewhere = ui.memory(|m| m.focused()).is_some_and(|id| id != response.id);
    let selected = session.selected_annotation().filter(|_| state.draft.tool.is_none() && !elsewhere);
    if let Some((mark, _)) = selected.filter(|_| key(Key::Delete)) {
        let id = mark.id.clone();
        actions.push(match state.editor.corner.take() {
            Some(index) => AnnotationAction::RemoveVertex { id, index }.into(),
            None => AnnotationAction::Remove { id }.into(),
        });
    }
}
