use crate::geo::Bounds;
use crate::model::FeatureLayerId;
use crate::scene::PreparedLayer;
use crate::session::view::{NEAREST, fly};
use crate::session::{Effect, Session, Shared};

use super::{FeatureLayer, LayerSettings, StackLayer, UserLayerFile};

/// Adds the layer on top of the features, reports it in a toast, and zooms to it.
pub fn open(session: &mut Session, file: Shared<UserLayerFile>) -> Vec<Effect> {
    let Some(layer) = made(session, &file, None) else {
        return vec![Effect::Say(format!("{} is the layer of the text under review.", file.name))];
    };
    let id_words = session.numbered_id_words(&layer);
    let bounds = layer.prepared.features.iter().map(|f| f.shape.bounds()).reduce(Bounds::union);
    let drawn = layer.prepared.features.len();
    close_file(session, layer.id());
    session.document.layers.insert(StackLayer::Features(layer));
    session.document.layers.set_solo(None);
    let mut words = match (file.layer.features.len(), drawn) {
        (0, _) => format!("{}: the layer holds no features.", file.name),
        (all, drawn) if all == drawn => format!("{}: {all} features, all drawn.", file.name),
        (all, drawn) => format!("{}: {all} features, {drawn} of them drawn.", file.name),
    };
    if !file.notes.is_empty() {
        words = format!("{words} {} notes from reading it are in the list of layers.", file.notes.len());
    }
    words.extend(id_words.map(|id_words| format!(" {id_words}")));
    let mut effects = vec![Effect::Say(words)];
    if bounds.is_some_and(|b| !session.view.viewport.bounds().contains(b.center())) {
        effects.push(fly(&session.view.viewport, bounds, NEAREST));
    }
    effects
}

/// The layer of a file, ready to be drawn; `entry` is its id in a project. `None` for the layer of the text
/// under review, which is there already.
pub fn made(session: &Session, file: &Shared<UserLayerFile>, entry: Option<&str>) -> Option<FeatureLayer> {
    let own = session.atlas.user_layer(&file.layer.meta.id);
    if session.review().is_some_and(|review| review.layer_id() == own) {
        return None;
    }
    let id = id_of(session, file, &own, entry);
    let prepared = PreparedLayer::new(id, file.layer.clone().into(), &session.atlas.base);
    let layer = FeatureLayer::of(prepared.into());
    Some(FeatureLayer { file: Some(file.clone()), settings: LayerSettings::default(), ..layer })
}

/// The id that a file's layer gets. Files may give their layers the same id, such as copies of one file; then
/// the later ones are numbered. A file that is opened again keeps its id, and so does one of a project, whose
/// links name it.
fn id_of(
    session: &Session,
    file: &UserLayerFile,
    own: &FeatureLayerId,
    entry: Option<&str>,
) -> FeatureLayerId {
    let layers = &session.document.layers;
    let is_of_file = |layer: &&FeatureLayer| {
        layer.meta().id == file.layer.meta.id && layer.file.as_ref().is_some_and(|f| f.path == file.path)
    };
    if let Some(layer) = layers.features().find(is_of_file) {
        return layer.id().clone();
    }
    let ids = || std::iter::once(own.clone()).chain((2..).map(|number| own.numbered(number)));
    let is_free = |id: &FeatureLayerId| layers.feature_layer(id).is_none();
    let of_entry = entry.and_then(|entry| ids().take(MOST_NUMBERED).find(|id| id.name() == entry));
    of_entry.filter(is_free).or_else(|| ids().find(is_free)).unwrap_or_else(|| own.clone())
}

/// Layers of one id in a project that get the same ids when it is opened again.
const MOST_NUMBERED: usize = 1000;

impl Session {
    /// What the user has to know if the id of a file's layer had to be numbered.
    pub fn numbered_id_words(&self, layer: &FeatureLayer) -> Option<String> {
        let file = layer.file.as_ref()?;
        let own = self.atlas.user_layer(&layer.meta().id);
        (own != *layer.id()).then(|| {
            format!(
                "Another open layer has the id “{}”, too; in links, that of {} is called “{}”.",
                own.name(),
                file.name,
                layer.id().name()
            )
        })
    }
}

/// Closes a user's layer file.
pub fn close_file(session: &mut Session, id: &FeatureLayerId) {
    if !id.is_built_in() {
        let id = id.clone().into();
        session.document.layers.remove(&id);
        session.project.forget(&id);
        session.interaction.forget(|key| key.layer().as_ref() == Some(&id));
    }
}
