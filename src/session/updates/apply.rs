use crate::session::selection::read_selected;
use crate::session::{Effect, Session};

use super::{UpdateAction, UpdateResult};

pub fn apply(session: &mut Session, action: UpdateAction) -> Vec<Effect> {
    match action {
        UpdateAction::Of { layer, of } => {
            let can = of.is_none_or(|of| session.can_update(layer, of));
            if let Some(layer) = session.document.layers.event_layer_mut(layer).filter(|_| can) {
                layer.update_of = of;
            }
        }
        UpdateAction::Offer { layer, of } => {
            session.update_offers.remove(&layer);
            let events = session.events();
            if let Some(of) = of
                && let (Some(new), Some(old)) = (events.layer(layer), events.layer(of))
                && (new.update_of, old.update_of) == (None, None)
            {
                let words = format!(
                    "{} has events of {}: the list of layers offers to compare them.",
                    new.name(),
                    old.name()
                );
                session.update_offers.insert(layer, of);
                return vec![Effect::Say(words)];
            }
        }
        UpdateAction::Completeness { layer, completeness } => {
            let Some(update) = session.updates.get_mut(&layer) else { return Vec::new() };
            if update.completeness != completeness {
                update.completeness = completeness;
                return session.compare(layer);
            }
        }
        UpdateAction::Toggle { layer, kind } => {
            if let Some(update) = session.updates.get_mut(&layer) {
                update.kinds = update.kinds.toggled(kind);
                update.list();
            }
        }
        UpdateAction::OnMap { layer, on } => {
            if let Some(update) = session.updates.get_mut(&layer) {
                update.on_map = on;
            }
        }
        UpdateAction::Progress { layer, run, share } => {
            if let Some(update) = session.updates.get_mut(&layer)
                && update.run == run
                && let UpdateResult::Comparing(done) = &mut update.result
            {
                *done = share;
            }
        }
        UpdateAction::Compared { layer, run, result } => {
            // Late answers are ignored.
            if let Some(update) = session.updates.get_mut(&layer).filter(|update| update.run == run) {
                update.result = result.map_or_else(UpdateResult::Failed, UpdateResult::Done);
                update.list();
                // The card of a selected row tells how it differs.
                return read_selected(session).into_iter().collect();
            }
        }
    }
    Vec::new()
}
