use egui::Context;
use serde::{Deserialize, Serialize};

use super::panels::panel_set::PanelSet;
use super::panels::panel_sizes::PanelSizes;
use super::text_size;

/// How the window is arranged, remembered between runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedLayout {
    sizes: PanelSizes,
    /// Whether the left and the right side are folded away.
    folded: [bool; 2],
    /// Of texts and controls; 1 is the usual size.
    text_size: f32,
}

impl Default for SavedLayout {
    fn default() -> Self {
        Self { sizes: PanelSizes::default(), folded: [false; 2], text_size: text_size::USUAL }
    }
}

impl SavedLayout {
    pub fn of(panels: &PanelSet, text_size: f32) -> Self {
        Self { sizes: panels.sizes.clone(), folded: panels.folded, text_size }
    }

    pub fn restore(self, ctx: &Context, panels: &mut PanelSet) {
        (panels.sizes, panels.folded) = (self.sizes, self.folded);
        text_size::set(ctx, self.text_size);
    }
}
