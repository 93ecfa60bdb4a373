use egui::Ui;

use crate::events::{Filter, PRECISION};
use crate::session::{Action, EventAction, EventLayer};
use crate::style::number::exact;

use super::state::FilterState;
use crate::ui::widgets::elements;

/// Rows with an imprecise place or date: they are never hidden silently.
pub fn switches(ui: &mut Ui, layer: &EventLayer, state: &mut FilterState, actions: &mut Vec<Action>) {
    let imprecise = EventLayer::imprecise_of(&state.all(layer, PRECISION));
    let undated = FilterState::undated(layer);
    if imprecise == 0 && undated == 0 {
        return;
    }
    elements::section(ui, "Imprecise events");
    let all = layer.table.len() as u64;
    let id = layer.id;
    if imprecise > 0 {
        let mut on = layer.shows_imprecise();
        let words = format!("Known only to a governorate or less: {}", exact(imprecise));
        if ui.checkbox(&mut on, words).changed() {
            actions.push(EventAction::Filter { layer: id, filter: layer.with_imprecise(on) }.into());
        }
        elements::small(
            ui,
            &format!("Of {} rows. They are counted for their governorate, not drawn as points.", exact(all)),
        );
    }
    if undated > 0 {
        let mut on = layer.filter().undated;
        if ui.checkbox(&mut on, format!("Undated: {}", exact(undated))).changed() {
            let filter = Filter { undated: on, ..layer.filter().clone() };
            actions.push(EventAction::Filter { layer: id, filter }.into());
        }
        elements::small(ui, "If checked, they are shown whatever days are selected.");
    }
}
