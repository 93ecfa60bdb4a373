use egui::{Button, Role, Ui, WidgetInfo, text::TextWrapping};

use crate::ui::widgets::{bidi, fonts};

/// Greatest width of the name in the bar, in pixels.
const WIDEST: f32 = 200.0;

/// The project's name in the bar, with a dot if there are unsaved changes. True if clicked.
pub fn project_name(ui: &mut Ui, name: Option<&str>, changed: bool) -> bool {
    let words = name.unwrap_or("Project");
    let shown = if changed { format!("• {words}") } else { words.to_owned() };
    let ink = ui.visuals().text_color();
    let mut job = bidi::line(&shown, None, &fonts::bold(13.0), ink);
    job.wrap = TextWrapping::truncate_at_width(WIDEST);
    let state = if changed { ", not saved" } else { "" };
    let response = ui.add(Button::new(ui.painter().layout_job(job)).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Project {words}{state}")));
    let tip = if changed {
        "Unsaved changes (Ctrl+S saves). Project title and notes"
    } else {
        "Project title and notes"
    };
    response.on_hover_text(tip).clicked()
}
