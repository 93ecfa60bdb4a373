use crate::formats::Note;
use crate::model::Layer;
use crate::scene::PreparedLayer;

use super::{Effect, LayerState, SavedReview, Session, Shared, review};

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

/// Puts the layer on top. A layer of the program keeps its id: the file's then gets a longer one.
pub(super) fn open(session: &mut Session, mut file: Shared<OwnFile>) -> Vec<Effect> {
    let id = file.layer.meta.id.clone();
    if session.review().is_some_and(|review| review.layer_id() == id) {
        return vec![Effect::Say(format!("{} is the layer of the text under review.", file.name))];
    }
    if session.atlas.layer(&id).is_some() || id == review::DRAFTS {
        let mut own = OwnFile::clone(&file);
        own.layer.meta.id = format!("{id} (file)");
        file = own.into();
    }
    let prepared = PreparedLayer::new(file.layer.clone().into(), &session.atlas.base);
    let layer = LayerState { file: Some(file.clone()), visible: true, ..LayerState::of(prepared.into()) };
    close(session, layer.id());
    let bounds = layer.prepared.features.iter().map(|f| f.shape.bounds());
    let bounds = bounds.reduce(crate::geo::Bounds::union);
    let (drawn, all) = (layer.prepared.features.len(), file.layer.features.len());
    session.layers.insert(0, layer);
    session.solo = None;
    let mut said = match (all, drawn) {
        (0, _) => format!("{}: the layer holds no features.", file.name),
        (all, drawn) if all == drawn => format!("{}: {all} features, all drawn.", file.name),
        (all, drawn) => format!("{}: {all} features, {drawn} of them drawn.", file.name),
    };
    if !file.notes.is_empty() {
        said = format!("{said} {} notes on reading it; they are in the list of layers.", file.notes.len());
    }
    let mut effects = vec![Effect::Say(said)];
    if bounds.is_some_and(|b| !session.viewport.bounds().contains(b.center())) {
        effects.extend(super::view::fly(session, bounds, super::view::NEAREST));
    }
    effects
}

/// Takes a layer of the reader's own off the list.
pub(super) fn close(session: &mut Session, id: &str) {
    if session.atlas.layer(id).is_some() {
        return;
    }
    session.layers.retain(|l| l.id() != id);
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
