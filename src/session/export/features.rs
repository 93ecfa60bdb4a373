use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::formats::export::{
    DaysAbout, ExportAbout, ExportScope, Exported, FeatureExport, FeaturesAbout, LayerAbout,
};
use crate::model::{Annotation, Feature, Kind, Layer, LayerMeta, Subject};
use crate::scene::PreparedLayer;
use crate::session::{FeatureLayer, Session};
use crate::style::Theme;

use super::about::{about, counted};
use super::simplestyle::simplestyle;
use super::{citations, governorate};

/// Which features to export.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportFeatures {
    /// These, whatever is on the map; `None` = those of the visible layers.
    pub these: Option<Vec<Subject>>,
    /// Whether annotations are included.
    pub own_marks: bool,
}

/// Members of a file's layer that are not exported, because they describe the file and not the features.
const OF_THE_FILE: [&str; 4] = ["review", "bbox", "iraq_risk_atlas", "type"];

impl Session {
    /// The requested features, as shown on the map, with what is left out.
    pub fn export_features(&self, wanted: &ExportFeatures) -> FeatureExport {
        let (mut features, mut layers) = (Vec::new(), Vec::new());
        for state in self.layers() {
            let taken = self.taken(state, wanted);
            layers.push(LayerAbout {
                id: state.id().to_string(),
                name: state.name().to_owned(),
                shown: self.is_shown(state),
                taken: taken.len() as u64,
                of: state.prepared.layer.features.len() as u64,
            });
            features.extend(taken);
        }
        let codes = wanted.these.iter().flatten().filter_map(|key| match key {
            Subject::Governorate(code) => Some(code.as_str()),
            Subject::Feature { .. } | Subject::Event { .. } | Subject::Annotation(_) => None,
        });
        features.extend(governorate::exported(&self.atlas().base, codes));
        tell_apart(&mut features);
        let marks = self.marks_taken(wanted);
        let about = self.about_features(wanted, &features, &marks, layers);
        let (layer, other) = as_one_layer(&features);
        let citations = citations::of(self, &features);
        let mut export =
            FeatureExport { about, layer, other, features, marks, mark_style: mark_style(), citations };
        export.about.articles = export.citations.iter().map(|c| c.article.clone()).collect();
        let unknown = citations::unknown(&export);
        if unknown > 0 {
            let claims = counted(unknown, "claim cites an article", "claims cite articles");
            export.about.notes.push(format!("{claims} that this program has no record of."));
        }
        export
    }

    fn taken(&self, state: &FeatureLayer, wanted: &ExportFeatures) -> Vec<Exported> {
        let layer = &state.prepared.layer;
        let wants = |feature: &Feature| match &wanted.these {
            None => self.is_shown(state),
            Some(these) => these.contains(&Subject::feature(state.id(), &feature.id)),
        };
        let indices = (0..).zip(&layer.features).filter(|(_, feature)| wants(feature));
        let exported = |(index, feature): (usize, &Feature)| Exported {
            layer: layer.clone(),
            index,
            id: None,
            more: more(&state.prepared, feature, state.opacity()),
        };
        indices.map(exported).collect()
    }

    /// The visible annotations, or those named.
    fn marks_taken(&self, wanted: &ExportFeatures) -> Vec<Annotation> {
        if !wanted.own_marks {
            return Vec::new();
        }
        let named = wanted.these.iter().flatten().filter_map(|key| match key {
            Subject::Annotation(id) => Some(id.as_str()),
            Subject::Feature { .. } | Subject::Governorate(_) | Subject::Event { .. } => None,
        });
        let named: Vec<&str> = named.collect();
        if named.is_empty() {
            return self.annotations_on_map().cloned().collect();
        }
        self.annotations().iter().filter(|mark| named.contains(&mark.id.as_str())).cloned().collect()
    }

    fn about_features(
        &self,
        wanted: &ExportFeatures,
        features: &[Exported],
        marks: &[Annotation],
        layers: Vec<LayerAbout>,
    ) -> ExportAbout {
        let of = || features.iter().filter_map(Exported::feature);
        let numbers = FeaturesAbout {
            features: features.len() as u64,
            claims: of().map(|f| f.properties.claims.len() as u64).sum(),
            without_geometry: of().filter(|f| f.geometry.is_none()).count() as u64,
            own_marks: marks.len() as u64,
            layers,
        };
        let (scope, which) = match wanted.these {
            None => (ExportScope::VisibleFeatures, "of the visible layers"),
            Some(_) => (ExportScope::SelectedFeatures, "selected"),
        };
        let holds =
            format!("{} {which}, {}.", said(numbers.features, "feature"), said(numbers.claims, "claim"));
        let mut about = about(scope, holds);
        about.left_out = self.left_out(wanted, &numbers);
        about.notes = notes(&numbers);
        about.days = self.events().shared_days().map(|(from, to)| DaysAbout {
            from: from.to_string(),
            to: to.to_string(),
            features_of_other_times: of()
                .filter(|f| crate::scene::is_of_other_times(&f.properties.period, (from, to)))
                .count() as u64,
        });
        about.features = Some(numbers);
        about
    }

    fn left_out(&self, wanted: &ExportFeatures, numbers: &FeaturesAbout) -> Vec<String> {
        let mut left_out = Vec::new();
        let rest = |l: &&LayerAbout| l.taken < l.of;
        if wanted.these.is_none() {
            let hidden: Vec<&LayerAbout> = numbers.layers.iter().filter(|l| !l.shown).collect();
            if !hidden.is_empty() {
                let names: Vec<&str> = hidden.iter().map(|l| l.name.as_str()).collect();
                let features = said(hidden.iter().map(|l| l.of).sum(), "feature");
                let layers = counted(hidden.len() as u64, "hidden layer", "hidden layers");
                left_out.push(format!("{layers} ({}), {features}.", names.join("; ")));
            }
        } else {
            let others: u64 = numbers.layers.iter().filter(rest).map(|l| l.of - l.taken).sum();
            if others > 0 {
                left_out.push(format!("{}, which are not selected.", said(others, "feature")));
            }
        }
        let marks = self.annotations().len() as u64;
        if marks > numbers.own_marks {
            left_out.push(format!("{}, because annotations were not requested.", said(marks, "mark")));
        }
        left_out
    }
}

fn said(n: u64, one: &str) -> String {
    counted(n, one, &format!("{one}s"))
}

fn notes(numbers: &FeaturesAbout) -> Vec<String> {
    let mut notes = vec![
        "Claims are paraphrases by the author of the layer; the articles' sentences are not \
         in this file, only short anchors."
            .to_owned(),
        "Which part of the country the map showed does not matter: features are exported whole and wherever they \
         lie."
            .to_owned(),
    ];
    if numbers.own_marks > 0 {
        notes.push("Features with the property annotation are annotations, not evidence.".to_owned());
    }
    notes
}

/// How a feature is drawn, and its layer.
fn more(layer: &PreparedLayer, feature: &Feature, opacity: f32) -> Map<String, Value> {
    let key = Subject::feature(&layer.id, &feature.id);
    let prepared = layer.features.iter().find(|p| p.key == key);
    let treatment = prepared.map(|p| p.treatment);
    // Nothing is drawn of it.
    let mut more = treatment.map(|t| simplestyle(feature, t, opacity)).unwrap_or_default();
    more.insert("atlas_layer".to_owned(), layer.id.name().into());
    more
}

/// Annotations have a colour that no kind of claim uses.
fn mark_style() -> Map<String, Value> {
    let ink: Value = Theme::light().annotation_ink().web().into();
    let mut members = Map::new();
    for (name, value) in [
        ("marker-color", ink.clone()),
        ("stroke", ink.clone()),
        ("stroke-width", json!(1.5)),
        ("fill", ink),
        ("fill-opacity", json!(0.05)),
    ] {
        members.insert(name.to_owned(), value);
    }
    members
}

/// Two layers may have features with the same id; in one file ids must be unique.
fn tell_apart(features: &mut [Exported]) {
    let mut met: HashMap<String, usize> = HashMap::new();
    for exported in features.iter() {
        *met.entry(exported.id().to_owned()).or_default() += 1;
    }
    for exported in features.iter_mut() {
        if met.get(exported.id()).is_some_and(|n| *n > 1) {
            let layer = exported.more.get("atlas_layer").and_then(Value::as_str);
            exported.id = Some(format!("{}/{}", layer.unwrap_or(&exported.layer.meta.id), exported.id()));
        }
    }
}

/// The layer the file becomes when opened again: the only one, or a new combined one.
fn as_one_layer(features: &[Exported]) -> (LayerMeta, Map<String, Value>) {
    let mut layers: Vec<&Arc<Layer>> = Vec::new();
    for exported in features {
        if !layers.iter().any(|layer| Arc::ptr_eq(layer, &exported.layer)) {
            layers.push(&exported.layer);
        }
    }
    if let [only] = layers.as_slice() {
        let kept = only.other.iter().filter(|(name, _)| !OF_THE_FILE.contains(&name.as_str()));
        return (only.meta.clone(), kept.map(|(name, value)| (name.clone(), value.clone())).collect());
    }
    let names: Vec<&str> = layers.iter().map(|l| l.meta.name.as_str()).collect();
    let years = layers.iter().flat_map(|l| l.meta.years.split(',')).map(str::trim);
    let mut years: Vec<&str> = years.filter(|y| !y.is_empty()).collect();
    years.sort_unstable();
    years.dedup();
    let meta = LayerMeta {
        id: "iraq-risk-atlas-export".to_owned(),
        name: "From Iraq Risk Atlas".to_owned(),
        about: match names.as_slice() {
            [] => "No features.".to_owned(),
            names => format!("Features of several layers: {}.", names.join("; ")),
        },
        kind: most_frequent(features),
        years: years.join(", "),
        visible: true,
        notes: Vec::new(),
        other: Map::new(),
    };
    (meta, Map::new())
}

fn most_frequent(features: &[Exported]) -> Kind {
    let mut counts: Vec<(Kind, usize)> = Vec::new();
    for kind in features.iter().filter_map(Exported::feature).map(|f| f.properties.kind) {
        match counts.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    // On ties, the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(Kind::Context, |(kind, _)| *kind)
}
