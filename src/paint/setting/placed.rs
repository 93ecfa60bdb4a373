use crate::geo::Screen;
use crate::scene::{Circle, Fill, Label, Line, Prim, Soft};

/// The prim `scale` times as large, its origin at `at`.
pub fn placed(prim: Prim, at: Screen, scale: f32) -> Prim {
    let point = |p: Screen| Screen::new(at.x + p.x * scale, at.y + p.y * scale);
    let points = |list: Vec<Screen>| list.into_iter().map(point).collect::<Vec<_>>();
    match prim {
        Prim::Fill(fill) => Prim::Fill(Fill { points: points(fill.points), ..fill }),
        Prim::Soft(soft) => Prim::Soft(Soft {
            axis: points(soft.axis),
            radius: soft.radius * scale,
            clip: soft.clip.into_iter().map(points).collect(),
            vertices: soft.vertices.into_iter().map(|(p, share)| (point(p), share)).collect(),
            ..soft
        }),
        Prim::Line(line) => Prim::Line(Line {
            points: points(line.points),
            width: line.width * scale,
            dash: line.dash.map(|dash| dash.map(|length| length * scale)),
            ..line
        }),
        Prim::Circle(circle) => Prim::Circle(Circle {
            center: point(circle.center),
            radius: circle.radius * scale,
            stroke_width: circle.stroke_width * scale,
            ..circle
        }),
        Prim::Label(label) => Prim::Label(Label {
            center: point(label.center),
            size: label.size * scale,
            spacing: label.spacing * scale,
            ..label
        }),
    }
}
