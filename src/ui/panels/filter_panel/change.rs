use crate::events::Filter;
use crate::session::{Action, EventAction, EventLayer};

/// Clears a file's filter.
pub fn clear(layer: &EventLayer) -> Vec<Action> {
    let mut actions = vec![EventAction::Filter { layer: layer.id, filter: Filter::default() }.into()];
    if layer.filter().days.is_some() {
        actions.push(EventAction::Days(None).into());
    }
    actions
}

/// The layer with another filter.
pub fn filtered(layer: &EventLayer, change: impl FnOnce(&mut Filter)) -> Action {
    let mut filter = layer.filter().clone();
    change(&mut filter);
    EventAction::Filter { layer: layer.id, filter }.into()
}
