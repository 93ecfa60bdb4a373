use eframe::egui::{RichText, Ui};

use crate::scene::Names;
use crate::session::{Action, Look, Session};

const LOOKS: [(Look, &str); 3] =
    [(Look::System, "As the system"), (Look::Light, "Light"), (Look::Dark, "Dark")];

/// In which script names stand on the map, and whether it is light or dark.
pub fn view_menu(ui: &mut Ui, session: &Session) -> Option<Action> {
    let mut action = None;
    ui.menu_button("View", |ui| {
        ui.label(RichText::new("Names on the map").small().weak());
        for names in Names::ALL {
            if ui.radio(session.names() == names, names.label()).clicked() {
                action = Some(Action::Names(names));
            }
        }
        ui.separator();
        ui.label(RichText::new("Light or dark").small().weak());
        for (look, words) in LOOKS {
            if ui.radio(session.look() == look, words).clicked() {
                action = Some(Action::Look(look));
            }
        }
        ui.separator();
        if ui.button("Start afresh").on_hover_text("Layers, names and view as at the first start").clicked() {
            action = Some(Action::Afresh);
        }
    });
    action
}
