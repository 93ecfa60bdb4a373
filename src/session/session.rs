use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::atlas::{Atlas, SearchIndex};
use crate::geo::{LonLat, Viewport};
use crate::scene::{Names, PreparedLayer, ShownEvents, ShownLayer};
use crate::style::TypeColours;

use super::{
    ArticlePane, Document, EventLayer, FeatureLayer, FileColumns, History, Interaction, LayerStack,
    ProjectState, Review, Selection, ThemePreference, Update, View,
};
use crate::model::{EventLayerId, FeatureLayerId, LayerId, Subject};

/// The state of the user's work. Only [`Session::apply`] changes it.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) atlas: Arc<Atlas>,
    /// Saved and undone.
    pub(super) document: Document,
    /// Remembered, but not undone.
    pub(super) view: View,
    /// Neither.
    pub(super) interaction: Interaction,
    /// The article under review: a document of its own, with its own steps.
    pub(super) review: Option<Review>,
    /// How the document relates to the project file and its files.
    pub(super) project: ProjectState,
    /// The columns of event files, by layer.
    pub(super) columns: BTreeMap<EventLayerId, FileColumns>,
    /// How event layers differ from those that they update, by the later layer.
    pub(super) updates: BTreeMap<EventLayerId, Update>,
    /// Layers that seem to be a later state of another one.
    pub(super) update_offers: BTreeMap<EventLayerId, EventLayerId>,
    /// The colours of types of events by name.
    pub(super) type_colours: TypeColours,
    /// Counts possible changes of the project.
    pub(super) changes: u64,
    /// Built at the first search, so that the first frame does not wait for it.
    pub(super) search: OnceLock<SearchIndex>,
}

impl Session {
    /// A session in its initial state.
    pub fn new(atlas: Arc<Atlas>) -> Self {
        Self {
            document: Document::new(&atlas),
            view: View::new(Viewport::fit(atlas.base.home(), [1280.0, 800.0], 24.0)),
            interaction: Interaction::default(),
            review: None,
            project: ProjectState::default(),
            columns: BTreeMap::new(),
            updates: BTreeMap::new(),
            update_offers: BTreeMap::new(),
            type_colours: TypeColours::default(),
            changes: 0,
            search: OnceLock::new(),
            atlas,
        }
    }

    pub fn atlas_arc(&self) -> Arc<Atlas> {
        self.atlas.clone()
    }

    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// What a project file saves and undo restores.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// All layers in one order.
    pub fn stack(&self) -> &LayerStack {
        &self.document.layers
    }

    /// The layers of features, top to bottom.
    pub fn layers(&self) -> Vec<&FeatureLayer> {
        self.document.layers.features().collect()
    }

    pub fn layer(&self, id: &FeatureLayerId) -> Option<&FeatureLayer> {
        self.document.layers.feature_layer(id)
    }

    pub fn solo(&self) -> Option<&LayerId> {
        self.document.layers.solo()
    }

    /// Whether the layer is visible now.
    pub fn is_shown(&self, layer: &FeatureLayer) -> bool {
        self.document.layers.is_shown(&layer.id().clone().into())
    }

    /// The layers of features on the map, bottom to top.
    pub fn shown(&self) -> Vec<ShownLayer<'_>> {
        let shown = self.document.layers.features().rev().filter(|l| self.is_shown(l));
        shown.map(|l| ShownLayer { prepared: &l.prepared, opacity: l.opacity() }).collect()
    }

    /// All layers of features as cards need them, hidden ones too, top first.
    pub fn prepared(&self) -> Vec<&PreparedLayer> {
        self.document.layers.features().map(|l| l.prepared.as_ref()).collect()
    }

    /// The event layers on the map, bottom to top; of two maps, on the one under the pointer.
    pub fn shown_events(&self) -> Vec<ShownEvents<'_>> {
        let (other, zooming) = (self.interaction.over_other, self.interaction.zooming);
        let shown = |l| match (other, ShownEvents { zooming, ..EventLayer::as_shown(l) }) {
            (true, shown) => ShownEvents { shown: l.other.as_deref().unwrap_or(shown.shown), ..shown },
            (false, shown) => shown,
        };
        self.still_layers().map(shown).collect()
    }

    pub fn viewport(&self) -> Viewport {
        self.view.viewport
    }

    pub fn selection(&self) -> Option<&Selection> {
        self.interaction.selection.as_ref()
    }

    /// The position that “Go to…” led to, until the user removes its pin.
    pub fn pin(&self) -> Option<LonLat> {
        self.interaction.pin
    }

    pub fn history(&self) -> &History {
        &self.interaction.history
    }

    pub fn hovered(&self) -> &[Subject] {
        &self.interaction.hovered
    }

    /// What the hovered list, table or paragraph highlights.
    pub fn highlighted(&self) -> &[Subject] {
        &self.interaction.highlighted
    }

    pub fn article(&self) -> Option<&ArticlePane> {
        self.view.article.as_ref()
    }

    /// The article under review.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    pub fn names(&self) -> Names {
        self.document.names
    }

    pub fn theme_preference(&self) -> ThemePreference {
        self.view.look
    }

    /// Shows these layers of features and no others.
    pub fn show_only(&mut self, layers: &[FeatureLayerId]) {
        self.document.show_only(layers);
    }
}
