use crate::events::ChangeKind;
use crate::geo::Screen;
use crate::scene::{Circle, Label, Line, Prim};
use crate::style::{ChangeLook, Colour, Weight, number};

use super::spots::RADIUS;

/// The line between the earlier and the later place of an event that moved.
pub fn line_sign(from: Screen, to: Screen, look: ChangeLook) -> Vec<Prim> {
    let line =
        |width, colour| Prim::Line(Line { points: vec![from, to], closed: false, width, colour, dash: None });
    vec![line(4.0, look.halo), line(1.8, look.ink)]
}

/// An end of that line: the earlier place is a hollow ring, the later one a disc.
pub fn end_sign(at: Screen, is_later: bool, look: ChangeLook) -> Prim {
    if is_later { circle(at, 4.0, look.ink, look.ground) } else { circle(at, 4.0, look.ground, look.ink) }
}

/// Several differences at one place: a ring with their number.
pub fn count_sign(count: usize, at: Screen, radius: f32, look: ChangeLook) -> Vec<Prim> {
    let label = Label {
        text: number::short(count as u64),
        center: at,
        size: 11.0,
        weight: Weight::Bold,
        colour: look.text,
        halo: Colour { a: 0, ..look.ground },
        spacing: 0.0,
    };
    let ground = circle(at, radius + 1.6, look.halo, look.halo);
    vec![ground, circle(at, radius, look.ground, look.ink), Prim::Label(label)]
}

/// The mark of a kind of difference: a plus, a cross, a line between two places, or a ring.
pub fn change_sign(at: Screen, look: ChangeLook) -> Vec<Prim> {
    let ink = look.ink;
    let by = |x: f32, y: f32| Screen::new(at.x + x, at.y + y);
    let line = |a: Screen, b: Screen| {
        Prim::Line(Line { points: vec![a, b], closed: false, width: 2.0, colour: ink, dash: None })
    };
    let (d, x) = (RADIUS - 3.0, RADIUS - 4.0);
    let whole = || vec![circle(at, RADIUS, look.ground, ink)];
    let ring = || [look.halo, ink].map(|stroke| circle(at, RADIUS, Colour { a: 0, ..ink }, stroke)).to_vec();
    match look.kind {
        Some(ChangeKind::Moved) => {
            let (from, to) = (by(-10.0, 3.0), by(10.0, -3.0));
            let ends = [end_sign(from, false, look), end_sign(to, true, look)];
            line_sign(from, to, look).into_iter().chain(ends).collect()
        }
        Some(ChangeKind::Added) => {
            [whole(), vec![line(by(-d, 0.0), by(d, 0.0)), line(by(0.0, -d), by(0.0, d))]].concat()
        }
        Some(ChangeKind::Removed) => {
            [whole(), vec![line(by(-x, -x), by(x, x)), line(by(-x, x), by(x, -x))]].concat()
        }
        // A hand of a clock.
        Some(ChangeKind::Redated) => {
            [ring(), vec![line(at, by(0.0, -d)), line(at, by(d - 1.0, 0.0))]].concat()
        }
        Some(ChangeKind::Killed) => [ring(), vec![circle(at, 2.6, ink, ink)]].concat(),
        Some(ChangeKind::Fields) | None => ring(),
    }
}

fn circle(center: Screen, radius: f32, fill: Colour, stroke: Colour) -> Prim {
    Prim::Circle(Circle { center, radius, fill, stroke, stroke_width: 1.8 })
}
