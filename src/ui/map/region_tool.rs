use egui::{CursorIcon, Key, Modifiers, Pos2, Rect, Response, Shape, Stroke, Ui};

use crate::geo::{Screen, Viewport, World};
use crate::session::{Action, EventAction, Session};

/// The region tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionTool {
    Rectangle,
    Lasso,
}

/// A region being drawn: corners in window coordinates.
#[derive(Clone, Debug, Default)]
pub struct RegionDraft {
    pub tool: Option<RegionTool>,
    corners: Vec<Pos2>,
}

/// Distance in pixels between corners of a lasso.
const STEP: f32 = 4.0;

/// Most corners of a lasso; beyond them every second one goes.
const MOST: usize = 600;

/// A region smaller than this on both sides, in pixels, was a click.
const LEAST: f32 = 6.0;

impl RegionDraft {
    /// Cancels the drawing. False if there was none.
    pub fn end(&mut self) -> bool {
        self.corners.clear();
        self.tool.take().is_some()
    }

    /// Draws while the user drags; Enter selects the whole view. The tool is deselected once it has made a
    /// region.
    pub fn drag(&mut self, ui: &Ui, response: &Response, rect: Rect, session: &Session) -> Option<Action> {
        let tool = self.tool?;
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        let typing = ui.ctx().text_edit_focused();
        if !typing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            self.end();
            let b = session.viewport().bounds();
            let corners = [b.min, World::new(b.max.x, b.min.y), b.max, World::new(b.min.x, b.max.y)];
            return Some(EventAction::Region(Some(corners.to_vec())).into());
        }
        if response.drag_started() {
            // Where the button went down, before the drag threshold.
            self.corners = ui.input(|i| i.pointer.press_origin()).into_iter().collect();
        }
        if self.corners.is_empty() {
            return None;
        }
        if let Some(at) = response.interact_pointer_pos() {
            self.add(tool, rect.clamp(at));
        }
        let outline = outline(tool, &self.corners);
        fill(ui, rect, &outline);
        dashes(ui, rect, &outline);
        if !response.drag_stopped() && response.dragged() {
            return None;
        }
        self.end();
        let size = Rect::from_points(&outline).size();
        if outline.len() < 3 || size.x < LEAST && size.y < LEAST {
            return None;
        }
        let view = session.viewport();
        let ground = |p: &Pos2| view.to_world(Screen::new(p.x - rect.left(), p.y - rect.top()));
        Some(EventAction::Region(Some(outline.iter().map(ground).collect())).into())
    }

    fn add(&mut self, tool: RegionTool, at: Pos2) {
        match tool {
            RegionTool::Rectangle => {
                self.corners.truncate(1);
                self.corners.push(at);
            }
            RegionTool::Lasso => {
                if self.corners.last().is_none_or(|last| last.distance(at) >= STEP) {
                    self.corners.push(at);
                }
                if self.corners.len() > MOST {
                    let mut keep = false;
                    self.corners.retain(|_| {
                        keep = !keep;
                        keep
                    });
                }
            }
        }
    }
}

/// The corners of what was drawn.
fn outline(tool: RegionTool, drawn: &[Pos2]) -> Vec<Pos2> {
    match (tool, drawn) {
        (RegionTool::Rectangle, [a, .., b]) => {
            let r = Rect::from_two_pos(*a, *b);
            vec![r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom()]
        }
        (RegionTool::Rectangle | RegionTool::Lasso, _) => drawn.to_vec(),
    }
}

/// The region on the map, as a fine dashed line that moves with the ground.
pub fn paint_region(ui: &Ui, rect: Rect, view: &Viewport, region: &[World]) {
    let place = |w: &World| {
        let p = view.to_screen(*w);
        egui::pos2(rect.left() + p.x, rect.top() + p.y)
    };
    let corners: Vec<Pos2> = region.iter().map(place).collect();
    dashes(ui, rect, &corners);
}

/// A light fill below a rectangle being drawn.
fn fill(ui: &Ui, rect: Rect, outline: &[Pos2]) {
    // Only an upright box is sure to be convex.
    if outline.len() == 4 && outline[0].y == outline[1].y {
        let ink = ui.visuals().selection.stroke.color.gamma_multiply(0.08);
        ui.painter().with_clip_rect(rect).rect_filled(Rect::from_points(outline), 0.0, ink);
    }
}

/// A dashed ring. What lies far outside the picture is left out: close up, a side may be many
/// thousand pixels long.
fn dashes(ui: &Ui, rect: Rect, corners: &[Pos2]) {
    let painter = ui.painter().with_clip_rect(rect);
    let ink = ui.visuals().selection.stroke.color;
    let ground = ui.visuals().panel_fill.gamma_multiply(0.8);
    let ends = corners.iter().zip(corners.iter().cycle().skip(1));
    let mut shapes = Vec::new();
    for (a, b) in ends.filter_map(|(a, b)| cut(*a, *b, rect.expand(8.0))) {
        shapes.push(Shape::line_segment([a, b], Stroke::new(3.0, ground)));
        shapes.extend(Shape::dashed_line(&[a, b], Stroke::new(1.5, ink), 6.0, 4.0));
    }
    painter.extend(shapes);
}

/// The part of a line within a box, after Liang and Barsky.
fn cut(a: Pos2, b: Pos2, within: Rect) -> Option<(Pos2, Pos2)> {
    let d = b - a;
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    let sides = [
        (-d.x, a.x - within.left()),
        (d.x, within.right() - a.x),
        (-d.y, a.y - within.top()),
        (d.y, within.bottom() - a.y),
    ];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            from = from.max(room / towards);
        } else {
            to = to.min(room / towards);
        }
    }
    (from <= to).then(|| (a + d * from, a + d * to))
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_long_side_is_cut_to_the_picture() {
        let within = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 50.0));
        let cut = |a: (f32, f32), b: (f32, f32)| cut(pos2(a.0, a.1), pos2(b.0, b.1), within);
        assert_eq!(cut((-1e6, 25.0), (1e6, 25.0)).map(|(a, b)| (a.y, b.y)), Some((25.0, 25.0)));
        assert_eq!(cut((10.0, 10.0), (20.0, 20.0)), Some((pos2(10.0, 10.0), pos2(20.0, 20.0))));
        assert_eq!(cut((-10.0, 0.0), (-10.0, 50.0)), None);
        assert_eq!(cut((-10.0, 60.0), (120.0, 60.0)), None);
        let (a, b) = cut((-50.0, -50.0), (150.0, 150.0)).unwrap();
        assert!(a.distance(pos2(0.0, 0.0)) < 1e-3 && b.distance(pos2(50.0, 50.0)) < 1e-3);
    }
}
