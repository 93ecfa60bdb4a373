use crate::geo::LonLat;
use crate::model::AnnotationShape;

/// Gives a corner another place; one that is not there changes nothing.
pub fn move_vertex(shape: &mut AnnotationShape, index: usize, to: LonLat) {
    if let Some(corner) = shape.positions_mut().get_mut(index) {
        *corner = to;
    }
}

/// Puts a corner in, which then has the number `index`. A line grows at its ends as well.
pub fn insert_vertex(shape: &mut AnnotationShape, index: usize, at: LonLat) {
    if let Some(corners) = shape.corners_mut().filter(|corners| index <= corners.len()) {
        corners.insert(index, at);
    }
}

/// Takes a corner out, unless too few would be left.
pub fn remove_vertex(shape: &mut AnnotationShape, index: usize) {
    let least = shape.least();
    if let Some(corners) =
        shape.corners_mut().filter(|corners| corners.len() > least && index < corners.len())
    {
        corners.remove(index);
    }
}
