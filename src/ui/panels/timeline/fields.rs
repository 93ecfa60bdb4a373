use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Id, Key, TextEdit, Ui, WidgetInfo};

use crate::events::Day;
use crate::model::PartialDate;
use crate::session::{Action, EventAction, Session};

use super::state::TimelineState;

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
        let wrong = !typed.trim().is_empty() && read(typed, i).is_none();
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
    let wanted = done.and_then(|()| wanted(&state.typed, span));
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

/// `None` if the input is not a date.
pub(super) fn wanted(typed: &[String; 2], span: Option<(Day, Day)>) -> Option<Option<(Day, Day)>> {
    if typed.iter().all(|t| t.trim().is_empty()) {
        return Some(None);
    }
    let day = |i: usize| {
        let end = span.map(|s| [s.0, s.1][i]);
        if typed[i].trim().is_empty() { end } else { read(&typed[i], i) }
    };
    let (from, to) = (day(0)?, day(1)?);
    Some(Some((from.min(to), from.max(to))))
}

/// The first day that a date can mean, or (`i` = 1) the last.
pub(super) fn read(text: &str, i: usize) -> Option<Day> {
    let date = PartialDate::try_from(text.trim()).ok()?;
    let (year, month, day) = if i == 0 { date.first_day() } else { date.last_day() };
    Day::from_ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: &str, to: &str) -> Option<Option<String>> {
        let span = Some((Day(0), Day(364)));
        let wanted = wanted(&[from.to_owned(), to.to_owned()], span)?;
        Some(wanted.map(|(a, b)| format!("{a} {b}")))
    }

    #[test]
    fn a_month_or_a_year_is_taken_whole() {
        assert_eq!(said("2007-02", "2008").flatten().as_deref(), Some("2007-02-01 2008-12-31"));
        assert_eq!(said("2007-02-23", "2007-02-23").flatten().as_deref(), Some("2007-02-23 2007-02-23"));
    }

    #[test]
    fn an_empty_field_is_the_end_of_what_there_is() {
        assert_eq!(said("", "1970-06").flatten().as_deref(), Some("1970-01-01 1970-06-30"));
        assert_eq!(said("", " "), Some(None));
    }

    #[test]
    fn what_is_no_date_changes_nothing() {
        assert_eq!(said("2007-13", "2008"), None);
        assert_eq!(said("yesterday", ""), None);
    }
}
