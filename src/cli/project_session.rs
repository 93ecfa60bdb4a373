use std::path::Path;
use std::sync::Arc;

use crate::atlas::{Atlas, GovernorateIndex};
use crate::files::{EventSource, FileOfProject, Fingerprint, Located, OpenedProject, Part, read_own_layer};
use crate::formats::events::{self, EventFile, PlaceNames, Watch};
use crate::formats::project::Entry;
use crate::model::EventLayerId;
use crate::reading::RowPlaces;
use crate::session::{AboutFile, Effect, EventAction, ProjectAction, Session};

use super::export::OpenRows;
use super::failure::NOTHING;
use super::{Answer, Failure, guard};

/// Bytes of a file's beginning that tell its columns.
const HEAD: usize = 1 << 20;

/// A session as a project tells it, with all of its files that could be read.
pub struct ProjectSession {
    pub session: Session,
    /// What is not there, or not as it was: a sentence each, without a full stop.
    pub problems: Vec<String>,
    /// The event files, by the layers that they are in the session, with how their rows are read
    /// again.
    pub rows: Vec<OpenRows>,
}

impl ProjectSession {
    /// Reads a project and its files.
    ///
    /// # Errors
    /// If it is no project that can be read; a file that is missing is no error.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let opened = OpenedProject::read(path).map_err(Failure::usage)?;
        let mut this = Self { session: super::session()?, problems: Vec::new(), rows: Vec::new() };
        this.problems.extend(opened.notes.iter().map(|note| format!("{}: {note}", path.display())));
        this.session.apply(ProjectAction::Open(opened.project.clone().into()).into());
        let places = RowPlaces::new(this.session.atlas_arc());
        for file in &opened.files {
            this.problems.extend(file.words());
            let read = match &file.part {
                Part::Layer(entry) => this.layer(entry, file),
                Part::Events(entry) => this.events(entry, file, &places),
                // Beside a map without a window nobody reads it.
                Part::Text => Ok(()),
            };
            this.problems.extend(read.err());
        }
        this.check(&opened.files);
        Ok(this)
    }

    fn layer(&mut self, entry: &str, file: &FileOfProject) -> Result<(), String> {
        let Some(path) = file.located.path() else { return Ok(()) };
        let layer = read_own_layer(path).map_err(without_stop)?;
        self.session.apply(ProjectAction::Layer { entry: entry.to_owned(), file: layer.into() }.into());
        Ok(())
    }

    fn events(&mut self, entry: &str, file: &FileOfProject, places: &dyn PlaceNames) -> Result<(), String> {
        let Some(path) = file.located.path() else { return Ok(()) };
        let base = self.session.project_state().base();
        let saved = base.events.iter().filter_map(Entry::read).find(|e| e.id == entry);
        let columns = saved.and_then(|e| e.columns.clone());
        let source =
            EventSource::open(path).map_err(|why| format!("{} cannot be opened: {why}", path.display()))?;
        let head = source.read_at(0, HEAD)?;
        let preview = events::preview_with_names(source.name(), &head, Some(places))
            .map_err(|e| without_stop(e.to_string()))?;
        let mapping = columns.as_ref().map(|columns| columns.mapping(preview.header()));
        if let Some(Err(why)) = &mapping {
            self.problems.push(format!("{}: {why}; its columns are guessed", source.name()));
        }
        let read = read(self.session.atlas(), &source, places, mapping.and_then(Result::ok).as_ref());
        let file_read = read.map_err(|e| without_stop(e.to_string()))?;
        let layer = EventLayerId(u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_add(1));
        let same = !matches!(file.located, Located::Changed(_));
        let about = AboutFile { path: path.to_string_lossy().into_owned(), columns, ..AboutFile::default() };
        let (entry, name) = (entry.to_owned(), source.name().to_owned());
        let mut effects = Vec::new();
        for action in [
            EventAction::Begin { layer, name }.into(),
            EventAction::About { layer, about: about.into() }.into(),
            ProjectAction::Began { entry, layer, same }.into(),
            EventAction::Done { layer, table: file_read.table.into() }.into(),
        ] {
            effects.extend(self.session.apply(action));
        }
        self.rows.push(OpenRows { layer, source: Arc::new(source), layout: Arc::new(file_read.layout) });
        effects.into_iter().for_each(|effect| self.carry_out(effect));
        Ok(())
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Say(words) => self.problems.push(without_stop(words)),
            Effect::FindText { layer, query } => {
                let (Some(file), Some(events)) =
                    (self.rows.iter().find(|r| r.layer == layer), self.session.events().layer(layer))
                else {
                    return;
                };
                let (mut input, table) = (file.source.reader(), events.table.clone());
                let rows = events::search(&file.layout, &mut input, &table, &query, &mut |_| Watch::GoOn);
                if let Some(rows) = rows {
                    let rows = Arc::new(rows);
                    let found = EventAction::TextFound { layer, query, rows: crate::session::Shared(rows) };
                    self.session.apply(found.into());
                }
            }
            _ => {}
        }
    }

    /// Large files, of which only the length was compared.
    fn check(&mut self, files: &[FileOfProject]) {
        for file in files {
            if let Located::Unsure(path) = &file.located
                && let Ok(found) = Fingerprint::of_file(path, &mut || true)
                && !file.source.agrees(found.bytes, Some(&found.sha256))
            {
                self.problems.push(format!("{} has changed since the project was saved", file.name()));
            }
        }
    }

    /// Says on standard error what is not there, and ends the answer with the code for it.
    pub fn told(problems: &[String], answer: Answer) -> Answer {
        problems.iter().for_each(|problem| guard::say(&format!("{problem}.")));
        if problems.is_empty() { answer } else { answer.ending(NOTHING) }
    }
}

fn read(
    atlas: &Atlas,
    source: &EventSource,
    places: &dyn PlaceNames,
    mapping: Option<&events::Mapping>,
) -> Result<EventFile, crate::formats::ReadError> {
    let governorates = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
    let (name, mut input) = (source.name(), source.reader());
    events::read_with_names(name, &mut input, &governorates, Some(places), mapping, &mut |_| Watch::GoOn)
}

fn without_stop(words: String) -> String {
    words.trim_end_matches('.').to_owned()
}
