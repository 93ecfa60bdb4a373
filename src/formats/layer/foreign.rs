use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;

use super::fields::{Object, feature_rest};
use super::geometry;
use crate::formats::findings::{Findings, Harm};
use crate::model::{Basis, Feature, FeatureId, Kind, LayerMeta, Period, Precision, Properties};

/// Names of our properties. A foreign property of the same name means something else, so it is kept with the
/// prefix `source:`.
const OURS: [&str; 15] = [
    "name",
    "name_ar",
    "label",
    "printed",
    "variants",
    "kind",
    "precision",
    "precision_note",
    "basis",
    "period",
    "governorates",
    "applies_to",
    "not_drawn",
    "notes",
    "claims",
];

/// Properties that contain a name, best first; OCHA's boundaries have the `ADM` ones.
const NAMES: [&str; 9] =
    ["name", "name_en", "name:en", "ADM3_EN", "ADM2_EN", "ADM1_EN", "ADM0_EN", "shapeName", "title"];

/// What was assumed about `count` features, for the user.
pub fn assumptions(count: usize) -> String {
    let features = if count == 1 { "1 feature does".to_owned() } else { format!("{count} features do") };
    format!(
        "{features} not say what kind they are, how precisely their place is known or who says so: they are \
         shown as context, drawn as the file draws them, without claims."
    )
}

/// The layer's metadata: the readable members of `given`, otherwise defaults from the file's name.
pub fn meta(file: &str, given: Option<&Object>) -> LayerMeta {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let lower = stem.to_lowercase();
    let id: Vec<_> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let default = LayerMeta {
        id: if id.is_empty() { "layer".to_owned() } else { id.join("-") },
        name: if stem.is_empty() { "Layer".to_owned() } else { stem.to_owned() },
        about: format!("Opened from {stem}; the file names no source."),
        kind: Kind::Context,
        years: String::new(),
        visible: true,
        notes: Vec::new(),
        other: Object::new(),
    };
    let Some(given) = given else { return default };
    let Ok(Value::Object(mut members)) = serde_json::to_value(&default) else { return default };
    for (key, value) in given {
        let before = members.insert(key.clone(), value.clone());
        if LayerMeta::deserialize(&Value::Object(members.clone())).is_err() {
            match before {
                Some(before) => members.insert(key.clone(), before),
                None => members.remove(key),
            };
        }
    }
    LayerMeta::deserialize(&Value::Object(members)).unwrap_or(default)
}

/// Any GeoJSON feature as context; `None`, with findings, if it is not one.
pub fn feature(f: &mut Findings, value: &Value, index: usize, ids: &mut HashSet<String>) -> Option<Feature> {
    let before = f.list.len();
    let Some(object) = value.as_object() else {
        f.add(Harm::Skip, "a feature is an object", "write { \"type\": \"Feature\", … }");
        return None;
    };
    if object.get("type").and_then(Value::as_str) != Some("Feature") {
        f.within("type", |f| f.add(Harm::Skip, "the type is not Feature", "set “type” to Feature"));
    }
    let geometry =
        f.within("geometry", |f| geometry::read(f, object.get("geometry").unwrap_or(&Value::Null)));
    if f.list[before..].iter().any(|finding| finding.harm == Harm::Skip) {
        return None;
    }
    let empty = Object::new();
    let given = object.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let id = match object.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => format!("feature-{}", index + 1),
    };
    let properties = properties(given, geometry.as_ref(), index);
    Some(Feature { id: FeatureId(unique_id(id, ids)), geometry, properties, other: feature_rest(object) })
}

fn properties(given: &Object, geometry: Option<&geo::Geometry<f64>>, index: usize) -> Properties {
    let text =
        |key: &str| given.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let named = NAMES.iter().find_map(|key| text(key));
    let name = named.map_or_else(|| format!("Feature {}", index + 1), str::to_owned);
    // Properties taken over need not be kept a second time.
    let taken = |key: &str| ["name", "name_ar", "label"].contains(&key) && text(key).is_some();
    let other = given.iter().filter(|(key, _)| !taken(key)).map(|(key, value)| {
        let ours = OURS.contains(&key.as_str());
        (if ours { format!("source:{key}") } else { key.clone() }, value.clone())
    });
    Properties {
        name,
        name_ar: text("name_ar").map(str::to_owned),
        label: text("label").map(str::to_owned),
        printed: Vec::new(),
        variants: Vec::new(),
        kind: Kind::Context,
        precision: assumed_precision(geometry),
        precision_note: "The file does not say how precisely the place is known.".to_owned(),
        basis: Basis { text: "as drawn in the file".to_owned(), reconstruction: false, recipe: None },
        period: Period { text: "not given".to_owned(), from: None, to: None },
        governorates: Vec::new(),
        applies_to: Vec::new(),
        not_drawn: geometry.is_none().then(|| "The file gives no geometry.".to_owned()),
        notes: Vec::new(),
        claims: Vec::new(),
        other: other.collect(),
    }
}

/// The scale has no "unknown": a point is shown as the file's point, anything else as the vaguest class that
/// is drawn. An accompanying note says that this is assumed.
fn assumed_precision(geometry: Option<&geo::Geometry<f64>>) -> Precision {
    match geometry {
        None => Precision::Unplaced,
        Some(geo::Geometry::Point(_) | geo::Geometry::MultiPoint(_)) => Precision::Town,
        Some(_) => Precision::Region,
    }
}

/// The id, with a number appended if another feature has it.
pub fn unique_id(id: String, ids: &mut HashSet<String>) -> String {
    let mut free = id.clone();
    let mut number = ids.len();
    while !ids.insert(free.clone()) {
        number += 1;
        free = format!("{id}-{number}");
    }
    free
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn our_list_of_members_is_that_of_the_model() {
        let all = json!({
            "name": "n", "name_ar": "n", "label": "l", "printed": ["p"], "variants": ["v"], "kind": "context",
            "precision": "town", "precision_note": "p", "basis": {"text": "b"}, "period": {"text": "p"},
            "governorates": ["IQ-KI"], "applies_to": ["x"], "not_drawn": "n", "notes": ["n"], "claims": [],
        });
        let back = serde_json::to_value(Properties::deserialize(&all).unwrap()).unwrap();
        let written: HashSet<_> = back.as_object().unwrap().keys().cloned().collect();
        assert_eq!(written, OURS.iter().map(|key| (*key).to_owned()).collect());
    }

    #[test]
    fn a_layer_is_named_after_its_file() {
        let meta = meta("/data/Irq Admin-3.geojson", None);
        assert_eq!((meta.id.as_str(), meta.name.as_str()), ("irq-admin-3", "Irq Admin-3"));
    }

    #[test]
    fn ids_given_twice_are_told_apart() {
        let mut ids = HashSet::new();
        let given = ["a", "a", "a-2", "a"].map(|id| unique_id(id.to_owned(), &mut ids));
        assert_eq!(given, ["a", "a-2", "a-2-3", "a-4"]);
    }
}
