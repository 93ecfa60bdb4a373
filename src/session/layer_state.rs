use std::sync::Arc;

use crate::model::LayerMeta;
use crate::scene::PreparedLayer;

use super::{OwnFile, Shared};

/// A layer with how it is shown.
#[derive(Clone, Debug)]
pub struct LayerState {
    pub prepared: Arc<PreparedLayer>,
    pub visible: bool,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// Where it comes from, if it is a file of the reader's.
    pub file: Option<Shared<OwnFile>>,
}

impl LayerState {
    /// As it is shown at first.
    pub fn of(prepared: Arc<PreparedLayer>) -> Self {
        Self { visible: prepared.layer.meta.visible, opacity: 1.0, prepared, file: None }
    }

    pub fn meta(&self) -> &LayerMeta {
        &self.prepared.layer.meta
    }

    pub fn id(&self) -> &str {
        &self.meta().id
    }

    /// True for a layer that has something to draw; the others are only listed.
    pub fn is_drawn(&self) -> bool {
        !self.prepared.features.is_empty()
    }
}
