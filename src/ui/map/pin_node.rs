use egui::{Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::geo::CoordinateForm;
use crate::model::AnnotationShape;
use crate::session::{Action, AnnotationAction, SelectAction, Session};

use crate::ui::widgets::context_menu::{Opening, context_menu};

/// The pin's size on the map, its tip in the middle of the lower edge.
const SIZE: egui::Vec2 = vec2(20.0, 34.0);

/// The pin of “Go to…” as a widget: a click, a right-click or the menu key opens its menu, Delete removes it.
pub fn pin_node(ui: &Ui, rect: Rect, session: &Session) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(at) = session.pin() else { return actions };
    let tip = session.viewport().to_screen(at.into());
    let tip = rect.min + vec2(tip.x, tip.y);
    if !rect.contains(tip) {
        return actions;
    }
    let place = Rect::from_min_size(tip - vec2(SIZE.x / 2.0, SIZE.y), SIZE);
    let response = ui.interact(place, Id::unique("pin"), Sense::CLICK | Sense::FOCUSABLE);
    let position = CoordinateForm::Decimal.text(at).unwrap_or_default();
    let name = format!("Pin at {position}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, ui.visuals().selection.stroke.color);
        ui.painter().with_clip_rect(rect).rect_stroke(place, 6.0, ring, egui::StrokeKind::Outside);
    }
    let deleted = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete));
    let mut removed = deleted;
    let opening = Opening::of(&response).or_else(|| Opening::by_click(&response));
    context_menu(&response, opening, "Menu of the pin", |entries| {
        entries.heading("Copy the position");
        for form in CoordinateForm::ALL {
            let Some(text) = form.text(at) else { continue };
            if entries.entry(&text) {
                actions.push(Action::Copy { what: "position", text });
            }
        }
        entries.separator();
        if entries.entry("Keep as a point of your own") {
            let shape = AnnotationShape::Point(at);
            actions.push(AnnotationAction::Add { shape, measured: false }.into());
            removed = true;
        }
        removed |= entries.entry("Remove the pin");
    });
    if removed {
        actions.push(SelectAction::Pin(None).into());
    }
    actions
}
