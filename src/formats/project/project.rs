use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{
    ArticleEntry, Entry, EventEntry, LayerEntry, Rest, SavedAnnotationLayer, SavedSplitView, SavedView,
    Selected, Source, absolute, relative,
};
use crate::events::Day;
use crate::geo::LonLat;
use crate::model::Annotation;

/// The content of a project file. In memory its paths are absolute; see [`Project::relative_to`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    pub title: String,
    /// The user's notes; may have several lines.
    pub notes: String,
    pub view: Option<SavedView>,
    /// The script of map labels: `latin`, `arabic` or `both`.
    pub names: Option<String>,
    /// Top to bottom.
    pub layers: Vec<Entry<LayerEntry>>,
    /// Id of the soloed layer.
    pub solo: Option<String>,
    /// Event files, top to bottom.
    pub events: Vec<Entry<EventEntry>>,
    /// Ids of layers and event files, and `own` for the annotations, top to bottom; `None` = the
    /// annotations above the event files above the layers.
    pub order: Option<Vec<String>>,
    /// First and last day shown, both inclusive.
    pub days: Option<(Day, Day)>,
    /// A polygon in which rows are selected; the first corner is not repeated.
    pub region: Option<Vec<LonLat>>,
    pub side_by_side: Option<SavedSplitView>,
    pub selection: Option<Selected>,
    pub article: Option<ArticleEntry>,
    /// Annotations, bottom to top.
    pub annotations: Vec<Annotation>,
    /// How they are shown; `None` = as at first.
    pub annotation_layer: Option<SavedAnnotationLayer>,
    /// Annotations that could not be read, as in the file.
    pub unread_annotations: Vec<Value>,
    /// Foreign members of annotation shapes, by annotation id.
    pub shape_rests: BTreeMap<String, Rest>,
    pub other: Rest,
}

impl Project {
    /// Makes file paths relative to a folder, as in a project file stored there.
    #[must_use]
    pub fn relative_to(&self, folder: &str) -> Self {
        let mut project = self.clone();
        project.each_source(|source| source.made_relative(folder));
        project.each_deleted(|path| relative(folder, path));
        project
    }

    /// The reverse, for a project read from a file in that folder.
    #[must_use]
    pub fn absolute_from(mut self, folder: &str) -> Self {
        self.each_source(|source| source.made_absolute(folder));
        self.each_deleted(|path| absolute(folder, path));
        self
    }

    /// Every file the project refers to.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let layers = self.layers.iter().filter_map(|l| l.read()?.source.as_ref());
        let events = self.events.iter().filter_map(|e| Some(&e.read()?.source));
        let text = self.article.as_ref().and_then(|a| a.text.as_ref());
        layers.chain(events).chain(text)
    }

    pub fn each_source(&mut self, mut change: impl FnMut(&mut Source)) {
        for entry in &mut self.layers {
            if let Entry::Read(LayerEntry { source: Some(source), .. }) = entry {
                change(source);
            }
        }
        for entry in &mut self.events {
            if let Entry::Read(entry) = entry {
                change(&mut entry.source);
            }
        }
        if let Some(ArticleEntry { text: Some(text), .. }) = &mut self.article {
            change(text);
        }
    }

    /// Changes the paths of the lists of deleted events.
    fn each_deleted(&mut self, change: impl Fn(&str) -> String) {
        for entry in &mut self.events {
            if let Entry::Read(entry) = entry {
                entry.change_deleted(&change);
            }
        }
    }

    /// The lists of deleted events.
    pub fn deleted_lists(&self) -> impl Iterator<Item = &Path> {
        self.events.iter().filter_map(|entry| entry.read()?.said.deleted.as_deref())
    }

    /// What would be lost if not saved: everything but the current view. Projects that agree in this are the
    /// same work.
    #[must_use]
    pub fn work(&self) -> Self {
        let mut work = Self { view: None, selection: None, ..self.clone() };
        // A newly computed checksum is not a change.
        work.each_source(|source| (source.bytes, source.sha256) = (None, None));
        work
    }

    /// Whether it contains more than can be restored with a click or two, such as reopening a layer file.
    pub fn has_own_things(&self) -> bool {
        self.has_own_words() || self.region.is_some() || !self.events.is_empty()
    }

    /// Whether it contains anything the user wrote or drew.
    pub fn has_own_words(&self) -> bool {
        !self.title.is_empty() || !self.notes.is_empty() || !self.annotations.is_empty()
    }
}
