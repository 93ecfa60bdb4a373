//! The built-in data, read straight into the model.

use std::fs;
use std::path::PathBuf;

use iraq_risk_atlas::model::{Article, Claim, LayerMeta, Properties};
use serde_json::{Map, Value};

use crate::support::files::asset;

/// The layers in the order in which the program lists them.
pub const LAYERS: [&str; 10] = [
    "designated-2018",
    "said-missing-2018",
    "cells-2025",
    "incidents-2014-2017",
    "cross-border",
    "cities-2025",
    "programmes-2025",
    "context",
    "comparison",
    "unplaced",
];

pub struct LayerFile {
    pub name: &'static str,
    pub meta: LayerMeta,
    pub features: Vec<FeatureEntry>,
}

pub struct FeatureEntry {
    pub id: String,
    pub properties: Properties,
}

pub fn path(name: &str) -> PathBuf {
    asset(name)
}

pub fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("assets/{name}: {error}"))
}

pub fn json(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap_or_else(|error| panic!("assets/{name}: {error}"))
}

pub fn articles() -> Vec<Article> {
    serde_json::from_value(json("articles.json")).expect("articles.json holds articles")
}

pub fn layers() -> Vec<LayerFile> {
    LAYERS.iter().map(|name| layer(name)).collect()
}

fn layer(name: &'static str) -> LayerFile {
    let mut file: Map<String, Value> =
        serde_json::from_value(json(&format!("layers/{name}.geojson"))).expect("a JSON object");
    let meta = file.remove("layer").expect("a layer member");
    let meta = serde_json::from_value(meta).unwrap_or_else(|error| panic!("{name}, layer: {error}"));
    let features = file["features"].as_array().expect("features").iter().map(feature).collect();
    LayerFile { name, meta, features }
}

fn feature(value: &Value) -> FeatureEntry {
    let id = value["id"].as_str().expect("a feature has an id").to_owned();
    let properties = serde_json::from_value(value["properties"].clone());
    let properties = properties.unwrap_or_else(|error| panic!("{id}: {error}"));
    FeatureEntry { id, properties }
}

/// Every claim with the feature that holds it.
pub fn claims(layers: &[LayerFile]) -> Vec<(&FeatureEntry, &Claim)> {
    let features = layers.iter().flat_map(|layer| &layer.features);
    features.flat_map(|feature| feature.properties.claims.iter().map(move |claim| (feature, claim))).collect()
}

/// Ids of the governorates of the base map.
pub fn governorates() -> Vec<String> {
    let file = json("governorates.geojson");
    let features = file["features"].as_array().expect("features");
    features.iter().map(|feature| feature["id"].as_str().expect("an id").to_owned()).collect()
}
