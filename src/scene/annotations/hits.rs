use crate::geo::{LonLat, Measured, Screen, Viewport};
use crate::model::{Annotation, AnnotationShape};
use crate::scene::hit::rank;
use crate::scene::{Hit, RING_PX, outline_px};

use super::lettering::{Lettering, SIGN};
use super::{PreparedAnnotation, ShownAnnotations};

/// An annotation at the pointer, with its sort key among other hits.
#[derive(Clone, Debug)]
pub struct AnnotationHit {
    /// Negative for notes, points and lines; the area in km² for areas.
    pub rank: f64,
    pub hit: Hit,
}

/// Greatest distance in pixels that a note's text extends from its position.
const NOTE_REACH: f32 = 130.0;

/// Half the hit width of a double line, in pixels.
const LINE_PX: f32 = 3.5;

/// Annotations at a screen point, topmost first: exact hits have distance 0, the rest are within [`RING_PX`].
pub fn annotation_hits(own: ShownAnnotations, view: &Viewport, pointer: Screen) -> Vec<AnnotationHit> {
    let grown = view.bounds_round(pointer, RING_PX);
    let for_notes = view.bounds_round(pointer, NOTE_REACH);
    let near = |(mark, prepared): &(&Annotation, &PreparedAnnotation)| {
        let reach = if matches!(mark.shape, AnnotationShape::Note(_)) { &for_notes } else { &grown };
        prepared.shape.as_ref().is_some_and(|s| s.bounds().intersects(reach))
    };
    own.iter().rev().filter(near).filter_map(|(mark, prepared)| hit(mark, prepared, view, pointer)).collect()
}

fn hit(
    mark: &Annotation,
    prepared: &PreparedAnnotation,
    view: &Viewport,
    pointer: Screen,
) -> Option<AnnotationHit> {
    let shape = prepared.shape.as_ref()?;
    let beyond = match (&mark.shape, prepared.measured) {
        (AnnotationShape::Note(at), _) => {
            let middle = view.to_screen((*at).into());
            let words = Lettering::of(mark, &prepared.measured);
            outside(words.corners(middle), pointer)
        }
        (AnnotationShape::Point(_), _) => outline_px(shape, view, pointer) - SIGN,
        // A self-crossing outline has no inside to hit.
        (AnnotationShape::Area(_), Measured::Area { m2: Some(_), .. })
            if shape.contains(LonLat::from(view.to_world(pointer))) =>
        {
            0.0
        }
        (AnnotationShape::Line(_) | AnnotationShape::Area(_), _) => {
            outline_px(shape, view, pointer) - LINE_PX
        }
    };
    let distance = beyond.max(0.0);
    let hit = Hit { key: prepared.key.clone(), distance };
    (distance <= RING_PX).then(|| AnnotationHit { rank: rank(shape), hit })
}

/// Pixels from a point to an axis-aligned box; 0 inside.
fn outside([min, max]: [Screen; 2], p: Screen) -> f32 {
    let (dx, dy) = ((min.x - p.x).max(p.x - max.x), (min.y - p.y).max(p.y - max.y));
    dx.max(0.0).hypot(dy.max(0.0))
}
