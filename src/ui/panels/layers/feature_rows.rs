use egui::{Sense, Ui, vec2};

use crate::session::{Action, FeatureLayer, Session};
use crate::style::{Theme, legend_sign};
use crate::ui::map::paint_scene::paint_prims;
use crate::ui::outbox::AppCommand;
use crate::ui::widgets::visuals;

use super::user_layer::user_layer;

/// The legend symbol, as the layer looks on the map.
pub fn swatch(ui: &mut Ui, layer: &FeatureLayer, theme: &Theme, shown: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 22.0), Sense::hover());
    let back = rect.shrink2(vec2(1.0, 1.0));
    ui.painter().rect_filled(back, 4.0, visuals::colour(theme.land));
    let Some(first) = layer.prepared.features.first() else { return };
    let kind = layer.prepared.feature(first).properties.kind;
    let ink = theme.ink(kind).faded(if shown { layer.opacity() } else { 0.35 });
    let sign = legend_sign(first.treatment, ink);
    let prims = crate::paint::sign(sign, crate::geo::Screen::new(15.0, 11.0));
    paint_prims(&ui.painter().with_clip_rect(back), rect.min, &prims);
}

/// The small text below the name.
pub fn subtitle(layer: &FeatureLayer) -> String {
    let drawn = layer.prepared.features.len();
    let shapes = if drawn == 1 { "1 shape".to_owned() } else { format!("{drawn} shapes") };
    format!("{} · {shapes}", layer.meta().years)
}

/// What the layer contains, and its sources.
pub fn about(ui: &mut Ui, layer: &FeatureLayer) {
    ui.add(egui::Label::new(egui::RichText::new(&layer.meta().about).small()).wrap());
    for note in &layer.meta().notes {
        ui.add(egui::Label::new(egui::RichText::new(note).small().weak()).wrap());
    }
}

/// What a layer of the user's has below its row.
pub fn below(
    ui: &mut Ui,
    session: &Session,
    layer: &FeatureLayer,
    actions: &mut Vec<Action>,
    asked: &mut Option<AppCommand>,
) {
    user_layer(ui, session, layer, actions, asked);
}
