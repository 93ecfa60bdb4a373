use egui::{Id, Key, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::detail::annotation_name;
use crate::geo::{LonLat, Shape, Viewport};
use crate::model::Subject;
use crate::scene::seen_at;
use crate::session::{Action, SelectAction, Session};

/// Most annotations with accessibility nodes on the map; the list has all of them.
const MOST_MARKS: usize = 300;

/// Gives every visible feature an accessibility node that can be found by name and activated: painted shapes
/// would otherwise be invisible to assistive programs.
pub fn feature_nodes(ui: &Ui, rect: Rect, session: &Session) -> Vec<Action> {
    let mut actions = Vec::new();
    let view = session.viewport();
    let selected = session.selection().map(|s| s.key().clone());
    let mut node = |key: &Subject, name: String, shape: &Shape, inside: LonLat| {
        let Some(place) = place(&view, rect, shape, inside) else { return };
        let id = Id::unique("feature").with(key.to_string());
        let response = ui.interact(place, id, Sense::focusable_noninteractive());
        let on = selected.as_ref() == Some(key);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
        ui.ctx().accesskit_node_builder(id, |n| n.add_action(egui::accesskit::Action::Click));
        let focused = response.has_focus();
        let pressed = ui.input(|i| {
            i.has_accesskit_action_request(id, egui::accesskit::Action::Click)
                || focused && i.key_pressed(Key::Enter)
        });
        if focused {
            let ring = egui::Stroke::new(2.0, ui.visuals().selection.stroke.color);
            ui.painter().with_clip_rect(rect).circle_stroke(place.center(), 14.0, ring);
        }
        if pressed {
            actions.push(SelectAction::Feature(key.clone()).into());
        }
    };
    for (mark, prepared) in session.shown_annotations().iter().rev().take(MOST_MARKS) {
        if let Some(shape) = &prepared.shape {
            let name = format!("{}, your {}", annotation_name(mark), mark.shape.word());
            node(&prepared.key, name, shape, prepared.anchor);
        }
    }
    for shown in session.shown().iter().rev() {
        for prepared in &shown.prepared.features {
            let properties = &shown.prepared.feature(prepared).properties;
            let name = format!("{}, {}", properties.name, properties.kind.words());
            node(&prepared.key, name, &prepared.shape, prepared.inside);
        }
    }
    for governorate in &session.atlas().base.governorates {
        let key = Subject::governorate(&governorate.code);
        let name = format!("{}, governorate", governorate.name);
        node(&key, name, &governorate.shape, governorate.label);
    }
    actions
}

/// A small box at the visible shape.
fn place(view: &Viewport, rect: Rect, shape: &Shape, inside: LonLat) -> Option<Rect> {
    let p = seen_at(shape, inside, view)?;
    Some(Rect::from_center_size(pos2(rect.left() + p.x, rect.top() + p.y), vec2(8.0, 8.0)))
}
