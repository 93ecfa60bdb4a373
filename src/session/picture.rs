use crate::geo::Viewport;
use crate::model::EventLayerId;
use crate::scene::{self, Scene, SceneInput, ShownChanges, ShownEvents, StackItem, change_marks, pin};
use crate::style::Theme;

use super::{Days, Selection, Session, StackLayer, Update};

/// The map as it is drawn.
impl Session {
    /// Draws the map.
    pub fn scene(&self, theme: &Theme) -> Scene {
        self.scene_at(theme, self.events().shared_days())
    }

    /// `pointer`: whether to draw the hover and the pin.
    pub(super) fn scene_of(
        &self,
        theme: &Theme,
        events: &[ShownEvents],
        days: Days,
        (view, pointer): (Viewport, bool),
    ) -> Scene {
        let mut shown = self.shown();
        if let Some(review) = &self.review {
            review.stand_out(&mut shown);
        }
        // Only the one that a click would take is highlighted by the pointer.
        let (highlighted, hovered) = (&self.interaction.highlighted, &self.interaction.hovered);
        let mut highlighted: Vec<_> = highlighted.iter().chain(hovered.first()).cloned().collect();
        highlighted.retain(|_| pointer);
        let selected = self.interaction.selection.as_ref().map(Selection::key);
        if let Some(key) = selected {
            highlighted.extend(self.stands_for(key));
        }
        let mut scene = scene::build(&SceneInput {
            events,
            annotations: self.shown_annotations(),
            days,
            base: &self.atlas.base,
            gazetteer: &self.atlas.gazetteer,
            layers: &shown,
            order: &self.drawing_order(),
            view,
            theme,
            names: self.document.names,
            selected,
            highlighted: &highlighted,
        });
        let marks = self.shown_changes(days).map(|shown| change_marks(&shown, &view, theme, selected));
        scene.groups.extend(marks.filter(|group| !group.prims.is_empty()));
        // It marks where the user went, which is nothing to print.
        scene.groups.extend(self.pin().filter(|_| pointer).map(|at| pin(at, &view, theme)));
        scene
    }

    /// How many places of a layer's differences are in view and not marked because there are too many.
    pub fn unmarked_changes(&self, layer: EventLayerId) -> Option<usize> {
        let mut shown = self.shown_changes(self.events().shared_days());
        shown.find(|shown| shown.id == layer)?.unmarked(&self.view.viewport)
    }

    /// The differences that are marked on a map with these days, which are those of one of the two maps.
    pub(super) fn shown_changes(&self, days: Days) -> impl Iterator<Item = ShownChanges<'_>> {
        let shown = |(id, update): (&EventLayerId, &Update)| {
            self.document.layers.is_shown(&(*id).into()) && update.on_map
        };
        let is_other = days != self.events().shared_days();
        self.updates.iter().filter(move |(id, update)| shown((id, update))).filter_map(move |(id, update)| {
            let changes = &update.compared()?.comparison.changes;
            let marks = update.other_marks.as_ref().filter(|_| is_other).unwrap_or(&update.marks);
            Some(ShownChanges { id: *id, of: update.of, changes, marks, old: &update.old, new: &update.new })
        })
    }

    /// The kinds of the visible layers, bottom to top.
    fn drawing_order(&self) -> Vec<StackItem> {
        let layers = &self.document.layers;
        let shown = layers.iter().rev().filter(|layer| layers.is_shown(&layer.id()));
        shown
            .map(|layer| match layer {
                StackLayer::Features(_) => StackItem::Layer,
                StackLayer::Events(_) => StackItem::Events,
                StackLayer::Annotations(_) => StackItem::Annotations,
            })
            .collect()
    }
}
