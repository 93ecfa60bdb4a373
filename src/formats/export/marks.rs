//! Annotations as features that are marked as not being evidence.

use geo::{Geometry, LineString, Point, Polygon};
use serde_json::{Map, Value, json};

use crate::formats::layer::geometry_value;
use crate::geo::LonLat;
use crate::model::{Annotation, AnnotationShape};

use super::values::add;

pub(super) fn geometry(mark: &Annotation) -> Geometry<f64> {
    let at = |p: &LonLat| geo::coord! { x: p.lon, y: p.lat };
    let line = |points: &[LonLat]| LineString::new(points.iter().map(at).collect());
    match &mark.shape {
        AnnotationShape::Note(p) | AnnotationShape::Point(p) => Point(at(p)).into(),
        AnnotationShape::Line(points) => line(points).into(),
        // Closed and wound correctly when written.
        AnnotationShape::Area(corners) => Polygon::new(line(corners), Vec::new()).into(),
    }
}

pub(super) fn feature(mark: &Annotation, style: &Map<String, Value>) -> Value {
    let shape = match mark.shape {
        AnnotationShape::Note(_) => "note",
        AnnotationShape::Point(_) => "point",
        AnnotationShape::Line(_) => "line",
        AnnotationShape::Area(_) => "area",
    };
    let mut properties = Map::new();
    properties.insert("name".to_owned(), mark.name.as_str().into());
    properties.insert("annotation".to_owned(), shape.into());
    properties.insert("evidence".to_owned(), false.into());
    properties.insert("about".to_owned(), "The user's annotation. It is not evidence.".into());
    if !mark.text.is_empty() {
        properties.insert("text".to_owned(), mark.text.as_str().into());
    }
    add(&mut properties, &mark.other);
    add(&mut properties, style);
    json!({
        "type": "Feature",
        "id": mark.id,
        "properties": properties,
        "geometry": geometry_value(&geometry(mark)),
    })
}
