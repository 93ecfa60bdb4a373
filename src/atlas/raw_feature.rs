use geo::Geometry;
use geojson::{FeatureCollection, JsonObject};

use crate::geo::LonLat;

use super::AtlasError;

/// One feature of a base map file.
pub(super) struct RawFeature {
    pub file: &'static str,
    pub id: Option<String>,
    pub geometry: Geometry<f64>,
    pub properties: JsonObject,
}

impl RawFeature {
    pub fn text(&self, name: &str) -> Option<String> {
        self.properties.get(name)?.as_str().filter(|s| !s.is_empty()).map(str::to_owned)
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        self.properties.get(name)?.as_f64()
    }

    pub fn texts(&self, name: &str) -> Vec<String> {
        let list = self.properties.get(name).and_then(|v| v.as_array());
        list.into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
    }

    pub fn label(&self) -> Option<LonLat> {
        Some(LonLat::new(self.number("label_lon")?, self.number("label_lat")?))
    }
}

pub(super) fn read(file: &'static str, bytes: &[u8]) -> Result<Vec<RawFeature>, AtlasError> {
    let fault = |text: String| AtlasError { file, text };
    let text = std::str::from_utf8(bytes).map_err(|e| fault(e.to_string()))?;
    let collection: FeatureCollection =
        text.parse::<geojson::GeoJson>().and_then(TryFrom::try_from).map_err(|e| fault(e.to_string()))?;
    let raw = |f: geojson::Feature| {
        let geometry = f.geometry.ok_or_else(|| fault("a feature has no geometry".to_owned()))?;
        let id = f.id.map(|id| match id {
            geojson::feature::Id::String(s) => s,
            geojson::feature::Id::Number(n) => n.to_string(),
        });
        let geometry = Geometry::try_from(geometry).map_err(|e| fault(e.to_string()))?;
        Ok(RawFeature { file, id, geometry, properties: f.properties.unwrap_or_default() })
    };
    collection.features.into_iter().map(raw).collect()
}
