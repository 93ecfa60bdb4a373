use crate::events::ChangeKind;
use crate::geo::Viewport;
use crate::scene::{ShownEvents, change_legend, event_legend};
use crate::session::{EventLayer, Session};
use crate::style::{EventLegend, Theme, number};

impl Session {
    /// The legends of the event layers on a figure, bottom to top, with the marks of what differs between two states
    /// of a source.
    pub fn still_legends(&self, view: &Viewport, theme: &Theme) -> Vec<EventLegend> {
        let days = self.events().shared_days();
        let is_alone = self.still_layers().count() < 2;
        let legend = |layer: &EventLayer| {
            let shown = layer.as_shown();
            let looks = if is_alone { shown.looks.alone() } else { shown.looks };
            let shown = ShownEvents { looks, ..shown };
            let mut legend = event_legend(&shown, &self.atlas.base, view, theme);
            if let Some(shown) = self.shown_changes(days).find(|shown| shown.id == layer.id) {
                let earlier = self.events().layer(shown.of).map_or("", |layer| layer.name());
                let part = change_legend(&shown, earlier, view, theme);
                if !part.entries.is_empty() {
                    legend.parts.push(part);
                }
            }
            legend.notes.extend(self.drawn_twice(layer));
            legend
        };
        self.still_layers().map(legend).collect()
    }

    /// What a figure's description says of updates: a sentence each.
    pub fn update_sentences(&self) -> Vec<String> {
        let marked = self.shown_changes(self.events().shared_days()).filter_map(|shown| {
            let name = |id| self.events().layer(id).map_or("", |layer| layer.name());
            let update = self.updates.get(&shown.id)?;
            let counts = ChangeKind::ALL.into_iter().filter(|kind| update.kinds.has(*kind));
            let counts = counts.map(|kind| (kind, update.count(kind))).filter(|(_, count)| *count > 0);
            let counts: Vec<String> = counts
                .map(|(kind, count)| format!("{} {}", kind.title().to_lowercase(), number::exact(count)))
                .collect();
            let counts = if counts.is_empty() { "none".to_owned() } else { counts.join(", ") };
            Some(format!("Changes from {} to {} are marked: {counts}.", name(shown.of), name(shown.id)))
        });
        marked.chain(self.still_layers().filter_map(|layer| self.drawn_twice(layer))).collect()
    }

    /// That an earlier state of a layer's source lies below or above it.
    fn drawn_twice(&self, layer: &EventLayer) -> Option<String> {
        let of = layer.update_of.or_else(|| self.update_offers.get(&layer.id).copied())?;
        let earlier = self.still_layers().find(|other| other.id == of)?;
        Some(format!(
            "{} and {} are two states of one source and lie over each other: events of both are drawn twice.",
            earlier.name(),
            layer.name()
        ))
    }
}
