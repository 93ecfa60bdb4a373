//! The data that come with the program: whole, drawn as their recipes say, and as good as
//! `assets/PROVENANCE.md` says, no better.

use std::collections::{BTreeMap, BTreeSet};

use geo::{
    BooleanOps, BoundingRect, Contains, Coord, CoordsIter, Distance, Euclidean, GeodesicArea, Geometry,
    HausdorffDistance, MapCoords, MultiPolygon, Point, Rect,
};
use iraq_risk_atlas::atlas::draw_recipe;
use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::geo::{LonLat, distance_km};
use iraq_risk_atlas::model::{Feature, Precision, Recipe};
use iraq_risk_atlas::style::Treatment;

use crate::support::built_in as atlas;
use crate::support::files::asset;

fn features() -> impl Iterator<Item = &'static Feature> {
    atlas().layers.iter().flat_map(|l| &l.features)
}

fn drawn() -> impl Iterator<Item = (&'static str, &'static Feature, MultiPolygon<f64>)> {
    let area = |f: &'static Feature| Some((f.id.as_str(), f, polygons(f.geometry.as_ref()?)));
    features().filter_map(area)
}

fn shape(id: &str) -> MultiPolygon<f64> {
    drawn().find(|d| d.0 == id).unwrap_or_else(|| panic!("{id} is drawn")).2
}

fn polygons(geometry: &Geometry<f64>) -> MultiPolygon<f64> {
    match geometry {
        Geometry::Polygon(p) => p.clone().into(),
        Geometry::MultiPolygon(m) => m.clone(),
        other => panic!("{other:?} is no area"),
    }
}

fn iraq() -> MultiPolygon<f64> {
    polygons(atlas().base.iraq.geometry())
}

fn neighbour(code: &str) -> MultiPolygon<f64> {
    let found = atlas().base.neighbours.iter().find(|n| n.code == code);
    polygons(found.unwrap_or_else(|| panic!("{code} is a neighbour")).shape.geometry())
}

fn area_km2(shape: &MultiPolygon<f64>) -> f64 {
    // Signed, because a ring that is wound the other way would be the rest of the globe.
    shape.iter().map(|p| p.geodesic_area_signed().abs()).sum::<f64>() / 1e6
}

/// Kilometres from a position to an area on a plane that touches the earth there: good to a
/// few per mille over 100 km.
fn km_to(area: &MultiPolygon<f64>, c: Coord<f64>) -> f64 {
    let per_degree = (111.32 * c.y.to_radians().cos(), 110.9);
    let flat = area.map_coords(|p| Coord { x: (p.x - c.x) * per_degree.0, y: (p.y - c.y) * per_degree.1 });
    Euclidean.distance(&Point::new(0.0, 0.0), &flat)
}

#[test]
fn every_layer_file_is_built_in_and_reads_without_a_note() {
    let folder = asset("layers");
    let mut files = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (layer, notes) = read_layer(&name, &std::fs::read(&path).unwrap()).unwrap();
        assert!(notes.is_empty(), "{name}: {}", notes[0]);
        assert_eq!(layer.meta.id, name);
        assert_eq!(atlas().layer(&name), Some(&layer), "{name} is built in as it lies there");
        files.insert(name);
    }
    let built_in: BTreeSet<String> = atlas().layers.iter().map(|l| l.meta.id.clone()).collect();
    assert_eq!((&files, files.len()), (&built_in, 10));
}

#[test]
fn every_shape_is_what_its_recipe_draws() {
    let mut compared = 0;
    for (id, feature, is) in drawn() {
        let recipe = feature.properties.basis.recipe.as_ref().unwrap_or_else(|| panic!("{id} has a recipe"));
        let should = polygons(&draw_recipe(recipe, &atlas().base).unwrap());
        let (a, b) = (area_km2(&is), area_km2(&should));
        assert!((a / b - 1.0).abs() < 1e-4, "{id}: {a} km² drawn, {b} by its recipe");
        let size = should.bounding_rect().map_or(0.0, |r: Rect<f64>| r.width().max(r.height()));
        let off = is.hausdorff_distance(&should);
        assert!(off / size < 1e-4, "{id}: {off}° off, of {size}°");
        assert_eq!(is.iter().map(|p| p.interiors().len()).sum::<usize>(), holes(recipe), "{id}");
        compared += 1;
    }
    assert_eq!(compared, 22);
}

fn holes(recipe: &Recipe) -> usize {
    usize::from(matches!(recipe, Recipe::Ring { .. }))
}

#[test]
fn discs_and_the_ring_have_the_area_that_geometry_gives_them() {
    use std::f64::consts::PI;
    let disc = |km: f64| PI * km * km;
    for (id, expected) in [
        ("FP-05", disc(25.0)),
        ("FP-07", disc(25.0)),
        ("FP-08", disc(25.0)),
        ("FP-09", disc(25.0)),
        ("FP-01", disc(5.0)),
        ("FP-03", disc(5.0)),
        ("TI-07", disc(15.0)),
        ("TI-08", disc(10.0)),
        ("TI-09", disc(10.0)),
        ("FP-21", disc(48.0) - disc(32.0)),
    ] {
        let is = area_km2(&shape(id));
        assert!((is / expected - 1.0).abs() < 2e-3, "{id}: {is} km² for {expected}");
    }
}

#[test]
fn the_disc_of_al_qaim_ends_at_the_border() {
    let disc = shape("FP-06");
    for neighbour in &atlas().base.neighbours {
        let over = area_km2(&disc.intersection(&polygons(neighbour.shape.geometry())));
        assert!(over < 0.1, "{} loses {over} km²", neighbour.code);
    }
    let is = area_km2(&disc);
    let whole = std::f64::consts::PI * 625.0;
    assert!(is > 0.4 * whole && is < 0.95 * whole, "{is} km²: a part of the disc is cut off, not most of it");
}

#[test]
fn the_strips_lie_inside_iraq_along_the_border_that_they_name() {
    for (id, country, others, width) in [
        ("FP-10", "SY", ["JO", "SA", "KW", "IR"], 20.0),
        ("FP-11", "SY", ["JO", "SA", "KW", "IR"], 20.0),
        ("TI-06", "TR", ["JO", "SA", "KW", "IR"], 20.0),
    ] {
        let strip = shape(id);
        let outside = area_km2(&strip.difference(&iraq()));
        assert!(outside < 0.1, "{id}: {outside} km² lie outside Iraq");
        let border = neighbour(country);
        let farthest = strip.coords_iter().map(|c| km_to(&border, c)).fold(0.0, f64::max);
        assert!(farthest < width * 1.05, "{id} reaches {farthest} km from {country}");
        assert!(farthest > width * 0.95, "{id} is as wide as it says, {farthest} km");
        let along = strip.coords_iter().filter(|c| km_to(&border, *c) < 0.01).count();
        assert!(along > 10, "{id} follows the border: {along} corners on it");
        let strangers = others.map(neighbour);
        let touched = |c: Coord<f64>| strangers.iter().any(|s| km_to(s, c) < 0.01);
        let corner = strip.coords_iter().filter(|c| touched(*c)).count();
        assert!(corner * 4 < along, "{id} follows another border as well: {corner} corners of it");
    }
}

#[test]
fn the_syrian_strips_stay_near_their_towns() {
    for (id, town) in [("FP-10", LonLat::new(42.448, 36.379)), ("FP-11", LonLat::new(41.094, 34.369))] {
        let km = |c: Coord<f64>| distance_km(c.into(), town);
        let farthest = shape(id).coords_iter().map(km).fold(0.0, f64::max);
        assert!(farthest < 70.0 + 20.0, "{id} reaches {farthest} km from its town");
        let nearest = shape(id).coords_iter().map(km).fold(f64::INFINITY, f64::min);
        assert!(nearest < 50.0, "{id} begins {nearest} km from its town");
    }
    assert!(area_km2(&shape("FP-10").intersection(&shape("FP-11"))) == 0.0, "two stretches, not one");
}

#[test]
fn the_governorates_are_the_nineteen_and_tile_the_country() {
    let codes: BTreeSet<&str> = atlas().base.governorates.iter().map(|g| g.code.as_str()).collect();
    // ISO 3166-2:IQ, with Halabja, which has no code yet.
    let expected = BTreeSet::from([
        "IQ-AN", "IQ-AR", "IQ-BA", "IQ-BB", "IQ-BG", "IQ-DA", "IQ-DI", "IQ-DQ", "IQ-KA", "IQ-KI", "IQ-MA",
        "IQ-MU", "IQ-NA", "IQ-NI", "IQ-QA", "IQ-SD", "IQ-SU", "IQ-WA", "halabja",
    ]);
    assert_eq!(codes, expected);
    let total: f64 = atlas().base.governorates.iter().map(|g| g.shape.area_km2()).sum();
    let country = atlas().base.iraq.area_km2();
    assert!((total / country - 1.0).abs() < 1e-4, "{total} and {country} km²");
    // The CIA World Factbook gives 438,317 km².
    assert!((country / 438_317.0 - 1.0).abs() < 0.01, "{country} km²");
    for g in &atlas().base.governorates {
        assert!(g.shape.contains(g.label), "the name of {} stands inside it", g.name);
        assert!(g.name_ar.is_some(), "{} has an Arabic name", g.name);
    }
}

#[test]
fn the_governorates_are_as_large_as_officially_but_for_the_faults_that_are_named() {
    let mut off = BTreeMap::new();
    for g in &atlas().base.governorates {
        if let Some(official) = g.official_km2 {
            let percent = (g.shape.area_km2() / official - 1.0) * 100.0;
            if percent.abs() > 8.0 {
                off.insert(g.code.as_str(), percent.round() as i32);
            }
        }
    }
    // PROVENANCE: Babil +9 %, Basra -10 %, Kirkuk +9 %; Baghdad is drawn by a rule, 5,418 km².
    assert_eq!(off, BTreeMap::from([("IQ-BA", -10), ("IQ-BB", 9), ("IQ-BG", 19), ("IQ-KI", 9)]));
    let km2 = |code: &str| atlas().base.governorate(code).unwrap().shape.area_km2();
    assert!((km2("IQ-BG") - 5418.0).abs() < 1.0, "{}", km2("IQ-BG"));
    assert!((km2("halabja") - 983.0).abs() < 1.0, "{}", km2("halabja"));
    let approximate: Vec<&str> = atlas()
        .base
        .governorates
        .iter()
        .filter(|g| g.approx_note.is_some())
        .map(|g| g.code.as_str())
        .collect();
    assert!(approximate.contains(&"IQ-BG") && approximate.contains(&"halabja"), "{approximate:?}");
}

#[test]
fn every_town_lies_in_its_governorate_but_for_the_four_that_are_named() {
    let mut elsewhere = BTreeSet::new();
    for place in atlas().gazetteer.places() {
        let governorate = atlas().base.governorate(&place.gov);
        let governorate = governorate.unwrap_or_else(|| panic!("{}: {}", place.display, place.gov));
        if !governorate.shape.contains(place.position()) {
            elsewhere.insert(place.display.as_str());
        }
    }
    assert_eq!(elsewhere, BTreeSet::from(["Atbah", "Hilora", "Khan Bani Saad", "Kuchka"]));
}

#[test]
fn every_drawn_feature_looks_as_sure_as_its_evidence() {
    use Treatment::{Area, Crisp, Dashed, FadingBand, FadingDisc, Hatch, Outline, Thin};
    let is: Vec<(&str, Treatment)> =
        drawn().map(|(id, feature, _)| (id, Treatment::of(&feature.properties))).collect();
    let should = [
        ("FP-01", Crisp),
        ("FP-03", Crisp),
        ("FP-05", FadingDisc),
        ("FP-06", FadingDisc),
        ("FP-07", FadingDisc),
        ("FP-08", FadingDisc),
        ("FP-09", FadingDisc),
        ("FP-17", Dashed),
        ("FP-21", Dashed),
        ("TI-07", Crisp),
        ("TI-08", Crisp),
        ("TI-09", Crisp),
        ("TI-01", Area),
        ("TI-02", Area),
        ("TI-03", Area),
        ("TI-04", Outline),
        ("TI-05", Outline),
        ("FP-10", Hatch),
        ("FP-11", Hatch),
        ("TI-06", Hatch),
        ("FP-12", FadingBand),
        ("FP-13", Thin),
    ];
    assert_eq!(is, should);
}

#[test]
fn nothing_is_drawn_more_precisely_than_it_is_known() {
    for feature in features() {
        let (id, properties) = (&feature.id, &feature.properties);
        match (&feature.geometry, properties.precision) {
            (Some(_), Precision::Unplaced) => panic!("{id} is unplaced and drawn"),
            (Some(Geometry::Polygon(_) | Geometry::MultiPolygon(_)), _) => {}
            (Some(other), _) => panic!("{id} is no area: {other:?}"),
            (None, _) => {
                let reason = properties.not_drawn.as_ref();
                assert!(reason.is_some_and(|r| r.len() > 10), "{id} says why it is not drawn: {reason:?}");
            }
        }
    }
    let governorates: Vec<_> =
        drawn().filter(|(_, f, _)| f.properties.precision == Precision::Governorate).collect();
    assert_eq!(governorates.len(), 6);
    for (id, feature, is) in governorates {
        let [code] = &feature.properties.governorates[..] else { panic!("{id} is of one governorate") };
        let outline = polygons(atlas().base.governorate(code).unwrap().shape.geometry());
        assert!(is.hausdorff_distance(&outline) < 1e-9, "{id} has the outline of {code}");
        let middle = atlas().base.governorate(code).unwrap().label;
        assert!(is.contains(&Point::from(middle)));
    }
}
