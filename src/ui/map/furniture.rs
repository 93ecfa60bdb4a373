use egui::{Align, FontId, Galley, Rect, Stroke, Ui, Vec2, pos2, text::LayoutJob, vec2};
use std::sync::Arc;

use crate::atlas::CREDITS;
use crate::geo::{LonLat, scale_bar};
use crate::session::Session;
use crate::style::Theme;

use crate::ui::map::map_canvas::CanvasState;
use crate::ui::widgets::visuals::colour;

/// Pixels from the map's left edge to the scale bar.
const LEFT: f32 = 14.0;

/// Least pixels between two plates.
const GAP: f32 = 8.0;

/// Space of a plate around its text.
const PLATE: Vec2 = vec2(5.0, 1.0);

/// The scale bar, the position under the pointer and the credits, along the lower edge.
pub fn furniture(ui: &Ui, rect: Rect, session: &Session, theme: &Theme, state: &CanvasState) {
    let painter = ui.painter().with_clip_rect(rect);
    let font = FontId::proportional(11.0);
    let (text, plate) = (colour(theme.text), colour(theme.halo));
    let (km, pixels) = scale_bar(&session.viewport(), 130.0);
    let label = if km >= 1.0 { format!("{km:.0} km") } else { format!("{:.0} m", km * 1000.0) };
    let label = painter.layout_no_wrap(label, font.clone(), text);
    let mut credits =
        LayoutJob::simple(CREDITS.to_owned(), font.clone(), ui.visuals().weak_text_color(), f32::INFINITY);
    credits.halign = Align::RIGHT;
    credits.wrap.max_width = room_for_credits(rect, pixels.max(label.size().x));
    let credits = painter.layout_job(credits);
    let position = state.pointer.map(|p| LonLat::from(session.viewport().to_world(p)).to_string());
    let position = position.map(|words| painter.layout_no_wrap(words, font, text));
    let size = position.as_ref().map_or(Vec2::ZERO, |galley| galley.size());
    let places = Places::of(rect, pixels.max(label.size().x), credits.size(), size);
    painter.rect_filled(places.scale, 4.0, plate);
    let (left, right, y) = (rect.left() + LEFT, rect.left() + LEFT + pixels, rect.bottom() - 12.0);
    painter.galley(pos2(left, y - 19.0), label, text);
    let line = [pos2(left, y - 5.0), pos2(left, y), pos2(right, y), pos2(right, y - 5.0)];
    painter.add(egui::Shape::line(line.to_vec(), Stroke::new(1.5, text)));
    let plated = |place: Rect, at: egui::Pos2, galley: Arc<Galley>| {
        painter.rect_filled(place, 4.0, plate);
        painter.galley(at, galley, text);
    };
    let inner = places.credits.shrink2(PLATE);
    plated(places.credits, inner.right_top(), credits);
    if let Some(position) = position {
        plated(places.position, places.position.shrink2(PLATE).min, position);
    }
}

/// The credits are broken where the scale bar needs the rest of the line; in a very narrow map they stand above it.
fn room_for_credits(rect: Rect, scale: f32) -> f32 {
    let beside = rect.width() - LEFT - scale - 6.0 - GAP - 10.0 - 2.0 * PLATE.x;
    if beside >= LEAST_BESIDE { beside } else { rect.width() - 20.0 - 2.0 * PLATE.x }
}

/// The least width of credits beside the scale bar, in pixels.
const LEAST_BESIDE: f32 = 90.0;

/// The plates along the lower edge; none is over another one.
#[derive(Clone, Copy, Debug)]
struct Places {
    scale: Rect,
    credits: Rect,
    position: Rect,
}

impl Places {
    /// `scale` is the width of the scale bar; the sizes are those of the texts.
    fn of(rect: Rect, scale: f32, credits: Vec2, position: Vec2) -> Self {
        let y = rect.bottom() - 12.0;
        let left = rect.left() + LEFT;
        let scale = Rect::from_min_max(pos2(left - 6.0, y - 20.0), pos2(left + scale + 6.0, y + 5.0));
        let corner = pos2(rect.right() - 10.0, rect.bottom() - 6.0);
        let mut credits = Rect::from_min_max(corner - credits, corner).expand2(PLATE);
        if credits.left() < scale.right() + GAP {
            credits = credits.translate(vec2(0.0, scale.top() - GAP - credits.bottom()));
        }
        let size = position + 2.0 * PLATE;
        let beside = Rect::from_min_size(pos2(scale.right() + GAP, rect.bottom() - 6.0 - size.y), size);
        // In a narrow map, above the scale bar.
        let above =
            Rect::from_min_size(pos2(scale.left(), scale.top().min(credits.top()) - 4.0 - size.y), size);
        let is_free = |place: Rect| rect.contains_rect(place) && !place.intersects(credits);
        let position = if is_free(beside.expand2(vec2(GAP, 0.0))) { beside } else { above };
        Self { scale, credits, position }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_credits_and_scale_bar_never_cover_each_other() {
        let (credits, position) = (320.0_f32, vec2(150.0, 13.0));
        for width in (240..2560).step_by(7) {
            let rect = Rect::from_min_size(pos2(340.0, 40.0), vec2(width as f32, 300.0));
            for scale in [40.0, 90.0, 130.0] {
                let room = room_for_credits(rect, scale);
                let lines = (credits / room).ceil();
                let places = Places::of(rect, scale, vec2(credits.min(room), lines * 13.0), position);
                let all = [places.scale, places.credits, places.position];
                for (i, one) in all.iter().enumerate() {
                    assert!(rect.contains_rect(*one), "{width} {scale}: {one:?} leaves the map");
                    for other in &all[i + 1..] {
                        assert!(!one.intersects(*other), "{width} {scale}: {one:?} over {other:?}");
                    }
                }
            }
        }
    }
}
