use std::collections::BTreeMap;

use crate::formats::project::{Entry, Project, Source};
use crate::geo::Viewport;
use crate::model::FeatureRef;
use crate::scene::Names;
use crate::session::{
    Action, ArticlePane, Beside, Effect, EventAction, Events, History, LayerState, OwnFile, OwnMarks,
    SelectAction, Session, Shared, events, layers, own_layers, select,
};

use super::state::Pending;
use super::{ProjectAction, ProjectState, Stamp, display_of};

pub fn apply(session: &mut Session, action: ProjectAction) -> Vec<Effect> {
    match action {
        ProjectAction::New => return new(session),
        ProjectAction::Open(project) => open(session, project),
        ProjectAction::Title(title) => session.project.title = title,
        ProjectAction::Notes(notes) => session.project.notes = notes,
        ProjectAction::Layer { entry, file } => return layer(session, &entry, file),
        ProjectAction::Began { entry, layer, same } => return began(session, &entry, &layer, same),
        ProjectAction::Failed { layer } => {
            if let Some(entry) = session.project.entries.remove(&layer) {
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
            session.project.text = session.article.as_ref().map(|pane| (pane.article.clone(), path));
        }
        ProjectAction::Stamped { path, stamp } => _ = session.project.stamps.insert(path, stamp),
    }
    Vec::new()
}

/// As at a first start, without anything of the reader's. A review stays, and so does the look.
fn new(session: &mut Session) -> Vec<Effect> {
    let own: Vec<String> =
        session.layers.iter().filter(|l| l.file.is_some()).map(|l| l.id().to_owned()).collect();
    own.iter().for_each(|id| own_layers::close(session, id));
    let events = std::mem::take(&mut session.events);
    session.events = Events { recent: events.recent, playback: events.playback, ..Events::default() };
    session.set_annotations(OwnMarks::default());
    (session.selection, session.article) = (None, None);
    session.history = History::default();
    session.hovered.clear();
    session.lit.clear();
    session.project = ProjectState::default();
    let effects = session.apply(Action::Afresh);
    // What was done before belongs to another document.
    session.forget_steps();
    effects
}

fn open(session: &mut Session, project: Shared<Project>) {
    new(session);
    let home = session.atlas.base.home();
    if let Some(view) = &project.view {
        let size = session.viewport.size();
        session.viewport = Viewport::new(view.center, view.zoom, size).kept_within(home);
    }
    let names = project.names.as_deref();
    session.names = Names::ALL.into_iter().find(|n| Some(n.words()) == names).unwrap_or_default();
    session.set_annotations(project.annotations.clone());
    session.events.set_days(project.days);
    session.events.region =
        project.region.as_ref().map(|r| r.iter().map(|p| (*p).into()).collect::<Vec<_>>().into());
    session.events.beside =
        project.side_by_side.as_ref().map(|b| Beside::restored(b.other_days, b.right, b.before, b.zoomed));
    session.article =
        project.article.as_ref().and_then(|a| session.atlas.article(&a.id)).map(ArticlePane::of);
    session.project = state(session, project);
    restore_layers(session);
    select_wanted(session);
}

/// What the project keeps beside what is shown: of its files all wait.
fn state(session: &Session, project: Shared<Project>) -> ProjectState {
    let built_in = |id: &str| session.atlas.layer(id).is_some();
    let layers = project.layers.iter().filter_map(Entry::read);
    let waiting = layers.filter(|l| l.source.is_some() || !built_in(&l.id)).map(|l| &l.id);
    let events = project.events.iter().filter_map(Entry::read).map(|e| &e.id);
    let stamp = |s: &Source| (s.path.clone(), Stamp { bytes: s.bytes, sha256: s.sha256.clone() });
    ProjectState {
        title: project.title.clone(),
        notes: project.notes.clone(),
        waiting: waiting.chain(events).cloned().collect(),
        selection: project.selection.clone(),
        stamps: project.sources().map(stamp).collect(),
        base: project.0,
        ..ProjectState::default()
    }
}

/// Order, visibility and opacity of the layers that are there.
fn restore_layers(session: &mut Session) {
    let state = &session.project;
    let entries: BTreeMap<&str, usize> =
        state.base.layers.iter().enumerate().filter_map(|(i, e)| Some((e.read()?.id.as_str(), i))).collect();
    let entry_of = |layer: &LayerState| {
        let id = state.entries.get(layer.id()).map_or(layer.id(), String::as_str);
        entries.get(id).copied()
    };
    let is_review = |layer: &LayerState| layer.file.is_none() && session.atlas.layer(layer.id()).is_none();
    // The marks of a review lie over everything; a layer that the project does not know, under it.
    session.layers.sort_by_key(|l| (!is_review(l), entry_of(l).unwrap_or(usize::MAX)));
    let base = session.project.base.clone();
    for layer in &mut session.layers {
        let id = session.project.entries.get(layer.id()).map_or(layer.id(), String::as_str).to_owned();
        if let Some(entry) = base.layers.iter().filter_map(Entry::read).find(|e| e.id == id) {
            layer.visible = entry.visible;
            layer.opacity = layers::opacity(entry.opacity).unwrap_or(1.0);
        }
    }
    let solo = base.solo.as_ref().map(|solo| session.project.in_session(solo).unwrap_or(solo).to_owned());
    session.solo = solo.filter(|solo| session.layer(solo).is_some());
}

fn layer(session: &mut Session, entry: &str, file: Shared<OwnFile>) -> Vec<Effect> {
    if !session.project.waiting.remove(entry) {
        return Vec::new();
    }
    let Some(id) = own_layers::put(session, file) else {
        session.project.waiting.insert(entry.to_owned());
        return Vec::new();
    };
    session.project.entries.insert(id, entry.to_owned());
    restore_layers(session);
    select_wanted(session)
}

fn began(session: &mut Session, entry: &str, layer: &str, same: bool) -> Vec<Effect> {
    let base = session.project.base.clone();
    let entries = || base.events.iter().filter_map(Entry::read);
    let Some(saved) = entries().find(|e| e.id == entry) else { return Vec::new() };
    if session.events.layer(layer).is_none() || !session.project.waiting.remove(entry) {
        return Vec::new();
    }
    session.project.entries.insert(layer.to_owned(), entry.to_owned());
    session.project.pending.insert(layer.to_owned(), Pending { filter: saved.filter.clone(), same });
    if let Some(state) = session.events.layer_mut(layer) {
        state.visible = saved.visible;
        state.opacity = layers::opacity(saved.opacity).unwrap_or(1.0);
        state.display = display_of(&saved.display);
    }
    // In the project's order, whichever comes first; what was opened otherwise stays on top.
    let place = |id: &str| {
        let entry = session.project.entries.get(id)?;
        entries().position(|e| e.id == *entry)
    };
    let order: Vec<Option<usize>> = session.events.layers.iter().map(|l| place(&l.id)).collect();
    let mut placed: Vec<_> = order.into_iter().zip(std::mem::take(&mut session.events.layers)).collect();
    placed.sort_by_key(|(place, _)| *place);
    session.events.layers = placed.into_iter().map(|(_, layer)| layer).collect();
    let at_work = entries().find(|e| e.at_work).and_then(|e| session.project.in_session(&e.id));
    match at_work.map(str::to_owned) {
        Some(layer) => events::apply(session, EventAction::Work { layer }),
        None => Vec::new(),
    }
}

/// Selects what the project says, as soon as it is there.
pub(super) fn select_wanted(session: &mut Session) -> Vec<Effect> {
    let Some(wanted) = session.project.selection.clone() else { return Vec::new() };
    let layer = session.project.in_session(&wanted.layer).unwrap_or(&wanted.layer).to_owned();
    let mut key = FeatureRef::new(&layer, &wanted.feature);
    if let Some(events) = session.events.layer(&layer) {
        if session.project.pending.contains_key(&layer) {
            return Vec::new();
        }
        if let Some(number) = wanted.feature.strip_prefix("record-").and_then(|n| n.parse::<u32>().ok()) {
            let number = number.wrapping_sub(1);
            let row = events.table.numbers().iter().position(|n| *n == number);
            let Some(row) = row.and_then(|row| u32::try_from(row).ok()) else { return Vec::new() };
            key = crate::scene::EventKey::Row(row).of(&layer);
        }
    } else if session.project.waiting.contains(&wanted.layer) {
        return Vec::new();
    }
    session.project.selection = None;
    if !session.knows(&key) {
        return Vec::new();
    }
    // A layer that is hidden stays so: selecting shows it, as a click in a list does.
    let shown: Vec<bool> = session.layers.iter().map(|l| l.visible).collect();
    let solo = session.solo.clone();
    let effects = select::apply(session, SelectAction::Feature(key));
    session.layers.iter_mut().zip(shown).for_each(|(layer, visible)| layer.visible = visible);
    session.solo = solo;
    effects
}
