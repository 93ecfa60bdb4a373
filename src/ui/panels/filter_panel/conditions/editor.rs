use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Id, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::draft::{Asked, Draft, Join, Line};
use super::line_fields::{Sources, fields};
use crate::events::{ColumnInfo, RuleColumn};
use crate::ui::widgets::icons::{self, Icon};
use crate::ui::widgets::{elements, fonts};

/// What became of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Nothing,
    Changed,
    Removed,
}

/// More columns than this have a search field.
const MANY: usize = 14;

/// A group with its parts; true if it is to be applied.
pub fn group(ui: &mut Ui, id: Id, draft: &mut Draft, sources: &mut Sources) -> bool {
    let Draft::Group { join, parts } = draft else { return false };
    let mut changed = joined_by(ui, id, join, parts.len());
    let mut removed = None;
    for (index, part) in parts.iter_mut().enumerate() {
        let own = id.with(index);
        let done =
            elements::edged(ui, ui.visuals().widgets.noninteractive.bg_stroke.color, |ui| match part {
                Draft::Group { .. } => inner_group(ui, own, part, sources),
                Draft::Condition(line) => condition(ui, own, line, sources),
            });
        changed |= done != Done::Nothing;
        removed = if done == Done::Removed { Some(index) } else { removed };
        ui.add_space(2.0);
    }
    if let Some(index) = removed {
        parts.remove(index);
    }
    add(ui, id, parts, &sources.columns.all);
    changed
}

/// Shown as soon as it makes a difference.
fn joined_by(ui: &mut Ui, id: Id, join: &mut Join, parts: usize) -> bool {
    if parts < 2 && *join != Join::None {
        return false;
    }
    let was = *join;
    let shown = egui::ComboBox::from_id_salt(id.with("join")).selected_text(join.words());
    let response = shown.show_ui(ui, |ui| {
        for other in Join::ALL {
            ui.selectable_value(join, other, other.words());
        }
    });
    response.response.on_hover_text("How these conditions are joined");
    *join != was
}

fn inner_group(ui: &mut Ui, id: Id, part: &mut Draft, sources: &mut Sources) -> Done {
    let mut done = Done::Nothing;
    ui.horizontal(|ui| {
        ui.label(RichText::new("Group").font(fonts::bold(12.5)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icons::button(ui, Icon::Close, "Remove group").clicked() {
                done = Done::Removed;
            }
        });
    });
    let changed = group(ui, id, part, sources);
    if done == Done::Nothing && changed { Done::Changed } else { done }
}

fn condition(ui: &mut Ui, id: Id, line: &mut Line, sources: &mut Sources) -> Done {
    let name = match &line.column {
        RuleColumn::Killed => "People killed".to_owned(),
        RuleColumn::Day => "Day".to_owned(),
        RuleColumn::Anywhere => "Any column".to_owned(),
        RuleColumn::Dimension(name) | RuleColumn::File(name) => name.clone(),
    };
    let mut done = Done::Nothing;
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icons::button(ui, Icon::Close, &format!("Remove condition on {name}")).clicked() {
                done = Done::Removed;
            }
            let not = ui.selectable_label(line.not, RichText::new("not").size(12.0));
            not.widget_info(|| {
                WidgetInfo::selected(egui::Role::Button, true, line.not, format!("Not: {name}"))
            });
            if not.on_hover_text("Rows that do not meet this").clicked() {
                line.not = !line.not;
                done = Done::Changed;
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(&name).font(fonts::bold(12.5))).truncate());
            });
        });
    });
    let changed = fields(ui, id, &name, line, sources);
    if done == Done::Nothing && changed { Done::Changed } else { done }
}

/// The menu of all columns, and of groups.
fn add(ui: &mut Ui, id: Id, parts: &mut Vec<Draft>, columns: &[ColumnInfo]) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = MenuButton::new(RichText::new("Add condition").size(12.5)).config(config);
    button.ui(ui, |ui| {
        ui.set_min_width(220.0);
        let search_id = id.with("search columns");
        let mut search: String = ui.data(|d| d.get_temp(search_id)).unwrap_or_default();
        if columns.len() > MANY {
            let edit = TextEdit::singleline(&mut search).hint_text("Search columns");
            ui.add(edit.desired_width(f32::INFINITY));
        }
        let wanted = search.trim().to_lowercase();
        let height = ui.ctx().content_rect().height() * 0.5;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for column in columns.iter().filter(|c| c.name.to_lowercase().contains(&wanted)) {
                let words = format!("{}  ·  {}", column.name, column.kind.words());
                if ui.button(RichText::new(words).size(12.5)).clicked() {
                    parts.push(Draft::Condition(Line::on(column)));
                    search.clear();
                    ui.close();
                }
            }
        });
        ui.separator();
        if ui.button(RichText::new("Text in any column").size(12.5)).clicked() {
            let test = Asked::Contains(String::new());
            parts.push(Draft::Condition(Line { column: RuleColumn::Anywhere, not: false, test }));
            ui.close();
        }
        if ui.button(RichText::new("Group of conditions").size(12.5)).clicked() {
            parts.push(Draft::empty(Join::Any));
            ui.close();
        }
        ui.data_mut(|d| d.insert_temp(search_id, search));
    });
}
