use crate::model::EventLayerId;
use crate::session::Session;

use super::event_files::EventFiles;

impl EventFiles {
    /// Asks of files that were opened just now whether they are another state of one that is open. Of those of a
    /// project the project knows, and of one that is read again it was asked before.
    pub(super) fn offer_updates(&mut self, session: &Session) {
        let loaded: Vec<EventLayerId> =
            session.events().layers().iter().filter(|l| l.loading.is_none()).map(|l| l.id).collect();
        let is_new = |layer: &EventLayerId| self.open.iter().any(|f| f.layer == *layer && !f.is_asked_about);
        let new: Vec<EventLayerId> = loaded.iter().copied().filter(is_new).collect();
        for layer in new {
            if let Some(file) = self.open.iter_mut().find(|f| f.layer == layer) {
                file.is_asked_about = true;
            }
            if self.of_project.iter().any(|(id, _)| *id == layer) {
                continue;
            }
            // The one opened last is the likeliest; one offer at a time is enough.
            let others = self.open.iter().rev().filter(|f| f.layer != layer && loaded.contains(&f.layer));
            let Some(other) = others.map(|f| f.layer).next() else { continue };
            if let (Some(before), Some(after)) = (self.side(session, other), self.side(session, layer)) {
                self.updates.ask(&self.jobs, (other, before), (layer, after));
            }
        }
    }
}
