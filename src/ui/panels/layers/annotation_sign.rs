use crate::geo::Screen;
use crate::model::{Annotation, AnnotationShape};
use crate::scene::{Circle, Line, Prim};
use crate::style::Theme;
use crate::ui::map::paint_scene::paint_prims;

/// Its symbol, as on the map.
pub fn sign(ui: &egui::Ui, rect: egui::Rect, mark: &Annotation, theme: &Theme, share: f32) {
    let ink = theme.annotation_ink().faded(share);
    let at = |x: f32, y: f32| Screen::new(16.0 + x, rect.height() / 2.0 + y);
    let double = |points: &[(f32, f32)], closed: bool| {
        let points: Vec<Screen> = points.iter().map(|&(x, y)| at(x, y)).collect();
        [(4.0, ink), (1.7, theme.land)].map(|(width, colour)| {
            Prim::Line(Line { points: points.clone(), closed, width, colour, dash: None })
        })
    };
    let prims: Vec<Prim> = match mark.shape {
        AnnotationShape::Note(_) => [1.0, 4.0]
            .map(|y| {
                Prim::Line(Line {
                    points: vec![at(-7.0, y + 2.0), at(7.0, y + 2.0)],
                    closed: false,
                    width: 1.0,
                    colour: ink,
                    dash: None,
                })
            })
            .into_iter()
            .chain([Prim::Label(crate::scene::Label {
                text: "abc".to_owned(),
                center: at(0.0, -3.0),
                size: 10.0,
                weight: crate::scene::Weight::Regular,
                colour: ink,
                halo: theme.halo.faded(0.0),
                spacing: 0.3,
            })])
            .collect(),
        AnnotationShape::Point(_) => [5.5, 2.4]
            .map(|radius| {
                Prim::Circle(Circle {
                    center: at(0.0, 0.0),
                    radius,
                    fill: theme.land,
                    stroke: ink,
                    stroke_width: 1.3,
                })
            })
            .to_vec(),
        AnnotationShape::Line(_) => {
            double(&[(-8.0, 4.0), (-2.0, -3.0), (3.0, 2.0), (8.0, -4.0)], false).to_vec()
        }
        AnnotationShape::Area(_) => {
            double(&[(-7.0, -4.0), (4.0, -5.5), (7.5, 2.0), (-3.0, 5.0)], true).to_vec()
        }
    };
    paint_prims(&ui.painter().with_clip_rect(rect), rect.min, &prims);
}
