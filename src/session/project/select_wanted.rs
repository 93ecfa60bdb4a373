use crate::model::{EventKey, EventLayerId, LayerId, Subject};
use crate::session::{Effect, SelectAction, Session, selection};

/// Restores the project's selection once it is available.
pub fn select_wanted(session: &mut Session) -> Vec<Effect> {
    let Some(wanted) = session.project.selection.clone() else { return Vec::new() };
    let ours = [Subject::governorate(&wanted.feature), Subject::annotation(&wanted.feature)];
    let ours = ours.into_iter().find(|key| key.layer_name() == wanted.layer && session.knows(key));
    let key = match (ours, session.project.in_session(&wanted.layer)) {
        (Some(key), _) => key,
        (None, Some(LayerId::Events(layer))) => {
            let Some(key) = event_wanted(session, *layer, &wanted.feature) else { return Vec::new() };
            key
        }
        (None, _) if session.project.waiting.contains(&wanted.layer) => return Vec::new(),
        (None, Some(LayerId::Features(layer))) => Subject::feature(layer, &wanted.feature.as_str().into()),
        (None, Some(LayerId::Annotations) | None) => {
            session.project.selection = None;
            let layer = session.stack().features().find(|l| l.id().name() == wanted.layer);
            let Some(layer) = layer else { return Vec::new() };
            Subject::feature(layer.id(), &wanted.feature.as_str().into())
        }
    };
    session.project.selection = None;
    if !session.knows(&key) {
        return Vec::new();
    }
    // Hidden layers must stay hidden, but selecting would show them.
    let layers = session.document.layers.clone();
    let effects = selection::apply(session, SelectAction::Feature(key));
    session.document.layers = layers;
    effects
}

/// Resolves a project's selection in a loaded event file; `None` while it is loading, and for a missing
/// record.
fn event_wanted(session: &Session, layer: EventLayerId, feature: &str) -> Option<Subject> {
    let events = session.events().layer(layer).filter(|_| !session.project.pending.contains_key(&layer))?;
    let key = match feature.strip_prefix("record-").and_then(|n| n.parse::<u32>().ok()) {
        Some(number) => {
            let number = number.wrapping_sub(1);
            let row = events.table.numbers().iter().position(|n| *n == number)?;
            EventKey::Row(u32::try_from(row).ok()?)
        }
        None => feature.parse().ok()?,
    };
    Some(Subject::event(layer, key))
}
