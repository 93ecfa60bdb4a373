use crate::geo::Viewport;
use crate::scene::{Scene, ShownEvents};
use crate::style::Theme;

use super::{Days, EventLayer, Session};

impl Session {
    /// Draws the map as a figure shows it: at a view of the figure's own, and without what the
    /// pointer highlights. Of two maps it is the active one.
    pub fn still(&self, theme: &Theme, view: Viewport) -> Scene {
        self.scene_of(theme, &self.still_events(), self.events().shared_days(), (view, false))
    }

    /// The same of the map with these days, which is one of two.
    pub fn still_at(&self, theme: &Theme, view: Viewport, days: Days) -> Scene {
        let layers: Vec<&EventLayer> = self.still_layers().collect();
        let shown: Vec<_> = layers.iter().map(|layer| layer.shown_at(days)).collect();
        let events: Vec<ShownEvents> = { layers.iter().zip(&shown) }
            .map(|(layer, shown)| ShownEvents { shown: shown.as_ref(), ..layer.as_shown() })
            .collect();
        self.scene_of(theme, &events, days, (view, false))
    }

    /// The days of the one map or of the two, left to right.
    pub fn days_of_maps(&self) -> Vec<Days> {
        let maps = &self.document.maps;
        std::iter::once(maps.left).chain(maps.split.map(|split| split.days)).collect()
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
