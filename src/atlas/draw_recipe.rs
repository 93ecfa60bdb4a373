use geo::{Area, BooleanOps, Geometry, MultiPolygon, Polygon};

use crate::geo::{Shape, band, border_strip, clipped, disc, polygons, ring, sector};
use crate::model::Recipe;

use super::BaseMap;

/// Builds the geometry of a recipe, in degrees, from the base map's outlines. `None` if the recipe names a
/// governorate or country that the base map lacks.
pub fn draw_recipe(recipe: &Recipe, base: &BaseMap) -> Option<Geometry<f64>> {
    let land = || polygons(base.iraq.geometry());
    let area = match recipe {
        Recipe::Disc { center, radius_km, clip } => {
            let whole = MultiPolygon::from(disc((*center).into(), *radius_km));
            if *clip { clipped(&whole, &land()) } else { whole }
        }
        Recipe::Ring { center, inner_km, outer_km } => ring((*center).into(), *inner_km, *outer_km).into(),
        Recipe::Sector { center, bearing, half_angle, inner_km, outer_km, clip } => {
            let whole = sector((*center).into(), *bearing, *half_angle, [*inner_km, *outer_km]).into();
            if *clip { clipped(&whole, &land()) } else { whole }
        }
        Recipe::BorderStrip { country, width_km, near, reach_km } => {
            let neighbour = base.neighbours.iter().find(|n| n.code == *country)?;
            let reach = near.zip(*reach_km).map(|(place, km)| (place.into(), km));
            border_strip(&land(), &polygons(neighbour.shape.geometry()), *width_km, reach)
        }
        Recipe::Band { through, half_width_km } => {
            let line: geo::LineString<f64> = through.iter().map(|p| (p[0], p[1])).collect();
            band(&geo::MultiLineString::new(vec![line]), *half_width_km)
        }
        Recipe::Governorates { codes } => {
            let mut shapes = codes.iter().map(|code| base.governorate(code).map(|g| outline(&g.shape)));
            let first = shapes.next()??;
            without_slivers(shapes.try_fold(first, |sum, next| Some(sum.union(&next?)))?)
        }
    };
    Some(match <[Polygon<f64>; 1]>::try_from(area.0) {
        Ok([only]) => only.into(),
        Err(many) => MultiPolygon::new(many).into(),
    })
}

/// Square degrees, about 100 m²: along a common border the overlay's rounding leaves holes
/// of a few square metres.
const SLIVER: f64 = 1e-8;

fn without_slivers(shape: MultiPolygon<f64>) -> MultiPolygon<f64> {
    let whole = |polygon: Polygon<f64>| {
        let (outer, mut holes) = polygon.into_inner();
        holes.retain(|hole| Polygon::new(hole.clone(), vec![]).unsigned_area() > SLIVER);
        Polygon::new(outer, holes)
    };
    shape.into_iter().map(whole).collect()
}

fn outline(shape: &Shape) -> MultiPolygon<f64> {
    polygons(shape.geometry())
}
