use std::time::Duration;

use egui::{Key, TextEdit, Ui, WidgetInfo};

use crate::session::{Action, EventAction, EventLayer};
use crate::style::number::exact;

use super::state::Text;
use crate::ui::widgets::elements;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// Delay in seconds after the last keystroke before searching.
const PAUSE: f64 = 0.4;

/// Shortest text searched for while typing.
const SHORTEST: usize = 3;

/// A text in any column of the file: notes, actors, sources.
pub fn text(ui: &mut Ui, layer: &EventLayer, state: &mut Text, actions: &mut Vec<Action>) {
    let now = ui.input(|i| i.time);
    let shown = layer.filter().text.as_ref().map(|t| t.query.as_str());
    let asked = layer.finding.as_deref().or(shown).unwrap_or("");
    let id = egui::Id::unique("event text");
    let focused = ui.memory(|m| m.has_focus(id));
    if state.layer != Some(layer.id) || !focused && state.changed.is_none() && state.typed.trim() != asked {
        *state = Text { typed: asked.to_owned(), changed: None, layer: Some(layer.id) };
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - icons::SIDE - 4.0;
        let edit = TextEdit::singleline(&mut state.typed)
            .id(id)
            .hint_text("Rows containing a text")
            .desired_width(width);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "Rows containing a text"));
        if response.changed() {
            state.changed = Some(now);
        }
        if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            state.changed = Some(f64::NEG_INFINITY);
        }
        if !state.typed.is_empty() && icons::button(ui, Icon::Close, "Clear text").clicked() {
            state.typed.clear();
            state.changed = Some(f64::NEG_INFINITY);
        }
    });
    let query = state.typed.trim();
    if let Some(changed) = state.changed {
        let entered = changed == f64::NEG_INFINITY;
        let long = query.is_empty() || query.chars().count() >= SHORTEST;
        if entered || long && now >= changed + PAUSE {
            state.changed = None;
            if query != asked {
                actions.push(EventAction::FindText { layer: layer.id, query: query.to_owned() }.into());
            }
        } else if long {
            ui.ctx().request_repaint_after(Duration::from_secs_f64((changed + PAUSE - now).max(0.0)));
        }
    }
    if let Some(finding) = &layer.finding {
        ui.horizontal(|ui| {
            ui.add(egui::Spinner::new().size(12.0));
            elements::small(ui, &format!("Searching the file for “{finding}”…"));
        });
    } else if let Some(text) = &layer.filter().text {
        let count = u64::from(text.rows.count());
        let rows =
            if count == 1 { "1 row contains".to_owned() } else { format!("{} rows contain", exact(count)) };
        elements::small(ui, &format!("{rows} “{}”.", text.query));
    }
}
