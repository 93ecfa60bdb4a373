use egui::Ui;

/// The faces of the panel on the right while an event file or a review is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Card,
    Statistics,
    /// The draft that a review is at.
    Draft,
}

/// Which face it shows.
pub fn side_tabs(ui: &mut Ui, side: &mut Side, events: bool, review: bool) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        for (face, name, there) in [
            (Side::Draft, "Draft", review),
            (Side::Card, "Card", true),
            (Side::Statistics, "Statistics", events),
        ] {
            if there && ui.selectable_label(*side == face, name).clicked() {
                *side = face;
            }
        }
    });
    ui.separator();
}
