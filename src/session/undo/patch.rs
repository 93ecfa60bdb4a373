use crate::events::{Filter, FilteredView};
use crate::geo::Screen;
use crate::model::FeatureRef;

use super::super::{Beside, Effect, EventLayer, LayerState, Session, ViewAction, beside, view};
use super::document::{Document, Maps, same_content};
use super::event_part::EventPart;

/// Changes what differs between two documents, and nothing else, to what the second one says.
pub fn patch(session: &mut Session, from: &Document, to: &Document) -> Vec<Effect> {
    layers(session, from, to);
    if from.solo != to.solo {
        session.solo.clone_from(&to.solo);
    }
    if from.names != to.names {
        session.names = to.names;
    }
    if from.annotations != to.annotations {
        session.set_annotations(to.annotations.clone());
    }
    if from.title != to.title {
        session.project.title.clone_from(&to.title);
    }
    if from.notes != to.notes {
        session.project.notes.clone_from(&to.notes);
    }
    if from.region != to.region {
        session.events.region.clone_from(&to.region);
    }
    if from.maps != to.maps {
        maps(session, to.maps);
    }
    let effects = events(session, from, to);
    tidy(session);
    effects
}

fn layers(session: &mut Session, from: &Document, to: &Document) {
    session.layers.retain(|l| to.layer(l.id()).is_some() || from.layer(l.id()).is_none());
    for (place, layer) in to.layers.iter().enumerate() {
        let here = session.layers.iter_mut().find(|l| l.id() == layer.id());
        match (here, from.layer(layer.id())) {
            (None, None) => session.layers.insert(place.min(session.layers.len()), layer.clone()),
            (None, Some(_)) => {}
            (Some(here), None) => here.clone_from(layer),
            (Some(here), Some(was)) => {
                if was.visible != layer.visible {
                    here.visible = layer.visible;
                }
                if was.opacity != layer.opacity {
                    here.opacity = layer.opacity;
                }
                if !same_content(was, layer) {
                    (here.prepared, here.file) = (layer.prepared.clone(), layer.file.clone());
                }
            }
        }
    }
    let shared = |of: &Document, with: &Document| -> Vec<String> {
        let ids = of.layers.iter().map(LayerState::id);
        ids.filter(|id| with.layer(id).is_some()).map(str::to_owned).collect()
    };
    if shared(from, to) != shared(to, from) {
        order(&mut session.layers, to);
    }
}

/// Puts the layers that the document knows into its order; others keep their places.
fn order(layers: &mut [LayerState], to: &Document) {
    let known = |l: &LayerState| to.layer(l.id()).is_some();
    let mut sorted: Vec<LayerState> = layers.iter().filter(|l| known(l)).cloned().collect();
    sorted.sort_by_key(|l| to.layers.iter().position(|t| t.id() == l.id()));
    for (place, layer) in layers.iter_mut().filter(|l| known(l)).zip(sorted) {
        *place = layer;
    }
}

fn maps(session: &mut Session, to: Maps) {
    let was = session.events.beside;
    let events = &mut session.events;
    match to.right {
        None => (events.beside, events.days) = (None, to.days),
        Some(right) => {
            // Whoever works on the right goes on there.
            let on_the_right = was.is_some_and(|b| b.right);
            let (days, other) = if on_the_right { (right.days, to.days) } else { (to.days, right.days) };
            events.beside = Some(Beside { other, right: on_the_right, over_other: false, ..right.split });
            events.days = days;
        }
    }
    // Two maps show the same ground in half the width each.
    let steps = match (was, session.events.beside) {
        (Some(was), None) => -was.steps,
        (None, Some(now)) => now.steps,
        _ => 0.0,
    };
    if steps != 0.0 {
        let [width, height] = session.viewport.size();
        let at = Screen::new(width / 2.0, height / 2.0);
        view::apply(session, ViewAction::Zoom { steps, at });
    }
}

fn events(session: &mut Session, from: &Document, to: &Document) -> Vec<Effect> {
    let events = &mut session.events;
    let mut effects = Vec::new();
    for layer in &mut events.layers {
        let (was, is) = (from.event(&layer.id), to.event(&layer.id));
        let mut wanted = Filter { days: events.days, ..layer.filter().clone() };
        if let (Some(was), Some(is)) = (was, is) {
            if was.visible != is.visible {
                layer.visible = is.visible;
            }
            if was.opacity != is.opacity {
                layer.opacity = is.opacity;
            }
            if was.display != is.display {
                layer.display = is.display;
            }
            if !was.same_filter(is) {
                let text = is.text(&layer.table);
                layer.finding = is.query.clone().filter(|_| text.is_none());
                let find = |query| Effect::FindText { layer: layer.id.clone(), query };
                effects.extend(layer.finding.clone().map(find));
                wanted = Filter { days: events.days, text, ..is.filter.clone() };
            }
        }
        show(layer, wanted, is);
        if let (Some(beside), Some(part)) = (events.beside, is) {
            let filter = Filter { days: beside.other, ..layer.filter().clone() };
            layer.other = part.counted(&layer.table, &filter).or(layer.other.take());
        }
    }
    beside::renew(events);
    effects
}

/// Filters by what was counted once, or counts.
fn show(layer: &mut EventLayer, filter: Filter, known: Option<&EventPart>) {
    if *layer.filter() == filter {
        return;
    }
    let table = &layer.table;
    let counted = known.and_then(|part| part.counted(table, &filter));
    layer.shown = counted.unwrap_or_else(|| FilteredView::renewed(table, filter, Some(&layer.shown)).into());
}

/// Nothing that is gone stays selected, lit or on the way back.
fn tidy(session: &mut Session) {
    session.hovered.clear();
    session.forget_spot();
    let gone = |session: &Session, key: &FeatureRef| !session.knows(key);
    let lit: Vec<FeatureRef> = std::mem::take(&mut session.lit);
    session.lit = lit.into_iter().filter(|key| session.knows(key)).collect();
    if session.selection.as_ref().is_some_and(|s| s.hits().iter().any(|key| gone(session, key))) {
        session.selection = None;
    }
    let mut history = std::mem::take(&mut session.history);
    history.forget(|key| gone(session, key));
    session.history = history;
}
