use crate::atlas::{BaseMap, Gazetteer};
use crate::events::Day;
use crate::geo::Viewport;
use crate::model::FeatureRef;
use crate::style::Theme;

use super::holding::Holding;
use super::overlay::{self, Emphasis};
use super::{
    EventDisplay, Names, PreparedFeature, PreparedLayer, Scene, ShownEvents, ShownMarks, base, events,
    labels, names, own,
};

/// A layer in its current display state.
#[derive(Clone, Copy, Debug)]
pub struct ShownLayer<'a> {
    pub prepared: &'a PreparedLayer,
    /// 0 (clear) to 1.
    pub opacity: f32,
}

/// Everything a picture of the map depends on.
#[derive(Clone, Copy, Debug)]
pub struct SceneInput<'a> {
    pub base: &'a BaseMap,
    pub gazetteer: &'a Gazetteer,
    /// Visible layers, bottom to top.
    pub layers: &'a [ShownLayer<'a>],
    /// Visible event tables, bottom to top: shading lies on the land below the layers, symbols above the
    /// layers.
    pub events: &'a [ShownEvents<'a>],
    /// Annotations, above everything but the labels.
    pub own: ShownMarks<'a>,
    /// First and last day, both inclusive: features that apply only at other times are drawn faded.
    pub days: Option<(Day, Day)>,
    pub view: Viewport,
    pub theme: &'a Theme,
    pub names: Names,
    pub selected: Option<&'a FeatureRef>,
    /// Hovered features, or those mentioned by the hovered paragraph.
    pub lit: &'a [FeatureRef],
}

impl SceneInput<'_> {
    pub(super) fn emphasis(&self, key: &FeatureRef) -> Emphasis {
        if self.selected == Some(key) {
            Emphasis::Selected
        } else if self.lit.contains(key) {
            Emphasis::Lit
        } else {
            Emphasis::None
        }
    }

    /// Whether a feature applies within the requested days.
    pub(super) fn holding(&self, layer: &PreparedLayer, prepared: &PreparedFeature) -> Holding {
        Holding::of(&layer.feature(prepared).properties.period, self.days)
    }
}

/// Factor for the layers' light fills where events are shaded: on top of each other, neither would be
/// legible. The outlines stay.
const BESIDE_SHADES: f32 = 0.2;

/// Draws the map as a display list. Cost depends on what the picture shows: shapes outside it are skipped,
/// and the rest are used at the level of detail the zoom needs.
pub fn build(input: &SceneInput) -> Scene {
    let view = &input.view;
    let seen = view.bounds();
    let mut drawn = events::draw(input);
    let mut groups = base::groups(input.base, view, input.theme);
    // On the land, below lakes and rivers.
    let land = groups.iter().position(|g| g.id == base::LAND).map_or(groups.len(), |i| i + 1);
    groups.splice(land..land, std::mem::take(&mut drawn.shades));
    groups.push(base::borders(input.base, view, input.theme));
    let mut raised = Vec::new();
    let shaded = input.events.iter().any(|e| e.display != EventDisplay::Circles);
    for shown in input.layers {
        for prepared in shown.prepared.features.iter().filter(|f| f.shape.bounds().intersects(&seen)) {
            let emphasis = input.emphasis(&prepared.key);
            let holding = input.holding(shown.prepared, prepared);
            let looks = overlay::Looks {
                opacity: shown.opacity * holding.share(emphasis > Emphasis::None),
                fills: if shaded { BESIDE_SHADES } else { 1.0 },
                emphasis,
            };
            let group = overlay::feature(shown.prepared, prepared, view, input.theme, looks);
            // The selection goes on top, or its neighbours' outlines would hide its own.
            if emphasis == Emphasis::Selected { raised.push(group) } else { groups.push(group) }
        }
    }
    for governorate in &input.base.governorates {
        let key = FeatureRef::governorate(&governorate.code);
        let emphasis = input.emphasis(&key);
        if emphasis > Emphasis::None {
            let shape = &governorate.shape;
            raised.push(overlay::governorate(&key, &governorate.name, shape, view, input.theme, emphasis));
        }
    }
    groups.extend(raised);
    let (own, words) = own::draw(input);
    drawn.taken.extend(words);
    let mut candidates = std::mem::take(&mut drawn.values);
    candidates.extend(names::candidates(input, &drawn.inks));
    let names = labels::place(&candidates, &names::marks(input), &drawn.taken, view);
    groups.extend(drawn.numbers(&names));
    groups.extend(drawn.signs);
    groups.extend(own);
    groups.push(base::group("names", "Names", names));
    Scene { size: view.size(), background: input.theme.abroad, groups }
}
