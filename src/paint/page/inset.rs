use crate::geo::{Bounds, Screen, Viewport};
use crate::scene::{Circle, Group, Line, Names, Prim, Scene, SceneInput, ShownAnnotations, build};
use crate::session::Session;
use crate::style::{Colour, Theme};

use super::super::setting::{Area, placed};

/// Size in pixels of the inset map, which is then scaled down: at the lowest zoom a map of the country is
/// wider than an inset.
const SIDE: f32 = 240.0;
/// Margin around the country, in pixels.
const MARGIN: f32 = 8.0;
/// A frame smaller than this is marked by a ring, in pixels.
const LEAST: f32 = 10.0;

/// Whether part of the country is outside the view.
pub fn is_needed(session: &Session, view: &Viewport) -> bool {
    let (home, seen) = (session.atlas().base.home(), view.bounds());
    !(seen.contains(home.min) && seen.contains(home.max))
}

/// A map of the whole country with the frame of the view on it.
pub fn inset(session: &Session, view: &Viewport, area: Area, theme: &Theme) -> Group {
    let atlas = session.atlas();
    let small = Viewport::fit(atlas.base.home(), [SIDE, SIDE * area.height / area.width], MARGIN);
    let scene = build(&SceneInput {
        base: &atlas.base,
        gazetteer: &atlas.gazetteer,
        layers: &[],
        events: &[],
        order: &[],
        annotations: ShownAnnotations::default(),
        days: None,
        view: small,
        theme,
        names: Names::Latin,
        selected: None,
        highlighted: &[],
    });
    let scale = area.width / SIDE;
    let mut prims = vec![crate::paint::overlay::signs::rectangle(
        Screen::default(),
        Screen::new(small.size()[0], small.size()[1]),
        scene.background,
    )];
    prims.extend(land(scene, small.size()));
    prims.extend(frame(view.bounds(), &small));
    Group {
        id: "page/inset".to_owned(),
        title: "Location of the map in Iraq".to_owned(),
        prims: prims.into_iter().map(|prim| placed(prim, area.into(), scale)).collect(),
    }
}

/// The ground without labels, clipped to the inset.
fn land(scene: Scene, size: [f32; 2]) -> Vec<Prim> {
    let inside = crate::paint::svg::clip::Frame::of_picture(size, 0.0);
    let grounds = scene.groups.into_iter().filter(|g| g.id.starts_with("base/"));
    let mut prims = Vec::new();
    for prim in grounds.flat_map(|g| g.prims) {
        match prim {
            Prim::Fill(mut fill) => {
                let (mut points, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
                for &end in &fill.ring_ends {
                    points.extend(inside.ring(fill.points.get(start..end).unwrap_or_default()));
                    ends.push(points.len());
                    start = end;
                }
                (fill.points, fill.ring_ends) = (points, ends);
                prims.push(Prim::Fill(fill));
            }
            Prim::Line(line) => {
                for piece in inside.line(&line.points, line.closed) {
                    let (points, closed) = (piece.points, piece.closed);
                    prims.push(Prim::Line(Line { points, closed, ..line.clone() }));
                }
            }
            Prim::Soft(_) | Prim::Circle(_) | Prim::Label(_) => {}
        }
    }
    prims
}

fn frame(seen: Bounds, small: &Viewport) -> Vec<Prim> {
    let [width, height] = small.size();
    let corner = |w| {
        let p = small.to_screen(w);
        Screen::new(p.x.clamp(0.0, width), p.y.clamp(0.0, height))
    };
    let (min, max) = (corner(seen.min), corner(seen.max));
    let dark = Colour::hex(0x11_11_11);
    if max.x - min.x < LEAST || max.y - min.y < LEAST {
        let center = Screen::new((min.x + max.x) / 2.0, (min.y + max.y) / 2.0);
        let fill = Colour { a: 0, ..dark };
        return vec![Prim::Circle(Circle {
            center,
            radius: LEAST * 0.8,
            fill,
            stroke: dark,
            stroke_width: 2.4,
        })];
    }
    let line =
        |width: f32, colour: Colour| crate::paint::overlay::signs::outline(min, max, width, colour, false);
    vec![line(5.0, Colour { r: 255, g: 255, b: 255, a: 200 }), line(2.2, dark)]
}
