use egui::{DragValue, Ui, WidgetInfo};

use crate::session::{Action, EventLayer};
use crate::style::number::exact;

use super::change::filtered;
use super::state::FilterState;
use crate::ui::widgets::elements;

/// How many people were killed, at least and at most.
pub fn limits(ui: &mut Ui, layer: &EventLayer, state: &mut FilterState, actions: &mut Vec<Action>) {
    let Some(numberless) = FilterState::numberless(layer) else { return };
    elements::section(ui, "People killed, best estimate");
    let filter = layer.filter();
    let set = [filter.at_least, filter.at_most];
    ui.horizontal(|ui| {
        for (i, words) in ["at least", "at most"].into_iter().enumerate() {
            let limit = &mut state.limits[i];
            *limit = set[i].unwrap_or((*limit).max(1));
            let mut on = set[i].is_some();
            let switched = ui.checkbox(&mut on, words).changed();
            let value = DragValue::new(limit).range(0..=1_000_000).speed(0.2);
            let response = ui.add(value);
            response.widget_info(|| {
                let mut info = WidgetInfo::drag_value(true, f64::from(set[i].unwrap_or(0)));
                info.label = Some(format!("People killed, {words}"));
                info
            });
            if switched || response.changed() {
                let limit = (on || response.changed()).then_some(*limit);
                actions
                    .push(filtered(layer, |f| if i == 0 { f.at_least = limit } else { f.at_most = limit }));
            }
            ui.add_space(4.0);
        }
    });
    if numberless > 0 {
        let rows = if numberless == 1 {
            "1 row gives".to_owned()
        } else {
            format!("{} rows give", exact(numberless))
        };
        let words = format!("{rows} no number; a limit excludes them.");
        elements::small(ui, &words);
    }
}
