use egui::{RichText, ScrollArea, Ui, WidgetInfo};

use crate::events::{DATED, GOVERNORATE, PRECISION};
use crate::session::{Action, EventAction, EventLayer, Session};
use crate::style::Theme;
use crate::style::number::exact;

use crate::ui::widgets::{elements, fonts};

use super::change::clear;
use super::state::FilterState;
use super::{conditions, days, limits, switches, text, values};

/// The filter of the active file.
pub fn filter_panel(ui: &mut Ui, session: &Session, theme: &Theme, state: &mut FilterState) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(layer) = session.events().active() else {
        ui.add_space(4.0);
        elements::text(ui, "No event file is open.");
        elements::small(
            ui,
            "Open one in the list of layers, or drop it on the window: ACLED, UCDP GED and GTD exports, or \
             any table of places and dates.",
        );
        return actions;
    };
    ScrollArea::vertical().id_salt("filter").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        head(ui, session, layer, &mut actions);
        days::days(ui, session, layer, &mut actions);
        text::text(ui, layer, &mut state.text, &mut actions);
        let still = session.events().playback().playing || ui.input(|i| i.pointer.any_down());
        let mut same = Vec::new();
        for dimension in order(layer) {
            let several = state.all(layer, dimension).iter().filter(|n| **n > 0).nth(1).is_some();
            if several {
                values::section(ui, layer, dimension, theme, still, state, &mut actions);
            } else {
                same.push(dimension);
            }
        }
        limits::limits(ui, layer, state, &mut actions);
        switches::switches(ui, layer, state, &mut actions);
        conditions::section(ui, session, layer, &mut state.conditions, &mut actions);
        alike(ui, layer, &same, state);
        ui.add_space(12.0);
    });
    actions
}

/// Which file, how much of it is shown, and back to all of it.
fn head(ui: &mut Ui, session: &Session, layer: &EventLayer, actions: &mut Vec<Action>) {
    if session.events().layers().len() > 1 {
        let files = egui::ComboBox::from_id_salt("file at work").selected_text(layer.name());
        let shown = files.width(ui.available_width() - 8.0).truncate().show_ui(ui, |ui| {
            for other in session.events().layers() {
                if ui.selectable_label(other.id == layer.id, other.name()).clicked() {
                    actions.push(EventAction::Activate { layer: other.id }.into());
                }
            }
        });
        let name = format!("Active file: {}", layer.name());
        shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    } else {
        ui.add(egui::Label::new(RichText::new(layer.name()).font(fonts::bold(14.0))).truncate());
    }
    ui.horizontal(|ui| {
        let (shown, all) = (u64::from(layer.shown.count()), layer.table.len() as u64);
        ui.label(format!("{} of {} shown", exact(shown), exact(all)));
        if !layer.filter().is_all() || layer.rule().is_some() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.small_button("Show all").clicked() {
                    actions.extend(clear(layer));
                }
            });
        }
    });
}

/// Type first, then place and date, then what else the file has.
fn order(layer: &EventLayer) -> Vec<usize> {
    let first: Vec<usize> =
        layer.table.type_dimension().into_iter().chain([GOVERNORATE, PRECISION, DATED]).collect();
    let rest = (0..layer.table.dimensions().len()).filter(|d| !first.contains(d));
    let all: Vec<usize> = first.iter().copied().chain(rest).collect();
    all.into_iter().filter(|d| *d < layer.table.dimensions().len()).collect()
}

/// Dimensions in which all rows agree offer no choice.
fn alike(ui: &mut Ui, layer: &EventLayer, same: &[usize], state: &mut FilterState) {
    if same.is_empty() || layer.table.is_empty() {
        return;
    }
    elements::section(ui, "Same for all rows");
    for index in same {
        let Some(dimension) = layer.table.dimensions().get(*index) else { continue };
        let offered = state.all(layer, *index);
        let code = (0..=u16::MAX).zip(offered.iter()).find(|(_, n)| **n > 0).map_or(0, |(code, _)| code);
        elements::small(ui, &format!("{}: {}", dimension.title, dimension.words(code)));
    }
}
