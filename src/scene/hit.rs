use crate::geo::{Screen, Shape, Viewport};
use crate::model::Subject;

/// Hit tolerance in pixels.
pub const RING_PX: f32 = 10.0;

/// A hit: a feature at the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub key: Subject,
    /// Distance between pointer and feature in pixels; 0 if inside, or on its symbol.
    pub distance: f32,
}

/// Points before lines before areas, small areas before large ones. Areas equal up to rounding count as
/// equal.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other geometries have an area")]
pub(super) fn rank(shape: &Shape) -> f64 {
    use geo::Geometry::{Line, LineString, MultiLineString, MultiPoint, Point};
    match shape.geometry() {
        Point(_) | MultiPoint(_) => -2.0,
        Line(_) | LineString(_) | MultiLineString(_) => -1.0,
        _ => shape.area_km2().round(),
    }
}

/// Pixels from a screen point to the nearest outline of the shape.
pub fn outline_px(shape: &Shape, view: &Viewport, pointer: Screen) -> f32 {
    let w = view.to_world(pointer);
    let mut least = f64::INFINITY;
    for part in shape.level(view).parts() {
        for (i, &a) in part.iter().enumerate() {
            let b = match part.get(i + 1) {
                Some(&b) => b,
                None if shape.is_area() => part[0],
                None => a,
            };
            least = least.min(crate::geo::distance_to_segment(w, a, b));
        }
    }
    (least * view.scale()) as f32
}
