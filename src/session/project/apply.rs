use std::sync::Arc;

use crate::formats::project::{Entry, LayerEntry, Project, Source};
use crate::geo::Viewport;
use crate::model::{EventLayerId, FeatureLayerId, LayerId};
use crate::scene::Names;
use crate::session::view::apply as apply_view;
use crate::session::{
    ArticlePane, Document, Effect, FeatureLayer, Interaction, Maps, Session, Shared, Split, StackLayer,
    UserLayerFile, View, ViewAction, layers,
};

use super::select_wanted::select_wanted;
use super::stack_order::{SavedOrder, restore_annotation_layer, restore_order, saved_settings};
use super::state::Pending;
use super::words::display_of;
use super::{ProjectAction, ProjectState, Stamp};

pub fn apply(session: &mut Session, action: ProjectAction) -> Vec<Effect> {
    match action {
        ProjectAction::New => return new(session),
        ProjectAction::Open(project) => open(session, project),
        ProjectAction::Title(title) => session.document.title = title,
        ProjectAction::Notes(notes) => session.document.notes = notes,
        ProjectAction::Layer { entry, file } => return layer(session, &entry, &file),
        ProjectAction::Began { entry, layer, same } => return began(session, &entry, layer, same),
        ProjectAction::Failed { layer } => {
            if let Some(entry) = session.project.entries.remove(&layer.into()) {
                session.project.pending.remove(&layer);
                session.project.waiting.insert(entry);
            }
        }
        ProjectAction::GiveUp { entry } => {
            session.project.waiting.remove(&entry);
            if session.project.selection.as_ref().is_some_and(|s| s.layer == entry) {
                session.project.selection = None;
            }
        }
        ProjectAction::Text { path } => {
            session.project.text = session.view.article.as_ref().map(|pane| (pane.article.clone(), path));
        }
        ProjectAction::Stamped { path, stamp } => _ = session.project.stamps.insert(path, stamp),
    }
    Vec::new()
}

/// As at a first start, without anything of the user's. A review stays, and so does the theme.
fn new(session: &mut Session) -> Vec<Effect> {
    let atlas = session.atlas_arc();
    let review: Vec<StackLayer> = session.review_layers();
    session.document = Document::new(&atlas);
    review.into_iter().rev().for_each(|layer| session.document.layers.insert(layer));
    let view = &session.view;
    session.view = View { look: view.look, recent: view.recent.clone(), ..View::new(view.viewport) };
    let playback = session.interaction.playback;
    session.interaction = Interaction { playback, ..Interaction::default() };
    session.project = ProjectState::default();
    apply_view(session, ViewAction::Home)
}

fn open(session: &mut Session, project: Shared<Project>) {
    new(session);
    let home = session.atlas.base.home();
    if let Some(view) = &project.view {
        let size = session.view.viewport.size();
        session.view.viewport = Viewport::new(view.center, view.zoom, size).kept_within(home);
    }
    let names = project.names.as_deref();
    let document = &mut session.document;
    document.names = Names::ALL.into_iter().find(|n| Some(n.words()) == names).unwrap_or_default();
    document.title.clone_from(&project.title);
    document.notes.clone_from(&project.notes);
    let region = project.region.as_ref();
    document.region = region.map(|r| r.iter().map(|p| (*p).into()).collect::<Vec<_>>().into());
    (document.maps, session.view.right) = maps(&project);
    session.set_annotations(project.annotations.clone());
    session.view.article =
        project.article.as_ref().and_then(|a| session.atlas.article(&a.id)).map(ArticlePane::of);
    session.project = state(session, project);
    restore_layers(session);
    select_wanted(session);
}

/// The days of the maps, and whether the right one is active.
fn maps(project: &Project) -> (Maps, bool) {
    let Some(saved) = &project.side_by_side else { return (Maps { left: project.days, split: None }, false) };
    let (left, right) = match saved.right {
        true => (saved.other_days, project.days),
        false => (project.days, saved.other_days),
    };
    let steps = if saved.zoomed.is_finite() { saved.zoomed.clamp(-1.0, 0.0) } else { 0.0 };
    (Maps { left, split: Some(Split { days: right, before: saved.before, steps }) }, saved.right)
}

/// The project's additional state: all its files are pending.
fn state(session: &Session, project: Shared<Project>) -> ProjectState {
    let built_in = |id: &str| session.atlas.layer(id).is_some();
    let layers = project.layers.iter().filter_map(Entry::read);
    let waiting = layers.filter(|l| l.source.is_some() || !built_in(&l.id)).map(|l| &l.id);
    let events = project.events.iter().filter_map(Entry::read).map(|e| &e.id);
    let stamp = |s: &Source| (s.path.clone(), Stamp { bytes: s.bytes, sha256: s.sha256.clone() });
    ProjectState {
        waiting: waiting.chain(events).cloned().collect(),
        selection: project.selection.clone(),
        stamps: project.sources().map(stamp).collect(),
        base: project.0,
        ..ProjectState::default()
    }
}

/// Order, visibility and opacity of the existing layers.
fn restore_layers(session: &mut Session) {
    let Session { document, project, .. } = session;
    let base = project.base.clone();
    let entries: Vec<&LayerEntry> = base.layers.iter().filter_map(Entry::read).collect();
    let entry_of = |layer: &FeatureLayer| {
        let opened_as = project.entries.get(&layer.id().clone().into()).map(String::as_str);
        entries.iter().position(|e| match layer.id() {
            FeatureLayerId::BuiltIn(name) => e.source.is_none() && e.id == name.as_str(),
            FeatureLayerId::User(_) | FeatureLayerId::Drafts => Some(e.id.as_str()) == opened_as,
        })
    };
    let is_review = |layer: &FeatureLayer| layer.file.is_none() && !layer.id().is_built_in();
    // Drafts of a review are above everything; layers unknown to the project are below it.
    document.layers.sort_features_by_key(|l| (!is_review(l), entry_of(l).unwrap_or(usize::MAX)));
    for layer in document.layers.features_mut(|_| true) {
        if let Some(entry) = entry_of(layer).and_then(|index| entries.get(index)) {
            layer.settings = saved_settings(entry.visible, entry.opacity, entry.name.as_deref());
        }
    }
    restore_annotation_layer(document, &base);
    restore_order(document, project);
    let solo = base.solo.as_ref().map(|solo| match project.in_session(solo) {
        Some(layer) => layer.clone(),
        None if *solo == LayerId::Annotations.to_string() => LayerId::Annotations,
        None => FeatureLayerId::built_in(solo).into(),
    });
    document.layers.set_solo(solo);
}

fn layer(session: &mut Session, entry: &str, file: &Shared<UserLayerFile>) -> Vec<Effect> {
    if !session.project.waiting.remove(entry) {
        return Vec::new();
    }
    let Some(layer) = layers::made(session, file, Some(entry)) else {
        session.project.waiting.insert(entry.to_owned());
        return Vec::new();
    };
    layers::close_file(session, layer.id());
    session.project.entries.insert(layer.id().clone().into(), entry.to_owned());
    let id: LayerId = layer.id().clone().into();
    let base = session.project.base.clone();
    let saved = base.layers.iter().filter_map(Entry::read).find(|l| l.id == entry);
    let settings = saved.map_or_else(
        || layer.settings.clone(),
        |saved| saved_settings(saved.visible, saved.opacity, saved.name.as_deref()),
    );
    let layer = FeatureLayer { settings, ..layer };
    let order = SavedOrder::of(&session.project);
    session.change_everywhere(|document| {
        document.layers.remove(&id);
        document.layers.insert(StackLayer::Features(layer.clone()));
        order.place(&mut document.layers, &id);
    });
    restore_solo(session, entry, id);
    let mut effects = select_wanted(session);
    // A project that was saved with the numbered id has said so before.
    let words = session.numbered_id_words(&layer).filter(|_| layer.id().name() != entry);
    effects.extend(words.map(Effect::Say));
    effects
}

/// If only the layer of this entry is to be shown, and the user has not chosen another since.
fn restore_solo(session: &mut Session, entry: &str, layer: LayerId) {
    let layers = &mut session.document.layers;
    if session.project.base.solo.as_deref() == Some(entry) && layers.solo().is_none() {
        layers.set_solo(Some(layer));
    }
}

fn began(session: &mut Session, entry: &str, layer: EventLayerId, same: bool) -> Vec<Effect> {
    let base = session.project.base.clone();
    let entries = || base.events.iter().filter_map(Entry::read);
    let Some(saved) = entries().find(|e| e.id == entry) else { return Vec::new() };
    if session.events().layer(layer).is_none() || !session.project.waiting.remove(entry) {
        return Vec::new();
    }
    let project = &mut session.project;
    project.entries.insert(layer.into(), entry.to_owned());
    project.pending.insert(layer, Pending { filter: saved.filter.clone(), same });
    let order = SavedOrder::of(&session.project);
    session.change_everywhere(|document| {
        if let Some(state) = document.layers.event_layer_mut(layer) {
            state.settings = saved_settings(saved.visible, saved.opacity, saved.name.as_deref());
            state.display = display_of(&saved.display);
            state.sized_by.clone_from(&saved.sized_by);
            if let Some(days) = saved.own_days {
                state.keep_days(days);
            }
            let kept = saved.kept_filters.iter().filter_map(Entry::read).cloned();
            state.kept_filters = Arc::new(kept.collect());
        }
        order.place(&mut document.layers, &layer.into());
    });
    restore_solo(session, entry, layer.into());
    // Loading has made this file the active one.
    let saved = entries().find(|e| e.at_work).and_then(|e| session.project.events_in_session(&e.id));
    if let Some(active) = session.project.chosen_active.or(saved) {
        session.set_active(active);
    }
    session.restore_updates(layer)
}
