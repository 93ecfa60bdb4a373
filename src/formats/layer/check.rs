use std::collections::HashSet;

use serde_json::Value;

use super::fields::{Object, may, may_list, need, need_object, need_text};
use super::{geometry, precision, properties, shape};
use crate::formats::findings::{Findings, Harm, Locator};
use crate::formats::{Fault, decode_utf8, json};
use crate::model::Kind;

/// Every fault of a layer file, in line order. A file that is GeoJSON but not one of our layer files (see
/// `model::Layer`) has faults, although it can be read.
///
/// References to features and claims of other files are not followed and are not faults.
pub fn check_layer(bytes: &[u8]) -> Vec<Fault> {
    let text = match decode_utf8("", bytes) {
        Ok(text) => text,
        Err(error) => return vec![*error.fault],
    };
    let root: Value = match json::parse(text) {
        Ok(root) => root,
        Err(fault) => return vec![fault],
    };
    let mut f = Findings::default();
    document(&mut f, &root);
    let locator = Locator::new(text, &root);
    let repeated = locator.repeated_members();
    let mut faults: Vec<Fault> =
        f.list.iter().chain(&repeated).map(|finding| locator.fault(finding)).collect();
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults
}

fn document(f: &mut Findings, root: &Value) {
    let object = match top(root) {
        Ok((Top::Collection, object)) => object,
        Ok((_, object)) => {
            let message = "the file is a single feature or geometry, no layer";
            f.within("type", |f| {
                f.add(Harm::Keep, message, "wrap it in a FeatureCollection with a “layer” member");
            });
            need::<Value>(f, object, "layer");
            return;
        }
        Err((message, remedy)) => return f.add(Harm::Skip, message, remedy),
    };
    need_object(f, object, "layer", meta);
    reference_system(f, object);
    let Some(features) = object.get("features").and_then(Value::as_array) else {
        need::<Vec<Value>>(f, object, "features");
        return;
    };
    let mut ids = HashSet::new();
    f.within("features", |f| {
        for (index, value) in features.iter().enumerate() {
            f.within(index, |f| {
                let (id, geometry) = feature(f, value);
                if let Some(id) = id {
                    unique(f, id, &mut ids);
                }
                if let Some(geometry) = geometry {
                    f.within("geometry", |f| shape::check(f, &geometry));
                }
            });
        }
    });
}

/// The top-level kind of a GeoJSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    Collection,
    Feature,
    Geometry,
}

/// The kind of document; if it is not GeoJSON, the fault and its remedy.
pub fn top(root: &Value) -> Result<(Top, &Object), (String, String)> {
    let fail = |message: &str, remedy: &str| Err((message.to_owned(), remedy.to_owned()));
    let Some(object) = root.as_object() else {
        return fail("the file holds no JSON object at its top", "choose a GeoJSON FeatureCollection");
    };
    let top = match object.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => Top::Collection,
        Some("Feature") => Top::Feature,
        Some("Topology") => {
            return fail(
                "this is TopoJSON, which is not read here",
                "convert it to GeoJSON first (topo2geo does)",
            );
        }
        Some(name) if name == "GeometryCollection" || geometry::is_type(name) => Top::Geometry,
        Some(name) => {
            return fail(&format!("“{name}” is no type of GeoJSON"), "set “type” to FeatureCollection");
        }
        None if object.contains_key("geometryType") || object.contains_key("spatialReference") => {
            return fail("this is Esri JSON, which is not read here", "export the layer as GeoJSON");
        }
        None => return fail("the member “type” is missing or no text", "set “type” to FeatureCollection"),
    };
    Ok((top, object))
}

/// Checks the `layer` member.
pub fn meta(f: &mut Findings, meta: &Object) {
    for key in ["id", "name", "about"] {
        need_text(f, meta, key);
    }
    need::<Kind>(f, meta, "kind");
    need::<String>(f, meta, "years");
    may::<bool>(f, meta, "visible");
    may_list::<String>(f, meta, "notes");
}

/// RFC 7946 allows only WGS 84 and dropped the `crs` member of its predecessor.
pub fn reference_system(f: &mut Findings, collection: &Object) {
    let Some(crs) = collection.get("crs").filter(|crs| !crs.is_null()) else { return };
    let name = crs["properties"]["name"].as_str().unwrap_or("an unnamed one");
    if !(name.contains("CRS84") || name.ends_with(":4326")) {
        let message =
            format!("the file names the coordinate system {name}; GeoJSON is read as WGS 84 degrees");
        f.within("crs", |f| f.add(Harm::Keep, message, "export the layer in WGS 84 (EPSG:4326)"));
    }
}

/// Whether it was exported as an annotation.
fn is_own_mark(feature: &Object) -> bool {
    let member = |name: &str| feature.get("properties").and_then(|p| p.get(name));
    member("annotation").is_some_and(Value::is_string) && member("evidence") == Some(&Value::Bool(false))
}

/// Checks one of our features, except the validity of its rings; returns its id and geometry if readable.
pub fn feature(f: &mut Findings, value: &Value) -> (Option<String>, Option<geo::Geometry<f64>>) {
    let Some(object) = value.as_object() else {
        f.add(Harm::Skip, "a feature is an object", "write { \"type\": \"Feature\", … }");
        return (None, None);
    };
    if object.get("type").and_then(Value::as_str) != Some("Feature") {
        f.within("type", |f| f.add(Harm::Skip, "the type is not Feature", "set “type” to Feature"));
    }
    if is_own_mark(object) {
        let message = "this is an annotation: it is not evidence and belongs to no layer";
        f.add(Harm::Skip, message, "keep annotations in a project, and export the layer without them");
        return (None, None);
    }
    let id = need_text(f, object, "id");
    let known = need_object(f, object, "properties", properties::check);
    let shape = object.get("geometry").unwrap_or(&Value::Null);
    let geometry = f.within("geometry", |f| geometry::read(f, shape));
    if let Some(known) = &known {
        precision::check(f, shape, known);
    }
    (id, geometry)
}

/// Whether the id is new; adds a finding if not.
pub fn unique(f: &mut Findings, id: String, ids: &mut HashSet<String>) -> bool {
    let message = format!("another feature has the id {id}");
    let new = ids.insert(id);
    if !new {
        f.within("id", |f| f.add(Harm::Skip, message, "give each feature its own id"));
    }
    new
}
