use std::ops::Range;

use geo::{CoordsIter, Geometry};

use super::relation::{Relation, said_before};
use super::tokens::tokens;
use super::vocabulary::{is_article, is_of_place, is_type};
use crate::geo::{LonLat, Shape};
use crate::reading::{Mention, PlaceRef};

/// The governorates along Iraq's border with a country (ISO 3166-1 alpha-2).
pub fn governorates(country: &str) -> &'static [&'static str] {
    match country {
        "IR" => &["IQ-AR", "IQ-SU", "halabja", "IQ-DI", "IQ-WA", "IQ-MA", "IQ-BA"],
        "JO" => &["IQ-AN"],
        "KW" => &["IQ-BA", "IQ-MU"],
        "SA" => &["IQ-AN", "IQ-NA", "IQ-MU"],
        "SY" => &["IQ-DA", "IQ-NI", "IQ-AN"],
        "TR" => &["IQ-DA", "IQ-AR"],
        _ => &[],
    }
}

/// The town that specifies the stretch of a border: “the Syrian border near al-Qaim”. `at` is the byte range
/// of the border's name.
pub fn stretch<'a>(text: &str, at: &Range<usize>, neighbours: &'a [Mention]) -> Option<&'a Mention> {
    let behind = neighbours.iter().filter(|name| name.bytes.start >= at.end);
    let next = behind.min_by_key(|name| name.bytes.start)?;
    let gap = tokens(text.get(at.end..next.bytes.start)?);
    let words: Vec<&str> = gap.iter().map(|token| token.text.as_str()).collect();
    let near = match said_before(&words) {
        Relation::Around(_) | Relation::Toward { .. } | Relation::Edge(_) => true,
        Relation::There
        | Relation::Part(_)
        | Relation::Within { .. }
        | Relation::Away { .. }
        | Relation::Between(_)
        | Relation::OneOf(_) => words.last() == Some(&"at"),
    };
    let only = words.iter().all(|word| is_of_place(word) || is_type(word) || is_article(word));
    (near && only && matches!(next.best().place, PlaceRef::Town(_))).then_some(next)
}

/// Whether a disc of `km` around a place may cross a country's outline. Measured on a plane at the place's
/// latitude, accurate to a percent.
pub fn is_within(km: f64, of: LonLat, outline: &Shape) -> bool {
    let (x_km, y_km) = (111.32 * of.lat.to_radians().cos(), 111.0);
    let to = |c: geo::Coord<f64>| ((c.x - of.lon) * x_km, (c.y - of.lat) * y_km);
    let limit = (km * 1.02).powi(2);
    let crosses = |ring: &geo::LineString<f64>| {
        ring.lines().any(|line| {
            let ((ax, ay), (bx, by)) = (to(line.start), to(line.end));
            let (dx, dy) = (bx - ax, by - ay);
            let length = dx * dx + dy * dy;
            let t = if length == 0.0 { 0.0 } else { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) };
            (ax + t * dx).powi(2) + (ay + t * dy).powi(2) <= limit
        })
    };
    match outline.geometry() {
        Geometry::Polygon(p) => crosses(p.exterior()),
        Geometry::MultiPolygon(many) => many.iter().any(|p| crosses(p.exterior())),
        Geometry::Point(_)
        | Geometry::MultiPoint(_)
        | Geometry::Line(_)
        | Geometry::LineString(_)
        | Geometry::MultiLineString(_)
        | Geometry::GeometryCollection(_)
        | Geometry::Rect(_)
        | Geometry::Triangle(_) => outline.geometry().coords_iter().next().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use geo::{Destination, Geodesic, Intersects};

    use super::*;
    use crate::atlas::{Atlas, draw_recipe};
    use crate::model::Recipe;

    #[test]
    fn the_governorates_of_a_border_are_those_that_its_strip_touches() {
        let atlas = Atlas::built_in().unwrap();
        for country in ["IR", "JO", "KW", "SA", "SY", "TR"] {
            let recipe = Recipe::BorderStrip {
                country: country.to_owned(),
                width_km: 0.5,
                near: None,
                reach_km: None,
            };
            let strip = draw_recipe(&recipe, &atlas.base).unwrap();
            let mut touched: Vec<&str> = (atlas.base.governorates.iter())
                .filter(|g| g.shape.geometry().intersects(&strip))
                .map(|g| g.code.as_str())
                .collect();
            let mut named = governorates(country).to_vec();
            touched.sort_unstable();
            named.sort_unstable();
            assert_eq!(named, touched, "{country}");
        }
        assert!(governorates("FR").is_empty());
    }

    #[test]
    fn what_is_near_the_border_agrees_with_a_ring_of_points_round_it() {
        let atlas = Atlas::built_in().unwrap();
        let iraq = &atlas.base.iraq;
        for place in atlas.gazetteer.places() {
            let outside = |km: f64| {
                (0..360).any(|bearing| {
                    let p = Geodesic.destination(place.position().into(), f64::from(bearing), km * 1000.0);
                    !iraq.contains(p.0.into())
                })
            };
            if outside(25.0) {
                assert!(is_within(25.0, place.position(), iraq), "{}", place.display);
            } else {
                assert!(!is_within(24.0, place.position(), iraq), "{}", place.display);
            }
        }
    }
}
