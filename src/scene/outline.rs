use crate::geo::{Screen, Viewport, World};
use crate::style::Colour;

use super::Line;

/// A line style.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    pub width: f32,
    pub colour: Colour,
    pub dash: Option<[f32; 2]>,
}

impl Pen {
    pub const fn solid(width: f32, colour: Colour) -> Self {
        Self { width, colour, dash: None }
    }
}

/// Margin in pixels that is still drawn, so that joins at the edge are complete.
const MARGIN: f32 = 24.0;

/// The visible parts of a line or ring.
pub fn visible(points: &[World], closed: bool, view: &Viewport, pen: Pen, out: &mut Vec<super::Prim>) {
    let on_screen: Vec<Screen> = points.iter().map(|&w| view.to_screen(w)).collect();
    let [width, height] = view.size();
    let outside =
        |p: &Screen| p.x < -MARGIN || p.y < -MARGIN || p.x > width + MARGIN || p.y > height + MARGIN;
    if !on_screen.iter().any(outside) {
        out.push(line(on_screen, closed, pen));
        return;
    }
    let count = if closed { on_screen.len() } else { on_screen.len().saturating_sub(1) };
    let mut run: Vec<Screen> = Vec::new();
    // Length from the line's start: dashes stay fixed to the ground while panning.
    let mut travelled = 0.0f64;
    for i in 0..count {
        let (a, b) = (on_screen[i], on_screen[(i + 1) % on_screen.len()]);
        match clip(a, b, [width, height], MARGIN) {
            Some((from, to)) => {
                if run.is_empty() {
                    run.push(dash_start(a, b, from, travelled, pen.dash));
                }
                run.push(lerp(a, b, to));
                if to < 1.0 {
                    out.push(line(std::mem::take(&mut run), false, pen));
                }
            }
            None if !run.is_empty() => out.push(line(std::mem::take(&mut run), false, pen)),
            None => {}
        }
        travelled += f64::from(a.distance(b));
    }
    if run.len() > 1 {
        out.push(line(run, false, pen));
    }
}

fn line(points: Vec<Screen>, closed: bool, pen: Pen) -> super::Prim {
    super::Prim::Line(Line { points, closed, width: pen.width, colour: pen.colour, dash: pen.dash })
}

fn lerp(a: Screen, b: Screen, t: f32) -> Screen {
    Screen::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}

/// Where a run starts: at `from`, or for a dashed line early enough to start with a whole dash.
fn dash_start(a: Screen, b: Screen, from: f32, travelled: f64, dash: Option<[f32; 2]>) -> Screen {
    let Some([on, off]) = dash else { return lerp(a, b, from) };
    let length = a.distance(b);
    let period = f64::from(on + off);
    let along = travelled + f64::from(from * length);
    let back = (along % period) as f32;
    let t = from - back / length.max(1e-3);
    // A segment shorter than a dash: start at its beginning; the dashes shift by less than one.
    lerp(a, b, t.max(0.0))
}

/// The part of a segment within the picture plus `margin` pixels (Liang–Barsky).
pub(super) fn clip(a: Screen, b: Screen, [width, height]: [f32; 2], margin: f32) -> Option<(f32, f32)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut from, mut to) = (0.0f32, 1.0f32);
    let sides =
        [(-dx, a.x + margin), (dx, width + margin - a.x), (-dy, a.y + margin), (dy, height + margin - a.y)];
    for (p, q) in sides {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::super::Prim;
    use super::*;
    use crate::geo::LonLat;

    fn lines(points: &[World], closed: bool, view: &Viewport) -> Vec<Line> {
        let mut out = Vec::new();
        visible(points, closed, view, Pen::solid(1.0, Colour::hex(0)), &mut out);
        out.into_iter().map(|p| if let Prim::Line(l) = p { l } else { unreachable!("only lines") }).collect()
    }

    #[test]
    fn a_line_across_the_picture_is_cut_at_its_edges() {
        let view = Viewport::new(LonLat::new(44.0, 33.0), 14.0, [800.0, 600.0]);
        let far = [LonLat::new(30.0, 33.0).into(), LonLat::new(60.0, 33.0).into()];
        let cut = lines(&far, false, &view);
        assert_eq!(cut.len(), 1);
        assert!((cut[0].points[0].x + MARGIN).abs() < 1.0, "{:?}", cut[0].points);
        assert!((cut[0].points[1].x - 800.0 - MARGIN).abs() < 1.0);
    }

    #[test]
    fn a_ring_within_the_picture_stays_closed() {
        let view = Viewport::new(LonLat::new(44.0, 33.0), 6.0, [800.0, 600.0]);
        let ring: Vec<World> =
            [(43.0, 32.0), (45.0, 32.0), (44.0, 34.0)].map(|(x, y)| LonLat::new(x, y).into()).to_vec();
        let whole = lines(&ring, true, &view);
        assert!(whole.len() == 1 && whole[0].closed && whole[0].points.len() == 3);
    }

    #[test]
    fn a_ring_round_the_picture_leaves_nothing() {
        let view = Viewport::new(LonLat::new(44.0, 33.0), 12.0, [800.0, 600.0]);
        let ring: Vec<World> =
            [(40.0, 30.0), (48.0, 30.0), (44.0, 38.0)].map(|(x, y)| LonLat::new(x, y).into()).to_vec();
        assert!(lines(&ring, true, &view).is_empty());
    }
}
