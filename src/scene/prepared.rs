use std::sync::Arc;

use crate::atlas::BaseMap;
use crate::geo::{LonLat, Shape, distance_km, halfway, label_point, polygons};
use crate::model::{Article, Feature, FeatureLayerId, Layer, Recipe, Subject};
use crate::reading::article_of;
use crate::style::Treatment;

use super::SoftShape;

/// A layer prepared for drawing and picking.
#[derive(Clone, Debug)]
pub struct PreparedLayer {
    pub id: FeatureLayerId,
    pub layer: Arc<Layer>,
    /// One for each feature of the layer that has a geometry, largest first, so that
    /// small shapes are drawn over large ones.
    pub features: Vec<PreparedFeature>,
    /// The article that comes with a user's layer.
    pub article: Option<Article>,
}

#[derive(Clone, Debug)]
pub struct PreparedFeature {
    /// Index into the layer's features.
    pub index: usize,
    pub key: Subject,
    pub shape: Shape,
    pub treatment: Treatment,
    pub soft: Option<SoftShape>,
    /// Position of its label; `None` if the base map already labels the place.
    pub label: Option<LonLat>,
    /// A position inside the shape, as far from its outline as possible.
    pub inside: LonLat,
}

impl PreparedLayer {
    pub fn new(id: FeatureLayerId, layer: Arc<Layer>, base: &BaseMap) -> Self {
        let one = |(index, feature): (usize, &Feature)| {
            let geometry = feature.geometry.clone()?;
            let shape = Shape::new(geometry, &base.significance);
            let recipe = feature.properties.basis.recipe.as_ref();
            let inside = inside(&shape);
            Some(PreparedFeature {
                index,
                key: Subject::feature(&id, &feature.id),
                treatment: Treatment::of(&feature.properties),
                soft: soft(feature, recipe, base),
                label: label(inside, recipe, Treatment::of(&feature.properties)),
                inside,
                shape,
            })
        };
        let mut features: Vec<PreparedFeature> = layer.features.iter().enumerate().filter_map(one).collect();
        features.sort_by(|a, b| b.shape.area_km2().total_cmp(&a.shape.area_km2()));
        let article = article_of(&layer);
        Self { id, layer, features, article }
    }

    pub fn feature(&self, prepared: &PreparedFeature) -> &Feature {
        // Invariant: `index` was built from this layer.
        &self.layer.features[prepared.index]
    }
}

fn soft(feature: &Feature, recipe: Option<&Recipe>, base: &BaseMap) -> Option<SoftShape> {
    let treatment = Treatment::of(&feature.properties);
    match recipe? {
        Recipe::Disc { center, radius_km, clip } if treatment == Treatment::FadingDisc => {
            let land = clip.then(|| polygons(base.iraq.geometry()));
            Some(SoftShape::disc((*center).into(), *radius_km, land.as_ref()))
        }
        Recipe::Band { through, half_width_km } if treatment == Treatment::FadingBand => {
            let through: Vec<LonLat> = through.iter().map(|&p| p.into()).collect();
            Some(SoftShape::band(&through, *half_width_km))
        }
        Recipe::Disc { .. }
        | Recipe::Ring { .. }
        | Recipe::Sector { .. }
        | Recipe::BorderStrip { .. }
        | Recipe::Band { .. }
        | Recipe::Governorates { .. } => None,
    }
}

/// Governorates, cities and towns use the base map's labels; the rest their own.
fn label(inside: LonLat, recipe: Option<&Recipe>, treatment: Treatment) -> Option<LonLat> {
    match recipe {
        Some(Recipe::Governorates { codes }) if codes.len() == 1 => None,
        Some(Recipe::Disc { center, .. }) if treatment == Treatment::FadingDisc => Some((*center).into()),
        Some(Recipe::Disc { .. }) => None,
        Some(Recipe::Ring { center, inner_km, outer_km }) => {
            let north = geo::Destination::destination(
                &geo::Geodesic,
                LonLat::from(*center).into(),
                0.0,
                (inner_km + outer_km) * 500.0,
            );
            Some(north.0.into())
        }
        Some(Recipe::Band { through, .. }) if through.len() > 1 => {
            let legs = through.windows(2).map(|w| (LonLat::from(w[0]), LonLat::from(w[1])));
            let longest = legs.max_by(|x, y| distance_km(x.0, x.1).total_cmp(&distance_km(y.0, y.1)));
            longest.map(|(a, b)| halfway(a, b))
        }
        Some(
            Recipe::Sector { .. }
            | Recipe::BorderStrip { .. }
            | Recipe::Band { .. }
            | Recipe::Governorates { .. },
        )
        | None => Some(inside),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "lines and points have no inside")]
fn inside(shape: &Shape) -> LonLat {
    match shape.geometry() {
        geo::Geometry::Polygon(p) => label_point(p),
        geo::Geometry::MultiPolygon(m) => m.iter().next().map_or(shape.middle(), label_point),
        _ => shape.middle(),
    }
}
