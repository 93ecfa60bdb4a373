use crate::geo::LonLat;
use crate::model::AnnotationShape;

/// Moves a corner; an invalid index changes nothing.
pub fn move_vertex(shape: &mut AnnotationShape, index: usize, to: LonLat) {
    if let Some(corner) = shape.positions_mut().get_mut(index) {
        *corner = to;
    }
}

/// Inserts a corner at `index`. A line can grow at its ends as well.
pub fn insert_vertex(shape: &mut AnnotationShape, index: usize, at: LonLat) {
    if let Some(corners) = shape.corners_mut().filter(|corners| index <= corners.len()) {
        corners.insert(index, at);
    }
}

/// Removes a corner, unless too few would remain.
pub fn remove_vertex(shape: &mut AnnotationShape, index: usize) {
    let least = shape.least();
    if let Some(corners) =
        shape.corners_mut().filter(|corners| corners.len() > least && index < corners.len())
    {
        corners.remove(index);
    }
}
