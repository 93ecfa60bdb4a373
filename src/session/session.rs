use std::sync::{Arc, OnceLock};

use crate::atlas::{Atlas, SearchIndex};
use crate::detail::{
    Card, CardContext, Tip, card, event_card, event_name, event_tip, own_name, own_tip, tip,
};
use crate::geo::{Bounds, LonLat, Viewport};
use crate::model::{Annotation, Feature, FeatureRef};
use crate::scene::{self, Names, PreparedLayer, PreparedMark, Scene, SceneInput, ShownEvents, ShownLayer};
use crate::style::Theme;

use super::{
    Action, ArticlePane, Effect, EventLayer, Events, History, LayerState, Look, OwnMarks, ProjectState,
    Review, Saved, SavedLayer, Selection, ViewAction, article, events, layers, own, project, review, select,
    undo, view,
};

/// All that the reader has in front of them. Only [`Session::apply`] changes it.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) atlas: Arc<Atlas>,
    /// Top to bottom, as the list shows them.
    pub(super) layers: Vec<LayerState>,
    pub(super) solo: Option<String>,
    pub(super) viewport: Viewport,
    pub(super) selection: Option<Selection>,
    pub(super) history: History,
    /// What lies under the pointer, in click order.
    pub(super) hovered: Vec<FeatureRef>,
    /// What a list or a paragraph under the pointer speaks of.
    pub(super) lit: Vec<FeatureRef>,
    pub(super) article: Option<ArticlePane>,
    pub(super) review: Option<Review>,
    pub(super) events: Events,
    /// The reader's own marks, bottom to top.
    pub(super) annotations: OwnMarks,
    /// One of them as the reader's hand is just changing it.
    pub(super) own_preview: Option<(PreparedMark, Annotation)>,
    pub(super) names: Names,
    pub(super) look: Look,
    pub(super) project: ProjectState,
    pub(super) undo: undo::Undo,
    pub(super) changes: u64,
    /// Made at the first search: the first picture does not wait for it.
    pub(super) search: OnceLock<SearchIndex>,
}

impl Session {
    /// A session as it is when the program is first started.
    pub fn new(atlas: Arc<Atlas>) -> Self {
        let layers = atlas
            .layers
            .iter()
            .map(|layer| LayerState::of(PreparedLayer::new(Arc::new(layer.clone()), &atlas.base).into()))
            .collect();
        let viewport = Viewport::fit(atlas.base.home(), [1280.0, 800.0], 24.0);
        Self {
            search: OnceLock::new(),
            atlas,
            layers,
            solo: None,
            viewport,
            selection: None,
            history: History::default(),
            hovered: Vec::new(),
            lit: Vec::new(),
            article: None,
            review: None,
            events: Events::default(),
            annotations: OwnMarks::default(),
            own_preview: None,
            undo: undo::Undo::default(),
            names: Names::default(),
            look: Look::default(),
            project: ProjectState::default(),
            changes: 0,
        }
    }

    /// Changes the session. What the world outside has to do comes back.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        self.changes += u64::from(!action.is_passing());
        undo::watched(self, action, Self::change)
    }

    fn change(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit(action) => undo::apply(self, action),
            Action::View(action) => view::apply(self, action),
            Action::Layer(action) => layers::apply(self, action),
            Action::Select(action) => select::apply(self, action),
            Action::Article(action) => article::apply(self, action),
            Action::Event(action) => events::apply(self, action),
            Action::Review(action) => review::apply(self, action),
            Action::Project(action) => project::apply(self, action),
            Action::Own(action) => own::apply(self, action),
            Action::Copy { what, text } => {
                vec![Effect::Copy(text), Effect::Say(format!("The {what} is on the clipboard."))]
            }
            Action::Afresh => self.afresh(),
            Action::Names(names) => {
                self.names = names;
                Vec::new()
            }
            Action::Look(look) => {
                self.look = look;
                Vec::new()
            }
        }
    }

    pub fn atlas_arc(&self) -> Arc<Atlas> {
        self.atlas.clone()
    }

    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    pub fn layers(&self) -> &[LayerState] {
        &self.layers
    }

    pub fn layer(&self, id: &str) -> Option<&LayerState> {
        self.layers.iter().find(|l| l.id() == id)
    }

    pub fn solo(&self) -> Option<&str> {
        self.solo.as_deref()
    }

    /// Whether the layer is on the map now.
    pub fn is_shown(&self, layer: &LayerState) -> bool {
        match &self.solo {
            Some(only) => only == layer.id(),
            None => layer.visible,
        }
    }

    /// The layers on the map, bottom to top.
    pub fn shown(&self) -> Vec<ShownLayer<'_>> {
        let shown = self.layers.iter().rev().filter(|l| self.is_shown(l));
        shown.map(|l| ShownLayer { prepared: &l.prepared, opacity: l.opacity }).collect()
    }

    /// All layers as cards need them, hidden ones too, top first.
    pub fn prepared(&self) -> Vec<&PreparedLayer> {
        self.layers.iter().map(|l| l.prepared.as_ref()).collect()
    }

    /// The card of a feature or a governorate.
    pub fn card(&self, key: &FeatureRef) -> Option<Card> {
        let layers = self.prepared();
        let context = CardContext { atlas: &self.atlas, layers: &layers };
        let mut card = match self.event_of(key) {
            Some((layer, what)) => event_card(&layer.as_shown(), what, &context)?,
            None => card(key, &context)?,
        };
        self.renew_events(&mut card);
        Some(card)
    }

    /// Three lines on what lies under the pointer.
    pub fn tip(&self, key: &FeatureRef) -> Option<Tip> {
        if let Some((layer, what)) = self.event_of(key) {
            return event_tip(&layer.as_shown(), what);
        }
        if let Some((mark, prepared)) = self.own_of(key) {
            return Some(own_tip(mark, prepared));
        }
        tip(key, &CardContext { atlas: &self.atlas, layers: &self.prepared() })
    }

    pub fn viewport(&self) -> Viewport {
        self.viewport
    }

    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn hovered(&self) -> &[FeatureRef] {
        &self.hovered
    }

    /// What a list, a table or a paragraph under the pointer speaks of.
    pub fn lit(&self) -> &[FeatureRef] {
        &self.lit
    }

    pub fn article(&self) -> Option<&ArticlePane> {
        self.article.as_ref()
    }

    /// The article under review.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// The open event files.
    pub fn events(&self) -> &Events {
        &self.events
    }

    /// The reader's own marks, bottom to top.
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    pub fn names(&self) -> Names {
        self.names
    }

    pub fn look(&self) -> Look {
        self.look
    }

    pub fn feature(&self, key: &FeatureRef) -> Option<&Feature> {
        self.layer(&key.layer)?.prepared.layer.feature(&key.feature)
    }

    /// The name under which a feature or a governorate goes.
    pub fn name_of(&self, key: &FeatureRef) -> String {
        if let Some(feature) = self.feature(key) {
            return feature.properties.name.clone();
        }
        if let Some((layer, what)) = self.event_of(key) {
            return event_name(&layer.as_shown(), what);
        }
        if let Some((mark, _)) = self.own_of(key) {
            return own_name(mark);
        }
        let governorate = self.atlas.base.governorate(key.feature.as_str());
        governorate.map_or_else(|| key.feature.to_string(), |g| format!("{} governorate", g.name))
    }

    /// Where a feature lies; `None` if it is not drawn.
    pub fn bounds_of(&self, key: &FeatureRef) -> Option<Bounds> {
        if key.is_governorate() {
            return Some(self.atlas.base.governorate(key.feature.as_str())?.shape.bounds());
        }
        if let Some((layer, what)) = self.event_of(key) {
            return super::event_rows::bounds(layer, what);
        }
        if key.is_own() {
            return self.own_bounds(key);
        }
        let layer = self.layer(&key.layer)?;
        Some(layer.prepared.features.iter().find(|f| f.key == *key)?.shape.bounds())
    }

    /// The features that something is said about through `applies_to`, if `key` itself is
    /// not drawn: selecting the parent lights its children.
    pub fn stands_for(&self, key: &FeatureRef) -> Vec<FeatureRef> {
        let Some(feature) = self.feature(key).filter(|f| f.geometry.is_none()) else { return Vec::new() };
        feature.properties.applies_to.iter().filter_map(|id| self.atlas.find_id(id)).collect()
    }

    /// Draws the map.
    pub fn scene(&self, theme: &Theme) -> Scene {
        self.scene_at(theme, self.events.days)
    }

    /// `pointer`: whether what the pointer lights up is drawn so.
    pub(super) fn scene_of(
        &self,
        theme: &Theme,
        events: &[ShownEvents],
        days: Option<(crate::events::Day, crate::events::Day)>,
        (view, pointer): (Viewport, bool),
    ) -> Scene {
        let mut shown = self.shown();
        if let Some(review) = &self.review {
            review.stand_out(&mut shown);
        }
        // Only the one that a click would take is lit by the pointer.
        let mut lit: Vec<_> = self.lit.iter().chain(self.hovered.first()).cloned().collect();
        lit.retain(|_| pointer);
        if let Some(selection) = &self.selection {
            lit.extend(self.stands_for(selection.key()));
        }
        scene::build(&SceneInput {
            events,
            own: self.shown_marks(),
            days,
            base: &self.atlas.base,
            gazetteer: &self.atlas.gazetteer,
            layers: &shown,
            view,
            theme,
            names: self.names,
            selected: self.selection.as_ref().map(Selection::key),
            lit: &lit,
        })
    }

    /// The event files on the map, bottom to top; of two maps, on the one under the pointer.
    pub fn shown_events(&self) -> Vec<ShownEvents<'_>> {
        let layers = self.events.layers.iter().rev().filter(|l| l.visible);
        let other = self.events.beside.is_some_and(|b| b.over_other);
        let zooming = self.events.zooming;
        let shown = |l| match (other, ShownEvents { zooming, ..EventLayer::as_shown(l) }) {
            (true, shown) => ShownEvents { shown: l.other.as_deref().unwrap_or(shown.shown), ..shown },
            (false, shown) => shown,
        };
        layers.map(shown).collect()
    }

    /// Shows these layers and no others.
    pub fn show_only(&mut self, layers: &[String]) {
        self.solo = None;
        for state in &mut self.layers {
            state.visible = layers.iter().any(|id| id == state.id());
        }
    }

    /// Whether the key names a feature of a layer or a governorate of the base map.
    pub(super) fn knows(&self, key: &FeatureRef) -> bool {
        self.feature(key).is_some()
            || self.event_of(key).is_some()
            || self.own_of(key).is_some()
            || key.is_governorate() && self.atlas.base.governorate(key.feature.as_str()).is_some()
    }

    fn afresh(&mut self) -> Vec<Effect> {
        let order: Vec<String> = self.atlas.layers.iter().map(|l| l.meta.id.clone()).collect();
        self.layers.sort_by_key(|l| order.iter().position(|id| id == l.id()));
        for state in &mut self.layers {
            (state.visible, state.opacity) = (state.prepared.layer.meta.visible, 1.0);
        }
        (self.solo, self.names) = (None, Names::default());
        view::apply(self, ViewAction::Home)
    }

    /// What to remember for the next run.
    pub fn saved(&self) -> Saved {
        let center = LonLat::from(self.viewport.center());
        let layer =
            |l: &LayerState| SavedLayer { id: l.id().to_owned(), visible: l.visible, opacity: l.opacity };
        Saved {
            layers: self.layers.iter().map(layer).collect(),
            view: Some([center.lon, center.lat, self.viewport.zoom()]),
            names: self.names.words().to_owned(),
            look: self.look,
            recent: self.events.recent.clone(),
        }
    }

    /// Takes up what an earlier run remembered; layers that it did not know stay as they are.
    pub fn restore(&mut self, saved: &Saved) {
        for state in &mut self.layers {
            if let Some(was) = saved.layers.iter().find(|s| s.id == state.id()) {
                state.visible = was.visible;
                state.opacity = layers::opacity(was.opacity).unwrap_or(state.opacity);
            }
        }
        let place = |id: &str| saved.layers.iter().position(|s| s.id == id).unwrap_or(usize::MAX);
        self.layers.sort_by_key(|l| place(l.id()));
        if let Some([lon, lat, zoom]) = saved.view.filter(|v| v.iter().all(|n| n.is_finite())) {
            let size = self.viewport.size();
            let home = self.atlas.base.home();
            self.viewport = Viewport::new(LonLat::new(lon, lat), zoom, size).kept_within(home);
        }
        self.names = Names::ALL.into_iter().find(|n| n.words() == saved.names).unwrap_or_default();
        self.look = saved.look;
        self.events.recent.clone_from(&saved.recent);
    }
}
