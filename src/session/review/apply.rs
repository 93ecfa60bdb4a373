use crate::model::FeatureRef;
use crate::reading::AcceptedFault;
use crate::scene::PreparedLayer;

use super::super::{Effect, LayerState, OwnFile, Selection, Session, view};
use super::marks::{DRAFTS, Marks};
use super::{Decision, Review, ReviewAction, accepted_layer::accepted_layer};

pub fn apply(session: &mut Session, action: ReviewAction) -> Vec<Effect> {
    if let ReviewAction::Begin(begun) = &action {
        return begin(session, Review::new(begun, &session.atlas));
    }
    let Some(mut review) = session.review.take() else { return Vec::new() };
    let (before, focus) = (review.revision, review.focus);
    let unseen = matches!(&action, ReviewAction::Edit(edit) if !edit.is_seen())
        && review.focused().is_some_and(|(_, item)| item.decision != Decision::Accepted);
    let mut effects = Vec::new();
    match action {
        ReviewAction::Begin(_) => {}
        ReviewAction::Close => {
            close(session, &review.layer_id());
            return Vec::new();
        }
        ReviewAction::Again(begun) => review.again(&begun, &session.atlas),
        ReviewAction::Focus(index) => review.turn_to(index),
        ReviewAction::Next { forward } => {
            let any = !review.items.iter().any(super::Item::is_open);
            review.turn(forward, |item| any || item.is_open());
        }
        ReviewAction::Step { forward } => review.turn(forward, |_| true),
        ReviewAction::Accept => effects.extend(accept(&mut review)),
        ReviewAction::Reject => {
            review.decide(Decision::Rejected);
            effects.extend(on(&mut review));
        }
        ReviewAction::Reopen => review.decide(Decision::Open),
        ReviewAction::Edit(edit) => {
            effects.extend(review.edit(edit, &session.atlas).err().map(Effect::Say));
        }
        ReviewAction::Record(record) => review.set_record(record),
        ReviewAction::Undo => effects.push(Effect::Say(match review.travel(true) {
            Some(name) => format!("Undone: {name}."),
            None => "There is nothing to undo.".to_owned(),
        })),
        ReviewAction::Redo => effects.push(Effect::Say(match review.travel(false) {
            Some(name) => format!("Redone: {name}."),
            None => "There is nothing to redo.".to_owned(),
        })),
        ReviewAction::Pause => review.steps.pause(),
        ReviewAction::Saved { path, revision } => saved(session, &mut review, path, revision),
        ReviewAction::Light(index) => {
            let lit = index.and_then(|i| review.marks.of_draft(i));
            session.lit = lit.cloned().into_iter().collect();
        }
    }
    let changed = review.revision != before && !unseen;
    if changed {
        review.marks = Marks::of(&review, &session.atlas.base);
    }
    let turned = review.focus != focus;
    session.review = Some(review);
    if changed {
        put_layers(session);
    }
    if turned || changed {
        effects.extend(follow(session, turned));
    }
    effects
}

fn begin(session: &mut Session, review: Review) -> Vec<Effect> {
    drop_layers(session, |layer| layer == DRAFTS);
    let (all, outside) = (review.items.len(), review.outside.len());
    let name = review.document.name.clone();
    let going_on = review.progress().reviewed() > 0;
    session.review = Some(review);
    put_layers(session);
    let mut effects = follow(session, true);
    effects.push(Effect::Say(match (all, going_on) {
        (0, _) => format!("{name}: it names no known place in Iraq."),
        (_, true) => session
            .review
            .as_ref()
            .map_or_else(String::new, |r| format!("{name}: continuing, {}.", r.progress().words())),
        (1, _) => format!("{name}: one draft to review."),
        _ if outside > 0 => format!("{name}: {all} drafts to review, {outside} places outside Iraq."),
        _ => format!("{name}: {all} drafts to review."),
    }));
    effects
}

/// The drafts leave the map; what the layer file holds stays on it.
fn close(session: &mut Session, own: &str) {
    let base = &session.atlas.base;
    let mut in_file = false;
    for layer in session.layers.iter_mut().filter(|l| l.id() == own) {
        if let Some(file) = &layer.file {
            layer.prepared = PreparedLayer::new(file.layer.clone().into(), base).into();
            in_file = true;
        }
    }
    drop_layers(session, |layer| layer == DRAFTS || layer == own && !in_file);
}

fn saved(session: &mut Session, review: &mut Review, path: String, revision: u64) {
    let own = review.layer_id();
    if revision == review.revision
        && let Some(layer) = session.layers.iter_mut().find(|l| l.id() == own)
    {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(&path).to_owned();
        let file = OwnFile { name, path: path.clone(), layer: review.layer(), notes: Vec::new() };
        layer.file = Some(file.into());
    }
    review.saved = Some((path, revision));
}

/// Takes the draft under focus, if nothing is missing, and goes on to the next open one.
fn accept(review: &mut Review) -> Vec<Effect> {
    let Some((_, item)) = review.focused() else { return Vec::new() };
    match item.work.check() {
        Err(AcceptedFault::NoParaphrase) => {
            vec![
                Effect::WriteParaphrase,
                Effect::Say("Write in your own words what is claimed, then press Enter.".to_owned()),
            ]
        }
        Err(fault) => vec![Effect::Say(format!("This cannot be accepted yet: {fault}."))],
        Ok(()) => {
            review.decide(Decision::Accepted);
            on(review).into_iter().collect()
        }
    }
}

/// On to the next open draft; says so where none is left.
fn on(review: &mut Review) -> Option<Effect> {
    review.turn(true, |item| item.is_open());
    let progress = review.progress();
    (progress.reviewed() == progress.all)
        .then(|| Effect::Say(format!("All {} drafts are reviewed. Ctrl+S saves the layer.", progress.all)))
}

/// The marks of the drafts and the layer of what is accepted, as they are now.
fn put_layers(session: &mut Session) {
    let Some(review) = &session.review else { return };
    let drafts = review.marks.drafts.clone();
    let layer = accepted_layer(review);
    let own = PreparedLayer::new(layer.into(), &session.atlas.base);
    let own_id = review.layer_id();
    put(session, LayerState::of(own.into()));
    if let Some(drafts) = drafts {
        put(session, LayerState::of(drafts));
    } else {
        drop_layers(session, |layer| layer == DRAFTS);
    }
    let known = |key: &FeatureRef| {
        let layer = session.layers.iter().find(|l| l.id() == key.layer);
        layer.is_some_and(|l| l.prepared.layer.feature(&key.feature).is_some())
    };
    let gone = |key: &FeatureRef| (key.layer == DRAFTS || key.layer == own_id) && !known(key);
    session.hovered.retain(|k| !gone(k));
    session.lit.retain(|k| !gone(k));
    if session.selection.as_ref().is_some_and(|s| s.hits().iter().any(gone)) {
        session.selection = None;
    }
    session.history.forget(gone);
}

fn put(session: &mut Session, new: LayerState) {
    match session.layers.iter_mut().find(|l| l.id() == new.id()) {
        Some(layer) => layer.prepared = new.prepared,
        None => session.layers.insert(0, new),
    }
}

fn drop_layers(session: &mut Session, gone: impl Fn(&str) -> bool) {
    session.layers.retain(|l| !gone(l.id()));
    session.hovered.retain(|k| !gone(&k.layer));
    session.lit.retain(|k| !gone(&k.layer));
    if session.selection.as_ref().is_some_and(|s| s.hits().iter().any(|k| gone(&k.layer))) {
        session.selection = None;
    }
    session.history.forget(|k| gone(&k.layer));
}

/// The map follows the draft under focus: its mark is selected, and flown to if it is not in sight.
fn follow(session: &mut Session, turned: bool) -> Vec<Effect> {
    let Some(review) = &session.review else { return Vec::new() };
    let mut effects = Vec::new();
    if turned && let Some((draft, _)) = review.focused() {
        effects.push(Effect::ShowDraft { paragraph: draft.paragraph });
    }
    let mark = review.marks.of_draft(review.focus).cloned();
    let own = [DRAFTS.to_owned(), review.layer_id()];
    match mark {
        Some(key) => {
            if turned
                && let Some(bounds) = session.bounds_of(&key)
                && !session.viewport.bounds().contains(bounds.center())
            {
                effects.extend(view::fly(session, Some(bounds), view::NEAREST));
            }
            if session.selection.as_ref().is_none_or(|s| *s.key() != key) {
                session.selection = Some(Selection::of(key));
            }
        }
        None if session.selection.as_ref().is_some_and(|s| own.contains(&s.key().layer)) => {
            session.selection = None;
        }
        None => {}
    }
    effects
}

/// A mark that was selected on the map turns the review to its draft; of several, to the next
/// one that is open.
pub fn selected(session: &mut Session) -> Option<Effect> {
    let key = session.selection.as_ref()?.key().clone();
    let review = session.review.as_mut()?;
    let here = review.marks.drafts_at(&key);
    if here.is_empty() || here.contains(&review.focus) {
        return None;
    }
    let open = here.iter().copied().find(|i| review.items.get(*i).is_some_and(super::Item::is_open));
    review.turn_to(open.or(here.first().copied())?);
    review.focused().map(|(draft, _)| Effect::ShowDraft { paragraph: draft.paragraph })
}
