//! A frame costs what the window shows, not what the file holds. Counted, not timed: how many
//! prims and vertices a scene has. Times are in `benches/` and docs/performance.md.

use std::sync::{Arc, OnceLock};

use geo::MapCoords;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{FeatureId, FeatureLayerId, Layer};
use iraq_risk_atlas::scene::{
    self, Names, PreparedLayer, Prim, Scene, SceneInput, ShownAnnotations, ShownLayer,
};
use iraq_risk_atlas::style::Theme;

use crate::support::built_in as atlas;

const SIZE: [f32; 2] = [1280.0, 800.0];

/// Every built-in layer, bottom to top.
fn layers() -> &'static [PreparedLayer] {
    static LAYERS: OnceLock<Vec<PreparedLayer>> = OnceLock::new();
    let prepare = |l: &Layer| {
        PreparedLayer::new(FeatureLayerId::built_in(&l.meta.id), Arc::new(l.clone()), &atlas().base)
    };
    LAYERS.get_or_init(|| atlas().layers.iter().rev().map(prepare).collect())
}

fn scene_of<'a>(layers: impl IntoIterator<Item = &'a PreparedLayer>, view: Viewport) -> Scene {
    let shown: Vec<_> = layers.into_iter().map(|prepared| ShownLayer { prepared, opacity: 1.0 }).collect();
    scene::build(&SceneInput {
        order: &[],
        events: &[],
        annotations: ShownAnnotations::default(),
        days: None,
        base: &atlas().base,
        gazetteer: &atlas().gazetteer,
        layers: &shown,
        view,
        theme: &Theme::light(),
        names: Names::Latin,
        selected: None,
        highlighted: &[],
    })
}

fn home() -> Viewport {
    Viewport::fit(atlas().base.home(), SIZE, 24.0)
}

/// All positions of a scene, those of clipping outlines too.
fn vertices(scene: &Scene) -> usize {
    let of = |prim: &Prim| match prim {
        Prim::Fill(fill) => fill.points.len(),
        Prim::Soft(soft) => soft.vertices.len() + soft.clip.iter().map(Vec::len).sum::<usize>(),
        Prim::Line(line) => line.points.len(),
        Prim::Circle(_) | Prim::Label(_) => 1,
    };
    scene.groups.iter().flat_map(|g| &g.prims).map(of).sum()
}

fn prims(scene: &Scene) -> usize {
    scene.groups.iter().map(|g| g.prims.len()).sum()
}

/// Where much lies: two capitals, a town amid soft discs, a corner where three countries meet,
/// and the coast with its islands.
const PLACES: [(&str, f64, f64); 5] = [
    ("Baghdad", 44.40, 33.34),
    ("Mosul", 43.12, 36.34),
    ("Hawija", 43.77, 35.33),
    ("the corner by Syria and Turkey", 42.36, 37.11),
    ("the coast", 48.40, 29.95),
];

#[test]
fn a_nearer_view_is_no_more_work_than_the_whole_country() {
    let whole = scene_of(layers(), home());
    let most = (prims(&whole) as f64 * 1.2, vertices(&whole) as f64 * 1.2);
    for (name, lon, lat) in PLACES {
        for zoom in [8.0, 9.0, 10.0, 11.0, 12.0, 13.5, 15.0] {
            let near = scene_of(layers(), Viewport::new(LonLat::new(lon, lat), zoom, SIZE));
            let found = (prims(&near), vertices(&near));
            println!("{name} at zoom {zoom}: {} prims, {} vertices", found.0, found.1);
            assert!(
                (found.0 as f64) < most.0,
                "{name} at zoom {zoom}: {} prims, allowed {}",
                found.0,
                most.0
            );
            assert!(
                (found.1 as f64) < most.1,
                "{name} at zoom {zoom}: {} vertices, allowed {}",
                found.1,
                most.1
            );
        }
    }
}

/// The bound that the design sets: some ten thousand primitives, whatever is shown.
#[test]
fn the_whole_country_with_every_layer_stays_small() {
    let scene = scene_of(layers(), home());
    assert!(vertices(&scene) > 3_000, "{} vertices: are all layers shown?", vertices(&scene));
    assert!(prims(&scene) < 1_000, "{} prims", prims(&scene));
    assert!(vertices(&scene) < 30_000, "{} vertices", vertices(&scene));
}

/// The layer, and `copies` of its first drawn feature `degrees` to the east.
fn with_far_copies(layer: &Layer, copies: usize, degrees: f64) -> Layer {
    let first = layer.features.iter().find(|f| f.geometry.is_some()).unwrap();
    let mut layer = layer.clone();
    for i in 0..copies {
        let mut copy = first.clone();
        copy.id = FeatureId::from(format!("copy-{i}").as_str());
        copy.geometry = copy.geometry.map(|g| g.map_coords(|c| geo::Coord { x: c.x + degrees, y: c.y }));
        // The recipe says where the original is.
        copy.properties.basis.recipe = None;
        layer.features.push(copy);
    }
    layer
}

#[test]
fn features_outside_the_picture_leave_nothing_in_the_scene() {
    let original = atlas().layer("designated-2018").unwrap();
    let prepare = |layer: Layer| {
        PreparedLayer::new(FeatureLayerId::built_in(&layer.meta.id), Arc::new(layer), &atlas().base)
    };
    let views = [home(), Viewport::new(LonLat::new(44.4, 33.34), 8.0, SIZE)];
    let far = prepare(with_far_copies(original, 200, 60.0));
    assert_eq!(far.features.len(), 200 + original.drawn());
    for view in views {
        let plain = scene_of([&prepare(original.clone())], view);
        assert_eq!(scene_of([&far], view), plain, "zoom {}", view.zoom());
    }
    // The same copies in the picture do count: the comparison above can fail.
    let near = prepare(with_far_copies(original, 200, 0.01));
    assert!(prims(&scene_of([&near], home())) > prims(&scene_of([&far], home())) + 200);
}
