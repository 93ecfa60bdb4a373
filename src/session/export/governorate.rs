use std::sync::Arc;

use serde_json::Map;

use crate::atlas::{BaseMap, Governorate};
use crate::formats::export::Exported;
use crate::model::{Basis, Feature, Kind, Layer, LayerMeta, Period, Precision, Properties, Subject};
use crate::style::Treatment;

use super::simplestyle::simplestyle;

/// Governorates of the base map as features without claims.
pub(super) fn exported<'k>(base: &BaseMap, codes: impl Iterator<Item = &'k str>) -> Vec<Exported> {
    let features: Vec<Feature> = codes.filter_map(|code| base.governorate(code)).map(feature).collect();
    let more = features.iter().map(|f| {
        let mut more = simplestyle(f, Treatment::Outline, 1.0);
        more.insert("atlas_layer".to_owned(), Subject::GOVERNORATES.into());
        more
    });
    let more: Vec<_> = more.collect();
    let layer = Arc::new(Layer { meta: meta(), features, other: Map::new() });
    more.into_iter()
        .enumerate()
        .map(|(index, more)| Exported { layer: layer.clone(), index, id: None, more })
        .collect()
}

fn meta() -> LayerMeta {
    LayerMeta {
        id: Subject::GOVERNORATES.to_owned(),
        name: "Governorates of Iraq".to_owned(),
        about: "Outlines of the base map (Natural Earth). They make no claims.".to_owned(),
        kind: Kind::Governorate,
        years: String::new(),
        visible: true,
        notes: Vec::new(),
        other: Map::new(),
    }
}

fn feature(governorate: &Governorate) -> Feature {
    let mut other = Map::new();
    if let Some(pcode) = &governorate.pcode {
        other.insert("pcode".to_owned(), pcode.as_str().into());
    }
    Feature {
        id: governorate.code.as_str().into(),
        geometry: Some(governorate.shape.geometry().clone()),
        properties: Properties {
            name: governorate.name.clone(),
            name_ar: governorate.name_ar.clone(),
            label: None,
            printed: Vec::new(),
            variants: governorate.alternatives.clone(),
            kind: Kind::Governorate,
            precision: Precision::Governorate,
            precision_note: String::new(),
            basis: Basis {
                text: "Governorate polygon of the base map (Natural Earth)".to_owned(),
                reconstruction: false,
                recipe: None,
            },
            period: Period { text: "undated".to_owned(), from: None, to: None },
            governorates: vec![governorate.code.clone()],
            applies_to: Vec::new(),
            not_drawn: None,
            notes: governorate.approx_note.iter().cloned().collect(),
            claims: Vec::new(),
            other,
        },
        other: Map::new(),
    }
}
