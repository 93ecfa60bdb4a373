use egui::Ui;

use crate::session::{Action, EventAction, EventLayer, Session};
use crate::ui::widgets::elements;

/// With several files, what of the filter is the file's and what is shared: the days, unless it has its own.
pub fn days(ui: &mut Ui, session: &Session, layer: &EventLayer, actions: &mut Vec<Action>) {
    let events = session.events();
    if events.layers().len() < 2 && layer.own_days.is_none() {
        return;
    }
    let mut shares = layer.own_days.is_none();
    // Two maps differ by the shared days.
    let response = ui.add_enabled(events.split().is_none(), egui::Checkbox::new(&mut shares, NAME));
    if response.on_disabled_hover_text("Two maps side by side differ by these days").changed() {
        actions.push(EventAction::OwnDays { layer: layer.id, own: !shares }.into());
    }
    let words = if shares {
        "Days that you select hold for all files that share them. All other parts of the filter are this file's own."
    } else {
        "Days that you select hold for this file alone, as do all other parts of its filter."
    };
    elements::small(ui, words);
}

const NAME: &str = "Same days as the other files";
