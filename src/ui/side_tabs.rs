use eframe::egui::Ui;

/// The two faces of the panel on the right while an event file is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Card,
    Statistics,
}

/// Which face it shows.
pub fn side_tabs(ui: &mut Ui, side: &mut Side) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        for (face, name) in [(Side::Card, "Card"), (Side::Statistics, "Statistics")] {
            if ui.selectable_label(*side == face, name).clicked() {
                *side = face;
            }
        }
    });
    ui.separator();
}
