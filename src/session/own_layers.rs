use crate::formats::Note;
use crate::model::Layer;
use crate::scene::PreparedLayer;

use super::{Effect, LayerState, SavedReview, Session, Shared, project, review};

/// A layer file of the reader's, as it was read.
#[derive(Clone, Debug)]
pub struct OwnFile {
    /// Its own name, without its folder.
    pub name: String,
    pub path: String,
    pub layer: Layer,
    /// What was skipped, mended or assumed.
    pub notes: Vec<Note>,
}

impl OwnFile {
    /// What is needed to go on reviewing the text that the layer was taken from, if it holds that.
    pub fn review(&self) -> Option<SavedReview> {
        serde_json::from_value(self.layer.other.get("review")?.clone()).ok()
    }
}

/// Puts the layer on top, says so and flies there.
pub(super) fn open(session: &mut Session, file: Shared<OwnFile>) -> Vec<Effect> {
    let Some(id) = put(session, file.clone()) else {
        return vec![Effect::Say(format!("{} is the layer of the text under review.", file.name))];
    };
    let features = session.layer(&id).into_iter().flat_map(|l| &l.prepared.features);
    let bounds = features.map(|f| f.shape.bounds()).reduce(crate::geo::Bounds::union);
    let drawn = session.layer(&id).map_or(0, |l| l.prepared.features.len());
    session.solo = None;
    let mut said = match (file.layer.features.len(), drawn) {
        (0, _) => format!("{}: the layer holds no features.", file.name),
        (all, drawn) if all == drawn => format!("{}: {all} features, all drawn.", file.name),
        (all, drawn) => format!("{}: {all} features, {drawn} of them drawn.", file.name),
    };
    if !file.notes.is_empty() {
        said = format!("{said} {} notes from reading it are in the list of layers.", file.notes.len());
    }
    let mut effects = vec![Effect::Say(said)];
    if bounds.is_some_and(|b| !session.viewport.bounds().contains(b.center())) {
        effects.extend(super::view::fly(session, bounds, super::view::NEAREST));
    }
    effects
}

/// Puts the layer on top, in the place of one with the same id; its id in the list. A layer of
/// the program keeps its id: the file's then gets a longer one. `None` for the layer of the text
/// under review, which is there already.
pub(super) fn put(session: &mut Session, mut file: Shared<OwnFile>) -> Option<String> {
    let id = file.layer.meta.id.clone();
    if session.review().is_some_and(|review| review.layer_id() == id) {
        return None;
    }
    if session.atlas.layer(&id).is_some() || id == review::DRAFTS {
        let mut own = OwnFile::clone(&file);
        own.layer.meta.id = format!("{id} (file)");
        file = own.into();
    }
    let prepared = PreparedLayer::new(file.layer.clone().into(), &session.atlas.base);
    let layer = LayerState { file: Some(file), visible: true, ..LayerState::of(prepared.into()) };
    let id = layer.id().to_owned();
    close(session, &id);
    session.layers.insert(0, layer);
    Some(id)
}

/// Takes a layer of the reader's own off the list.
pub(super) fn close(session: &mut Session, id: &str) {
    if session.atlas.layer(id).is_some() {
        return;
    }
    session.layers.retain(|l| l.id() != id);
    project::closed(session, id);
    session.hovered.retain(|k| k.layer != id);
    session.lit.retain(|k| k.layer != id);
    if session.solo.as_deref() == Some(id) {
        session.solo = None;
    }
    if session.selection.as_ref().is_some_and(|s| s.hits().iter().any(|k| k.layer == id)) {
        session.selection = None;
    }
    session.history.forget(|k| k.layer == id);
}
