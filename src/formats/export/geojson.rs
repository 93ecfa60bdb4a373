use std::io::{self, Write};

use geo::{BoundingRect, Rect};
use serde_json::{Value, json};

use crate::formats::json::{pretty, pretty_at, to_value};
use crate::formats::layer::feature_value;

use super::values::add;
use super::{Exported, FeatureExport, marks};

/// Streams the features as a layer file (GeoJSON, RFC 7946), with a member `iraq_risk_atlas` that describes
/// the file.
pub(super) fn write(export: &FeatureExport, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\n  \"type\": \"FeatureCollection\"")?;
    member(out, "layer", &to_value(&export.layer))?;
    for (name, value) in &export.other {
        member(out, name, value)?;
    }
    member(out, "iraq_risk_atlas", &to_value(&export.about))?;
    if let Some(bounds) = bounds(export) {
        let [west, south, east, north] =
            [bounds.min().x, bounds.min().y, bounds.max().x, bounds.max().y].map(degrees);
        member(out, "bbox", &json!([west, south, east, north]))?;
    }
    out.write_all(b",\n  \"features\": [")?;
    let mut between = "\n    ";
    let features = export.features.iter().filter_map(feature);
    for value in features.chain(export.marks.iter().map(|mark| marks::feature(mark, &export.mark_style))) {
        write!(out, "{between}{}", pretty_at(&value, 2))?;
        between = ",\n    ";
    }
    let end = if between.starts_with(',') { "\n  ]\n}\n" } else { "]\n}\n" };
    out.write_all(end.as_bytes())
}

fn member(out: &mut dyn Write, name: &str, value: &Value) -> io::Result<()> {
    let name = pretty(&Value::from(name));
    write!(out, ",\n  {}: {}", name.trim_end(), pretty_at(value, 1))
}

fn feature(exported: &Exported) -> Option<Value> {
    let mut value = feature_value(exported.feature()?);
    let object = value.as_object_mut()?;
    object.insert("id".to_owned(), exported.id().into());
    if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
        add(properties, &exported.more);
    }
    Some(value)
}

/// As in layer files.
fn degrees(x: f64) -> f64 {
    (x * 1e5).round() / 1e5 + 0.0
}

/// The bounding box of everything with a place; Iraq is far from the antimeridian.
fn bounds(export: &FeatureExport) -> Option<Rect<f64>> {
    let features = export.features.iter().filter_map(|e| e.feature()?.geometry.as_ref()?.bounding_rect());
    let all = features.chain(export.marks.iter().filter_map(|m| marks::geometry(m).bounding_rect()));
    let whole = |r: &Rect<f64>| [r.min().x, r.min().y, r.max().x, r.max().y].iter().all(|v| v.is_finite());
    all.filter(whole).reduce(|a, b| {
        Rect::new(
            geo::coord! { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
            geo::coord! { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
        )
    })
}
