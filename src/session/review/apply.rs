use std::sync::Arc;

use crate::model::{FeatureId, FeatureLayerId, Subject};
use crate::reading::AcceptedFault;
use crate::scene::PreparedLayer;

use super::{Decision, Review, ReviewAction, accepted_layer::accepted_layer};
use crate::session::view::{NEAREST, fly};
use crate::session::{Document, Effect, FeatureLayer, Session, Shared, StackLayer, UserLayerFile};

pub fn apply(session: &mut Session, action: ReviewAction) -> Vec<Effect> {
    if let ReviewAction::Begin(begun) = &action {
        return begin(session, Review::new(begun, &session.atlas));
    }
    let Some(mut review) = session.review.take() else { return Vec::new() };
    let (before, focus) = (review.revision, review.decisions.focus);
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
            let any = !review.decisions.items.iter().any(|item| item.is_open());
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
            effects.extend(review.edit(edit, &session.atlas).err().map(|why| Effect::Say(why.to_string())));
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
        ReviewAction::Pause => review.steps.end_transaction(),
        ReviewAction::Saved { path, revision } => saved(session, &mut review, path, revision),
        ReviewAction::Light(index) => {
            let highlighted = index.and_then(|i| review.marks.of_draft(i));
            session.interaction.highlighted = highlighted.cloned().into_iter().collect();
        }
    }
    let changed = review.revision != before && !unseen;
    if changed {
        review.draw_marks(&session.atlas.base);
    }
    let turned = review.decisions.focus != focus;
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
    drop_layer(session, &FeatureLayerId::Drafts);
    let (all, outside) = (review.decisions.items.len(), review.outside.len());
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

/// The drafts are removed from the map; the saved layer stays.
fn close(session: &mut Session, own: &FeatureLayerId) {
    let file = session.layer(own).and_then(|layer| layer.file.clone());
    if let Some(file) = &file {
        let prepared =
            Arc::new(PreparedLayer::new(own.clone(), file.layer.clone().into(), &session.atlas.base));
        session.change_everywhere(|document| {
            if let Some(layer) = document.layers.feature_layer_mut(own) {
                layer.prepared = prepared.clone();
            }
        });
    } else {
        drop_layer(session, own);
    }
    drop_layer(session, &FeatureLayerId::Drafts);
}

fn saved(session: &mut Session, review: &mut Review, path: String, revision: u64) {
    let own = review.layer_id();
    if revision == review.revision {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(&path).to_owned();
        let file = UserLayerFile { name, path: path.clone(), layer: review.layer(), notes: Vec::new() };
        let file = Shared::from(file);
        session.change_everywhere(|document| {
            if let Some(layer) = document.layers.feature_layer_mut(&own) {
                layer.file = Some(file.clone());
            }
        });
    }
    review.saved = Some((path, revision));
}

/// Accepts the current draft, if complete, and moves to the next open one.
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

/// Moves to the next open draft, or reports that none is left.
fn on(review: &mut Review) -> Option<Effect> {
    review.turn(true, |item| item.is_open());
    let progress = review.progress();
    (progress.reviewed() == progress.all)
        .then(|| Effect::Say(format!("All {} drafts are reviewed. Ctrl+S saves the layer.", progress.all)))
}

/// Updates the draft layer and the layer of accepted drafts.
fn put_layers(session: &mut Session) {
    let Some(review) = &session.review else { return };
    let drafts = review.marks.drafts.clone();
    let layer = accepted_layer(review);
    let annotation_id = review.layer_id();
    let own = PreparedLayer::new(annotation_id.clone(), layer.into(), &session.atlas.base);
    put(session, FeatureLayer::of(own.into()));
    if let Some(drafts) = drafts {
        put(session, FeatureLayer::of(drafts));
    } else {
        drop_layer(session, &FeatureLayerId::Drafts);
    }
    let layers = &session.document.layers;
    let known = |layer: &FeatureLayerId, feature: &FeatureId| {
        layers.feature_layer(layer).is_some_and(|l| l.prepared.layer.feature(feature).is_some())
    };
    session.interaction.forget(|key| {
        matches!(key, Subject::Feature { layer, feature }
            if (*layer == FeatureLayerId::Drafts || *layer == annotation_id) && !known(layer, feature))
    });
}

/// Undo of the document does not affect a review, which has its own.
fn put(session: &mut Session, new: FeatureLayer) {
    session.change_everywhere(|document: &mut Document| match document.layers.feature_layer_mut(new.id()) {
        Some(layer) => layer.prepared = new.prepared.clone(),
        None => document.layers.insert(StackLayer::Features(new.clone())),
    });
}

fn drop_layer(session: &mut Session, id: &FeatureLayerId) {
    let id = id.clone().into();
    session.change_everywhere(|document| document.layers.remove(&id));
    session.interaction.forget(|key| key.layer().as_ref() == Some(&id));
}

/// The map follows the current draft: it is selected, and flown to if not visible.
fn follow(session: &mut Session, turned: bool) -> Vec<Effect> {
    let Some(review) = &session.review else { return Vec::new() };
    let mut effects = Vec::new();
    if turned && let Some((draft, _)) = review.focused() {
        effects.push(Effect::ShowDraft { paragraph: draft.paragraph });
    }
    let mark = review.marks.of_draft(review.decisions.focus).cloned();
    let own = [FeatureLayerId::Drafts, review.layer_id()];
    let of_review = |key: &Subject| matches!(key, Subject::Feature { layer, .. } if own.contains(layer));
    match mark {
        Some(key) => {
            if turned
                && let Some(bounds) = session.bounds_of(&key)
                && !session.view.viewport.bounds().contains(bounds.center())
            {
                effects.push(fly(&session.view.viewport, Some(bounds), NEAREST));
            }
            if session.interaction.selection.as_ref().is_none_or(|s| *s.key() != key) {
                session.interaction.select(key);
            }
        }
        None if session.interaction.selection.as_ref().is_some_and(|s| of_review(s.key())) => {
            session.interaction.selection = None;
        }
        None => {}
    }
    effects
}

/// Selecting a draft on the map moves the review to it; of several, to the next open one.
pub fn selected(session: &mut Session) -> Option<Effect> {
    let key = session.interaction.selection.as_ref()?.key().clone();
    let review = session.review.as_mut()?;
    let here = review.marks.drafts_at(&key);
    if here.is_empty() || here.contains(&review.decisions.focus) {
        return None;
    }
    let open =
        here.iter().copied().find(|i| review.decisions.items.get(*i).is_some_and(|item| item.is_open()));
    review.turn_to(open.or(here.first().copied())?);
    review.focused().map(|(draft, _)| Effect::ShowDraft { paragraph: draft.paragraph })
}

impl Session {
    /// The layers of a review that are in no file yet, top to bottom.
    pub(in crate::session) fn review_layers(&self) -> Vec<StackLayer> {
        let of_review = |l: &&FeatureLayer| l.file.is_none() && !l.id().is_built_in();
        self.document.layers.features().filter(of_review).cloned().map(StackLayer::Features).collect()
    }
}
