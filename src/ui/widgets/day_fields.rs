//! A first and a last day, as text: a year, a month or a day, as ISO 8601 writes them.

use egui::{FontId, Margin, TextEdit, Ui, WidgetInfo};

use crate::events::Day;
use crate::model::PartialDate;

/// Two fields, named after what they are of: “First day, left map”.
pub fn day_fields(ui: &mut Ui, typed: &mut [String; 2], whose: &str) {
    for (i, name) in ["First day", "Last day"].into_iter().enumerate() {
        let wrong = !typed[i].trim().is_empty() && day_of(&typed[i], i).is_none();
        let ink = if wrong { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
        let edit = TextEdit::singleline(&mut typed[i]).desired_width(88.0).text_color(ink);
        let edit = edit.margin(Margin::symmetric(6, 3)).font(FontId::proportional(12.5));
        let response = ui.add(edit);
        let name = format!("{name}, {whose}");
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &name));
        response.on_hover_text("As 2007, 2007-02 or 2007-02-23; empty = no limit");
        if i == 0 {
            ui.label("–");
        }
    }
}

/// `None` if the input is not a date.
pub fn days_of(typed: &[String; 2], span: Option<(Day, Day)>) -> Option<Option<(Day, Day)>> {
    if typed.iter().all(|t| t.trim().is_empty()) {
        return Some(None);
    }
    let day = |i: usize| {
        let end = span.map(|s| [s.0, s.1][i]);
        if typed[i].trim().is_empty() { end } else { day_of(&typed[i], i) }
    };
    let (from, to) = (day(0)?, day(1)?);
    Some(Some((from.min(to), from.max(to))))
}

/// The first day that a date can mean, or (`i` = 1) the last.
pub fn day_of(text: &str, i: usize) -> Option<Day> {
    let date = PartialDate::try_from(text.trim()).ok()?;
    let (year, month, day) = if i == 0 { date.first_day() } else { date.last_day() };
    Day::from_ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: &str, to: &str) -> Option<Option<String>> {
        let span = Some((Day(0), Day(364)));
        let wanted = days_of(&[from.to_owned(), to.to_owned()], span)?;
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
