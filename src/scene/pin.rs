use crate::geo::{LonLat, Screen, Viewport};
use crate::style::{Colour, Theme};

use super::{Circle, Group, Line, Prim};

/// Height of the head's middle above the tip, and radius of the head, in pixels.
const HEIGHT: f32 = 24.0;
const HEAD: f32 = 7.5;

/// The pin of “Go to…”: a head on a needle, unlike any symbol of the evidence or of annotations. Its tip is the
/// position.
pub fn pin(at: LonLat, view: &Viewport, theme: &Theme) -> Group {
    let tip = view.to_screen(at.into());
    let head = Screen::new(tip.x, tip.y - HEIGHT);
    let halo = Colour { a: 255, ..theme.halo };
    let needle = |width, colour| {
        let points = vec![tip, head];
        Prim::Line(Line { points, closed: false, width, colour, dash: None })
    };
    let disc = |radius, fill, stroke_width| {
        Prim::Circle(Circle { center: head, radius, fill, stroke: halo, stroke_width })
    };
    let prims = vec![
        needle(5.5, halo),
        disc(HEAD + 1.5, halo, 0.0),
        needle(2.4, theme.text),
        disc(HEAD, theme.text, 0.0),
        disc(HEAD * 0.38, halo, 0.0),
    ];
    Group { id: "pin".to_owned(), title: "Pin of “Go to…”".to_owned(), prims }
}
