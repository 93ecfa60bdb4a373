use egui::{ComboBox, Ui};

/// Most characters of a field shown.
const LETTERS: usize = 40;

/// A drop-down for a column, or none.
pub fn choose(ui: &mut Ui, header: &[String], name: &str, column: &mut Option<usize>) {
    ui.label(name);
    let text =
        column.and_then(|c| header.get(c)).map_or_else(|| "not in this file".to_owned(), |name| short(name));
    let combo = ComboBox::from_id_salt(name).width(190.0).selected_text(text);
    let response = combo.show_ui(ui, |ui| {
        ui.selectable_value(column, None, "not in this file");
        for (i, title) in header.iter().enumerate() {
            ui.selectable_value(column, Some(i), short(title));
        }
    });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
}

/// A text of the file, shortened to fit.
pub fn short(text: &str) -> String {
    text.chars().take(LETTERS).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
