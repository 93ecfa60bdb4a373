use geo::{
    BooleanOps, ChamberlainDuquetteArea, Geometry, Intersects, Length, LineString, MultiLineString,
    MultiPolygon,
};
use serde::Serialize;

use crate::atlas::Governorate;
use crate::geo::{Shape, polygons};
use crate::model::{Feature, FeatureLayerId};
use crate::scene::PreparedLayer;

use super::context::link_to;
use super::{CardContext, Link};

/// The features of a layer that touch a governorate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TouchingLayer {
    pub layer: FeatureLayerId,
    pub name: String,
    pub features: Vec<Touching>,
}

/// A feature that touches a governorate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Touching {
    pub link: Link,
    pub reach: Reach,
}

/// How a feature relates to a governorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// It lies in the governorate or is about it.
    Here,
    /// Only its outline reaches in; it makes no statement about this governorate.
    OutlineOnly,
    /// It is about the governorate and is not drawn.
    NotDrawn,
}

impl Reach {
    pub fn words(self) -> &'static str {
        match self {
            Self::Here => "lies here or is about it",
            Self::OutlineOnly => "only its outline reaches in; it says nothing about this governorate",
            Self::NotDrawn => "is about it; not drawn",
        }
    }
}

/// By layer, topmost first.
pub(super) fn touching(governorate: &Governorate, context: &CardContext) -> Vec<TouchingLayer> {
    let mut ground = Ground { governorate, area: None };
    let mut layers: Vec<TouchingLayer> = Vec::new();
    for layer in context.layers {
        let features = in_layer(&mut ground, layer);
        if !features.is_empty() {
            let meta = &layer.layer.meta;
            layers.push(TouchingLayer { layer: layer.id.clone(), name: meta.name.clone(), features });
        }
    }
    layers
}

fn in_layer(ground: &mut Ground, layer: &PreparedLayer) -> Vec<Touching> {
    let mut shapes: Vec<Option<&Shape>> = vec![None; layer.layer.features.len()];
    for prepared in &layer.features {
        if let Some(place) = shapes.get_mut(prepared.index) {
            *place = Some(&prepared.shape);
        }
    }
    let one = |(feature, shape): (&Feature, Option<&Shape>)| {
        let reach = ground.reach(feature, shape)?;
        Some(Touching { link: link_to(layer, feature), reach })
    };
    layer.layer.features.iter().zip(shapes).filter_map(one).collect()
}

/// A governorate that shapes are tested against.
struct Ground<'a> {
    governorate: &'a Governorate,
    /// Its polygons, built when the first shape comes close.
    area: Option<MultiPolygon<f64>>,
}

/// An overlap below this, in km², is noise between independently drawn outlines, unless the shape itself is
/// that small.
const SLIVER_KM2: f64 = 1.0;
/// The same for lines, in degrees of length (about a kilometre).
const SLIVER_DEG: f64 = 0.01;
/// Share of a small shape that must lie inside.
const SHARE: f64 = 0.01;

impl Ground<'_> {
    fn reach(&mut self, feature: &Feature, shape: Option<&Shape>) -> Option<Reach> {
        let said = feature.properties.governorates.contains(&self.governorate.code);
        match (said, shape) {
            (true, None) => Some(Reach::NotDrawn),
            (true, Some(_)) => Some(Reach::Here),
            (false, Some(shape)) => self.overlaps(shape).then(|| self.unsaid(feature)),
            (false, None) => None,
        }
    }

    /// For a feature that names no governorate, its outline decides.
    fn unsaid(&self, feature: &Feature) -> Reach {
        if feature.properties.governorates.is_empty() { Reach::Here } else { Reach::OutlineOnly }
    }

    /// Whether they share more than a border.
    fn overlaps(&mut self, shape: &Shape) -> bool {
        if !self.governorate.shape.bounds().intersects(&shape.bounds()) {
            return false;
        }
        let governorate = self.governorate;
        let area = self.area.get_or_insert_with(|| polygons(governorate.shape.geometry()));
        overlaps(area, shape.geometry())
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other geometries have an area")]
fn overlaps(area: &MultiPolygon<f64>, geometry: &Geometry<f64>) -> bool {
    match geometry {
        Geometry::Point(p) => area.intersects(p),
        Geometry::MultiPoint(many) => many.iter().any(|p| area.intersects(p)),
        Geometry::LineString(line) => line_overlaps(area, vec![line.clone()]),
        Geometry::MultiLineString(many) => line_overlaps(area, many.0.clone()),
        Geometry::GeometryCollection(many) => many.iter().any(|g| overlaps(area, g)),
        other => area_overlaps(area, &polygons(other)),
    }
}

fn area_overlaps(area: &MultiPolygon<f64>, other: &MultiPolygon<f64>) -> bool {
    let km2 = |m: &MultiPolygon<f64>| m.chamberlain_duquette_unsigned_area() / 1e6;
    let least = (km2(other).min(km2(area)) * SHARE).min(SLIVER_KM2);
    km2(&area.intersection(other)) > least
}

fn line_overlaps(area: &MultiPolygon<f64>, lines: Vec<LineString<f64>>) -> bool {
    let lines = MultiLineString::new(lines);
    let length = |m: &MultiLineString<f64>| m.iter().map(|l| geo::Euclidean.length(l)).sum::<f64>();
    length(&area.clip(&lines, false)) > (length(&lines) * SHARE).min(SLIVER_DEG)
}

#[cfg(test)]
mod tests {
    use geo::{Point, line_string, polygon};

    use super::*;

    /// One degree square.
    fn ground() -> MultiPolygon<f64> {
        polygon![(x: 44.0, y: 33.0), (x: 45.0, y: 33.0), (x: 45.0, y: 34.0), (x: 44.0, y: 34.0)].into()
    }

    fn square(x: f64, y: f64, size: f64) -> Geometry<f64> {
        polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)].into()
    }

    #[test]
    fn a_neighbour_that_only_shares_the_border_does_not_touch() {
        assert!(!overlaps(&ground(), &square(45.0, 33.0, 1.0)));
        // A metre of noise along a whole degree is 0.1 km² …
        assert!(!overlaps(&ground(), &square(44.999_99, 33.0, 1.0)));
        // … and a tenth of a degree is not noise.
        assert!(overlaps(&ground(), &square(44.9, 33.0, 1.0)));
    }

    #[test]
    fn a_small_shape_inside_touches() {
        assert!(overlaps(&ground(), &square(44.5, 33.5, 0.001)));
        assert!(overlaps(&ground(), &Point::new(44.5, 33.5).into()));
        assert!(!overlaps(&ground(), &Point::new(45.5, 33.5).into()));
    }

    #[test]
    fn a_shape_that_holds_the_whole_ground_touches_and_one_with_it_in_its_hole_does_not() {
        assert!(overlaps(&ground(), &square(43.0, 32.0, 3.0)));
        let Geometry::Polygon(outer) = square(43.0, 32.0, 3.0) else { unreachable!() };
        let Geometry::Polygon(inner) = square(43.9, 32.9, 1.2) else { unreachable!() };
        let ring = geo::Polygon::new(outer.exterior().clone(), vec![inner.exterior().clone()]);
        assert!(!overlaps(&ground(), &ring.into()));
    }

    #[test]
    fn a_line_touches_by_what_runs_inside() {
        let through = line_string![(x: 43.0, y: 33.5), (x: 46.0, y: 33.5)];
        let beside = line_string![(x: 43.0, y: 32.5), (x: 46.0, y: 32.5)];
        assert!(overlaps(&ground(), &through.into()));
        assert!(!overlaps(&ground(), &beside.into()));
    }
}
