use serde::Serialize;

use super::FeatureId;

/// A feature of a certain layer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct FeatureRef {
    /// Id of the layer; [`FeatureRef::GOVERNORATES`] for the base map's governorates.
    pub layer: String,
    pub feature: FeatureId,
}

impl FeatureRef {
    /// The layer id under which the base map's governorates go.
    pub const GOVERNORATES: &'static str = "governorates";

    /// The layer id under which the reader's own marks go.
    pub const OWN: &'static str = "own";

    pub fn new(layer: &str, feature: &str) -> Self {
        Self { layer: layer.to_owned(), feature: feature.into() }
    }

    pub fn governorate(code: &str) -> Self {
        Self::new(Self::GOVERNORATES, code)
    }

    /// A mark of the reader's own.
    pub fn own(id: &str) -> Self {
        Self::new(Self::OWN, id)
    }

    pub fn is_own(&self) -> bool {
        self.layer == Self::OWN
    }

    pub fn is_governorate(&self) -> bool {
        self.layer == Self::GOVERNORATES
    }
}
