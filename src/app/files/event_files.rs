use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::atlas::Atlas;
use crate::events::{Completeness, RowSource, Want};
use crate::files::{FileRows, IoReason, OpenError, Opener, TableCache, TableFile, full_path};
use crate::formats::events::{Mapping, Watch};
use crate::formats::readers::{Kind, extensions};
use crate::model::EventLayerId;
use crate::session::{
    AboutFile, Action, Effect, EventAction, LayerAction, Loading, ProjectAction, Session, ViewAction,
};

use crate::app::files::column_dialogs::{About, ColumnDialogs};
use crate::app::files::column_jobs::{ColumnJobs, cells};
use crate::app::files::column_memory::ColumnMemory;
use crate::app::files::event_opening::{ForProject, done, replaced};
use crate::app::files::event_worker::EventWorker;
use crate::app::files::file_dialog::{Chosen, choose};
use crate::app::files::open_file::OpenFile;
use crate::app::files::placed_file::PlacedFile;
use crate::app::files::save_text::save_text;
use crate::app::files::update_jobs::{Side, UpdateJobs};
use crate::app::in_use::overwrite;
use crate::app::jobs::{Job, JobWatch, Jobs, finished, take_finished};
use crate::app::save_error::SaveError;

/// A file that was looked at, and what a project knows about it.
type Look = (Result<TableFile, OpenError>, Option<ForProject>);

/// The open and opening event files: the window's file access for them.
pub struct EventFiles {
    pub(super) jobs: Jobs,
    pub(super) opener: Arc<Opener>,
    choosing: Option<Job<Chosen>>,
    pub(super) choosing_deleted: Option<(EventLayerId, Job<Chosen>)>,
    looking: Vec<Job<Look>>,
    pub(super) dialogs: ColumnDialogs,
    workers: Vec<EventWorker>,
    pub(super) open: Vec<OpenFile>,
    pub(super) answers: Vec<Job<Vec<Action>>>,
    searching: Option<Job<Option<Action>>>,
    columns: ColumnJobs,
    pub(super) updates: UpdateJobs,
    opened: u32,
    saving: Option<Job<Result<Option<PathBuf>, SaveError>>>,
    /// Project entries whose files could not be opened, with the reason.
    pub(super) failed: Vec<(String, String)>,
    /// Files that were asked for together with a view.
    in_view: Vec<String>,
    /// What the project knows about files, by layer.
    pub(super) of_project: Vec<(EventLayerId, ForProject)>,
}

impl EventFiles {
    /// Tables of large files are kept in `cache`; `memory` is what the user took columns for before.
    pub fn new(jobs: &Jobs, atlas: Arc<Atlas>, cache: Option<TableCache>, memory: ColumnMemory) -> Self {
        let opener = Arc::new(Opener::new(atlas).with_cache(cache));
        Self {
            jobs: jobs.clone(),
            dialogs: ColumnDialogs::new(jobs, &opener, memory),
            opener,
            choosing: None,
            choosing_deleted: None,
            looking: Vec::new(),
            workers: Vec::new(),
            open: Vec::new(),
            answers: Vec::new(),
            searching: None,
            columns: ColumnJobs::default(),
            updates: UpdateJobs::default(),
            opened: 0,
            saving: None,
            failed: Vec::new(),
            in_view: Vec::new(),
            of_project: Vec::new(),
        }
    }

    /// What the user took the columns of files for, to be remembered.
    pub fn column_memory(&self) -> &ColumnMemory {
        &self.dialogs.memory
    }

    pub fn opener(&self) -> &Arc<Opener> {
        &self.opener
    }

    /// Whether the tables of large files are kept, and used.
    pub fn keeps_tables(&self) -> bool {
        self.opener.keeps_tables()
    }

    pub fn keep_tables(&self, on: bool) {
        self.opener.keep_tables(on);
    }

    /// Removes the kept tables; what came of it, in a sentence.
    pub fn empty_cache(&self) -> String {
        match self.opener.cache().map(TableCache::empty) {
            None => "No tables are kept: there is no cache.".to_owned(),
            Some(Ok(held)) => format!("The cache is empty; it held {held}."),
            Some(Err(why)) => format!("The cache cannot be emptied: {}.", IoReason::from(why)),
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

    /// The user has asked for a view along with a file: then the map does not move to its events.
    pub fn give_view(&mut self, path: &Path) {
        self.in_view.push(full_path(path));
    }

    fn view_is_given(&self, path: &str) -> bool {
        self.in_view.iter().any(|given| given == path)
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
        actions.extend(self.updates.poll());
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
            self.dialogs.ask(About { table, project, replaces: None });
        } else {
            self.read(table, None, project, actions);
        }
    }

    /// Asks anew what the columns of a file that is loaded mean.
    pub fn choose_columns(&mut self, layer: EventLayerId) {
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        // It could be opened before; if not any more, reading a row of it says why.
        let Ok(table) = self.opener.table_of(file.file.source.clone(), file.said.clone()) else { return };
        let mapping = file.file.layout.mapping.clone();
        self.dialogs.ask_again(About { table, project: None, replaces: Some(layer) }, mapping);
    }

    pub(super) fn read(
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
        self.start(layer, None, table, mapping);
    }

    /// Reads a file that is loaded once more, with other columns; until then it is shown as it was.
    pub(super) fn read_again(
        &mut self,
        old: EventLayerId,
        table: TableFile,
        mapping: Option<Mapping>,
        actions: &mut Vec<Action>,
    ) {
        self.opened += 1;
        let loading = Some(Loading::default());
        actions.push(EventAction::Rereading { layer: old, loading }.into());
        self.start(EventLayerId(self.opened), Some(old), table, mapping);
    }

    fn start(
        &mut self,
        layer: EventLayerId,
        replaces: Option<EventLayerId>,
        table: TableFile,
        mapping: Option<Mapping>,
    ) {
        let opener = self.opener.clone();
        self.workers
            .push(EventWorker { replaces, ..EventWorker::start(&self.jobs, opener, layer, table, mapping) });
    }

    fn news(&mut self, actions: &mut Vec<Action>, effects: &mut Vec<Effect>) {
        let mut over = Vec::new();
        for worker in &self.workers {
            let layer = worker.layer;
            actions.extend(worker.job.progress().filter_map(|news| worker.action(news)));
            if let Some(ended) = worker.job.poll() {
                over.push(layer);
                let read = ended.map_err(|fault| fault.to_string());
                match (read.and_then(|read| read.map_err(|why| why.to_string())), worker.replaces) {
                    (Ok((read, columns)), None) => {
                        self.open.push(OpenFile::of(layer, &read));
                        let known = self.of_project.iter().find(|(l, _)| *l == layer);
                        let known = known.and_then(|(_, project)| project.columns.clone());
                        let full = full_path(read.source.path());
                        actions.extend(done(layer, *read, columns, known));
                        if !self.of_project.iter().any(|(l, _)| *l == layer) && !self.view_is_given(&full) {
                            actions.push(ViewAction::ToOpened { layer }.into());
                        }
                    }
                    (Ok((read, columns)), Some(old)) => {
                        self.open.push(OpenFile::of(layer, &read));
                        self.open.last_mut().into_iter().for_each(|file| file.is_asked_about = true);
                        actions.extend(replaced(old, layer, *read, columns));
                    }
                    (Err(why), None) => {
                        match self.of_project.iter().find(|(l, _)| *l == layer) {
                            Some((_, project)) => {
                                actions.push(ProjectAction::Failed { layer }.into());
                                self.failed.push((project.entry.clone(), why));
                            }
                            None => effects.push(Effect::Say(why)),
                        }
                        actions.push(LayerAction::Close { layer: layer.into() }.into());
                    }
                    (Err(why), Some(old)) => {
                        effects.push(Effect::Say(format!("{why} The file is shown as it was.")));
                        actions.push(EventAction::Rereading { layer: old, loading: None }.into());
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
        // Undo may bring back what a file was before it was read again.
        let is_open = |layer: EventLayerId| session.holds_events(layer);
        let is_read_again =
            |old: EventLayerId| session.events().layer(old).is_some_and(|layer| layer.rereading.is_some());
        self.workers.retain(|w| w.replaces.map_or_else(|| is_open(w.layer), is_read_again));
        self.open.retain(|f| is_open(f.layer));
        self.columns.retain(is_open);
        self.updates.retain(|layer| session.update(layer).is_some(), is_open);
        self.of_project.retain(|(layer, _)| is_open(*layer));
        self.offer_updates(session);
    }

    /// Reads columns of a file.
    pub fn load_columns(&mut self, session: &Session, layer: EventLayerId, wants: Vec<Want>) {
        let Some(events) = session.events().layer(layer) else { return };
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        self.columns.load(&self.jobs, layer, file.rows.clone(), events.table.clone(), wants);
    }

    /// Compares two open files, the earlier one first.
    pub fn compare(
        &mut self,
        session: &Session,
        (old, new): (EventLayerId, EventLayerId),
        run: u32,
        completeness: Completeness,
    ) {
        if let (Some(before), Some(after)) = (self.side(session, old), self.side(session, new)) {
            self.updates.compare(&self.jobs, (new, run), (before, after), completeness);
        }
    }

    pub(super) fn side(&self, session: &Session, layer: EventLayerId) -> Option<Side> {
        let file = self.open.iter().find(|f| f.layer == layer)?;
        let table = session.events().layer(layer)?.table.clone();
        Some(Side { rows: file.rows.clone(), layout: file.file.layout.clone(), table })
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
        self.saving = Some(self.jobs.start(job, move |_| save_text(&name, &text, &overwrite)));
    }

    /// Saves the geocoded rows, or those that could not be geocoded.
    pub fn save_rows(&mut self, session: &Session, layer: EventLayerId, unplaced: bool) {
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        let (FileRows { source, layout, .. }, places) = (file.file.clone(), self.opener.places().clone());
        let (overwrite, keep_totals) = (overwrite(session), file.said.keep_totals);
        self.saving = Some(self.jobs.start(format!("Saving rows of {}", source.name()), move |job| {
            let names = PlacedFile { source: &source, layout: &layout, unplaced, keep_totals, overwrite };
            let Some(path) = names.ask() else { return Ok(None) };
            names.write(&path, &*places, job.cancelled()).map(|()| Some(path))
        }));
    }
}
