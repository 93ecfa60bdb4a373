use crate::model::FeatureRef;
use crate::scene::EventKey;
use crate::session::{Effect, SelectAction, Session, selection};

/// Selects what the project says, as soon as it is there.
pub fn select_wanted(session: &mut Session) -> Vec<Effect> {
    let Some(wanted) = session.project.selection.clone() else { return Vec::new() };
    let layer = session.project.in_session(&wanted.layer).unwrap_or(&wanted.layer).to_owned();
    let mut key = FeatureRef::new(&layer, &wanted.feature);
    if let Some(events) = session.events().layer(&layer) {
        if session.project.pending.contains_key(&layer) {
            return Vec::new();
        }
        if let Some(number) = wanted.feature.strip_prefix("record-").and_then(|n| n.parse::<u32>().ok()) {
            let number = number.wrapping_sub(1);
            let row = events.table.numbers().iter().position(|n| *n == number);
            let Some(row) = row.and_then(|row| u32::try_from(row).ok()) else { return Vec::new() };
            key = EventKey::Row(row).of(&layer);
        }
    } else if session.project.waiting.contains(&wanted.layer) {
        return Vec::new();
    }
    session.project.selection = None;
    if !session.knows(&key) {
        return Vec::new();
    }
    // A layer that is hidden stays so: selecting shows it, as a click in a list does.
    let layers = session.document.layers.clone();
    let effects = selection::apply(session, SelectAction::Feature(key));
    session.document.layers = layers;
    effects
}
