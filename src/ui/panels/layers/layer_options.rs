use egui::{Id, Key, Slider, TextEdit, Ui, WidgetInfo};

use crate::model::LayerId;
use crate::session::{Action, LayerAction, Session, StackLayer};
use crate::ui::widgets::elements;

/// A name that is being typed for a layer.
#[derive(Clone, Debug)]
pub struct Renaming {
    layer: LayerId,
    text: String,
    take_focus: bool,
}

impl Renaming {
    /// Begins with the layer's current name.
    pub fn of(layer: &StackLayer) -> Self {
        Self { layer: layer.id(), text: layer.name().to_owned(), take_focus: true }
    }
}

/// The switches that layers of all kinds have in common: opacity, name, place in the order.
pub fn options(
    ui: &mut Ui,
    session: &Session,
    layer: &StackLayer,
    renaming: &mut Option<Renaming>,
    actions: &mut Vec<Action>,
) {
    let id = || layer.id();
    let mut percent = layer.settings().opacity * 100.0;
    let slider = Slider::new(&mut percent, 10.0..=100.0).suffix(" %").integer().text("opacity");
    if ui.add(slider).changed() {
        actions.push(LayerAction::Opacity { layer: id(), opacity: percent / 100.0 }.into());
    }
    let place = session.stack().iter().position(|other| other.id() == layer.id()).unwrap_or_default();
    let last = session.stack().iter().count().saturating_sub(1);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if link(ui, "Rename", layer, true) {
            *renaming = Some(Renaming::of(layer));
        }
        if link(ui, "Move up", layer, place > 0) {
            actions.push(LayerAction::Move { layer: id(), to: place.saturating_sub(1) }.into());
        }
        if link(ui, "Move down", layer, place < last) {
            actions.push(LayerAction::Move { layer: id(), to: place + 1 }.into());
        }
    });
    if renaming.as_ref().is_some_and(|renaming| renaming.layer == layer.id()) {
        actions.extend(name_field(ui, layer, renaming));
    }
}

/// A field for the layer's name; its own name comes back where it is left empty.
fn name_field(ui: &mut Ui, layer: &StackLayer, renaming: &mut Option<Renaming>) -> Option<Action> {
    let Renaming { layer: id, text, take_focus } = renaming.as_mut()?;
    let field = Id::unique("layer name").with(id.to_string());
    let escaped = ui.memory(|m| m.has_focus(field)) && ui.input(|i| i.key_pressed(Key::Escape));
    let response = ui.add(TextEdit::singleline(text).id(field).desired_width(f32::INFINITY));
    let name = format!("Name of {}", layer.name());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &name));
    if std::mem::take(take_focus) {
        response.request_focus();
        return None;
    }
    if !response.lost_focus() {
        return None;
    }
    let action = LayerAction::Rename { layer: id.clone(), name: text.clone() };
    let changed = text.as_str() != layer.name();
    *renaming = None;
    (changed && !escaped).then(|| action.into())
}

fn link(ui: &mut Ui, words: &str, layer: &StackLayer, enabled: bool) -> bool {
    ui.add_enabled_ui(enabled, |ui| {
        let response = elements::link(ui, words);
        let name = format!("{words} {}", layer.name());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, enabled, &name));
        response.clicked()
    })
    .inner
}
