use egui::{RichText, Ui};

use crate::session::{Action, EventLayer, Session, UpdateAction};
use crate::ui::outbox::AppCommand;
use crate::ui::panels::changes_panel::CHANGES;
use crate::ui::widgets::elements;

/// Which list of deleted events was applied, or the way to apply one. Of events without ids no list can tell which
/// were deleted.
pub fn deleted(ui: &mut Ui, layer: &EventLayer, asked: &mut Option<AppCommand>) {
    if !layer.about.has_ids || layer.loading.is_some() || layer.rereading.is_some() {
        return;
    }
    let Some(list) = &layer.about.said.deleted else {
        if elements::link(ui, "Leave out deleted events…").clicked() {
            *asked = Some(AppCommand::ChooseDeleted { layer: layer.id });
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let name = list.file_name().unwrap_or_default().to_string_lossy();
        let words = format!("Without the deleted events of {name}");
        elements::small(ui, &words).on_hover_text(list.to_string_lossy());
        if elements::link(ui, "Show all").clicked() {
            *asked = Some(AppCommand::LeaveOutDeleted { layer: layer.id, list: None });
        }
    });
}

/// Which other layer this one is a later state of, if any; else the ways to say so.
pub fn update(
    ui: &mut Ui,
    session: &Session,
    layer: &EventLayer,
    actions: &mut Vec<Action>,
    asked: &mut Option<AppCommand>,
) {
    let of = layer.update_of.and_then(|of| session.events().layer(of));
    if let Some(of) = of {
        ui.horizontal_wrapped(|ui| {
            elements::small(ui, &format!("Update of {}", of.name()));
            if elements::link(ui, "Changes").clicked() {
                *asked = Some(AppCommand::ShowPanel(CHANGES));
            }
            if elements::link(ui, "No update").clicked() {
                actions.push(UpdateAction::Of { layer: layer.id, of: None }.into());
            }
        });
        return;
    }
    if let Some(of) = session.update_offer(layer.id) {
        ui.horizontal_wrapped(|ui| {
            elements::small(ui, &format!("Has events of {}: an update of it?", of.name()));
            if elements::link(ui, "Compare").clicked() {
                actions.push(UpdateAction::Of { layer: layer.id, of: Some(of.id) }.into());
                *asked = Some(AppCommand::ShowPanel(CHANGES));
            }
            if elements::link(ui, "No").clicked() {
                actions.push(UpdateAction::Offer { layer: layer.id, of: None }.into());
            }
        });
        return;
    }
    let layers = session.events().layers();
    let others: Vec<&EventLayer> =
        layers.into_iter().filter(|other| session.can_update(layer.id, other.id)).collect();
    if others.is_empty() || layer.loading.is_some() {
        return;
    }
    ui.menu_button(RichText::new("Is an update of…").size(12.5), |ui| {
        for other in others {
            // Two files may have the same name.
            if ui.button(other.name()).on_hover_text(&other.about.path).clicked() {
                actions.push(UpdateAction::Of { layer: layer.id, of: Some(other.id) }.into());
                *asked = Some(AppCommand::ShowPanel(CHANGES));
            }
        }
    });
}
