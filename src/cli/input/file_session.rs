use std::sync::Arc;

use crate::cli::guard;
use crate::cli::output::{Answer, Failure, NOTHING};
use crate::events::{ColumnType, RowSource, Want};
use crate::files::{FileOfProject, Fingerprint, Located, OpenedProject, Opener, Part, open_layer};
use crate::formats::project::Entry;
use crate::model::EventLayerId;
use crate::scene::EventDisplay;
use crate::session::{Effect, EventAction, LayerAction, ProjectAction, Session, Shared};

use super::{Inputs, event_file, inputs, lookup};

/// A session with all readable files of a command: the project first, then the layers and event files given
/// in addition.
pub struct FileSession {
    pub session: Session,
    /// Files of the project that are missing or changed: a sentence each, without a full stop.
    pub problems: Vec<String>,
    /// The event files, for rereading their rows.
    pub rows: Vec<OpenRows>,
}

/// An event file open in the session, for rereading its rows.
pub struct OpenRows {
    /// Id of its layer.
    pub layer: EventLayerId,
    pub rows: Arc<dyn RowSource>,
}

impl FileSession {
    /// Reads the files. If `layers` is given, only these layers are shown. `conditions` filter the event files
    /// given as arguments, not those of the project.
    ///
    /// # Errors
    /// If a file given as an argument cannot be read; a missing file of the project is not an error.
    pub fn open(
        session: Session,
        inputs: Inputs,
        layers: Option<&[String]>,
        conditions: &[String],
        display: EventDisplay,
    ) -> Result<Self, Failure> {
        if !conditions.is_empty() && inputs.tables.is_empty() {
            return Err(Failure::usage("--filter needs an event file; name one."));
        }
        let mut this = Self { session, problems: Vec::new(), rows: Vec::new() };
        if let Some(project) = &inputs.project {
            this.project(project, &inputs.opener);
        }
        for layer in inputs.layers {
            this.session.apply(LayerAction::Open(layer.into()).into());
        }
        let opened = this.session.layers();
        let numbered = opened.iter().filter_map(|layer| this.session.numbered_id_words(layer));
        numbered.for_each(|words| guard::say(&words));
        if let Some(names) = layers {
            this.show_only(names)?;
        }
        for table in &inputs.tables {
            let open = event_file::filtered(&inputs.opener, table, conditions)?;
            event_file::tell(&open);
            let layer = this.next_layer();
            this.rows.push(OpenRows { layer, rows: open.rows.clone() });
            open.put_into(&mut this.session, layer, display);
        }
        Ok(this)
    }

    /// Hides all layers but these. Event files given as arguments are added later, and so stay visible.
    fn show_only(&mut self, names: &[String]) -> Result<(), Failure> {
        let layers = lookup::layers(&self.session, names)?;
        self.session.apply(LayerAction::ShowAll(false).into());
        for layer in layers {
            self.session.apply(LayerAction::Show { layer: layer.into(), visible: true }.into());
        }
        Ok(())
    }

    /// Sizes the circles of the event files by a column of numbers.
    ///
    /// # Errors
    /// If there are no event files, or one has no such column of numbers.
    pub fn size_by(&mut self, column: &str) -> Result<(), Failure> {
        let layers: Vec<EventLayerId> = self.session.events().layers().iter().map(|layer| layer.id).collect();
        if layers.is_empty() {
            return Err(Failure::usage("--size-by needs an event file; name one."));
        }
        for layer in layers {
            let name = self.session.events().layer(layer).map_or(String::new(), |l| l.name().to_owned());
            let all = self.session.file_columns(layer).map(|columns| columns.all.clone()).unwrap_or_default();
            let numbers = all.iter().filter(|info| info.kind == ColumnType::Number);
            let names: Vec<&str> = numbers.map(|info| info.name.as_str()).collect();
            if !names.contains(&column) {
                return Err(Failure::usage(format!(
                    "{name} has no column of numbers “{column}” for --size-by; it has {}.",
                    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
                )));
            }
            let size = EventAction::SizeBy { layer, column: Some(column.to_owned()) };
            let effects = self.session.apply(size.into());
            effects.into_iter().for_each(|effect| self.carry_out(effect));
        }
        Ok(())
    }

    fn next_layer(&self) -> EventLayerId {
        EventLayerId(u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_add(1))
    }

    fn project(&mut self, opened: &OpenedProject, opener: &Opener) {
        let path = opened.path.display();
        self.problems.extend(opened.notes.iter().map(|note| format!("{path}: {note}")));
        self.session.apply(ProjectAction::Open(opened.project.clone().into()).into());
        for file in &opened.files {
            self.problems.extend(file.words());
            let read = match &file.part {
                Part::Layer(entry) => self.layer(entry, file),
                Part::Events(entry) => self.events(entry, file, opener),
                // The article pane is not needed without a window.
                Part::Text => Ok(()),
            };
            self.problems.extend(read.err().map(|failure| without_stop(failure.sentence)));
        }
        self.check(&opened.files);
    }

    fn layer(&mut self, entry: &str, file: &FileOfProject) -> Result<(), Failure> {
        let Some(path) = file.located.path() else { return Ok(()) };
        let layer = open_layer(path)?;
        self.session.apply(ProjectAction::Layer { entry: entry.to_owned(), file: layer.into() }.into());
        Ok(())
    }

    fn events(&mut self, entry: &str, file: &FileOfProject, opener: &Opener) -> Result<(), Failure> {
        let Some(path) = file.located.path() else { return Ok(()) };
        let base = self.session.project_state().base();
        let saved = base.events.iter().filter_map(Entry::read).find(|e| e.id == entry);
        let (columns, said) = saved.map(|e| (e.columns.clone(), e.said.clone())).unwrap_or_default();
        let table = inputs::open_table_as(opener, path, &said)?;
        let mapping = columns.as_ref().map(|columns| columns.mapping(table.preview.header()));
        if let Some(Err(why)) = &mapping {
            self.problems.push(format!("{}: {why}; its columns are guessed", table.source.name()));
        }
        let mapping = mapping.and_then(Result::ok);
        let read = event_file::read(opener, &table, mapping.as_ref())?;
        for note in read.file.notes.sentences() {
            guard::say(&format!("{}: {note}", read.source.name()));
        }
        let layer = self.next_layer();
        let rows = read.rows();
        let same = !matches!(file.located, Located::Changed(_));
        event_file::begin(&mut self.session, layer, read.source.name(), read.about(columns));
        let began = ProjectAction::Began { entry: entry.to_owned(), layer, same };
        let columns = rows.columns(&read.file.table).map_err(|why| Failure::usage(format!("{why}.")))?;
        let columns = EventAction::Columns { layer, columns: columns.into() };
        let done = EventAction::Done { layer, table: Shared(read.file.table) };
        let mut effects = self.session.apply(began.into());
        effects.extend(self.session.apply(columns.into()));
        effects.extend(self.session.apply(done.into()));
        self.rows.push(OpenRows { layer, rows });
        effects.into_iter().for_each(|effect| self.carry_out(effect));
        Ok(())
    }

    fn carry_out(&mut self, effect: Effect) {
        if let Effect::Say(words) = effect {
            self.problems.push(without_stop(words));
        } else if let Effect::LoadColumns { layer, wants } = effect {
            self.load(layer, &wants);
        } else if let Effect::FindText { layer, query } = effect {
            let (Some(file), Some(events)) =
                (self.rows.iter().find(|r| r.layer == layer), self.session.events().layer(layer))
            else {
                return;
            };
            let rows = file.rows.search(&events.table, &query, &mut || true);
            if let Some(rows) = rows {
                let rows = Arc::new(rows);
                let found = EventAction::TextFound { layer, query, rows: crate::session::Shared(rows) };
                self.session.apply(found.into());
            }
        }
    }

    /// Reads columns that the filter of a project needs.
    fn load(&mut self, layer: EventLayerId, wants: &[Want]) {
        let (Some(file), Some(events)) =
            (self.rows.iter().find(|r| r.layer == layer), self.session.events().layer(layer))
        else {
            return;
        };
        let table = events.table.clone();
        let action = match file.rows.load(&table, wants, &mut |_| true) {
            Ok(Some(loaded)) => EventAction::Loaded { layer, rows: table.len(), loaded: loaded.into() },
            Ok(None) => EventAction::NotLoaded { layer, why: None },
            Err(why) => EventAction::NotLoaded { layer, why: Some(why) },
        };
        let effects = self.session.apply(action.into());
        effects.into_iter().for_each(|effect| self.carry_out(effect));
    }

    /// Computes the checksums of large files, for which only the length was compared before.
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

    /// Reports problems on standard error, and sets the exit code.
    pub fn with_problems(problems: &[String], answer: Answer) -> Answer {
        problems.iter().for_each(|problem| guard::say(&format!("{problem}.")));
        if problems.is_empty() { answer } else { answer.ending(NOTHING) }
    }
}

fn without_stop(words: String) -> String {
    words.trim_end_matches('.').to_owned()
}
