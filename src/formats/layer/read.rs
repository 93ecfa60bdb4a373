use std::collections::HashSet;

use serde::Deserialize;
use serde_json::{Value, json};

use super::check::{self, Top};
use super::fields::{Object, feature_rest, need, without};
use super::foreign;
use crate::formats::findings::{Findings, Harm, Locator};
use crate::formats::json::{Step, parse};
use crate::formats::{Note, ReadError, decode_utf8};
use crate::model::{Feature, FeatureId, Layer, LayerMeta, Properties};

/// Reads one of our layer files, or any other GeoJSON as context, with notes on what was skipped, repaired or
/// assumed. `name` is the file's name, used in errors and for a foreign layer.
///
/// Unknown members survive on the file, its `layer`, its features, their properties and their claims. An
/// invalid feature is skipped with a note; heights are dropped.
///
/// # Errors
/// If nothing can be read: not UTF-8, JSON or GeoJSON.
pub fn read_layer(name: &str, bytes: &[u8]) -> Result<(Layer, Vec<Note>), ReadError> {
    let text = decode_utf8(name, bytes)?;
    let root: Value = parse(text).map_err(|fault| ReadError::new(name, fault))?;
    let mut f = Findings::default();
    let mut reader = Reader { name, notes: Vec::new(), ids: HashSet::new(), assumed: 0 };
    let layer = reader.layer(&mut f, &root);
    let mut notes = reader.notes;
    // Finding lines costs a second scan of the text, so it is done only if there are findings.
    if !f.list.is_empty() {
        let locator = Locator::new(text, &root);
        if let (None, Some(last)) = (&layer, f.list.last()) {
            return Err(ReadError::new(name, locator.fault(last)));
        }
        notes.extend(f.list.iter().map(|finding| locator.note(finding)));
    }
    match layer {
        Some(layer) => Ok((layer, notes)),
        None => Err(ReadError::whole(name, "the file holds no layer", "choose a GeoJSON FeatureCollection")),
    }
}

struct Reader<'a> {
    name: &'a str,
    notes: Vec<Note>,
    ids: HashSet<String>,
    /// Number of features read with assumptions.
    assumed: usize,
}

impl Reader<'_> {
    /// `None` if nothing can be read; the last finding then says why.
    fn layer(&mut self, f: &mut Findings, root: &Value) -> Option<Layer> {
        let (top, object) =
            check::top(root).map_err(|(message, remedy)| f.add(Harm::Skip, message, remedy)).ok()?;
        let ours = object.contains_key("layer");
        let meta = self.meta(f, object);
        let (features, other) = match top {
            Top::Collection => {
                (self.collection(f, object, ours)?, without(object, &["type", "layer", "features"]))
            }
            Top::Feature => (self.feature(f, root, 0, false).into_iter().collect(), Object::new()),
            Top::Geometry => (self.geometry(f, root).into_iter().collect(), Object::new()),
        };
        if self.assumed > 0 {
            self.notes.push(Note::whole(foreign::assumptions(self.assumed)));
        }
        Some(Layer { meta, features, other })
    }

    fn meta(&mut self, f: &mut Findings, object: &Object) -> LayerMeta {
        let given = object.get("layer");
        match given {
            Some(Value::Object(meta)) => f.within("layer", |f| check::meta(f, meta)),
            Some(_) => drop(need::<Object>(f, object, "layer")),
            None => self.notes.push(Note::whole(
                "The file has no “layer” member: the layer is named after the file and shown as context.",
            )),
        }
        foreign::meta(self.name, given.and_then(Value::as_object))
    }

    fn collection(&mut self, f: &mut Findings, object: &Object, ours: bool) -> Option<Vec<Feature>> {
        check::reference_system(f, object);
        let Some(Value::Array(features)) = object.get("features") else {
            need::<Vec<Value>>(f, object, "features");
            return None;
        };
        let mut read = Vec::with_capacity(features.len());
        f.within("features", |f| {
            for (index, value) in features.iter().enumerate() {
                read.extend(f.within(index, |f| self.feature(f, value, index, ours)));
            }
        });
        Some(read)
    }

    fn geometry(&mut self, f: &mut Findings, root: &Value) -> Option<Feature> {
        let feature = json!({ "type": "Feature", "properties": null, "geometry": root });
        let read = self.feature(f, &feature, 0, false);
        // The document itself has no such path step.
        for finding in
            f.list.iter_mut().filter(|finding| finding.path.first() == Some(&Step::from("geometry")))
        {
            finding.path.remove(0);
        }
        read
    }

    /// In our files a feature must be one of ours; elsewhere it may be any.
    fn feature(&mut self, f: &mut Findings, value: &Value, index: usize, ours: bool) -> Option<Feature> {
        let before = f.list.len();
        let (id, geometry) = check::feature(f, value);
        let sound = |f: &Findings| f.list[before..].iter().all(|finding| finding.harm == Harm::Keep);
        if sound(f)
            && let Some(id) = id
            && let Some(object) = value.as_object()
            && let Some(properties) = properties(f, object)
            && (!ours || check::unique(f, id.clone(), &mut self.ids))
        {
            let id = FeatureId(if ours { id } else { foreign::unique_id(id, &mut self.ids) });
            return Some(Feature { id, geometry, properties, other: feature_rest(object) });
        }
        if ours {
            return None;
        }
        f.list.truncate(before);
        let feature = foreign::feature(f, value, index, &mut self.ids)?;
        self.assumed += 1;
        Some(feature)
    }
}

fn properties(f: &mut Findings, feature: &Object) -> Option<Properties> {
    let value = feature.get("properties")?;
    Properties::deserialize(value)
        .map_err(|error| {
            f.within("properties", |f| f.add(Harm::Skip, error.to_string(), "correct the properties"));
        })
        .ok()
}
