use crate::atlas::{BaseMap, Gazetteer};
use crate::events::Day;
use crate::geo::Viewport;
use crate::model::Subject;
use crate::style::Theme;

use super::holding::Holding;
use super::{Emphasis, Names, PreparedFeature, PreparedLayer, ShownAnnotations, ShownEvents};

/// A layer in its current display state.
#[derive(Clone, Copy, Debug)]
pub struct ShownLayer<'a> {
    pub prepared: &'a PreparedLayer,
    /// 0 (clear) to 1.
    pub opacity: f32,
}

/// The kind of each layer in the stack; the n-th of a kind is the n-th in its own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackItem {
    Layer,
    Events,
    Annotations,
}

/// Everything a picture of the map depends on.
#[derive(Clone, Copy, Debug)]
pub struct SceneInput<'a> {
    pub base: &'a BaseMap,
    pub gazetteer: &'a Gazetteer,
    /// Visible layers, bottom to top.
    pub layers: &'a [ShownLayer<'a>],
    /// Visible event tables, bottom to top. Shading lies on the land below all layers, symbols where
    /// `order` has them.
    pub events: &'a [ShownEvents<'a>],
    /// The user's annotations.
    pub annotations: ShownAnnotations<'a>,
    /// The drawing order, bottom to top. What it leaves out is drawn on top: layers, then events, then
    /// annotations. Labels are above everything.
    pub order: &'a [StackItem],
    /// First and last day, both inclusive: features that apply only at other times are drawn faded.
    pub days: Option<(Day, Day)>,
    pub view: Viewport,
    pub theme: &'a Theme,
    pub names: Names,
    pub selected: Option<&'a Subject>,
    /// Hovered features, or those mentioned by the hovered paragraph.
    pub highlighted: &'a [Subject],
}

impl SceneInput<'_> {
    pub(super) fn emphasis(&self, key: &Subject) -> Emphasis {
        if self.selected == Some(key) {
            Emphasis::Selected
        } else if self.highlighted.contains(key) {
            Emphasis::Highlighted
        } else {
            Emphasis::None
        }
    }

    /// Whether a feature applies within the requested days.
    pub(super) fn holding(&self, layer: &PreparedLayer, prepared: &PreparedFeature) -> Holding {
        Holding::of(&layer.feature(prepared).properties.period, self.days)
    }
}
