use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{FeatureLayerId, LayerId};
use crate::session::{Action, FeatureLayer, LayerAction, Session};
use crate::style::{Theme, legend_sign};

use crate::ui::map::paint_scene::paint_prims;
use crate::ui::panels::user_layer::own_layer;
use crate::ui::panels::wish::Wish;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// State of the list between frames.
#[derive(Clone, Debug, Default)]
pub struct LayerListState {
    /// The layer with expanded details.
    open: Option<FeatureLayerId>,
    /// The layer being dragged.
    dragged: Option<FeatureLayerId>,
}

/// The layers from top to bottom, each with its symbol and controls.
pub fn layer_list(
    ui: &mut Ui,
    session: &Session,
    theme: &Theme,
    state: &mut LayerListState,
) -> (Vec<Action>, Option<Wish>) {
    let (mut actions, mut wish) = (Vec::new(), None);
    ui.horizontal_wrapped(|ui| {
        let drawn = || session.stack().features().filter(|l| l.is_drawn());
        let shown = drawn().filter(|l| session.is_shown(l)).count();
        ui.weak(format!("{shown} of {} layers on the map", drawn().count()));
        if ui.small_button("Show all layers").clicked() {
            actions.push(LayerAction::ShowAll(true).into());
        }
        if ui.small_button("Hide all layers").clicked() {
            actions.push(LayerAction::ShowAll(false).into());
        }
    });
    ui.add_space(2.0);
    let mut rows: Vec<(FeatureLayerId, Rect)> = Vec::new();
    for layer in session.layers().iter().filter(|l| l.is_drawn() || l.file.is_some()) {
        let rect = row(ui, session, layer, theme, state, &mut actions);
        own_layer(ui, session, layer, &mut actions, &mut wish);
        rows.push((layer.id().clone(), rect));
    }
    drop_dragged(ui, session, state, &rows, &mut actions);
    (actions, wish)
}

fn row(
    ui: &mut Ui,
    session: &Session,
    layer: &FeatureLayer,
    theme: &Theme,
    state: &mut LayerListState,
    actions: &mut Vec<Action>,
) -> Rect {
    let id = layer.id().clone();
    let name = layer.name().to_owned();
    let shown = session.is_shown(layer);
    let dragged = state.dragged.as_ref() == Some(&id);
    let frame = egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(4, 5))
        .corner_radius(6.0)
        .fill(if dragged { ui.visuals().faint_bg_color } else { egui::Color32::TRANSPARENT });
    let response = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            grip(ui, &id, &name, state);
            swatch(ui, layer, theme, shown);
            let switches = 3.0 * icons::SIDE + 2.0 * 2.0 + 8.0;
            let width = (ui.available_width() - switches).max(60.0);
            title(ui, layer, width, shown, state);
            ui.spacing_mut().item_spacing.x = 2.0;
            let eye = if shown { Icon::Eye } else { Icon::EyeOff };
            let verb = if shown { "Hide" } else { "Show" };
            if icons::button(ui, eye, &format!("{verb} {name}")).clicked() {
                actions.push(LayerAction::Show { layer: id.clone().into(), visible: !shown }.into());
            }
            let solo = session.solo() == Some(&id.clone().into());
            if icons::selectable(ui, Icon::Solo, &format!("Show only {name}"), solo).clicked() {
                actions.push(LayerAction::Solo { layer: id.clone().into() }.into());
            }
            if icons::button(ui, Icon::ZoomTo, &format!("Zoom to {name}")).clicked() {
                actions.push(LayerAction::ZoomTo { layer: id.clone().into() }.into());
            }
        });
        if state.open.as_ref() == Some(&id) {
            details(ui, layer, actions);
        }
    });
    response.response.rect
}

fn grip(ui: &mut Ui, id: &FeatureLayerId, name: &str, state: &mut LayerListState) {
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, 26.0), Sense::drag());
    let stroke = egui::Stroke::new(1.0, ui.visuals().weak_text_color());
    icons::paint(ui.painter(), Icon::Grip, rect, stroke);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Move {name}")));
    if response.drag_started() {
        state.dragged = Some(id.clone());
    }
    response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text("Drag to change the order");
}

/// The legend symbol, as the layer looks on the map.
fn swatch(ui: &mut Ui, layer: &FeatureLayer, theme: &Theme, shown: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 22.0), Sense::hover());
    let back = rect.shrink2(vec2(1.0, 1.0));
    ui.painter().rect_filled(back, 4.0, crate::ui::widgets::visuals::colour(theme.land));
    let Some(first) = layer.prepared.features.first() else { return };
    let kind = layer.prepared.feature(first).properties.kind;
    let ink = theme.ink(kind).faded(if shown { layer.opacity() } else { 0.35 });
    let sign = legend_sign(first.treatment, ink);
    let prims = crate::paint::sign(sign, crate::geo::Screen::new(15.0, 11.0));
    paint_prims(&ui.painter().with_clip_rect(back), rect.min, &prims);
}

fn title(ui: &mut Ui, layer: &FeatureLayer, width: f32, shown: bool, state: &mut LayerListState) {
    let open = state.open.as_ref() == Some(layer.id());
    let drawn = layer.prepared.features.len();
    let shapes = if drawn == 1 { "1 shape".to_owned() } else { format!("{drawn} shapes") };
    let name = layer.name();
    let inner =
        ui.allocate_ui_with_layout(vec2(width, 34.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(width);
            let mut text = egui::RichText::new(name);
            let mut small = egui::RichText::new(format!("{} · {shapes}", layer.meta().years)).small().weak();
            if !shown {
                text = text.weak();
                small = small.italics();
            }
            ui.add(egui::Label::new(text).wrap().selectable(false));
            ui.add(egui::Label::new(small).selectable(false));
        });
    let id = Id::unique("layer title").with(layer.id().name());
    let response = ui.interact(inner.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, open, format!("About {name}")));
    if response.clicked() {
        state.open = (!open).then(|| layer.id().clone());
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}

fn details(ui: &mut Ui, layer: &FeatureLayer, actions: &mut Vec<Action>) {
    ui.indent(("layer details", layer.id()), |ui| {
        ui.add(egui::Label::new(egui::RichText::new(&layer.meta().about).small()).wrap());
        for note in &layer.meta().notes {
            ui.add(egui::Label::new(egui::RichText::new(note).small().weak()).wrap());
        }
        let mut percent = layer.opacity() * 100.0;
        let slider = egui::Slider::new(&mut percent, 10.0..=100.0).suffix(" %").integer().text("opacity");
        if ui.add(slider).changed() {
            let opacity = percent / 100.0;
            actions.push(LayerAction::Opacity { layer: layer.id().clone().into(), opacity }.into());
        }
    });
}

/// Shows where the dragged layer would go, and moves it there on release.
fn drop_dragged(
    ui: &Ui,
    session: &Session,
    state: &mut LayerListState,
    rows: &[(FeatureLayerId, Rect)],
    actions: &mut Vec<Action>,
) {
    let Some(layer) = state.dragged.clone() else { return };
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let above = rows.iter().filter(|(_, rect)| rect.center().y < pointer.y).count();
    if let Some((_, first)) = rows.first() {
        let y = match above.checked_sub(1).and_then(|i| rows.get(i)) {
            Some((_, rect)) => rect.bottom() + 2.0,
            None => first.top() - 2.0,
        };
        let line = [pos2(first.left(), y), pos2(first.right(), y)];
        ui.painter().line_segment(line, egui::Stroke::new(2.0, ui.visuals().selection.stroke.color));
    }
    if ui.input(|i| i.pointer.any_released() || !i.pointer.any_down()) {
        state.dragged = None;
        let layer = LayerId::from(layer);
        let order: Vec<LayerId> = session.stack().iter().map(crate::session::StackLayer::id).collect();
        let from = order.iter().position(|id| *id == layer);
        // Index before the row below the line, in the whole list without the moved one.
        let target = rows.get(above).and_then(|(id, _)| order.iter().position(|o| *o == id.clone().into()));
        let to = target.unwrap_or(order.len());
        let to = if from.is_some_and(|f| f < to) { to - 1 } else { to };
        if from != Some(to) {
            actions.push(LayerAction::Move { layer, to }.into());
        }
    }
}
