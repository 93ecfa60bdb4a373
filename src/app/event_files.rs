use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::Context;

use crate::atlas::Atlas;
use crate::files::{self, EventSource};
use crate::formats::events::{self, Layout, Mapping, PlaceNames, Preview, Recognised, Watch};
use crate::formats::project::Columns;
use crate::reading::RowPlaces;
use crate::session::{AboutFile, Action, Effect, EventAction, Session};
use crate::ui::{ColumnAnswer, ColumnDialog, NotesWish, notes_window};

use super::choose::{Chosen, choose};
use super::event_worker::{EventWorker, News, Read};
use super::placed_file::{PlacedFile, placed_row};
use super::task::Task;

/// The event files that are open or being opened: what the window does with the disk for them.
pub struct EventFiles {
    atlas: Arc<Atlas>,
    /// Finds where rows lie that only name a place; made when first asked.
    places: Arc<dyn PlaceNames>,
    choosing: Option<Task<Chosen>>,
    looking: Vec<Task<Result<Looked, String>>>,
    /// Files whose columns wait for the reader's word, one after the other.
    dialogs: VecDeque<(Arc<EventSource>, ColumnDialog)>,
    workers: Vec<EventWorker>,
    open: Vec<OpenFile>,
    answers: Vec<Task<Vec<Action>>>,
    searching: Option<Task<Option<Action>>>,
    opened: u32,
    /// The file whose notes are shown.
    notes: Option<String>,
    saving: Option<Task<Result<Option<PathBuf>, String>>>,
}

/// A file whose beginning was looked at.
struct Looked {
    source: Arc<EventSource>,
    preview: Preview,
}

struct OpenFile {
    layer: String,
    source: Arc<EventSource>,
    layout: Arc<Layout>,
}

/// Bytes of a file's beginning that its columns are guessed from.
const HEAD: usize = 1 << 20;

impl EventFiles {
    pub fn new(atlas: Arc<Atlas>) -> Self {
        Self {
            places: Arc::new(RowPlaces::new(atlas.clone())),
            atlas,
            choosing: None,
            looking: Vec::new(),
            dialogs: VecDeque::new(),
            workers: Vec::new(),
            open: Vec::new(),
            answers: Vec::new(),
            searching: None,
            opened: 0,
            notes: None,
            saving: None,
        }
    }

    /// Lets the reader choose a file.
    pub fn choose(&mut self, ctx: &Context) {
        if self.choosing.is_none() {
            self.choosing = Some(choose(ctx, "Drop the file on the window.", || {
                rfd::FileDialog::new()
                    .set_title("Open events")
                    .add_filter(
                        "Event data",
                        &[
                            "csv", "tsv", "txt", "json", "geojson", "ndjson", "jsonl", "gz", "xlsx", "ods",
                            "xls",
                        ],
                    )
                    .add_filter("All files", &["*"])
                    .pick_file()
            }));
        }
    }

    /// Opens a file: at once if its columns are those of a known export, else after the reader
    /// has seen what they are taken for.
    pub fn open(&mut self, ctx: &Context, path: PathBuf) {
        let places = self.places.clone();
        self.looking.push(Task::run(ctx, move |stop| look(&path, &*places, stop)));
    }

    /// What there is to do since last asked.
    pub fn poll(&mut self, ctx: &Context) -> (Vec<Action>, Vec<Effect>) {
        let (mut actions, mut effects) = (Vec::new(), Vec::new());
        if let Some(chosen) = self.choosing.as_ref().and_then(Task::poll) {
            self.choosing = None;
            match chosen {
                Some(Ok(Some(path))) => self.open(ctx, path),
                Some(Err(why)) => effects.push(Effect::Say(why)),
                Some(Ok(None)) | None => {}
            }
        }
        for looked in finished(&mut self.looking) {
            match looked {
                Ok(looked) => self.looked(ctx, looked, &mut actions),
                Err(why) => effects.push(Effect::Say(why)),
            }
        }
        self.news(&mut actions, &mut effects);
        actions.extend(finished(&mut self.answers).into_iter().flatten());
        if let Some(saved) = self.saving.as_ref().and_then(Task::poll) {
            self.saving = None;
            match saved {
                Some(Ok(Some(path))) => effects.push(Effect::Say(format!("Saved in {}.", path.display()))),
                Some(Err(why)) => effects.push(Effect::Say(why)),
                Some(Ok(None)) | None => {}
            }
        }
        if let Some(found) = self.searching.as_ref().and_then(Task::poll) {
            self.searching = None;
            actions.extend(found.flatten());
        }
        (actions, effects)
    }

    fn looked(&mut self, ctx: &Context, Looked { source, preview }: Looked, actions: &mut Vec<Action>) {
        if preview.layout.recognised == Recognised::Table {
            let dialog = ColumnDialog::new(source.name(), source.note(), preview, self.places.clone());
            self.dialogs.push_back((source, dialog));
        } else {
            self.read(ctx, source, None, actions);
        }
    }

    fn read(
        &mut self,
        ctx: &Context,
        source: Arc<EventSource>,
        mapping: Option<Mapping>,
        actions: &mut Vec<Action>,
    ) {
        self.opened += 1;
        let layer = format!("events-{}", self.opened);
        actions.push(EventAction::Begin { layer: layer.clone(), name: source.name().to_owned() }.into());
        let about = AboutFile { path: full_path(&source), ..AboutFile::default() };
        actions.push(EventAction::About { layer: layer.clone(), about: about.into() }.into());
        self.workers.push(EventWorker::start(
            ctx,
            (self.atlas.clone(), self.places.clone()),
            layer,
            source,
            mapping,
        ));
    }

    fn news(&mut self, actions: &mut Vec<Action>, effects: &mut Vec<Effect>) {
        let mut over = Vec::new();
        for worker in &self.workers {
            let layer = worker.layer.clone();
            for news in worker.poll() {
                match news {
                    News::Progress(loading) => {
                        actions.push(EventAction::Progress { layer: layer.clone(), loading }.into());
                    }
                    News::Rows(table) => {
                        actions
                            .push(EventAction::Rows { layer: layer.clone(), table: (*table).into() }.into());
                    }
                    News::Done(read) => {
                        over.push(layer.clone());
                        self.open.push(OpenFile::of(&layer, &read));
                        actions.extend(done(layer.clone(), *read));
                    }
                    News::Failed(why) => {
                        over.push(layer.clone());
                        actions.push(EventAction::Close { layer: layer.clone() }.into());
                        effects.push(Effect::Say(why));
                    }
                }
            }
        }
        self.workers.retain(|w| !over.contains(&w.layer));
    }

    /// Ends what the session no longer shows.
    pub fn follow(&mut self, session: &Session) {
        let is_open = |layer: &str| session.events().layer(layer).is_some();
        self.workers.retain(|w| is_open(&w.layer));
        self.open.retain(|f| is_open(&f.layer));
    }

    /// Does what the session asks of the files; other effects ask nothing of them.
    pub fn carry_out(&mut self, ctx: &Context, session: &Session, effect: &Effect) {
        match effect {
            Effect::ReadRow { layer, row } => self.read_row(ctx, session, layer, *row),
            Effect::FindText { layer, query } => self.find_text(ctx, session, layer, query),
            _ => {}
        }
    }

    fn read_row(&mut self, ctx: &Context, session: &Session, layer: &str, row: u32) {
        let Some(events) = session.events().layer(layer) else { return };
        let answer = {
            let layer = layer.to_owned();
            move |fields| EventAction::RowRead { layer, row, fields }.into()
        };
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else {
            let why = "The file is still being read; its fields can be shown after that.".to_owned();
            self.answers.push(Task::run(ctx, move |_| vec![answer(Err(why))]));
            return;
        };
        let Some(number) = events.table.row(row).map(|r| r.number) else { return };
        let (source, layout, table) = (file.source.clone(), file.layout.clone(), events.table.clone());
        let (places, layer) = (self.places.clone(), layer.to_owned());
        self.answers.push(Task::run(ctx, move |_| {
            let fields = source.fields(&layout, &table, number);
            let placed = fields.as_ref().ok().and_then(|fields| placed_row(&layout, fields, &*places));
            let words = placed.map(|placed| placed.in_words());
            let placed = words.map(|words| EventAction::RowPlaced { layer, row, words }.into());
            [answer(fields)].into_iter().chain(placed).collect()
        }));
    }

    fn find_text(&mut self, ctx: &Context, session: &Session, layer: &str, query: &str) {
        let Some(events) = session.events().layer(layer) else { return };
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        let (source, layout, table) = (file.source.clone(), file.layout.clone(), events.table.clone());
        let (layer, query) = (layer.to_owned(), query.to_owned());
        // The newest search replaces one that is under way.
        self.searching = Some(Task::run(ctx, move |stop| {
            let mut watch = |_| if stop.load(Ordering::Relaxed) { Watch::Stop } else { Watch::GoOn };
            let rows = events::search(&layout, &mut source.reader(), &table, &query, &mut watch);
            rows.map(|rows| EventAction::TextFound { layer, query, rows: rows.into() }.into())
        }));
    }

    /// Shows what was met in a file, in a window of its own.
    pub fn show_notes(&mut self, layer: &str) {
        self.notes = Some(layer.to_owned());
    }

    /// The windows over the map: columns to confirm, notes to read.
    pub fn windows(&mut self, ctx: &Context, session: &Session) -> Vec<Action> {
        let (mut actions, wish) = notes_window(ctx, session, &mut self.notes);
        if let Some(NotesWish::Save { name, text }) = wish {
            self.saving = Some(Task::run(ctx, move |_| save(&name, &text)));
        } else if let Some(NotesWish::SaveRows { layer, unplaced }) = wish {
            self.save_rows(ctx, &layer, unplaced);
        }
        actions.extend(self.dialog(ctx));
        actions
    }

    /// Saves the rows that were placed by their words, or those that could not be.
    fn save_rows(&mut self, ctx: &Context, layer: &str, unplaced: bool) {
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return };
        let (source, layout, places) = (file.source.clone(), file.layout.clone(), self.places.clone());
        self.saving = Some(Task::run(ctx, move |stop| {
            let names = PlacedFile { source: &source, layout: &layout, unplaced };
            let Some(path) = names.ask() else { return Ok(None) };
            names.write(&path, &*places, stop).map(|()| Some(path))
        }));
    }

    fn dialog(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        let Some((source, dialog)) = self.dialogs.front_mut() else { return actions };
        let (source, answer) = (source.clone(), dialog.show(ctx));
        if !matches!(answer, ColumnAnswer::Waiting) {
            self.dialogs.pop_front();
        }
        if let ColumnAnswer::Open(mapping) = answer {
            self.read(ctx, source, Some(*mapping), &mut actions);
        }
        actions
    }
}

impl OpenFile {
    fn of(layer: &str, read: &Read) -> Self {
        Self {
            layer: layer.to_owned(),
            source: read.source.clone(),
            layout: Arc::new(read.file.layout.clone()),
        }
    }
}

fn done(layer: String, read: Read) -> [Action; 3] {
    let path = full_path(&read.source);
    let about = AboutFile {
        path: path.clone(),
        unpacked: read.source.note().map(str::to_owned),
        recognised: recognised(&read.file.layout),
        by_names: read.file.layout.mapping.is_by_names(),
        // Of a known export they are found again by themselves.
        columns: (read.file.layout.recognised == Recognised::Table).then(|| Columns::of(&read.file.layout)),
        notes: read.file.notes,
    };
    [
        EventAction::About { layer: layer.clone(), about: about.into() }.into(),
        EventAction::Done { layer, table: read.file.table.into() }.into(),
        EventAction::Opened { path }.into(),
    ]
}

/// What a file was recognised as, and whose doing its positions are.
fn recognised(layout: &Layout) -> String {
    let placed = if layout.mapping.is_by_names() { ", placed by its place names" } else { "" };
    format!("{}{placed}", layout.recognised.words())
}

/// Opens a file, unpacks it where it is packed, and looks at its beginning.
fn look(path: &Path, places: &dyn PlaceNames, stop: &AtomicBool) -> Result<Looked, String> {
    let fail = |why: String| format!("{} cannot be opened: {why}.", path.display());
    let mut watch = |_, _| if stop.load(Ordering::Relaxed) { Watch::Stop } else { Watch::GoOn };
    let source = EventSource::open_watched(path, &mut watch).map_err(fail)?;
    let head = source.read_at(0, HEAD).map_err(fail)?;
    let preview =
        events::preview_with_names(source.name(), &head, Some(places)).map_err(|e| e.to_string())?;
    Ok(Looked { source: Arc::new(source), preview })
}

/// Where a file lies, whatever folder the program works in.
fn full_path(source: &EventSource) -> String {
    let full = std::path::absolute(source.path()).unwrap_or_else(|_| source.path().to_owned());
    full.to_string_lossy().into_owned()
}

fn save(name: &str, text: &str) -> Result<Option<PathBuf>, String> {
    let dialog = rfd::FileDialog::new().set_title("Save the notes").set_file_name(name);
    let Some(path) = dialog.save_file() else { return Ok(None) };
    let fail = |why| format!("{} cannot be written: {why}.", path.display());
    files::write(&path, text.as_bytes()).map_err(fail)?;
    Ok(Some(path))
}

/// Takes the results of the tasks that are over.
pub fn finished<T: Send + 'static>(tasks: &mut Vec<Task<T>>) -> Vec<T> {
    let mut results = Vec::new();
    tasks.retain(|task| match task.poll() {
        Some(result) => {
            results.extend(result);
            false
        }
        None => true,
    });
    results
}
