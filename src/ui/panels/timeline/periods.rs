use egui::{Align2, Painter, Rect, Response, RichText, Ui, pos2, vec2};

use crate::model::Feature;
use crate::session::{Session, period_days};
use crate::style::Theme;

use super::axis::Axis;
use crate::ui::widgets::fonts;
use crate::ui::widgets::visuals::colour;

/// Height of a lane in pixels, and of the bar in it.
const LANE: f32 = 4.0;
const BAR: f32 = 3.0;

/// The periods of the visible layers, a thin bar per feature; a bar that reaches the edge is open on that
/// side. Undated features are counted, not drawn.
pub fn lanes(
    ui: &Ui,
    painter: &Painter,
    session: &Session,
    theme: &Theme,
    axis: &Axis,
    plot: Rect,
    response: &Response,
) {
    let shown = session.shown();
    let features = || shown.iter().flat_map(|l| &l.prepared.layer.features).filter(|f| f.geometry.is_some());
    let mut dated: Vec<(f32, f32, &Feature)> = features().filter_map(|f| reach(axis, plot, f)).collect();
    dated.sort_by(|a, b| a.0.total_cmp(&b.0));
    let undated = features().filter(|f| f.properties.period.is_undated()).count();
    let clip = painter.with_clip_rect(plot);
    // The end of each lane so far.
    let mut ends: Vec<f32> = Vec::new();
    let most = (plot.height() / LANE) as usize;
    let hover = response.hover_pos().filter(|_| response.contains_pointer() && !response.dragged());
    let mut under: Vec<&Feature> = Vec::new();
    for (left, right, feature) in dated {
        let lane = ends.iter().position(|end| *end + 1.0 < left).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(right);
        } else {
            ends[lane] = right;
        }
        // Bars without a free lane share the lowest one.
        let y = plot.top() + 1.0 + LANE * lane.min(most.saturating_sub(1)) as f32;
        let bar = Rect::from_min_max(pos2(left, y), pos2(right, y + BAR));
        clip.rect_filled(bar, 1.0, colour(theme.ink(feature.properties.kind)));
        if hover.is_some_and(|at| bar.expand2(vec2(2.0, 2.0)).contains(at)) {
            under.push(feature);
        }
    }
    let line = ui.visuals().widgets.noninteractive.bg_stroke;
    painter.hline(plot.x_range(), plot.bottom(), line);
    if undated > 0 {
        let words = format!("{undated} undated");
        let at = pos2(plot.left() - 6.0, plot.bottom() - 8.0);
        let soft = ui.visuals().weak_text_color();
        painter.text(at, Align2::RIGHT_CENTER, words, egui::FontId::proportional(10.0), soft);
    }
    if !under.is_empty() {
        response.clone().on_hover_ui_at_pointer(|ui| {
            for feature in under.iter().take(6) {
                ui.label(RichText::new(&feature.properties.name).font(fonts::bold(12.5)));
                ui.label(RichText::new(&feature.properties.period.text).size(12.0));
            }
        });
    }
}

fn reach<'a>(axis: &Axis, plot: Rect, feature: &'a Feature) -> Option<(f32, f32, &'a Feature)> {
    let (from, to) = period_days(&feature.properties.period);
    if from.is_none() && to.is_none() {
        return None;
    }
    let left = from.map_or(plot.left(), |d| axis.x(d));
    let right = to.map_or(plot.right(), |d| axis.end(d)).max(left + 3.0);
    Some((left, right, feature))
}
