use crate::geo::{Bounds, Viewport, distance_km};
use crate::model::Subject;
use crate::scene::{Names, PreparedLayer, Scene, SceneInput, ShownAnnotations, ShownLayer, build};
use crate::session::Session;
use crate::style::Theme;

/// Least width of ground shown by a small map, in kilometres, so that the place stays recognisable.
const LEAST_KM: f64 = 160.0;

/// A small map of a single feature; `None` if it has no place. `size` is in screen pixels.
pub fn map(session: &Session, key: &Subject, size: [f32; 2], theme: &Theme) -> Option<(Viewport, Scene)> {
    let view = Viewport::fit(roomy(session.bounds_of(key)?), size, 14.0);
    let (layer, selected) = match key {
        Subject::Feature { layer, .. } => (session.layer(layer), None),
        Subject::Governorate(_) => (None, Some(key)),
        // Drawn as on the map. A sheet has no legend, and so no marks of what differs between two states.
        Subject::Event { .. } | Subject::Annotation(_) => {
            let mut scene = session.still(theme, view);
            scene.groups.retain(|group| !group.id.ends_with("/changes"));
            return Some((view, scene));
        }
    };
    let alone = layer.map(|layer| PreparedLayer {
        features: layer.prepared.features.iter().filter(|f| f.key == *key).cloned().collect(),
        ..PreparedLayer::clone(&layer.prepared)
    });
    let layers: Vec<ShownLayer> =
        alone.iter().map(|prepared| ShownLayer { prepared, opacity: 1.0 }).collect();
    let atlas = session.atlas();
    let scene = build(&SceneInput {
        base: &atlas.base,
        gazetteer: &atlas.gazetteer,
        layers: &layers,
        events: &[],
        order: &[],
        annotations: ShownAnnotations::default(),
        days: None,
        view,
        theme,
        names: Names::Latin,
        selected,
        highlighted: &[],
    });
    Some((view, scene))
}

/// The box with enough surroundings to recognise the place.
fn roomy(bounds: Bounds) -> Bounds {
    let grown = bounds.grown(bounds.width().max(bounds.height()) * 0.22);
    let center = bounds.center();
    let wide = distance_km(
        crate::geo::World::new(grown.min.x, center.y).into(),
        crate::geo::World::new(grown.max.x, center.y).into(),
    );
    let missing = LEAST_KM / wide.max(1e-6) - 1.0;
    if missing > 0.0 { grown.grown(grown.width().max(1e-7) * missing / 2.0) } else { grown }
}
