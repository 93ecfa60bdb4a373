use std::sync::Arc;

use crate::model::{FeatureLayerId, LayerMeta};
use crate::scene::PreparedLayer;

use super::{LayerSettings, UserLayerFile};
use crate::session::Shared;

/// A layer of features and its display settings.
#[derive(Clone, Debug)]
pub struct FeatureLayer {
    pub prepared: Arc<PreparedLayer>,
    pub settings: LayerSettings,
    /// Its file, if it is a user's layer.
    pub file: Option<Shared<UserLayerFile>>,
}

impl PartialEq for FeatureLayer {
    /// Features are compared by identity: comparing them is slow, and they are never changed in place.
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

    /// Whether it has anything to draw; other layers are only listed.
    pub fn is_drawn(&self) -> bool {
        !self.prepared.features.is_empty()
    }
}
