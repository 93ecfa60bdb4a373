//! What has to be done before the first frame, and its parts.

mod common;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use iraq_risk_atlas::atlas::{Atlas, BaseFiles, BaseMap, Gazetteer, SearchIndex};
use iraq_risk_atlas::formats::{read_articles, read_layer};
use iraq_risk_atlas::model::FeatureLayerId;
use iraq_risk_atlas::scene::PreparedLayer;
use iraq_risk_atlas::session::{LayerAction, Session, entries};
use iraq_risk_atlas::style::Theme;

macro_rules! asset {
    ($path:literal) => {
        include_bytes!(concat!("../assets/", $path))
    };
}

const BASE: BaseFiles = BaseFiles {
    governorates: asset!("governorates.geojson"),
    iraq: asset!("base/iraq.geojson"),
    neighbours: asset!("base/neighbours.geojson"),
    sea: asset!("base/sea.geojson"),
    lakes: asset!("base/lakes.geojson"),
    rivers: asset!("base/rivers.geojson"),
};

fn whole(c: &mut Criterion) {
    let theme = Theme::light();
    let mut group = c.benchmark_group("start");
    group.sample_size(30);
    group.bench_function("all", |b| {
        b.iter(|| {
            let session = Session::new(common::atlas());
            black_box(session.scene(&theme))
        });
    });
    group.bench_function("1 Atlas::built_in", |b| b.iter(|| Atlas::built_in().expect("sound")));
    group.bench_function("2 Session::new", |b| {
        b.iter_batched(common::atlas, Session::new, BatchSize::SmallInput);
    });
    group.bench_function("3 first scene", |b| {
        let session = || Session::new(common::atlas());
        b.iter_batched(session, |s| black_box(s.scene(&theme)).groups.len(), BatchSize::SmallInput);
    });
    group.bench_function("3 first scene, every layer", |b| {
        let session = || {
            let mut session = Session::new(common::atlas());
            session.apply(LayerAction::ShowAll(true).into());
            session
        };
        b.iter_batched(session, |s| black_box(s.scene(&theme)).groups.len(), BatchSize::SmallInput);
    });
    group.finish();
}

fn parts(c: &mut Criterion) {
    let atlas = common::atlas();
    let mut group = c.benchmark_group("start-parts");
    group.sample_size(30);
    group.bench_function("base map", |b| b.iter(|| BaseMap::read(&BASE).expect("sound")));
    group.bench_function("base map: JSON only", |b| {
        b.iter(|| {
            let files = [BASE.governorates, BASE.iraq, BASE.neighbours, BASE.sea, BASE.lakes, BASE.rivers];
            files.map(|bytes| {
                let text = std::str::from_utf8(bytes).expect("text");
                text.parse::<geojson::GeoJson>().expect("sound")
            })
        });
    });
    group.bench_function("gazetteer", |b| {
        b.iter(|| Gazetteer::from_json(asset!("gazetteer.json"), asset!("aliases.json")).expect("sound"));
    });
    group.bench_function("articles", |b| b.iter(|| read_articles(asset!("articles.json")).expect("sound")));
    group.bench_function("one layer (designated-2018)", |b| {
        b.iter(|| {
            let bytes = asset!("layers/designated-2018.geojson");
            read_layer("designated-2018", bytes).expect("sound")
        });
    });
    group.bench_function("layers prepared", |b| {
        b.iter(|| {
            let prepare = |l: &iraq_risk_atlas::model::Layer| {
                PreparedLayer::new(FeatureLayerId::built_in(&l.meta.id), Arc::new(l.clone()), &atlas.base)
            };
            atlas.layers.iter().map(prepare).collect::<Vec<_>>()
        });
    });
    group.bench_function("search index", |b| b.iter(|| SearchIndex::new(entries(&atlas))));
    group.finish();
}

criterion_group!(benches, whole, parts);
criterion_main!(benches);
