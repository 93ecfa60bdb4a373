use serde_json::{Map, Value, json};

use crate::model::Feature;
use crate::style::{Simplestyle, Theme, Treatment};

/// In the colours of the light theme, because files are printed and overlaid on light maps.
pub fn simplestyle(feature: &Feature, treatment: Treatment, opacity: f32) -> Map<String, Value> {
    let ink = Theme::light().ink(feature.properties.kind);
    let style = Simplestyle::of(treatment, ink, opacity);
    let round = |x: f32| json!((f64::from(x) * 100.0).round() / 100.0);
    let colour: Value = ink.web().into();
    let mut members = Map::new();
    let point = matches!(feature.geometry, Some(geo::Geometry::Point(_) | geo::Geometry::MultiPoint(_)));
    if point {
        members.insert("marker-color".to_owned(), colour);
        return members;
    }
    for (name, value) in [
        ("stroke", colour.clone()),
        ("stroke-width", round(style.width)),
        ("stroke-opacity", round(style.stroke_opacity)),
        ("fill", colour),
        ("fill-opacity", round(style.fill_opacity)),
    ] {
        members.insert(name.to_owned(), value);
    }
    members
}
