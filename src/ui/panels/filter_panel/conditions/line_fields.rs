use std::ops::Bound;
use std::sync::Arc;

use egui::{Id, Key, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::draft::{Asked, Line, days, number};
use super::facts::{Fact, Facts};
use super::range_bar::range_bar;
use crate::events::{FileColumn, ReadAs, RuleColumn, Want};
use crate::session::FileColumns;
use crate::style::number::exact;
use crate::ui::widgets::elements;

/// Height of the list of a column's values, in rows.
const ROWS: f32 = 8.0;

const ROW: f32 = 20.0;

/// More values than this have a search field.
const MANY: usize = 12;

/// What the fields of a condition are filled from.
pub struct Sources<'a> {
    pub columns: &'a FileColumns,
    pub facts: &'a mut Facts,
    /// Columns that have to be read to show the fields.
    pub wants: &'a mut Vec<Want>,
}

impl Sources<'_> {
    fn column(&mut self, column: &RuleColumn, read_as: ReadAs) -> Option<Arc<FileColumn>> {
        let RuleColumn::File(name) = column else { return None };
        let found = self.columns.column(name, read_as).cloned();
        if found.is_none() {
            self.wants.push(Want::Column { name: name.clone(), read_as });
        }
        found
    }

    fn fact(&mut self, column: &RuleColumn, read_as: ReadAs) -> Option<(Arc<FileColumn>, Arc<Fact>)> {
        let column = self.column(column, read_as)?;
        let fact = self.facts.of(&column);
        Some((column, fact))
    }
}

/// The fields of a condition; true if it is to be applied.
pub fn fields(ui: &mut Ui, id: Id, name: &str, line: &mut Line, sources: &mut Sources) -> bool {
    match &mut line.test {
        Asked::Numbers { from, to } => {
            let found = sources.fact(&line.column, ReadAs::Numbers);
            let span = found.as_ref().and_then(|(_, fact)| fact.span);
            let hints = span.map_or([String::new(), String::new()], |(a, b)| [a.to_string(), b.to_string()]);
            let wrong = [number(from, '>').is_none(), number(to, '<').is_none()];
            let mut changed = two_fields(ui, id, name, [from, to], &hints, wrong, "not a number");
            if let Some(span) = span.filter(|(a, b)| a < b) {
                let end = |text: &str, sign, open| match number(text, sign) {
                    Some(Bound::Included(n) | Bound::Excluded(n)) => n,
                    Some(Bound::Unbounded) | None => open,
                };
                let ends = (end(from, '>', span.0), end(to, '<', span.1));
                if let Some((a, b)) = range_bar(ui, id.with("bar"), name, span, ends) {
                    let text = |n: f64, open: f64| if n == open { String::new() } else { n.to_string() };
                    (*from, *to) = (text(a, span.0), text(b, span.1));
                    changed = true;
                }
            }
            shortfall(ui, found.map(|(column, _)| column));
            changed
        }
        Asked::Days { from, to } => {
            let wrong = [days(from).is_none(), days(to).is_none()];
            let hints = ["2017-03-15", "2017"].map(str::to_owned);
            let changed = two_fields(ui, id, name, [from, to], &hints, wrong, "not a date");
            shortfall(ui, sources.columns.column(&name_of(&line.column), ReadAs::Days).cloned());
            changed
        }
        Asked::Contains(text) => {
            let width = ui.available_width();
            field(ui, id.with("text"), &format!("{name} contains"), text, "contains", width)
        }
        Asked::OneOf { values, search } => match sources.fact(&line.column, ReadAs::Words) {
            Some((_, fact)) if !fact.values.is_empty() => choose(ui, id, name, values, search, &fact),
            Some(_) | None => {
                let words: Vec<&str> =
                    values.iter().map(|v| if v.is_empty() { "not given" } else { v }).collect();
                elements::small(ui, &words.join(", "));
                false
            }
        },
    }
}

fn name_of(column: &RuleColumn) -> String {
    match column {
        RuleColumn::File(name) | RuleColumn::Dimension(name) => name.clone(),
        RuleColumn::Killed | RuleColumn::Day | RuleColumn::Anywhere => String::new(),
    }
}

fn shortfall(ui: &mut Ui, column: Option<Arc<FileColumn>>) {
    if let Some(words) = column.and_then(|column| column.shortfall(exact)) {
        elements::small(ui, &words);
    }
}

/// "from" and "to" side by side; true if one of them was entered.
fn two_fields(
    ui: &mut Ui,
    id: Id,
    name: &str,
    texts: [&mut String; 2],
    hints: &[String; 2],
    wrong: [bool; 2],
    what: &str,
) -> bool {
    let mut entered = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = (ui.available_width() - 64.0) / 2.0;
        for (i, text) in texts.into_iter().enumerate() {
            let words = ["from", "to"][i];
            ui.label(RichText::new(words).size(12.0));
            entered |= field(ui, id.with(words), &format!("{name}, {words}"), text, &hints[i], width);
        }
    });
    if wrong.contains(&true) {
        ui.label(RichText::new(what).size(12.0).color(ui.visuals().error_fg_color));
    }
    entered
}

/// A text field; true once its text was changed and left, or Enter was pressed.
fn field(ui: &mut Ui, id: Id, name: &str, text: &mut String, hint: &str, width: f32) -> bool {
    let edit = TextEdit::singleline(text).id(id).hint_text(hint).desired_width(width);
    let response = ui.add(edit.font(egui::FontId::proportional(12.5)));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let changed = id.with("changed");
    if response.changed() {
        ui.data_mut(|d| d.insert_temp(changed, true));
    }
    let enter = response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    (response.lost_focus() || enter) && ui.data_mut(|d| d.remove_temp::<bool>(changed)).unwrap_or(false)
}

/// The values of a column with their counts; true if one was chosen or dropped.
fn choose(
    ui: &mut Ui,
    id: Id,
    name: &str,
    values: &mut Vec<String>,
    search: &mut String,
    fact: &Fact,
) -> bool {
    if fact.values.len() > MANY {
        let hint = format!("Search {} values", exact(fact.values.len() as u64));
        let edit = TextEdit::singleline(search).id(id.with("search")).hint_text(&hint);
        let response = ui.add(edit.desired_width(f32::INFINITY).font(egui::FontId::proportional(12.5)));
        response
            .widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, format!("{hint} of {name}")));
    }
    let wanted = search.trim().to_lowercase();
    let holds = |value: &str| wanted.is_empty() || value.to_lowercase().contains(&wanted);
    let found: Vec<&(String, u32)> = fact.values.iter().filter(|(value, _)| holds(value)).collect();
    let mut changed = false;
    let area = ScrollArea::vertical().id_salt(id.with("values")).max_height(ROWS * ROW);
    area.auto_shrink([false, true]).show_rows(ui, ROW, found.len(), |ui, range| {
        for (value, count) in found.get(range).unwrap_or_default() {
            let chosen = values.iter().position(|v| v.to_lowercase() == value.to_lowercase());
            let mut on = chosen.is_some();
            let words = if value.is_empty() { "not given" } else { value.as_str() };
            let label = RichText::new(format!("{words}  ({})", exact((*count).into()))).size(12.5);
            if ui.checkbox(&mut on, label).changed() {
                match chosen {
                    Some(at) => _ = values.remove(at),
                    None => values.push(value.clone()),
                }
                changed = true;
            }
        }
    });
    changed
}
