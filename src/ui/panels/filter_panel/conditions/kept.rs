use egui::{RichText, TextEdit, Ui, WidgetInfo};

use crate::session::{Action, EventAction, EventLayer};
use crate::ui::widgets::elements;
use crate::ui::widgets::icons::{self, Icon};

/// Filters kept under a name, and a field to keep the one that is set.
pub fn kept(ui: &mut Ui, layer: &EventLayer, name: &mut String, actions: &mut Vec<Action>) {
    let filtered = !layer.filter().is_all() || layer.rule().is_some();
    if layer.kept_filters.is_empty() && !filtered {
        return;
    }
    elements::section(ui, "Saved filters");
    let id = layer.id;
    for filter in layer.kept_filters.iter() {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = || filter.name.clone();
                if icons::button(ui, Icon::Bin, &format!("Delete filter {}", filter.name)).clicked() {
                    actions.push(EventAction::ForgetFilter { layer: id, name: name() }.into());
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let button = egui::Button::new(RichText::new(&filter.name).size(12.5)).truncate();
                    if ui.add(button).on_hover_text("Apply this filter").clicked() {
                        actions.push(EventAction::UseFilter { layer: id, name: name() }.into());
                    }
                });
            });
        });
    }
    if !filtered {
        return;
    }
    ui.horizontal(|ui| {
        let width = ui.available_width() - 64.0;
        let edit = TextEdit::singleline(name).hint_text("Name of this filter").desired_width(width);
        let response = ui.add(edit.font(egui::FontId::proportional(12.5)));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "Name of this filter"));
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let save = egui::Button::new(RichText::new("Save").size(12.5));
        let given = !name.trim().is_empty();
        let clicked = ui.add_enabled(given, save).on_hover_text("Save this filter under the name").clicked();
        if given && (clicked || entered) {
            actions.push(EventAction::KeepFilter { layer: id, name: name.trim().to_owned() }.into());
            name.clear();
        }
    });
}
