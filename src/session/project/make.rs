use std::collections::BTreeSet;

use crate::events::Day;
use crate::formats::project::{
    ArticleEntry, Entry, LayerEntry, Project, SavedSplitView, SavedView, Selected,
};
use crate::geo::LonLat;
use crate::model::{EventKey, FeatureLayerId, LayerId, Subject};
use crate::session::{FeatureLayer, Session};

use super::ProjectState;
use super::words::rounded as rounded_share;

impl Session {
    /// The project's additional state.
    pub fn project_state(&self) -> &ProjectState {
        &self.project
    }

    /// A counter that changes after everything that may have changed the project.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// The current state as a project with absolute paths. Deterministic.
    pub fn project(&self) -> Project {
        let state = &self.project;
        let view = self.view.viewport;
        let view = SavedView::new(view.center().into(), view.zoom(), view.size());
        let view = match &state.base.view {
            Some(was) => SavedView { other: was.other.clone(), ..view },
            None => view,
        };
        let mut shape_rests = state.base.shape_rests.clone();
        shape_rests.retain(|id, _| self.annotations().iter().any(|a| a.id == *id));
        Project {
            title: self.document.title.clone(),
            notes: self.document.notes.clone(),
            view: Some(view),
            names: Some(self.document.names.words().to_owned()),
            layers: self.layer_entries(),
            solo: self.solo_entry(),
            events: self.event_entries(),
            order: self.order_entry(),
            days: self.events().shared_days().map(days),
            region: self.document.region.as_ref().map(|r| r.iter().map(|w| rounded((*w).into())).collect()),
            side_by_side: self.split_view_entry(),
            selection: self.selected(),
            article: self.article_entry(),
            annotations: self.annotations().to_vec(),
            annotation_layer: self.annotation_layer_entry(),
            unread_annotations: state.base.unread_annotations.clone(),
            shape_rests,
            other: state.base.other.clone(),
        }
    }

    /// The id by which a project refers to a layer: its id in the opened project, or its name made unique. It
    /// never looks like a built-in id.
    pub(super) fn entry_id(&self, layer: &LayerId) -> String {
        let had = self.project.entries.get(layer);
        let reads_like_ours = |id: &String| match layer {
            LayerId::Features(FeatureLayerId::User(_)) => self.atlas.user_layer(id).name() != id,
            LayerId::Features(FeatureLayerId::BuiltIn(_) | FeatureLayerId::Drafts)
            | LayerId::Events(_)
            | LayerId::Annotations => false,
        };
        if let Some(entry) = had.filter(|id| !reads_like_ours(id)) {
            return entry.clone();
        }
        let others = self.project.entries.iter().filter(|(other, _)| *other != layer).map(|(_, entry)| entry);
        let taken: BTreeSet<&String> = others.chain(&self.project.waiting).collect();
        let mut id = layer.to_string();
        while taken.contains(&id) {
            id.push('b');
        }
        id
    }

    fn layer_entries(&self) -> Vec<Entry<LayerEntry>> {
        let mut entries: Vec<Entry<LayerEntry>> =
            self.document.layers.features().filter_map(|l| Some(self.layer_entry(l)?.into())).collect();
        for (index, entry) in self.project.base.layers.iter().enumerate() {
            // Unreadable or missing entries stay roughly in place.
            if entry.read().is_none_or(|e| self.project.waiting.contains(&e.id)) {
                entries.insert(index.min(entries.len()), entry.clone());
            }
        }
        entries
    }

    /// `None` for layers without a file: the drafts of an unsaved review.
    pub(super) fn layer_entry(&self, layer: &FeatureLayer) -> Option<LayerEntry> {
        let id: LayerId = layer.id().clone().into();
        let opened_as = self.project.entries.get(&id).map(String::as_str);
        let opened_as = opened_as.or(layer.id().is_built_in().then(|| layer.id().name()));
        let was = self.project.base.layers.iter().filter_map(Entry::read);
        let was = { was }.find(|e| Some(e.id.as_str()) == opened_as);
        let path = match &layer.file {
            Some(file) => Some(file.path.as_str()),
            None if layer.id().is_built_in() => None,
            None => {
                let review = self.review.as_ref().filter(|review| review.layer_id() == *layer.id());
                Some(review?.saved_to()?)
            }
        };
        let source = path.map(|p| self.project.source(p, was.and_then(|e| e.source.as_ref())));
        Some(LayerEntry {
            id: self.entry_id(&id),
            source,
            visible: layer.visible(),
            opacity: rounded_share(layer.opacity()),
            name: layer.settings.name.clone(),
            other: was.map(|e| e.other.clone()).unwrap_or_default(),
        })
    }

    fn solo_entry(&self) -> Option<String> {
        let waiting = self.project.base.solo.as_ref().filter(|id| self.project.waiting.contains(*id));
        self.solo().map(|solo| self.entry_id(solo)).or_else(|| waiting.cloned())
    }

    fn split_view_entry(&self) -> Option<SavedSplitView> {
        let split = self.document.maps.split?;
        let (before, zoomed) = (split.before, split.steps);
        let other = self.project.base.side_by_side.as_ref().map(|b| b.other.clone()).unwrap_or_default();
        let right = self.view.right;
        let other_days = self.document.maps.other_days(right).flatten().map(days);
        Some(SavedSplitView { other_days, right, before: before.map(days), zoomed, other })
    }

    fn selected(&self) -> Option<Selected> {
        let Some(selection) = &self.interaction.selection else {
            // Of a file that is not loaded yet.
            return self.project.selection.clone();
        };
        let key = selection.key();
        let feature = match self.event_of(key) {
            Some((layer, EventKey::Row(row))) => format!("record-{}", layer.table.row(row)?.number + 1),
            Some((_, EventKey::Position(_) | EventKey::Cell { .. })) | None => key.id().into_owned(),
        };
        let layer =
            key.layer().map_or_else(|| Subject::GOVERNORATES.to_owned(), |layer| self.entry_id(&layer));
        let was = self.project.base.selection.as_ref();
        let other = was.map(|was| was.other.clone()).unwrap_or_default();
        Some(Selected { layer, feature, other })
    }

    fn article_entry(&self) -> Option<ArticleEntry> {
        let pane = self.view.article.as_ref()?;
        let was = self.project.base.article.as_ref().filter(|a| a.id == pane.article);
        let own = self.project.text.as_ref().filter(|(id, _)| *id == pane.article);
        let text = match (own, was.and_then(|a| a.text.as_ref())) {
            (Some((_, path)), was) if pane.text.is_some() => Some(self.project.source(path, was)),
            // The copy was not found: its path is preserved.
            (None, Some(was)) if pane.text.is_none() => Some(was.clone()),
            (Some(_) | None, _) => None,
        };
        Some(ArticleEntry {
            id: pane.article.clone(),
            text,
            other: was.map(|a| a.other.clone()).unwrap_or_default(),
        })
    }
}

/// Days as stored in a file.
fn days((from, to): (Day, Day)) -> (Day, Day) {
    let from = from.clamp(Day::MIN, Day::MAX);
    (from, to.clamp(from, Day::MAX))
}

/// Rounded to a centimetre.
fn rounded(p: LonLat) -> LonLat {
    let round = |v: f64| (v * 1e7).round() / 1e7 + 0.0;
    LonLat::new(round(p.lon), round(p.lat))
}
