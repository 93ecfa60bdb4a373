//! What lies under a point: compared with the files' own coordinates, read here anew, by
//! even-odd counting, by `geo`, and by distances measured on the picture in f64.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::sync::{Arc, OnceLock};

use geo::{Distance, Euclidean, Geometry, Intersects, LineString, MapCoords, Point};
use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::geo::{LonLat, Screen, Viewport};
use iraq_risk_atlas::model::{FeatureLayerId, Subject};
use iraq_risk_atlas::scene::{self, PreparedLayer, RING_PX, ShownLayer};
use iraq_risk_atlas::style::Treatment;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::built_in;
use crate::support::files::asset;

/// Two layers with what the built-in ones lack: a point, lines, a multipolygon whose first
/// part has a hole with an island in it, and two areas that are the same.
const UPPER: &str = r#"{"type":"FeatureCollection","features":[
 {"type":"Feature","id":"point","properties":{"name":"a point"},"geometry":{"type":"Point","coordinates":[44.5,32.5]}},
 {"type":"Feature","id":"line","properties":{"name":"a line"},"geometry":{"type":"LineString",
  "coordinates":[[43.0,32.0],[44.0,32.6],[46.0,32.2]]}},
 {"type":"Feature","id":"holes","properties":{"name":"a multipolygon"},"geometry":{"type":"MultiPolygon","coordinates":[
  [[[43.0,31.0],[46.0,31.0],[46.0,34.0],[43.0,34.0],[43.0,31.0]],
   [[44.0,32.0],[44.0,33.0],[45.0,33.0],[45.0,32.0],[44.0,32.0]],
   [[43.2,33.2],[43.2,33.8],[43.8,33.8],[43.8,33.2],[43.2,33.2]]],
  [[[44.3,32.3],[44.7,32.3],[44.7,32.7],[44.3,32.7],[44.3,32.3]]],
  [[[40.0,31.0],[41.0,31.0],[40.5,32.0],[40.0,31.0]]]]}},
 {"type":"Feature","id":"same","properties":{"name":"the same twice"},"geometry":{"type":"Polygon",
  "coordinates":[[[47.0,31.0],[48.0,31.0],[48.0,32.0],[47.0,32.0],[47.0,31.0]]]}}]}"#;

const LOWER: &str = r#"{"type":"FeatureCollection","features":[
 {"type":"Feature","id":"lines","properties":{"name":"two lines"},"geometry":{"type":"MultiLineString",
  "coordinates":[[[44.0,36.0],[44.2,36.5]],[[44.4,36.0],[44.6,36.5],[44.4,36.9]]]}},
 {"type":"Feature","id":"same","properties":{"name":"the same twice"},"geometry":{"type":"Polygon",
  "coordinates":[[[47.0,31.0],[48.0,31.0],[48.0,32.0],[47.0,32.0],[47.0,31.0]]]}}]}"#;

/// A feature as its file has it.
struct Raw {
    key: Subject,
    geometry: Geometry<f64>,
    /// All rings of polygons, empty for points and lines.
    rings: Vec<Vec<[f64; 2]>>,
}

struct World {
    atlas: &'static Atlas,
    /// Bottom to top.
    layers: Vec<PreparedLayer>,
    raw: Vec<Raw>,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let atlas = built_in();
        let mut files: Vec<(String, String)> =
            vec![("upper".to_owned(), UPPER.to_owned()), ("lower".to_owned(), LOWER.to_owned())];
        for layer in &atlas.layers {
            let path = asset(&format!("layers/{}.geojson", layer.meta.id));
            files.push((layer.meta.id.clone(), std::fs::read_to_string(path).unwrap()));
        }
        let (mut layers, mut raw) = (Vec::new(), Vec::new());
        for (name, text) in &files {
            let (layer, _) = read_layer(&format!("{name}.geojson"), text.as_bytes()).unwrap();
            let id = FeatureLayerId::built_in(&layer.meta.id);
            raw.extend(raw_features(&id, text));
            layers.push(PreparedLayer::new(id, Arc::new(layer), &atlas.base));
        }
        layers.reverse();
        World { atlas, layers, raw }
    })
}

fn raw_features(layer: &FeatureLayerId, text: &str) -> Vec<Raw> {
    let file: Value = serde_json::from_str(text).unwrap();
    let drawn = file["features"].as_array().unwrap().iter().filter(|f| !f["geometry"].is_null());
    let raw = |f: &Value| {
        let geometry: geojson::Geometry = serde_json::from_value(f["geometry"].clone()).unwrap();
        let coordinates = &f["geometry"]["coordinates"];
        let rings = match f["geometry"]["type"].as_str().unwrap() {
            "Polygon" => serde_json::from_value(coordinates.clone()).unwrap(),
            "MultiPolygon" => {
                let parts: Vec<Vec<Vec<[f64; 2]>>> = serde_json::from_value(coordinates.clone()).unwrap();
                parts.concat()
            }
            _ => Vec::new(),
        };
        let key = Subject::feature(layer, &f["id"].as_str().unwrap().into());
        Raw { key, geometry: Geometry::try_from(geometry).unwrap(), rings }
    };
    drawn.map(raw).collect()
}

impl World {
    fn shown(&self) -> Vec<ShownLayer<'_>> {
        self.layers.iter().map(|prepared| ShownLayer { prepared, opacity: 1.0 }).collect()
    }

    fn at(&self, lon: f64, lat: f64) -> Vec<Subject> {
        scene::at(&self.shown(), &self.atlas.base, LonLat::new(lon, lat))
    }

    /// 0 = the top.
    fn depth(&self, key: &Subject) -> usize {
        self.layers.iter().rev().position(|l| key.layer() == Some(l.id.clone().into())).unwrap()
    }

    /// How far a sign of a fixed size reaches beyond the geometry: dots of 6 pixels for towns
    /// and points, lines 6 pixels wide.
    fn sign_px(&self, raw: &Raw, view: &Viewport) -> f64 {
        let mut prepared = self.layers.iter().flat_map(|l| &l.features);
        let feature = prepared.find(|f| f.key == raw.key).unwrap();
        match raw.geometry {
            Geometry::Point(_) => 6.0,
            Geometry::LineString(_) | Geometry::MultiLineString(_) => 3.0,
            _ if feature.treatment == Treatment::Crisp => {
                (6.0 - feature.shape.bounds().width() * view.scale() / 2.0).max(0.0)
            }
            _ => 0.0,
        }
    }

    fn raw(&self, key: &Subject) -> &Raw {
        self.raw.iter().find(|r| r.key == *key).unwrap()
    }
}

/// Counts the edges that a ray to the east crosses.
fn even_odd(rings: &[Vec<[f64; 2]>], x: f64, y: f64) -> bool {
    let edges = rings.iter().flat_map(|r| r.windows(2));
    let crossed = edges.filter(|e| {
        let ([ax, ay], [bx, by]) = (e[0], e[1]);
        (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    });
    crossed.count() % 2 == 1
}

/// Shoelace area after Lambert's equal-area cylinder, in km² on a sphere: good to half a
/// per cent, which is enough to tell small from large.
fn area_km2(raw: &Raw) -> f64 {
    const R: f64 = 6371.0;
    let flat = |p: &[f64; 2]| (p[0].to_radians() * R, p[1].to_radians().sin() * R);
    let ring = |r: &Vec<[f64; 2]>| {
        let points: Vec<_> = r.iter().map(flat).collect();
        points.windows(2).map(|e| e[0].0 * e[1].1 - e[1].0 * e[0].1).sum::<f64>() / 2.0
    };
    // Outer rings run against the clock and holes with it, as RFC 7946 has it.
    raw.rings.iter().map(ring).sum::<f64>().abs()
}

/// Pixels from a point of the picture to the outline of a feature, in f64.
fn distance_px(raw: &Raw, view: &Viewport, at: Screen) -> f64 {
    let mercator = |lon: f64, lat: f64| {
        (lon / 360.0 + 0.5, 0.5 - (PI / 4.0 + lat.to_radians() / 2.0).tan().ln() / (2.0 * PI))
    };
    let scale = 256.0 * 2f64.powf(view.zoom());
    let (center, [w, h]) = (view.center(), view.size());
    let place = |c: geo::Coord<f64>| {
        let (x, y) = mercator(c.x, c.y);
        geo::Coord {
            x: (x - center.x) * scale + f64::from(w) / 2.0,
            y: (y - center.y) * scale + f64::from(h) / 2.0,
        }
    };
    let p = Point::new(f64::from(at.x), f64::from(at.y));
    let line = |l: &LineString<f64>| Euclidean.distance(&p, l);
    let polygon = |p: &geo::Polygon<f64>| {
        std::iter::once(p.exterior()).chain(p.interiors()).map(line).fold(f64::INFINITY, f64::min)
    };
    match raw.geometry.map_coords(place) {
        Geometry::Polygon(one) => polygon(&one),
        Geometry::MultiPolygon(many) => many.iter().map(polygon).fold(f64::INFINITY, f64::min),
        Geometry::LineString(one) => line(&one),
        Geometry::MultiLineString(many) => many.iter().map(line).fold(f64::INFINITY, f64::min),
        Geometry::Point(one) => Euclidean.distance(&p, &one),
        other => panic!("{other:?}"),
    }
}

fn is_governorate(subject: &Subject) -> bool {
    matches!(subject, Subject::Governorate(_))
}

fn words(keys: &[Subject]) -> Vec<String> {
    keys.iter().map(Subject::to_string).collect()
}

/// Iraq and a good way beyond it.
fn anywhere() -> impl Strategy<Value = (f64, f64)> {
    (37.0..51.0, 27.5..39.0)
}

/// A position near a corner of some feature's outline, where picking is hardest: number of
/// the feature, share of the way round, and how far off in pixels.
fn near_an_outline() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, f32, f32)> {
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), -16.0f32..16.0, -16.0f32..16.0)
}

fn corner(feature: prop::sample::Index, share: prop::sample::Index) -> LonLat {
    use geo::CoordsIter;
    let raw = feature.get(&world().raw);
    let corners: Vec<_> = raw.geometry.coords_iter().collect();
    LonLat::from(*share.get(&corners))
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..config() })]

    #[test]
    fn what_holds_a_position_is_what_the_files_coordinates_say((lon, lat) in anywhere()) {
        let world = world();
        let found = world.at(lon, lat);
        for raw in &world.raw {
            let inside = even_odd(&raw.rings, lon, lat);
            prop_assert_eq!(inside, raw.geometry.intersects(&Point::new(lon, lat)), "{:?}", raw.key);
            let times = found.iter().filter(|k| **k == raw.key).count();
            prop_assert_eq!(times, usize::from(inside), "{:?} at {} {}", raw.key, lon, lat);
        }
    }

    #[test]
    fn small_comes_before_large_above_before_below_and_the_governorate_last((lon, lat) in anywhere()) {
        let world = world();
        let found = world.at(lon, lat);
        let over: Vec<_> = found.iter().filter(|k| !is_governorate(k)).collect();
        for pair in over.windows(2) {
            let (a, b) = (area_km2(world.raw(pair[0])), area_km2(world.raw(pair[1])));
            prop_assert!(a <= b * 1.001 + 1.0, "{:?}: {} before {} km²", pair, a, b);
            let same = world.raw(pair[0]).rings == world.raw(pair[1]).rings;
            prop_assert!(!same || world.depth(pair[0]) < world.depth(pair[1]), "{:?}", pair);
        }
        let governorates: Vec<_> = found.iter().filter(|k| is_governorate(k)).collect();
        prop_assert!(governorates.len() <= 1);
        prop_assert!(governorates.iter().all(|g| Some(*g) == found.last()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 700, ..config() })]

    #[test]
    fn the_ring_holds_just_what_is_within_ten_pixels(
        (feature, share, dx, dy) in near_an_outline(),
        zoom in 4.0f64..13.0,
        size in (200.0f32..2000.0, 200.0f32..1500.0),
        spot in (0.0f32..1.0, 0.0f32..1.0),
    ) {
        let world = world();
        // The corner lies anywhere on the picture, and the pointer close to it.
        let corner = corner(feature, share);
        let middle = Viewport::new(corner, zoom, [size.0, size.1]);
        let view = middle.panned((spot.0 - 0.5) * size.0, (spot.1 - 0.5) * size.1);
        let c = view.to_screen(corner.into());
        let pointer = Screen::new(c.x + dx, c.y + dy);
        let p = LonLat::from(view.to_world(pointer));
        let hits = scene::hits(&world.shown(), &world.atlas.base, &view, pointer);

        let exact = world.at(p.lon, p.lat);
        let (beneath, over): (Vec<_>, Vec<_>) = exact.into_iter().partition(is_governorate);
        let keys: Vec<_> = hits.iter().map(|h| h.key.clone()).collect();
        prop_assert!(keys.ends_with(&beneath), "the governorate comes last: {:?}", keys);
        let features = &hits[..hits.len() - beneath.len()];
        let touched = features.iter().take_while(|h| h.distance == 0.0).count();
        let (touched, ring) = features.split_at(touched);
        prop_assert!(ring.windows(2).all(|w| w[0].distance <= w[1].distance), "nearest first: {:?}", ring);
        prop_assert!(ring.iter().all(|h| h.distance > 0.0 && h.distance <= RING_PX), "{:?}", ring);
        prop_assert!(over.iter().all(|k| touched.iter().any(|h| h.key == *k)), "{:?}: {:?}", over, touched);
        for pair in touched.windows(2) {
            let (a, b) = (area_km2(world.raw(&pair[0].key)), area_km2(world.raw(&pair[1].key)));
            prop_assert!(a <= b * 1.001 + 1.0, "{:?}: {} before {} km²", pair, a, b);
        }

        // A quarter of a pixel is what the levels of detail may be off.
        const OFF: f64 = 0.3;
        for raw in world.raw.iter().filter(|r| !over.contains(&r.key)) {
            let true_px = distance_px(raw, &view, pointer);
            let sign = world.sign_px(raw, &view);
            match features.iter().find(|h| h.key == raw.key) {
                Some(hit) if hit.distance == 0.0 => {
                    prop_assert!(true_px < sign + OFF, "{:?}: {} px, sign {}", raw.key, true_px, sign);
                }
                Some(hit) => {
                    let off = (f64::from(hit.distance) - true_px).abs();
                    prop_assert!(off < OFF, "{:?}: {} px, truly {}", raw.key, hit.distance, true_px);
                    prop_assert!(true_px > sign - OFF, "{:?}: on its sign, {} px", raw.key, true_px);
                }
                None => prop_assert!(
                    true_px > f64::from(RING_PX) - OFF,
                    "{:?} is missing at {} px", raw.key, true_px
                ),
            }
        }
    }
}

#[test]
fn the_positions_of_the_handbook_hold_what_it_says() {
    // Only layers that are visible at the start, as the command line's `at` has it.
    let world = world();
    let first = |l: &&PreparedLayer| l.layer.meta.visible && world.atlas.layer(&l.layer.meta.id).is_some();
    let shown: Vec<_> =
        world.layers.iter().filter(first).map(|prepared| ShownLayer { prepared, opacity: 1.0 }).collect();
    let at = |lon, lat| words(&scene::at(&shown, &world.atlas.base, LonLat::new(lon, lat)));
    assert_eq!(
        at(44.0, 35.33),
        ["designated-2018/FP-07", "context/FP-12", "cells-2025/TI-02", "governorates/IQ-KI"]
    );
    assert_eq!(at(45.0, 33.9), ["said-missing-2018/FP-17", "cells-2025/TI-01", "governorates/IQ-DI"]);
    assert_eq!(at(44.4, 33.7), ["said-missing-2018/FP-21", "governorates/IQ-BG"]);
    assert_eq!(at(48.0, 36.5), [""; 0], "nothing lies in Iran");
}

#[test]
fn the_belts_of_baghdad_leave_the_city_out() {
    let belts = Subject::feature(&FeatureLayerId::built_in("said-missing-2018"), &"FP-21".into());
    let city = Subject::feature(&FeatureLayerId::built_in("cities-2025"), &"TI-07".into());
    let world = world();
    let found = world.at(44.401, 33.341);
    assert!(found.contains(&city) && !found.contains(&belts), "{:?}", words(&found));
    for (lon, lat) in [(44.401, 33.70), (44.83, 33.341), (44.401, 32.98), (43.97, 33.341)] {
        assert!(world.at(lon, lat).contains(&belts), "40 km from the centre: {lon} {lat}");
    }
}

#[test]
fn holes_islands_and_parts_of_a_multipolygon_are_told_apart() {
    let world = world();
    let holds = |lon, lat| {
        world.at(lon, lat).contains(&Subject::feature(&FeatureLayerId::built_in("upper"), &"holes".into()))
    };
    let expected = BTreeMap::from([
        ("in the first part", (holds(43.1, 31.5), true)),
        ("in its hole", (holds(44.1, 32.9), false)),
        ("on the island in the hole", (holds(44.4, 32.4), true)),
        ("in its second hole", (holds(43.5, 33.5), false)),
        ("in the far part", (holds(40.5, 31.3), true)),
        ("between the parts", (holds(42.0, 31.5), false)),
    ]);
    assert!(expected.values().all(|(is, should)| is == should), "{expected:?}");
}

#[test]
fn points_come_before_lines_before_small_areas_before_large_ones() {
    let world = world();
    let view = Viewport::new(LonLat::new(44.5, 32.4), 9.0, [800.0, 600.0]);
    let hits = |lon, lat, dx: f32| {
        let p = view.to_screen(LonLat::new(lon, lat).into());
        let hits = scene::hits(&world.shown(), &world.atlas.base, &view, Screen::new(p.x + dx, p.y));
        words(&hits.into_iter().map(|h| h.key).collect::<Vec<_>>())
    };
    // The line runs through the point, a little down to the right, and both lie in an area.
    assert_eq!(hits(44.5, 32.5, 4.0)[..3], ["upper/point", "upper/line", "upper/holes"], "on the dot");
    assert_eq!(hits(44.5, 32.5, 8.0)[..3], ["upper/line", "upper/holes", "upper/point"], "beside the dot");
    assert!(!hits(44.5, 32.5, 12.0).contains(&"upper/point".to_owned()), "away from it");
    // Halfway along its second leg the line lies at 45° E, 32.4° N.
    assert_eq!(hits(45.0, 32.4, 0.0)[..1], ["upper/line"], "on the line");
    assert_eq!(words(&world.at(44.0, 32.6))[0], "upper/line", "on a corner of the line");
}

#[test]
fn who_presses_a_towns_dot_gets_the_town_and_not_the_area_round_it() {
    let world = world();
    let shown = world.shown();
    let view = Viewport::fit(world.atlas.base.home(), [1280.0, 800.0], 24.0);
    // Al-Qaim's disc of 5 km is smaller than its dot here, and lies in the area of 25 km.
    let dot = view.to_screen(LonLat::new(41.094, 34.369).into());
    for (dx, dy) in [(0.0, 0.0), (5.5, 0.0), (-4.0, 3.5)] {
        let hits = scene::hits(&shown, &world.atlas.base, &view, Screen::new(dot.x + dx, dot.y + dy));
        let keys: Vec<_> = hits.into_iter().map(|h| h.key).collect();
        assert_eq!(words(&keys)[..2], ["incidents-2014-2017/FP-01", "designated-2018/FP-06"], "{dx} {dy}");
    }
}

#[test]
fn of_two_equal_areas_the_upper_one_comes_first() {
    let world = world();
    let found = words(&world.at(47.5, 31.5));
    let place = |key: &str| found.iter().position(|k| k == key).unwrap();
    assert!(place("upper/same") < place("lower/same"), "{found:?}");
}
