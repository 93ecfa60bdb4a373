use std::collections::BTreeSet;

use egui::{Align, Id, Layout, Margin, Rect, RichText, Sense, Ui, WidgetInfo, vec2};

use crate::model::{EventLayerId, LayerId};
use crate::session::{Action, EventAction, LayerAction, Session, StackLayer};
use crate::style::Theme;
use crate::ui::outbox::AppCommand;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

use super::annotation_rows::AnnotationListState;
use super::drag::{drop_dragged, grip};
use super::layer_menu::layer_menu;
use super::layer_options::{Renaming, options};
use super::{annotation_rows, event_rows, feature_rows, update_rows};

/// State of the list between frames.
#[derive(Clone, Debug, Default)]
pub struct LayerListState {
    /// The layer of features, or the annotations, whose details are unfolded.
    open: Option<LayerId>,
    /// Layers of events whose details are folded away.
    folded: BTreeSet<EventLayerId>,
    /// The layer being dragged.
    dragged: Option<LayerId>,
    renaming: Option<Renaming>,
    pub annotations: AnnotationListState,
}

impl LayerListState {
    fn is_open(&self, layer: &StackLayer) -> bool {
        match layer {
            StackLayer::Events(events) => !self.folded.contains(&events.id),
            StackLayer::Features(_) | StackLayer::Annotations(_) => self.open == Some(layer.id()),
        }
    }

    fn toggle(&mut self, layer: &StackLayer) {
        let open = self.is_open(layer);
        match layer {
            StackLayer::Events(events) if open => _ = self.folded.insert(events.id),
            StackLayer::Events(events) => _ = self.folded.remove(&events.id),
            StackLayer::Features(_) | StackLayer::Annotations(_) => self.open = (!open).then(|| layer.id()),
        }
    }
}

/// All layers from top to bottom, as the map draws them: what each is, how it looks, its switches.
pub fn layer_list(
    ui: &mut Ui,
    session: &Session,
    theme: &Theme,
    state: &mut LayerListState,
) -> (Vec<Action>, Option<AppCommand>) {
    let (mut actions, mut asked) = (Vec::new(), None);
    event_rows::open_buttons(ui, session, &mut asked);
    state.folded.retain(|id| session.stack().event_layer(*id).is_some());
    head(ui, session, &mut actions);
    let mut rows: Vec<(LayerId, Rect)> = Vec::new();
    for layer in session.stack().iter().filter(|layer| is_listed(layer)) {
        let rect = row(ui, session, layer, theme, state, &mut actions);
        match layer {
            StackLayer::Features(features) => {
                feature_rows::below(ui, session, features, &mut actions, &mut asked);
            }
            StackLayer::Events(events) => {
                event_rows::loading(ui, events, &mut actions);
                event_rows::badge(ui, events, &mut asked);
                if state.is_open(layer) {
                    event_rows::notes(ui, events, &mut asked);
                    update_rows::deleted(ui, events, &mut asked);
                    update_rows::update(ui, session, events, &mut actions, &mut asked);
                    event_rows::details(ui, session, events, theme, &mut actions);
                    options(ui, session, layer, &mut state.renaming, &mut actions);
                }
            }
            StackLayer::Annotations(_) => {
                actions.extend(annotation_rows::rows(ui, session, theme, &mut state.annotations));
            }
        }
        rows.push((layer.id(), rect));
    }
    actions.extend(drop_dragged(ui, session, &mut state.dragged, &rows));
    (actions, asked)
}

/// Layers without anything to draw are in another list.
fn is_listed(layer: &StackLayer) -> bool {
    match layer {
        StackLayer::Features(features) => features.is_drawn() || features.file.is_some(),
        StackLayer::Events(_) | StackLayer::Annotations(_) => true,
    }
}

fn head(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let drawn = || session.stack().iter().filter(|l| l.is_drawn());
    let shown = drawn().filter(|l| session.stack().is_shown(&l.id())).count();
    ui.weak(format!("{shown} of {} layers on the map", drawn().count()));
    ui.horizontal_wrapped(|ui| {
        if ui.small_button("Show all layers").clicked() {
            actions.push(LayerAction::ShowAll(true).into());
        }
        if ui.small_button("Hide all layers").clicked() {
            actions.push(LayerAction::ShowAll(false).into());
        }
    });
    ui.add_space(2.0);
}

fn row(
    ui: &mut Ui,
    session: &Session,
    layer: &StackLayer,
    theme: &Theme,
    state: &mut LayerListState,
    actions: &mut Vec<Action>,
) -> Rect {
    let (id, name) = (layer.id(), layer.name());
    let shown = session.stack().is_shown(&id);
    let marked = state.dragged.as_ref() == Some(&id) || is_active_of_several(session, layer);
    let fill = if marked { ui.visuals().faint_bg_color } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::new().inner_margin(Margin::symmetric(4, 5)).corner_radius(6.0).fill(fill);
    let response = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            grip(ui, &id, name, &mut state.dragged);
            swatch(ui, layer, theme, shown);
            let buttons = if layer.as_events().is_some() { 4.0 } else { 3.0 };
            let width = (ui.available_width() - buttons * (icons::SIDE + 2.0) - 6.0).max(60.0);
            title(ui, session, layer, width, state, actions);
            ui.spacing_mut().item_spacing.x = 2.0;
            switches(ui, session, layer, shown, actions);
        });
        match layer {
            StackLayer::Features(features) if state.is_open(layer) => {
                ui.indent(("layer details", id.to_string()), |ui| {
                    feature_rows::about(ui, features);
                    options(ui, session, layer, &mut state.renaming, actions);
                });
            }
            StackLayer::Annotations(_) if state.is_open(layer) => {
                ui.indent(("layer details", id.to_string()), |ui| {
                    annotation_rows::about(ui);
                    options(ui, session, layer, &mut state.renaming, actions);
                    annotation_rows::delete_all(ui, session, actions);
                });
            }
            StackLayer::Features(_) | StackLayer::Annotations(_) | StackLayer::Events(_) => {}
        }
    });
    response.response.rect
}

fn is_active_of_several(session: &Session, layer: &StackLayer) -> bool {
    let active = session.events().active_id();
    layer.as_events().is_some_and(|events| active == Some(events.id)) && session.stack().events().count() > 1
}

/// How the layer looks on the map.
fn swatch(ui: &mut Ui, layer: &StackLayer, theme: &Theme, shown: bool) {
    match layer {
        StackLayer::Features(features) => feature_rows::swatch(ui, features, theme, shown),
        StackLayer::Events(events) => event_rows::swatch(ui, events, theme, shown),
        StackLayer::Annotations(_) => annotation_rows::swatch(ui, layer, theme, shown),
    }
}

/// Show, solo, zoom to; layers of events can be closed here.
fn switches(ui: &mut Ui, session: &Session, layer: &StackLayer, shown: bool, actions: &mut Vec<Action>) {
    let (id, name) = (|| layer.id(), layer.name());
    let (eye, verb) = if shown { (Icon::Eye, "Hide") } else { (Icon::EyeOff, "Show") };
    if icons::button(ui, eye, &format!("{verb} {name}")).clicked() {
        actions.push(LayerAction::Show { layer: id(), visible: !shown }.into());
    }
    let solo = session.solo() == Some(&layer.id());
    if icons::selectable(ui, Icon::Solo, &format!("Show only {name}"), solo).clicked() {
        actions.push(LayerAction::Solo { layer: id() }.into());
    }
    if icons::button(ui, Icon::ZoomTo, &format!("Zoom to {name}")).clicked() {
        actions.push(LayerAction::ZoomTo { layer: id() }.into());
    }
    if layer.as_events().is_some() && icons::button(ui, Icon::Close, &format!("Close {name}")).clicked() {
        actions.push(LayerAction::Close { layer: id() }.into());
    }
}

/// The name, which folds and unfolds the details and makes a layer of events the active one.
fn title(
    ui: &mut Ui,
    session: &Session,
    layer: &StackLayer,
    width: f32,
    state: &mut LayerListState,
    actions: &mut Vec<Action>,
) {
    let shown = session.stack().is_shown(&layer.id());
    let inner = ui.allocate_ui_with_layout(vec2(width, 34.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        let mut name = RichText::new(layer.name());
        let mut small = RichText::new(subtitle(session, layer)).small().weak();
        if !shown {
            (name, small) = (name.weak(), small.italics());
        }
        ui.add(egui::Label::new(name).wrap().selectable(false));
        ui.add(egui::Label::new(small).selectable(false));
    });
    let response = ui.interact(
        inner.response.rect,
        Id::unique("layer title").with(layer.id().to_string()),
        Sense::click(),
    );
    let name = format!("About {}", layer.name());
    let open = state.is_open(layer);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, open, &name));
    if response.has_focus() {
        let ring = egui::Stroke::new(1.5, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(inner.response.rect, 4.0, ring, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        if let StackLayer::Events(events) = layer {
            actions.push(EventAction::Activate { layer: events.id }.into());
        }
        state.toggle(layer);
    }
    if layer_menu(&response, session, layer, actions) {
        if !state.is_open(layer) {
            state.toggle(layer);
        }
        state.renaming = Some(Renaming::of(layer));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}

fn subtitle(session: &Session, layer: &StackLayer) -> String {
    match layer {
        StackLayer::Features(features) => feature_rows::subtitle(features),
        StackLayer::Events(events) => event_rows::subtitle(events, is_active_of_several(session, layer)),
        StackLayer::Annotations(annotations) => annotation_rows::subtitle(annotations),
    }
}
