//! What the data must hold by itself, without its sources.

use std::collections::HashSet;
use std::fs;

use iraq_risk_atlas::model::{Kind, Precision, Recipe, Stance};
use serde_json::Value;

use super::assets::{self, FeatureEntry, LAYERS, claims, layers};

#[test]
fn every_layer_file_is_known_and_names_itself() {
    let files = fs::read_dir(assets::path("layers")).expect("the folder of layers");
    let files: HashSet<String> =
        files.map(|f| f.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(files, LAYERS.iter().map(|name| format!("{name}.geojson")).collect());
    for layer in layers() {
        assert_eq!(layer.meta.id, layer.name);
        assert_eq!(layer.meta.visible, layer.name != "comparison", "{}", layer.name);
        assert!(!layer.features.is_empty(), "{}", layer.name);
    }
}

#[test]
fn no_property_is_misspelt_into_the_unknown_ones() {
    for layer in layers() {
        assert!(layer.meta.other.is_empty(), "{}: {:?}", layer.name, layer.meta.other);
        for feature in &layer.features {
            assert!(feature.properties.other.is_empty(), "{}: {:?}", feature.id, feature.properties.other);
            for claim in &feature.properties.claims {
                assert!(claim.other.is_empty(), "{}: {:?}", claim.id, claim.other);
            }
        }
    }
}

#[test]
fn what_is_written_back_is_what_was_read() {
    for name in LAYERS {
        let file = assets::json(&format!("layers/{name}.geojson"));
        let from_model: Vec<Value> = layers()
            .into_iter()
            .filter(|layer| layer.name == name)
            .flat_map(|layer| layer.features)
            .map(|feature| serde_json::to_value(feature.properties).expect("JSON"))
            .collect();
        let from_file: Vec<Value> =
            file["features"].as_array().expect("features").iter().map(|f| f["properties"].clone()).collect();
        assert_eq!(from_model, from_file, "{name}");
    }
}

#[test]
fn ids_are_unique_and_a_feature_bears_its_first_claims_id() {
    let layers = layers();
    let mut seen = HashSet::new();
    for (_, claim) in claims(&layers) {
        assert!(seen.insert(claim.id.clone()), "{} occurs twice", claim.id);
    }
    for feature in layers.iter().flat_map(|layer| &layer.features) {
        let first = feature.properties.claims.first().map(|claim| claim.id.as_str());
        assert_eq!(first, Some(feature.id.as_str()));
    }
}

#[test]
fn every_name_of_another_thing_leads_to_it() {
    let layers = layers();
    let articles: HashSet<String> = assets::articles().into_iter().map(|a| a.id).collect();
    let governorates: HashSet<String> = assets::governorates().into_iter().collect();
    let features: HashSet<&str> = layers.iter().flat_map(|l| &l.features).map(|f| f.id.as_str()).collect();
    let all = claims(&layers);
    let ids: HashSet<&str> = all.iter().map(|(_, claim)| claim.id.as_str()).collect();
    assert_eq!(governorates.len(), 19);

    for (feature, claim) in &all {
        assert!(articles.contains(&claim.article), "{}", claim.id);
        for other in claim.same_voice_as.iter().chain(&claim.disputes) {
            assert!(ids.contains(other.as_str()) && other != &claim.id, "{} names {other}", claim.id);
        }
        for code in &feature.properties.governorates {
            assert!(governorates.contains(code), "{} names {code}", feature.id);
        }
        for other in &feature.properties.applies_to {
            assert!(
                features.contains(other.as_str()) && other != &feature.id,
                "{} names {other}",
                feature.id
            );
        }
        if let Some(Recipe::Governorates { codes }) = &feature.properties.basis.recipe {
            assert!(codes.iter().all(|code| governorates.contains(code)), "{}", feature.id);
        }
    }
    for criterion in assets::articles().iter().flat_map(|article| &article.criteria) {
        assert!(criterion.applies_to.iter().all(|id| features.contains(id.as_str())), "{}", criterion.text);
    }
}

#[test]
fn the_voice_of_knights_counts_once() {
    let layers = layers();
    let knights = ["FP-17", "FP-19", "FP-21", "FP-22"];
    for (_, claim) in claims(&layers) {
        let mut voice = claim.same_voice_as.clone();
        if !voice.is_empty() {
            voice.push(claim.id.clone());
        }
        voice.sort();
        let expected: &[&str] = if knights.contains(&claim.id.as_str()) { &knights } else { &[] };
        assert_eq!(voice, expected, "{}", claim.id);
    }
}

#[test]
fn only_a_claim_that_disputes_names_what_it_disputes() {
    let layers = layers();
    for (_, claim) in claims(&layers) {
        assert_eq!(claim.stance == Stance::Disputes, !claim.disputes.is_empty(), "{}", claim.id);
    }
    let all = claims(&layers);
    let (_, answer) = all.iter().find(|(_, claim)| claim.id == "FP-20").expect("FP-20");
    assert_eq!(answer.disputes, ["FP-17"]);
}

#[test]
fn a_feature_has_a_reason_not_to_be_drawn_or_a_recipe_and_never_both() {
    for feature in layers().iter().flat_map(|layer| &layer.features) {
        let p = &feature.properties;
        assert_eq!(p.not_drawn.is_some(), p.basis.recipe.is_none(), "{}", feature.id);
        assert!(!p.basis.text.is_empty() && !p.precision_note.is_empty(), "{}", feature.id);
        assert!(p.precision != Precision::Unplaced || p.not_drawn.is_some(), "{}", feature.id);
    }
}

#[test]
fn every_outline_of_ours_says_that_it_is_ours() {
    for feature in layers().iter().flat_map(|layer| &layer.features) {
        let basis = &feature.properties.basis;
        let ours = !matches!(basis.recipe, None | Some(Recipe::Governorates { .. }));
        assert_eq!(basis.reconstruction, ours, "{}", feature.id);
        let says = basis.text.contains("our choice") || basis.text.contains("Institute for the Study of War");
        assert!(!ours || says, "{}: {}", feature.id, basis.text);
    }
}

#[test]
fn the_shape_fits_the_precision() {
    for feature in layers().iter().flat_map(|layer| &layer.features) {
        let fits = match (&feature.properties.basis.recipe, feature.properties.precision) {
            (None, _) => true,
            (Some(Recipe::Disc { radius_km, .. }), Precision::Town) => *radius_km <= 15.0,
            (Some(Recipe::Disc { radius_km, .. }), Precision::AroundTown) => *radius_km == 25.0,
            (Some(Recipe::Ring { .. }), precision) => precision == Precision::AroundTown,
            (Some(Recipe::BorderStrip { .. } | Recipe::Band { .. }), precision) => {
                precision == Precision::Region
            }
            (Some(Recipe::Governorates { codes }), Precision::Governorate) => codes.len() == 1,
            (Some(Recipe::Governorates { .. }), precision) => precision == Precision::Region,
            _ => false,
        };
        assert!(fits, "{}", feature.id);
    }
}

#[test]
fn periods_run_forwards() {
    let layers = layers();
    let forwards = |p: &iraq_risk_atlas::model::Period| match (p.from, p.to) {
        (Some(from), Some(to)) => from.first_day() <= to.last_day(),
        _ => true,
    };
    for (feature, claim) in claims(&layers) {
        for period in [&feature.properties.period, &claim.period] {
            assert!(!period.text.is_empty() && forwards(period), "{}", claim.id);
        }
    }
}

#[test]
fn the_areas_of_the_un_are_five_and_bear_its_parent_and_its_money() {
    let layers = layers();
    let designated = &layers[0];
    let drawn: Vec<&str> = designated
        .features
        .iter()
        .filter(|f| f.properties.not_drawn.is_none() && f.properties.kind == Kind::RiskDesignated)
        .map(|f| f.id.as_str())
        .collect();
    assert_eq!(drawn, ["FP-05", "FP-06", "FP-07", "FP-08", "FP-09"]);
    let find =
        |id: &str| -> &FeatureEntry { designated.features.iter().find(|f| f.id == id).expect("a feature") };
    for id in ["FP-04", "FP-16"] {
        assert_eq!(find(id).properties.applies_to, drawn);
    }
}

#[test]
fn every_alias_leads_to_a_place_or_a_governorate_and_has_a_reason() {
    let gazetteer = assets::json("gazetteer.json");
    let places = gazetteer["places"].as_array().expect("places");
    let ids: HashSet<i64> = places.iter().filter_map(|place| place["id"].as_i64()).collect();
    let governorates: HashSet<String> = assets::governorates().into_iter().collect();
    let mut seen = HashSet::new();
    for alias in assets::json("aliases.json").as_array().expect("aliases") {
        let spelling = alias["alias"].as_str().expect("a spelling");
        let known = match &alias["means"] {
            Value::Number(id) => id.as_i64().is_some_and(|id| ids.contains(&id)),
            Value::String(code) => governorates.contains(code),
            _ => false,
        };
        assert!(known, "{spelling}");
        assert!(seen.insert(spelling.to_owned()), "{spelling} occurs twice");
        assert!(alias["reason"].as_str().is_some_and(|reason| reason.len() > 20), "{spelling}");
    }
}

#[test]
fn the_towns_of_the_articles_are_in_the_gazetteer_where_the_layers_put_them() {
    let gazetteer = assets::json("gazetteer.json");
    let places = gazetteer["places"].as_array().expect("places");
    let layers = layers();
    for feature in layers.iter().flat_map(|layer| &layer.features) {
        let Some(Recipe::Disc { center, .. }) = feature.properties.basis.recipe else { continue };
        let label = feature.properties.label.as_deref().expect("a disc has a label");
        let place =
            places.iter().find(|p| p["display"] == label).unwrap_or_else(|| panic!("no place {label}"));
        let near = |key: &str, value: f64| (place[key].as_f64().expect("a number") - value).abs() < 0.01;
        assert!(near("lon", center[0]) && near("lat", center[1]), "{}", feature.id);
        assert!(place["min_zoom"].as_f64().expect("a number") <= 7.5, "{label}");
        assert!(
            feature.properties.governorates.iter().any(|code| place["gov"] == code.as_str()),
            "{}",
            feature.id
        );
    }
}
