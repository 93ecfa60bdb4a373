use egui::{Id, Key, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use crate::detail::annotation_name;
use crate::model::{Annotation, AnnotationShape, LayerId, Subject};
use crate::session::{
    Action, AnnotationAction, AnnotationLayer, LayerAction, SelectAction, Session, StackLayer, ViewAction,
};
use crate::style::Theme;
use crate::style::number::exact;

use super::annotation_sign::sign;
use crate::ui::annotations::position;
use crate::ui::widgets::elements;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;
use crate::ui::widgets::visuals::colour;

/// State of the list between frames.
#[derive(Clone, Debug, Default)]
pub struct AnnotationListState {
    /// The position of a new point while it is typed.
    at: Option<String>,
    fault: Option<String>,
    take: bool,
    /// The name of the selected annotation is to be edited.
    pub rename: bool,
}

/// Height of a row in pixels.
const LINE: f32 = 28.0;

/// Greatest height in pixels; beyond that the list scrolls.
const MOST: f32 = 9.0 * LINE;

/// The small text below the name.
pub fn subtitle(layer: &AnnotationLayer) -> String {
    match layer.marks.len() {
        0 => "nothing drawn yet".to_owned(),
        1 => "1 annotation".to_owned(),
        n => format!("{} annotations", exact(n as u64)),
    }
}

/// What annotations are.
pub fn about(ui: &mut Ui) {
    elements::small(
        ui,
        "Notes, points, lines and areas that you draw with the tools on the map. They are kept separate from the evidence.",
    );
}

/// In place of “Close”, because annotations have no file of their own.
pub fn delete_all(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if !session.annotations().is_empty() && elements::link(ui, "Delete all annotations").clicked() {
        actions.push(LayerAction::Close { layer: LayerId::Annotations }.into());
    }
}

/// The double ring of a point, as the map draws it.
pub fn swatch(ui: &mut Ui, layer: &StackLayer, theme: &Theme, shown: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 22.0), Sense::hover());
    ui.painter().rect_filled(rect.shrink2(vec2(1.0, 1.0)), 4.0, colour(theme.land));
    let ink = colour(theme.annotation_ink().faded(if shown { layer.settings().opacity } else { 0.35 }));
    for radius in [6.0, 2.7] {
        ui.painter().circle_stroke(rect.center(), radius, egui::Stroke::new(1.3, ink));
    }
}

/// The annotations, top first, and what sets a point by its position.
pub fn rows(ui: &mut Ui, session: &Session, theme: &Theme, state: &mut AnnotationListState) -> Vec<Action> {
    let mut actions = Vec::new();
    let marks = session.annotations();
    ui.horizontal(|ui| {
        if ui.small_button("Point at…").on_hover_text("Add a point by latitude and longitude").clicked() {
            (state.at, state.take) = (Some(String::new()), true);
        }
        if !marks.is_empty() {
            let shown = marks.iter().any(|mark| mark.visible);
            if ui.small_button(if shown { "Hide all" } else { "Show all" }).clicked() {
                actions.push(AnnotationAction::ShowAll(!shown).into());
            }
        }
    });
    by_position(ui, state, &mut actions);
    ScrollArea::vertical().id_salt("own marks").max_height(MOST).auto_shrink([false, true]).show_rows(
        ui,
        LINE - ui.spacing().item_spacing.y,
        marks.len(),
        |ui, rows| {
            for index in rows {
                // Top first.
                if let Some(mark) = marks.len().checked_sub(index + 1).and_then(|i| marks.get(i)) {
                    row(ui, session, mark, index, theme, state, &mut actions);
                }
            }
        },
    );
    actions
}

fn by_position(ui: &mut Ui, state: &mut AnnotationListState, actions: &mut Vec<Action>) {
    let Some(text) = &mut state.at else { return };
    let id = Id::unique("own position");
    let (mut entered, mut escaped) = (false, false);
    if ui.memory(|m| m.has_focus(id)) {
        ui.input_mut(|i| {
            entered = i.consume_key(Modifiers::NONE, Key::Enter);
            escaped = i.consume_key(Modifiers::NONE, Key::Escape);
        });
    }
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(text).id(id).hint_text("33.3152, 44.3661").desired_width(180.0);
        let response = ui.add(edit);
        response.widget_info(|| {
            WidgetInfo::labeled(egui::Role::TextInput, true, "Latitude and longitude of a point")
        });
        if std::mem::take(&mut state.take) {
            response.request_focus();
        }
        entered |= elements::button(ui, "Add the point");
        if response.changed() {
            state.fault = None;
        }
    });
    if entered {
        match position::read(text) {
            Ok(at) => {
                actions.push(
                    AnnotationAction::Add { shape: AnnotationShape::Point(at), measured: false }.into(),
                );
                actions.push(ViewAction::ToPlace { lon: at.lon, lat: at.lat, zoom: 0.0 }.into());
                (state.at, state.fault) = (None, None);
            }
            Err(why) => (state.fault, state.take) = (Some(why), true),
        }
    } else if escaped {
        (state.at, state.fault) = (None, None);
    }
    if let Some(fault) = &state.fault {
        let red = ui.visuals().error_fg_color;
        ui.add(egui::Label::new(RichText::new(fault).size(12.0).color(red)).wrap());
    }
}

fn row(
    ui: &mut Ui,
    session: &Session,
    mark: &Annotation,
    from_top: usize,
    theme: &Theme,
    state: &mut AnnotationListState,
    actions: &mut Vec<Action>,
) {
    let key = Subject::annotation(&mark.id);
    let on = session.selection().is_some_and(|s| *s.key() == key);
    let name = annotation_name(mark);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = (ui.available_width() - 3.0 * (icons::SIDE + 2.0) - 4.0).max(60.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, icons::SIDE), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::Button, true, on, format!("{name}, your {}", mark.shape.word()))
        });
        if on {
            ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 4.0, ui.visuals().widgets.hovered.weak_bg_fill);
        }
        let ink = if mark.visible { 1.0 } else { 0.4 };
        sign(ui, rect, mark, theme, ink);
        let font = egui::FontId::proportional(13.0);
        let text = if mark.visible { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
        let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), font, text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 36.0);
        let galley = ui.painter().layout_job(job);
        let y = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(egui::pos2(rect.left() + 32.0, y), galley, text);
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.clicked() {
            actions.push(SelectAction::Feature(key.clone()).into());
        }
        if response.double_clicked() {
            state.rename = true;
        }
        menu(&response, mark, from_top, session.annotations().len(), state, actions);
        let (eye, verb) = if mark.visible { (Icon::Eye, "Hide") } else { (Icon::EyeOff, "Show") };
        if icons::button(ui, eye, &format!("{verb} {name}")).clicked() {
            actions.push(AnnotationAction::Show { id: mark.id.clone(), visible: !mark.visible }.into());
        }
        if icons::button(ui, Icon::ZoomTo, &format!("Zoom to {name}")).clicked() {
            actions.push(ViewAction::ToFeature(key.clone()).into());
        }
        if icons::button(ui, Icon::Bin, &format!("Delete {name}")).clicked() {
            actions.push(AnnotationAction::Remove { id: mark.id.clone() }.into());
        }
    });
}

fn menu(
    response: &egui::Response,
    mark: &Annotation,
    from_top: usize,
    count: usize,
    state: &mut AnnotationListState,
    actions: &mut Vec<Action>,
) {
    response.context_menu(|ui| {
        let id = || mark.id.clone();
        if ui.button("Rename").clicked() {
            actions.push(SelectAction::Feature(Subject::annotation(&mark.id)).into());
            state.rename = true;
        }
        let orders = [
            ("To the top", from_top > 0, 0),
            ("Up", from_top > 0, from_top.saturating_sub(1)),
            ("Down", from_top + 1 < count, from_top + 1),
            ("To the bottom", from_top + 1 < count, count.saturating_sub(1)),
        ];
        for (words, can, to) in orders {
            if ui.add_enabled(can, egui::Button::new(words)).clicked() {
                actions.push(AnnotationAction::Order { id: id(), to }.into());
            }
        }
        ui.separator();
        if ui.button("Delete").clicked() {
            actions.push(AnnotationAction::Remove { id: id() }.into());
        }
    });
}
