use std::sync::Arc;

use crate::model::{FeatureLayerId, LayerMeta};
use crate::scene::PreparedLayer;

use super::{LayerSettings, UserLayerFile};
use crate::session::Shared;

/// A layer of features with how it is shown.
#[derive(Clone, Debug)]
pub struct FeatureLayer {
    pub prepared: Arc<PreparedLayer>,
    pub settings: LayerSettings,
    /// Where it comes from, if it is a file of the user's.
    pub file: Option<Shared<UserLayerFile>>,
}

impl PartialEq for FeatureLayer {
    /// Features are compared by identity: they are long to compare, and never changed in place.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.prepared, &other.prepared)
            && self.settings == other.settings
            && self.file == other.file
    }
}

impl FeatureLayer {
    /// The initial display settings.
    pub fn of(prepared: Arc<PreparedLayer>) -> Self {
        let settings = LayerSettings { visible: prepared.layer.meta.visible, ..LayerSettings::default() };
        Self { settings, prepared, file: None }
    }

    pub fn meta(&self) -> &LayerMeta {
        &self.prepared.layer.meta
    }

    pub fn id(&self) -> &FeatureLayerId {
        &self.prepared.id
    }

    /// The name given by the user, or its own.
    pub fn name(&self) -> &str {
        self.settings.name.as_deref().unwrap_or(&self.meta().name)
    }

    pub fn visible(&self) -> bool {
        self.settings.visible
    }

    /// 0 (clear) to 1.
    pub fn opacity(&self) -> f32 {
        self.settings.opacity
    }

    /// True for a layer with something to draw; others are only listed.
    pub fn is_drawn(&self) -> bool {
        !self.prepared.features.is_empty()
    }
}
