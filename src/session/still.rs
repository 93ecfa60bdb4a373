use crate::geo::Viewport;
use crate::scene::{Scene, ShownEvents};
use crate::style::Theme;

use super::{EventLayer, Session};

impl Session {
    /// Draws the map as a figure shows it: at a view of the figure's own, and without what the
    /// pointer highlights. Of two maps it is the active one.
    pub fn still(&self, theme: &Theme, view: Viewport) -> Scene {
        self.scene_of(theme, &self.still_events(), self.events().shared_days(), (view, false))
    }

    /// The event layers on such a figure, bottom to top.
    pub fn still_events(&self) -> Vec<ShownEvents<'_>> {
        self.still_layers().map(EventLayer::as_shown).collect()
    }

    /// The same with all that is known of them.
    pub fn still_layers(&self) -> impl Iterator<Item = &EventLayer> {
        self.document.layers.events().rev().filter(|l| self.document.layers.is_shown(&l.id.into()))
    }
}
