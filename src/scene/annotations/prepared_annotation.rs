use geo::{Geometry, LineString, Point, Polygon};

use crate::geo::{LonLat, Measured, Shape, Significance, geodesic_path, label_point};
use crate::model::{Annotation, AnnotationShape, Subject};

/// An annotation prepared for drawing, picking and measuring.
#[derive(Clone, Debug)]
pub struct PreparedAnnotation {
    pub key: Subject,
    /// Its lines along geodesics; `None` for an annotation without enough positions on the globe, which is
    /// listed but not drawn.
    pub shape: Option<Shape>,
    pub measured: Measured,
    /// Preferred position of its label: halfway along a line, inside an area.
    pub anchor: LonLat,
}

impl PreparedAnnotation {
    pub fn new(mark: &Annotation) -> Self {
        let key = Subject::annotation(&mark.id);
        let first = mark.shape.positions().first().copied().unwrap_or(LonLat::new(0.0, 0.0));
        if !mark.shape.is_sound() {
            return Self { key, shape: None, measured: Measured::Place, anchor: first };
        }
        let (geometry, measured, anchor) = match &mark.shape {
            AnnotationShape::Note(at) | AnnotationShape::Point(at) => {
                (Geometry::Point(Point::from(*at)), Measured::Place, *at)
            }
            AnnotationShape::Line(through) => {
                let path = geodesic_path(through, false);
                let anchor = path.get(path.len() / 2).copied().unwrap_or(first);
                (Geometry::LineString(line(&path)), Measured::line(through), anchor)
            }
            AnnotationShape::Area(corners) => {
                let polygon = Polygon::new(line(&geodesic_path(corners, true)), vec![]);
                let inside = label_point(&polygon);
                (Geometry::Polygon(polygon), Measured::area(corners), inside)
            }
        };
        let shape = Some(Shape::new(geometry, &Significance::default()));
        Self { key, shape, measured, anchor }
    }
}

fn line(path: &[LonLat]) -> LineString<f64> {
    path.iter().map(|p| geo::coord! { x: p.lon, y: p.lat }).collect()
}
