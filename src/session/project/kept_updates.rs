use crate::formats::project::{Entry, EventEntry};
use crate::model::EventLayerId;
use crate::session::{Effect, EventLayer, Session};

/// Which event files of a project are later states of others.
impl Session {
    /// The entry of which a layer is an update; `was` is its own entry in the opened project.
    pub(super) fn update_entry(&self, layer: &EventLayer, was: Option<&EventEntry>) -> Option<String> {
        let of = layer.update_of.and_then(|of| self.document.layers.event_layer(of));
        if let Some(of) = of.filter(|of| !of.about.path.is_empty()) {
            return Some(self.entry_id(&of.id.into()));
        }
        // Of a file that is pending or missing, or of none in the project, as was said on opening.
        let held = was?.update_of.as_ref()?;
        (self.project.waiting.contains(held) || !self.has_entry(held)).then(|| held.clone())
    }

    fn has_entry(&self, id: &str) -> bool {
        self.project.base.events.iter().filter_map(Entry::read).any(|entry| entry.id == id)
    }

    /// Connects a file that has arrived with the files of the project that are here already, in both directions.
    pub(super) fn restore_updates(&mut self, arrived: EventLayerId) -> Vec<Effect> {
        let Some(entry) = self.project.entries.get(&arrived.into()).cloned() else { return Vec::new() };
        let mut effects = Vec::new();
        let base = self.project.base.clone();
        for saved in base.events.iter().filter_map(Entry::read) {
            let Some(held) = saved.update_of.as_ref().filter(|held| **held == entry || saved.id == entry)
            else {
                continue;
            };
            let here = |id: &str| self.project.events_in_session(id);
            match (here(&saved.id), here(held)) {
                (Some(layer), Some(of)) if self.can_update(layer, of) => self.restore_update(layer, of),
                (Some(layer), Some(_)) => {
                    let words =
                        "the project has it as an update of a file that is an update of it; this is left out";
                    effects.extend(self.about_layer(layer, words));
                }
                (Some(layer), None) if !self.has_entry(held) => {
                    let words =
                        format!("the project has it as an update of “{held}”, which is no event file in it");
                    effects.extend(self.about_layer(layer, &words));
                }
                (Some(_) | None, _) => {}
            }
        }
        effects
    }

    /// Unless the user has said otherwise in the meantime. An earlier state that the project hides is taken to be hidden
    /// for the comparison.
    fn restore_update(&mut self, layer: EventLayerId, of: EventLayerId) {
        self.change_everywhere(|document| {
            let Some(later) = document.layers.event_layer_mut(layer) else { return };
            if *later.update_of.get_or_insert(of) != of {
                return;
            }
            if let Some(earlier) = document.layers.event_layer_mut(of).filter(|l| !l.settings.visible) {
                earlier.hidden_for.get_or_insert(layer);
            }
        });
    }

    fn about_layer(&self, layer: EventLayerId, words: &str) -> Option<Effect> {
        let name = self.events().layer(layer)?.name();
        Some(Effect::Say(format!("{name}: {words}.")))
    }
}
