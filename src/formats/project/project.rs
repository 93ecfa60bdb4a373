use std::collections::BTreeMap;

use serde_json::Value;

use super::{ArticleEntry, Entry, EventEntry, LayerEntry, Rest, SavedBeside, SavedView, Selected, Source};
use crate::events::Day;
use crate::geo::LonLat;
use crate::model::Annotation;

/// What a project file holds. In memory its paths are whole; see [`Project::relative_to`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    pub title: String,
    /// What the reader writes about it; may have several lines.
    pub notes: String,
    pub view: Option<SavedView>,
    /// In which script names stand on the map: `latin`, `arabic` or `both`.
    pub names: Option<String>,
    /// Top to bottom.
    pub layers: Vec<Entry<LayerEntry>>,
    /// Id of the only layer that is shown.
    pub solo: Option<String>,
    /// Event files, top to bottom.
    pub events: Vec<Entry<EventEntry>>,
    /// First and last day that are shown, both inclusive.
    pub days: Option<(Day, Day)>,
    /// A polygon in which rows are selected; the first corner is not repeated.
    pub region: Option<Vec<LonLat>>,
    pub side_by_side: Option<SavedBeside>,
    pub selection: Option<Selected>,
    pub article: Option<ArticleEntry>,
    /// The reader's own marks, bottom to top.
    pub annotations: Vec<Annotation>,
    /// Marks that could not be read, as they stand in the file.
    pub unread_annotations: Vec<Value>,
    /// Members of the shapes of marks that are not ours, by the marks' ids.
    pub shape_rests: BTreeMap<String, Rest>,
    pub other: Rest,
}

impl Project {
    /// Tells the files by their paths from a folder on, as they stand in a project file there.
    #[must_use]
    pub fn relative_to(&self, folder: &str) -> Self {
        let mut project = self.clone();
        project.each_source(|source| source.made_relative(folder));
        project
    }

    /// The reverse for a project that was read from a file in that folder.
    #[must_use]
    pub fn absolute_from(mut self, folder: &str) -> Self {
        self.each_source(|source| source.made_absolute(folder));
        self
    }

    /// Every file that the project speaks of.
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

    /// What would be lost if it was not saved: all but where the reader looks just now. Two
    /// projects that agree in this are the same work.
    #[must_use]
    pub fn work(&self) -> Self {
        let mut work = Self { view: None, selection: None, ..self.clone() };
        // A checksum that became known changes nothing.
        work.each_source(|source| (source.bytes, source.sha256) = (None, None));
        work
    }

    /// Whether it holds what is not had again with a click or two, as a layer file is.
    pub fn has_own_things(&self) -> bool {
        self.has_own_words() || self.region.is_some() || !self.events.is_empty()
    }

    /// Whether it holds anything that the reader wrote or drew.
    pub fn has_own_words(&self) -> bool {
        !self.title.is_empty() || !self.notes.is_empty() || !self.annotations.is_empty()
    }
}
