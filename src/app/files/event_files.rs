use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::atlas::Atlas;
use crate::events::{RowError, RowSource, Want};
use crate::files::{self, EventsRead, FileRows, OpenError, Opener, Overwrite, TableFile, full_path};
use crate::formats::Overrides;
use crate::formats::events::{Mapping, Watch};
use crate::formats::readers::{Kind, extensions};
use crate::model::EventLayerId;
use crate::session::{AboutFile, Action, Effect, EventAction, LayerAction, ProjectAction, Session};
use crate::ui::{ColumnAnswer, ColumnDialog};

use crate::app::files::column_jobs::{ColumnJobs, cells};
use crate::app::files::event_opening::{ForProject, done};
use crate::app::files::event_worker::{EventWorker, News};
use crate::app::files::file_dialog::{Chosen, choose};
use crate::app::files::placed_file::{PlacedFile, placed_row};
use crate::app::in_use::overwrite;
use crate::app::jobs::{Job, JobWatch, Jobs, finished, take_finished};
use crate::app::save_error::SaveError;

/// A file that was looked at, and what a project knows about it.
type Look = (Result<TableFile, OpenError>, Option<ForProject>);

/// The open and opening event files: the window's file access for them.
pub struct EventFiles {
    jobs: Jobs,
    opener: Arc<Opener>,
    choosing: Option<Job<Chosen>>,
    looking: Vec<Job<Look>>,
    /// Files whose columns the user has to confirm, one after the other.
    dialogs: VecDeque<Asked>,
    workers: Vec<EventWorker>,
    open: Vec<OpenFile>,
    answers: Vec<Job<Vec<Action>>>,
    searching: Option<Job<Option<Action>>>,
    columns: ColumnJobs,
    opened: u32,
    saving: Option<Job<Result<Option<PathBuf>, SaveError>>>,
    /// Project entries whose files could not be opened, with the reason.
    failed: Vec<(String, String)>,
    /// What the project knows about files, by layer.
    of_project: Vec<(EventLayerId, ForProject)>,
}

struct OpenFile {
    layer: EventLayerId,
    rows: Arc<dyn RowSource>,
    /// The file, to ask about its columns again and to write its geocoded rows.
    file: FileRows,
    /// What was said of the file itself.
    said: Overrides,
}

/// A question about the columns of a file.
struct Asked {
    table: TableFile,
    dialog: ColumnDialog,
    project: Option<ForProject>,
    /// The layer that shows the file so far.
    replaces: Option<EventLayerId>,
}

impl EventFiles {
    pub fn new(jobs: &Jobs, atlas: Arc<Atlas>) -> Self {
        Self {
            jobs: jobs.clone(),
            opener: Arc::new(Opener::new(atlas)),
            choosing: None,
            looking: Vec::new(),
            dialogs: VecDeque::new(),
            workers: Vec::new(),
            open: Vec::new(),
            answers: Vec::new(),
            searching: None,
            columns: ColumnJobs::default(),
            opened: 0,
            saving: None,
            failed: Vec::new(),
            of_project: Vec::new(),
        }
    }

    /// Lets the user choose a file.
    pub fn choose(&mut self) {
        if self.choosing.is_none() {
            self.choosing = Some(choose(&self.jobs, "Drop the file on the window.", || {
                rfd::FileDialog::new()
                    .set_title("Open events")
                    .add_filter(Kind::Events.plural(), &extensions(Some(Kind::Events)))
                    .add_filter("All files", &["*"])
                    .pick_file()
            }));
        }
    }

    /// Opens a file: at once if it is a known export, otherwise after the user has confirmed the columns.
    pub fn open(&mut self, path: PathBuf) {
        self.look(path, None);
    }

    /// Opens a project file; the user is not asked what the project knows.
    pub fn open_for(&mut self, path: PathBuf, project: ForProject) {
        self.look(path, Some(project));
    }

    fn look(&mut self, path: PathBuf, project: Option<ForProject>) {
        let opener = self.opener.clone();
        let name = format!("Opening {}", path.display());
        let work = move |job: &JobWatch| {
            let mut watch = |_, _| if job.is_cancelled() { Watch::Stop } else { Watch::GoOn };
            let said = project.as_ref().map(|p| p.said.clone()).unwrap_or_default();
            (opener.open_table_as(&path, &said, &mut watch), project)
        };
        self.looking.push(self.jobs.start(name, work));
    }

    /// Project entries whose files could not be opened since the last call, with the reasons.
    pub fn failed(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.failed)
    }

    /// Pending work since the last call.
    pub fn poll(&mut self) -> (Vec<Action>, Vec<Effect>) {
        let (mut actions, mut effects) = (Vec::new(), Vec::new());
        match take_finished(&mut self.choosing) {
            Some(Ok(Ok(Some(path)))) => self.open(path),
            Some(Ok(Err(none))) => effects.push(Effect::Say(none.to_string())),
            Some(Ok(Ok(None)) | Err(_)) | None => {}
        }
        for looked in finished(&mut self.looking) {
            match looked {
                (Ok(looked), project) => self.looked(looked, project, &mut actions),
                (Err(why), Some(project)) => self.failed.push((project.entry, why.to_string())),
                (Err(why), None) => effects.push(Effect::Say(why.to_string())),
            }
        }
        self.news(&mut actions, &mut effects);
        actions.extend(finished(&mut self.answers).into_iter().flatten());
        match take_finished(&mut self.saving) {
            Some(Ok(Ok(Some(path)))) => effects.push(Effect::Say(format!("Saved in {}.", path.display()))),
            Some(Ok(Err(why))) => effects.push(Effect::Say(why.to_string())),
            Some(Ok(Ok(None)) | Err(_)) | None => {}
        }
        actions.extend(self.columns.poll());
        if let Some(Ok(found)) = take_finished(&mut self.searching) {
            actions.extend(found);
        }
        (actions, effects)
    }

    /// Reads a file that is open, or asks what its columns mean before.
    pub fn looked(&mut self, table: TableFile, project: Option<ForProject>, actions: &mut Vec<Action>) {
        let known = project.as_ref().and_then(|p| p.columns.as_ref());
        // A missing column is asked for again.
        if let Some(mapping) = known.and_then(|columns| columns.mapping(table.preview.header()).ok()) {
            self.read(table, Some(mapping), project, actions);
        } else if !table.is_recognised() {
            let TableFile { source, preview, .. } = table.clone();
            let places = self.opener.places().clone();
            let dialog = ColumnDialog::new(source.name(), source.note(), preview, places);
            self.dialogs.push_back(Asked { table, dialog, project, replaces: None });
        } else {
            self.read(table, None, project, actions);
        }
    }

    /// Asks anew what the columns of a file that is loaded mean.
    pub fn choose_columns(&mut self, layer: EventLayerId) {
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        // It could be opened before; if not any more, reading a row of it says why.
        let Ok(table) = self.opener.table_of(file.file.source.clone(), file.said.clone()) else { return };
        let mut preview = table.preview.clone();
        preview.layout.mapping.clone_from(&file.file.layout.mapping);
        let places = self.opener.places().clone();
        let dialog = ColumnDialog::new(table.source.name(), table.source.note(), preview, places);
        self.dialogs.push_back(Asked { table, dialog, project: None, replaces: Some(layer) });
    }

    fn read(
        &mut self,
        table: TableFile,
        mapping: Option<Mapping>,
        project: Option<ForProject>,
        actions: &mut Vec<Action>,
    ) {
        self.opened += 1;
        let layer = EventLayerId(self.opened);
        actions.push(EventAction::Begin { layer, name: table.source.name().to_owned() }.into());
        let about = AboutFile { path: full_path(table.source.path()), ..AboutFile::default() };
        actions.push(EventAction::About { layer, about: about.into() }.into());
        if let Some(project) = project {
            let (entry, layer, same) = (project.entry.clone(), layer, project.same);
            self.of_project.push((layer, project));
            actions.push(ProjectAction::Began { entry, layer, same }.into());
        }
        let opener = self.opener.clone();
        self.workers.push(EventWorker::start(&self.jobs, opener, layer, table, mapping));
    }

    fn news(&mut self, actions: &mut Vec<Action>, effects: &mut Vec<Effect>) {
        let mut over = Vec::new();
        for worker in &self.workers {
            let layer = worker.layer;
            for news in worker.job.progress() {
                match news {
                    News::Progress(loading) => {
                        actions.push(EventAction::Progress { layer, loading }.into());
                    }
                    News::Rows(table) => {
                        actions.push(EventAction::Rows { layer, table: (*table).into() }.into());
                    }
                }
            }
            if let Some(ended) = worker.job.poll() {
                over.push(layer);
                let read = ended.map_err(|fault| fault.to_string());
                match read.and_then(|read| read.map_err(|why| why.to_string())) {
                    Ok((read, columns)) => {
                        self.open.push(OpenFile::of(layer, &read));
                        let known = self.of_project.iter().find(|(l, _)| *l == layer);
                        let known = known.and_then(|(_, project)| project.columns.clone());
                        actions.extend(done(layer, *read, columns, known));
                    }
                    Err(why) => {
                        match self.of_project.iter().find(|(l, _)| *l == layer) {
                            Some((_, project)) => {
                                actions.push(ProjectAction::Failed { layer }.into());
                                self.failed.push((project.entry.clone(), why));
                            }
                            None => effects.push(Effect::Say(why)),
                        }
                        actions.push(LayerAction::Close { layer: layer.into() }.into());
                    }
                }
            }
        }
        self.workers.retain(|w| !over.contains(&w.layer));
    }

    /// An open file and how to reread its rows; `None` while loading.
    pub fn rows_of(&self, layer: EventLayerId) -> Option<Arc<dyn RowSource>> {
        let file = self.open.iter().find(|f| f.layer == layer)?;
        Some(file.rows.clone())
    }

    /// Drops what the session no longer shows.
    pub fn follow(&mut self, session: &Session) {
        let is_open = |layer: EventLayerId| session.events().layer(layer).is_some();
        self.workers.retain(|w| is_open(w.layer));
        self.open.retain(|f| is_open(f.layer));
        self.columns.retain(is_open);
        self.of_project.retain(|(layer, _)| is_open(*layer));
    }

    /// Reads a row of a file again for its card.
    pub fn read_row(&mut self, session: &Session, layer: EventLayerId, row: u32) {
        let Some(events) = session.events().layer(layer) else { return };
        let answer = move |fields| EventAction::RowRead { layer, row, fields }.into();
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else {
            self.answers
                .push(self.jobs.start("Reading a row", move |_| vec![answer(Err(RowError::Loading))]));
            return;
        };
        let Some(number) = events.table.row(row).map(|r| r.number) else { return };
        let (rows, layout) = (file.rows.clone(), file.file.layout.clone());
        let places = self.opener.places().clone();
        self.answers.push(self.jobs.start(format!("Reading a row of {}", rows.name()), move |_| {
            let fields = rows.row(number);
            let placed = fields.as_ref().ok().and_then(|fields| placed_row(&layout, fields, &*places));
            let words = placed.map(|placed| placed.in_words());
            let placed = words.map(|words| EventAction::RowPlaced { layer, row, words }.into());
            [answer(fields)].into_iter().chain(placed).collect()
        }));
    }

    /// Reads columns of a file.
    pub fn load_columns(&mut self, session: &Session, layer: EventLayerId, wants: Vec<Want>) {
        let Some(events) = session.events().layer(layer) else { return };
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        self.columns.load(&self.jobs, layer, file.rows.clone(), events.table.clone(), wants);
    }

    pub fn stop_loading(&mut self, layer: EventLayerId) {
        self.columns.retain(|other| other != layer);
    }

    /// Reads all cells of some rows of a file.
    pub fn read_cells(&mut self, session: &Session, layer: EventLayerId, rows: Vec<u32>) {
        let Some(events) = session.events().layer(layer) else { return };
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        let columns = session.file_columns(layer).map(|c| c.all.clone()).unwrap_or_default();
        let (source, table) = (file.rows.clone(), events.table.clone());
        self.answers.push(self.jobs.start(format!("Reading rows of {}", source.name()), move |_| {
            let cells: Vec<_> =
                rows.into_iter().filter_map(|row| cells(&*source, &table, &columns, row)).collect();
            vec![EventAction::Cells { layer, cells: cells.into() }.into()]
        }));
    }

    /// Finds the rows of a file that hold a text.
    pub fn find_text(&mut self, session: &Session, layer: EventLayerId, query: &str) {
        let Some(events) = session.events().layer(layer) else { return };
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        let (rows, table) = (file.rows.clone(), events.table.clone());
        let query = query.to_owned();
        // The newest search replaces a running one.
        let name = format!("Searching {}", rows.name());
        self.searching = Some(self.jobs.start(name, move |job| {
            let rows = rows.search(&table, &query, &mut || !job.is_cancelled());
            rows.map(|rows| EventAction::TextFound { layer, query, rows: rows.into() }.into())
        }));
    }

    /// Saves a text under a name that the user chooses.
    pub fn save_text(&mut self, session: &Session, name: String, text: String) {
        let overwrite = overwrite(session);
        let job = format!("Saving {name}");
        self.saving = Some(self.jobs.start(job, move |_| save(&name, &text, &overwrite)));
    }

    /// Saves the geocoded rows, or those that could not be geocoded.
    pub fn save_rows(&mut self, session: &Session, layer: EventLayerId, unplaced: bool) {
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        let (FileRows { source, layout, .. }, places) = (file.file.clone(), self.opener.places().clone());
        let overwrite = overwrite(session);
        self.saving = Some(self.jobs.start(format!("Saving rows of {}", source.name()), move |job| {
            let names = PlacedFile { source: &source, layout: &layout, unplaced, overwrite };
            let Some(path) = names.ask() else { return Ok(None) };
            names.write(&path, &*places, job.cancelled()).map(|()| Some(path))
        }));
    }

    /// The columns of a file, to be confirmed.
    pub fn dialog(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        let Some(asked) = self.dialogs.front_mut() else { return actions };
        let (table, project, answer) = (asked.table.clone(), asked.project.clone(), asked.dialog.show(ctx));
        let replaced = asked.replaces;
        if !matches!(answer, ColumnAnswer::Waiting) {
            self.dialogs.pop_front();
        }
        match answer {
            ColumnAnswer::Open(mapping) => {
                actions.extend(replaced.map(|layer| LayerAction::Close { layer: layer.into() }.into()));
                // The user's answer replaces what the project knew.
                let project = project.map(|project| ForProject { columns: None, ..project });
                // What the user did not change is still decided by all rows of the file.
                let mapping = Some(*mapping).filter(|m| m != table.preview.mapping());
                self.read(table, mapping, project, &mut actions);
            }
            ColumnAnswer::Cancel => {
                let why = "its columns were not confirmed".to_owned();
                self.failed.extend(project.map(|project| (project.entry, why)));
            }
            ColumnAnswer::Waiting => {}
        }
        actions
    }
}

impl OpenFile {
    fn of(layer: EventLayerId, read: &EventsRead) -> Self {
        let file = FileRows::new(read.source.clone(), &read.file);
        Self { layer, rows: read.rows(), file, said: read.said.clone() }
    }
}

fn save(name: &str, text: &str, overwrite: &Overwrite) -> Result<Option<PathBuf>, SaveError> {
    let dialog = rfd::FileDialog::new().set_title("Save import problems").set_file_name(name);
    let Some(path) = dialog.save_file() else { return Ok(None) };
    match files::write(&path, text.as_bytes(), overwrite) {
        Ok(()) => Ok(Some(path)),
        Err(why) => Err(SaveError::Write { path, why }),
    }
}
