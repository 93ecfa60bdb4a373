use crate::geo::Bounds;
use crate::model::FeatureLayerId;
use crate::scene::PreparedLayer;
use crate::session::view::{NEAREST, fly};
use crate::session::{Effect, Session, Shared};

use super::{FeatureLayer, LayerSettings, StackLayer, UserLayerFile};

/// Puts the layer on top of the features, says so and flies there.
pub fn open(session: &mut Session, file: Shared<UserLayerFile>) -> Vec<Effect> {
    let Some(layer) = made(session, &file) else {
        return vec![Effect::Say(format!("{} is the layer of the text under review.", file.name))];
    };
    let bounds = layer.prepared.features.iter().map(|f| f.shape.bounds()).reduce(Bounds::union);
    let drawn = layer.prepared.features.len();
    close_file(session, layer.id());
    session.document.layers.insert(StackLayer::Features(layer));
    session.document.layers.set_solo(None);
    let mut said = match (file.layer.features.len(), drawn) {
        (0, _) => format!("{}: the layer holds no features.", file.name),
        (all, drawn) if all == drawn => format!("{}: {all} features, all drawn.", file.name),
        (all, drawn) => format!("{}: {all} features, {drawn} of them drawn.", file.name),
    };
    if !file.notes.is_empty() {
        said = format!("{said} {} notes from reading it are in the list of layers.", file.notes.len());
    }
    let mut effects = vec![Effect::Say(said)];
    if bounds.is_some_and(|b| !session.view.viewport.bounds().contains(b.center())) {
        effects.push(fly(&session.view.viewport, bounds, NEAREST));
    }
    effects
}

/// The layer of a file, ready to be drawn. `None` for the layer of the text under review, which is there
/// already.
pub fn made(session: &Session, file: &Shared<UserLayerFile>) -> Option<FeatureLayer> {
    let id = session.atlas.user_layer(&file.layer.meta.id);
    if session.review().is_some_and(|review| review.layer_id() == id) {
        return None;
    }
    let prepared = PreparedLayer::new(id, file.layer.clone().into(), &session.atlas.base);
    let layer = FeatureLayer::of(prepared.into());
    Some(FeatureLayer { file: Some(file.clone()), settings: LayerSettings::default(), ..layer })
}

/// Takes a layer file of the user's off the list.
pub fn close_file(session: &mut Session, id: &FeatureLayerId) {
    if !id.is_built_in() {
        let id = id.clone().into();
        session.document.layers.remove(&id);
        session.project.forget(&id);
        session.interaction.forget(|key| key.layer().as_ref() == Some(&id));
    }
}
