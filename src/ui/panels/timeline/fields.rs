use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Id, Key, TextEdit, Ui, WidgetInfo};

use crate::events::Day;
use crate::session::{Action, EventAction, Session};

use super::state::TimelineState;
use crate::ui::widgets::day_fields::{day_of, days_of};

const NAMES: [&str; 2] = ["First day", "Last day"];

/// First and last day as text: a year, a month or a day, as ISO 8601 writes them.
pub fn fields(
    ui: &mut Ui,
    session: &Session,
    state: &mut TimelineState,
    span: Option<(Day, Day)>,
    actions: &mut Vec<Action>,
) {
    let days = session.events().days();
    let mut done = None;
    for i in [0, 1] {
        let id = Id::unique("timeline day").with(i);
        let focused = ui.memory(|m| m.has_focus(id));
        if !focused {
            state.typed[i] = days.map_or_else(String::new, |d| [d.0, d.1][i].to_string());
        }
        let typed = &mut state.typed[i];
        let wrong = !typed.trim().is_empty() && day_of(typed, i).is_none();
        let ink = if wrong { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
        let hint = span.map_or_else(String::new, |s| [s.0, s.1][i].to_string());
        let edit = TextEdit::singleline(typed).id(id).hint_text(hint).desired_width(88.0).text_color(ink);
        let edit = edit.margin(egui::Margin::symmetric(6, 3));
        let response = ui.add(edit.font(egui::FontId::proportional(12.5)));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, NAMES[i]));
        if response.gained_focus() {
            select_all(ui, id, &state.typed[i]);
        }
        if response.lost_focus() && !ui.input(|input| input.key_pressed(Key::Escape)) {
            done = Some(());
        }
        response.on_hover_text(format!("{}, as 2007, 2007-02 or 2007-02-23; empty = no limit", NAMES[i]));
        if i == 0 {
            ui.label("–");
        }
    }
    let wanted = done.and_then(|()| days_of(&state.typed, span));
    if let Some(wanted) = wanted.filter(|w| *w != days) {
        actions.push(EventAction::Days(wanted).into());
    }
}

/// Typing replaces the current text.
fn select_all(ui: &Ui, id: Id, text: &str) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), id) {
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
        state.store(ui.ctx(), id);
    }
}
