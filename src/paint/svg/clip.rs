use crate::geo::Screen;

/// An axis-aligned box in pixels that geometry is clipped to, so that a file contains only what it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub min: Screen,
    pub max: Screen,
}

/// A piece of a line inside the frame.
#[derive(Debug, PartialEq)]
pub struct Piece {
    pub points: Vec<Screen>,
    /// Pixels from the start of the line to the start of the piece: its dash offset.
    pub start: f32,
    /// Whether it is an entire closed outline.
    pub closed: bool,
}

impl Frame {
    /// The picture of `size` pixels with `margin` pixels on every side.
    pub fn of_picture(size: [f32; 2], margin: f32) -> Self {
        Self { min: Screen::new(-margin, -margin), max: Screen::new(size[0] + margin, size[1] + margin) }
    }

    /// The bounding box of `points` with `margin` pixels on every side; `None` without points.
    pub fn round(points: &[Screen], margin: f32) -> Option<Self> {
        let first = *points.first()?;
        let (min, max) = points.iter().fold((first, first), |(a, b), p| {
            (Screen::new(a.x.min(p.x), a.y.min(p.y)), Screen::new(b.x.max(p.x), b.y.max(p.y)))
        });
        Some(Self {
            min: Screen::new(min.x - margin, min.y - margin),
            max: Screen::new(max.x + margin, max.y + margin),
        })
    }

    /// The intersection; `None` if the boxes do not overlap.
    pub fn common(&self, other: &Self) -> Option<Self> {
        let min = Screen::new(self.min.x.max(other.min.x), self.min.y.max(other.min.y));
        let max = Screen::new(self.max.x.min(other.max.x), self.max.y.min(other.max.y));
        (min.x < max.x && min.y < max.y).then_some(Self { min, max })
    }

    pub fn area(&self) -> f32 {
        (self.max.x - self.min.x) * (self.max.y - self.min.y)
    }

    pub fn contains(&self, p: Screen) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// The part of a ring inside the box (Sutherland–Hodgman). Where the ring leaves and re-enters, the
    /// result runs along the box's edge; empty if nothing is inside.
    pub fn ring(&self, ring: &[Screen]) -> Vec<Screen> {
        let finite = || ring.iter().copied().filter(|p| p.x.is_finite() && p.y.is_finite());
        if finite().all(|p| self.contains(p)) {
            return finite().collect();
        }
        let ring = half(&finite().collect::<Vec<_>>(), |p| p.x - self.min.x);
        let ring = half(&ring, |p| self.max.x - p.x);
        let ring = half(&ring, |p| p.y - self.min.y);
        half(&ring, |p| self.max.y - p.y)
    }

    /// The pieces of a line inside the box, in order.
    pub fn line(&self, points: &[Screen], closed: bool) -> Vec<Piece> {
        let mut points: Vec<Screen> =
            points.iter().copied().filter(|p| p.x.is_finite() && p.y.is_finite()).collect();
        if points.iter().all(|&p| self.contains(p)) {
            return vec![Piece { points, start: 0.0, closed }];
        }
        if closed {
            points.extend(points.first().copied());
        }
        let (mut pieces, mut walked) = (Vec::<Piece>::new(), 0.0);
        let mut open = false;
        for (a, b) in points.iter().zip(points.iter().skip(1)) {
            let length = a.distance(*b);
            if let Some((enter, leave)) = self.segment(*a, *b) {
                match pieces.last_mut().filter(|_| open && enter == 0.0) {
                    Some(piece) => piece.points.push(between(*a, *b, leave)),
                    None => pieces.push(Piece {
                        points: vec![between(*a, *b, enter), between(*a, *b, leave)],
                        start: walked + enter * length,
                        closed: false,
                    }),
                }
                open = leave == 1.0;
            } else {
                open = false;
            }
            walked += length;
        }
        pieces
    }

    /// The part of the way from `a` to `b` that is inside, as shares (Liang–Barsky).
    fn segment(&self, a: Screen, b: Screen) -> Option<(f32, f32)> {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
        for (step, room) in
            [(-dx, a.x - self.min.x), (dx, self.max.x - a.x), (-dy, a.y - self.min.y), (dy, self.max.y - a.y)]
        {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        (enter < leave).then_some((enter, leave))
    }
}

/// The part of a ring where `inside` is not negative.
fn half(ring: &[Screen], inside: impl Fn(Screen) -> f32) -> Vec<Screen> {
    let mut out = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return out };
    let mut before = (last, inside(last));
    for &p in ring {
        let now = (p, inside(p));
        if (before.1 >= 0.0) != (now.1 >= 0.0) {
            out.push(between(before.0, p, before.1 / (before.1 - now.1)));
        }
        if now.1 >= 0.0 {
            out.push(p);
        }
        before = now;
    }
    out
}

fn between(a: Screen, b: Screen, t: f32) -> Screen {
    match t {
        0.0 => a,
        1.0 => b,
        _ => Screen::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t),
    }
}

/// Area of a ring in square pixels, whichever way it runs (shoelace).
pub fn ring_area(ring: &[Screen]) -> f32 {
    let Some(last) = ring.last() else { return 0.0 };
    let (mut sum, mut before) = (0.0_f64, last);
    for p in ring {
        sum += f64::from(before.x) * f64::from(p.y) - f64::from(p.x) * f64::from(before.y);
        before = p;
    }
    (sum.abs() / 2.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        Frame::of_picture([10.0, 10.0], 0.0)
    }

    fn points(list: &[(f32, f32)]) -> Vec<Screen> {
        list.iter().map(|&(x, y)| Screen::new(x, y)).collect()
    }

    #[test]
    fn a_ring_keeps_just_the_area_inside() {
        let triangle = points(&[(-10.0, 5.0), (5.0, -10.0), (5.0, 5.0)]);
        // The part of the triangle x + y ≥ -5, x ≤ 5, y ≤ 5 inside the frame is 5 × 5.
        assert_eq!(ring_area(&frame().ring(&triangle)), 25.0);
        assert!(frame().ring(&points(&[(20.0, 0.0), (30.0, 0.0), (30.0, 9.0)])).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_gives_two_pieces_with_their_distances() {
        let line = points(&[(-5.0, 2.0), (5.0, 2.0), (5.0, -8.0), (8.0, -8.0), (8.0, 4.0)]);
        let pieces = frame().line(&line, false);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].points, points(&[(0.0, 2.0), (5.0, 2.0), (5.0, 0.0)]));
        assert_eq!((pieces[0].start, pieces[1].start), (5.0, 31.0));
    }

    #[test]
    fn an_outline_inside_stays_closed() {
        let ring = points(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]);
        assert_eq!(frame().line(&ring, true), [Piece { points: ring, start: 0.0, closed: true }]);
    }

    #[test]
    fn a_line_past_the_corner_is_not_drawn() {
        assert_eq!(frame().line(&points(&[(-5.0, 4.0), (4.0, -5.5)]), false), []);
    }
}
