use crate::geo::Viewport;
use crate::scene::{self, Scene, SceneInput, ShownEvents, StackItem};
use crate::style::Theme;

use super::{Days, Selection, Session, StackLayer};

/// The map as it is drawn.
impl Session {
    /// Draws the map.
    pub fn scene(&self, theme: &Theme) -> Scene {
        self.scene_at(theme, self.events().days())
    }

    /// `pointer`: whether to draw the hover.
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
        scene::build(&SceneInput {
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
