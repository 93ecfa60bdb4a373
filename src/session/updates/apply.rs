use crate::model::EventLayerId;
use crate::session::selection::read_selected;
use crate::session::{Effect, Session};

use super::{UpdateAction, UpdateResult};

pub fn apply(session: &mut Session, action: UpdateAction) -> Vec<Effect> {
    match action {
        UpdateAction::Of { layer, of } => {
            let can = of.is_none_or(|of| session.can_update(layer, of));
            if can {
                return set_update_of(session, layer, of);
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
        UpdateAction::NameFields { layer, changes } => {
            return session
                .updates
                .get_mut(&layer)
                .and_then(|update| update.ask_fields(layer, changes))
                .into_iter()
                .collect();
        }
        UpdateAction::FieldsNamed { layer, run, names } => {
            if let Some(update) = session.updates.get_mut(&layer).filter(|update| update.run == run) {
                update.fields.extend(names.into_iter().map(|(at, names)| (at, Some(names.into()))));
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
                let failed = result.is_err();
                update.result = result.map_or_else(UpdateResult::Failed, UpdateResult::Done);
                update.list();
                if failed {
                    session.document.layers.show_after(layer);
                }
                // The card of a selected row tells how it differs.
                return read_selected(session).into_iter().collect();
            }
        }
    }
    Vec::new()
}

/// Says which layer another one is a later state of, and hides the earlier one meanwhile.
fn set_update_of(session: &mut Session, id: EventLayerId, of: Option<EventLayerId>) -> Vec<Effect> {
    let layers = &mut session.document.layers;
    let Some(layer) = layers.event_layer_mut(id).filter(|layer| layer.update_of != of) else {
        return Vec::new();
    };
    layer.update_of = of;
    let name = layer.name().to_owned();
    if let Some(of) = of {
        session.follow_days(id, of);
    }
    let layers = &mut session.document.layers;
    layers.show_after(id);
    let Some(of) = of.filter(|of| layers.hide_for(*of, id)) else { return Vec::new() };
    // The days, filters and the table are those of what is seen.
    if session.view.active == Some(of) {
        session.set_active(id);
    }
    let earlier = session.events().layer(of).map_or("", |layer| layer.name());
    let words = format!(
        "{earlier} is hidden while {name} is compared with it, so that no event is drawn twice. The list of layers \
         shows it again."
    );
    vec![Effect::Say(words)]
}
