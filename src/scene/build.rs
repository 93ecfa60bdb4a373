use crate::model::Subject;

use super::overlay::{self, Emphasis};
use super::{
    EventDisplay, Group, Scene, SceneInput, StackItem, annotations, base, events, labels, names, on_shades,
};

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
    let shaded = input.events.iter().any(|e| e.display != EventDisplay::Circles);
    let (mut layers, mut raised) = (Vec::new(), Vec::new());
    for shown in input.layers {
        let mut groups = Vec::new();
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
        layers.push(groups);
    }
    for governorate in &input.base.governorates {
        let key = Subject::governorate(&governorate.code);
        let emphasis = input.emphasis(&key);
        if emphasis > Emphasis::None {
            let shape = &governorate.shape;
            raised.push(overlay::governorate(&key, &governorate.name, shape, view, input.theme, emphasis));
        }
    }
    let (own, words) = annotations::draw(input);
    drawn.taken.extend(words);
    let mut candidates = std::mem::take(&mut drawn.values);
    candidates.extend(names::candidates(input, &drawn.grounds));
    let mut names = labels::place(&candidates, &names::marks(input), &drawn.taken, view);
    on_shades::fit(input, &drawn.grounds, &mut names);
    let numbers = drawn.numbers(&names);
    groups.extend(stacked(input.order, Stacked { layers, raised, numbers, signs: drawn.signs, own }));
    groups.push(base::group("names", "Names", names));
    Scene { size: view.size(), background: input.theme.abroad, groups }
}

/// The prims of the layers, each bottom to top.
struct Stacked {
    layers: Vec<Vec<Group>>,
    /// The selection, above all feature layers.
    raised: Vec<Group>,
    /// Numbers on shades: below all signs.
    numbers: Vec<Group>,
    signs: Vec<Vec<Group>>,
    own: Vec<Group>,
}

/// All groups in the order of the stack.
fn stacked(order: &[StackItem], drawn: Stacked) -> Vec<Group> {
    let Stacked { layers, raised, numbers, signs, own } = drawn;
    let in_order = |kind| order.iter().filter(|item| **item == kind).count();
    let rest = std::iter::repeat_n(StackItem::Layer, layers.len().saturating_sub(in_order(StackItem::Layer)))
        .chain(std::iter::repeat_n(
            StackItem::Events,
            signs.len().saturating_sub(in_order(StackItem::Events)),
        ))
        .chain(std::iter::repeat_n(StackItem::Annotations, 1 - in_order(StackItem::Annotations).min(1)));
    let order: Vec<StackItem> = order.iter().copied().chain(rest).collect();
    let above_layers = order.iter().rposition(|item| *item == StackItem::Layer).map_or(0, |i| i + 1);
    let (mut layers, mut signs) = (layers.into_iter(), signs.into_iter());
    let (mut raised, mut numbers, mut own) = (Some(raised), Some(numbers), Some(own));
    let mut out = Vec::new();
    for (place, item) in order.into_iter().enumerate() {
        if place == above_layers {
            out.extend(raised.take().into_iter().flatten());
        }
        match item {
            StackItem::Layer => out.extend(layers.next().into_iter().flatten()),
            StackItem::Events => {
                out.extend(numbers.take().into_iter().flatten());
                out.extend(signs.next().into_iter().flatten());
            }
            StackItem::Annotations => out.extend(own.take().into_iter().flatten()),
        }
    }
    out.extend(raised.into_iter().flatten());
    out
}
