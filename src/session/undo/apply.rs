use crate::model::Subject;
use crate::session::view::zoom_round_middle;
use crate::session::{Document, Effect, Session};

use super::EditAction;

pub fn apply(session: &mut Session, action: EditAction) -> Vec<Effect> {
    match action {
        EditAction::EndGesture => {
            session.interaction.undo.end_transaction();
            Vec::new()
        }
        EditAction::Undo => travel(session, true),
        EditAction::Redo => travel(session, false),
    }
}

fn travel(session: &mut Session, back: bool) -> Vec<Effect> {
    if let Some((view, name)) = session.interaction.moves.take().filter(|_| back) {
        return vec![Effect::FlyTo(view), Effect::Say(format!("Undone: {name}."))];
    }
    let present = session.document.clone();
    let Some(name) = session.interaction.undo.travel(back, &mut session.document) else {
        let words = if back { "There is nothing to undo." } else { "There is nothing to redo." };
        return vec![Effect::Say(words.to_owned())];
    };
    session.follow_replaced();
    split(session, &present);
    let mut effects = resume(session, &present);
    tidy(session);
    let done = if back { "Undone" } else { "Redone" };
    effects.push(Effect::Say(format!("{done}: {name}.")));
    effects
}

/// Two maps show the same ground at half the width each.
fn split(session: &mut Session, present: &Document) {
    let steps = match (present.maps.split, session.document.maps.split) {
        (Some(was), None) => -was.steps,
        (None, Some(now)) => now.steps,
        (Some(_), Some(_)) | (None, None) => 0.0,
    };
    if session.document.maps.split.is_none() {
        session.view.right = false;
    }
    session.interaction.over_other &= present.maps == session.document.maps;
    if steps != 0.0 {
        zoom_round_middle(&mut session.view, &mut session.interaction, &session.atlas, steps);
    }
}

/// Adopts from the current state what steps do not contain; returns texts to be searched for again.
fn resume(session: &mut Session, present: &Document) -> Vec<Effect> {
    let (right, maps) = (session.view.right, session.document.maps);
    let (days, other) = (maps.days(right), maps.other_days(right));
    let mut effects = Vec::new();
    for layer in session.document.layers.events_mut() {
        // A layer that was replaced has no present state but its own.
        let now = present.layers.event_layer(layer.id).cloned().unwrap_or_else(|| layer.clone());
        if let Some(query) = layer.resume(&now, days, other) {
            effects.push(Effect::FindText { layer: layer.id, query });
        }
    }
    let asking: Vec<_> =
        session.document.layers.events().filter(|l| l.asking.is_some()).map(|l| l.id).collect();
    asking.into_iter().for_each(|layer| effects.extend(session.settle_rule(layer)));
    let all: Vec<_> = session.document.layers.events().map(|l| l.id).collect();
    all.into_iter().for_each(|layer| effects.extend(session.settle_size(layer)));
    effects
}

/// Nothing that is gone stays selected, highlighted or on the way back.
fn tidy(session: &mut Session) {
    session.interaction.preview = None;
    session.interaction.moved();
    let mut interaction = std::mem::take(&mut session.interaction);
    interaction.forget(|key: &Subject| !session.knows(key));
    session.interaction = interaction;
}
