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
            }
        }
    }
    Vec::new()
}
