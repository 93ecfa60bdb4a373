use crate::atlas::BaseMap;
use crate::geo::{LonLat, Screen, Viewport};
use crate::model::Subject;
use crate::style::Treatment;

use super::draft_signs::LEAST_DRAFT;
use super::hit::rank;
use super::overlay::LEAST_DISC;
use super::{
    AnnotationHit, Hit, PreparedFeature, RING_PX, ShownAnnotations, ShownLayer, annotation_hits, outline_px,
};

/// Half the hit width of a line, in pixels.
const LINE_PX: f32 = 3.0;

/// Every feature that contains a position, in click order: small before large, overlays before the
/// governorate beneath, upper layers first on ties.
pub fn at(layers: &[ShownLayer], base: &BaseMap, p: LonLat) -> Vec<Subject> {
    let mut found: Vec<(f64, &PreparedFeature)> = Vec::new();
    for shown in layers.iter().rev() {
        let inside = shown.prepared.features.iter().filter(|f| f.shape.contains(p));
        found.extend(inside.map(|f| (rank(&f.shape), f)));
    }
    // A stable sort: ties keep the layers' order.
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let beneath = base.governorate_at(p).map(|g| Subject::governorate(&g.code));
    found.into_iter().map(|(_, f)| f.key.clone()).chain(beneath).collect()
}

/// Hit test of a screen point: what contains it exactly or has its symbol there, in click order, then what is
/// within [`RING_PX`], nearest first; the governorate beneath comes last.
pub fn hits(layers: &[ShownLayer], base: &BaseMap, view: &Viewport, pointer: Screen) -> Vec<Hit> {
    hits_with_annotations(layers, ShownAnnotations::default(), base, view, pointer)
}

/// The same including annotations, which lie above the layers and win ties.
pub fn hits_with_annotations(
    layers: &[ShownLayer],
    own: ShownAnnotations,
    base: &BaseMap,
    view: &Viewport,
    pointer: Screen,
) -> Vec<Hit> {
    let p = LonLat::from(view.to_world(pointer));
    let grown = view.bounds_round(pointer, RING_PX);
    let mut over: Vec<(f64, Hit)> = Vec::new();
    let mut near: Vec<Hit> = Vec::new();
    for AnnotationHit { rank, hit } in annotation_hits(own, view, pointer) {
        if hit.distance == 0.0 { over.push((rank, hit)) } else { near.push(hit) }
    }
    for shown in layers.iter().rev() {
        for feature in shown.prepared.features.iter().filter(|f| f.shape.bounds().intersects(&grown)) {
            let hit = |distance| Hit { key: feature.key.clone(), distance };
            let touched = feature.shape.contains(p);
            let distance = if touched { 0.0 } else { outline_px(&feature.shape, view, pointer) };
            if distance <= sign_px(feature, view) {
                over.push((rank(&feature.shape), hit(0.0)));
            } else if distance <= RING_PX {
                near.push(hit(distance));
            }
        }
    }
    // A stable sort: ties keep the layers' order.
    over.sort_by(|a, b| a.0.total_cmp(&b.0));
    near.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    let beneath = base.governorate_at(p).map(|g| Hit { key: Subject::governorate(&g.code), distance: 0.0 });
    over.into_iter().map(|(_, hit)| hit).chain(near).chain(beneath).collect()
}

/// How far a feature's symbol extends beyond its geometry, in pixels: a click on a dot means the dot, even if
/// the town is smaller.
fn sign_px(feature: &PreparedFeature, view: &Viewport) -> f32 {
    if !feature.shape.is_area() {
        return if rank(&feature.shape) < -1.0 { LEAST_DISC } else { LINE_PX };
    }
    let least = match feature.treatment {
        Treatment::Crisp => LEAST_DISC,
        Treatment::Draft => LEAST_DRAFT,
        Treatment::FadingDisc
        | Treatment::FadingBand
        | Treatment::Area
        | Treatment::Outline
        | Treatment::Dashed
        | Treatment::Thin
        | Treatment::Hatch
        | Treatment::Rejected => return 0.0,
    };
    let radius = (feature.shape.bounds().width() * view.scale() / 2.0) as f32;
    (least - radius).max(0.0)
}
