use egui::{CollapsingHeader, RichText, Ui};

use crate::session::{Action, FeatureLayer, LayerAction, Session};

use crate::ui::outbox::AppCommand;
use crate::ui::widgets::elements;

/// Most notes that are listed.
const MOST: usize = 200;

/// Details of a user's layer: its file, the import notes, continuing its review, closing it.
pub fn user_layer(
    ui: &mut Ui,
    session: &Session,
    layer: &FeatureLayer,
    actions: &mut Vec<Action>,
    asked: &mut Option<AppCommand>,
) {
    let Some(file) = &layer.file else { return };
    let name = layer.name();
    let under_review = session.review().is_some_and(|review| review.layer_id() == *layer.id());
    ui.indent(("own layer", layer.id()), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            elements::small(ui, &file.name).on_hover_text(&file.path);
            if under_review {
                elements::small(ui, "· under review");
                return;
            }
            if file.review().is_some() && elements::link(ui, "Go on reviewing").clicked() {
                *asked = Some(AppCommand::ResumeReview { layer: layer.id().clone() });
            }
            let close = elements::link(ui, "Close");
            close.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Link, true, format!("Close layer {name}"))
            });
            if close.clicked() {
                actions.push(LayerAction::Close { layer: layer.id().clone().into() }.into());
            }
        });
        if !file.notes.is_empty() {
            let title = RichText::new(format!("Notes from reading the file ({})", file.notes.len())).small();
            CollapsingHeader::new(title).id_salt(("own notes", layer.id().name())).show(ui, |ui| {
                for note in file.notes.iter().take(MOST) {
                    elements::small(ui, &note.to_string());
                }
                if file.notes.len() > MOST {
                    elements::small(ui, "Only the first are shown.");
                }
            });
        }
    });
}
