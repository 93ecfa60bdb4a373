use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use egui::Context;

use crate::files::{FileOfProject, Fingerprint, NotSaved, OpenError, Overwrite, SavedProject, save_project};
use crate::formats::project::{ENDING, Project};
use crate::formats::readers::{Kind, extensions};
use crate::session::{Effect, ProjectAction, Session, Stamp};
use crate::ui::SaveWords;

use crate::app::files::file_dialog::{Chosen, choose};
use crate::app::files::save_as::SaveAs;
use crate::app::jobs::{Fault, Job, JobWatch, Jobs, finished, take_finished};
use crate::app::projects::project_news::{After, News, Question, Then};
use crate::app::projects::project_opening;
use crate::app::projects::project_opening::{Brought, Opening};
use crate::app::projects::project_recovery::{ProjectRecovery, Recovered};
use crate::app::projects::proposed_path::proposed_path;
use crate::files::full_path;

/// The project file: opened, saved and stored for recovery in the background.
pub struct ProjectController {
    pub(in crate::app) jobs: Jobs,
    /// The absolute path of the file, if any.
    pub(in crate::app) path: Option<PathBuf>,
    /// Its fingerprint when last read or written.
    pub(in crate::app) fingerprint: Option<Fingerprint>,
    /// The saved project, or the initial one.
    saved: Project,
    /// The current project, as last checked.
    now: Project,
    changed: bool,
    /// The change counter of `now`, and its time on the window's clock.
    seen: (Option<u64>, f64),
    /// Whether `now` is stored for recovery, and when something was stored last.
    kept: (bool, f64),
    choosing: Option<Job<Chosen>>,
    opening: Option<Job<Result<Opening, OpenError>>>,
    finding: Option<Job<Vec<Brought>>>,
    checking: Vec<Job<Option<(FileOfProject, Fingerprint)>>>,
    saving: Option<Saving>,
    /// Whether saving was requested while already saving.
    again: bool,
    pub(in crate::app) dialog: Option<SaveAs>,
    /// Project files with problems, with the reason if one cannot be read.
    pub(in crate::app) files: Vec<(FileOfProject, Option<String>)>,
    /// A file that is looked for in a dialog: its place in the list.
    choosing_file: Option<(usize, Job<Chosen>)>,
    pub(in crate::app) question: Option<Question>,
    /// What to do once everything is saved.
    pub(in crate::app) then: Option<Then>,
    pub(in crate::app) recovery: ProjectRecovery,
    /// Paths of projects, the latest first.
    pub(in crate::app) recent: Vec<String>,
    /// What waits for a project to open.
    pub(in crate::app) after: After,
    /// The user has confirmed closing the window.
    pub(in crate::app) leaving: bool,
    /// The current window title.
    pub(in crate::app) titled: String,
}

/// A project being saved.
struct Saving {
    path: PathBuf,
    work: Project,
    job: Job<Result<SavedProject, NotSaved>>,
}

pub const PROJECT: SaveWords = SaveWords {
    title: "Save project",
    about: "One file that restores what you see: layers and event files by path, filters, view, notes \
            and annotations. The files themselves are not included.",
    field: "Project file path",
};

/// Seconds between two checks for changes, and between two recovery saves.
const LOOK_EVERY: f64 = 0.3;
const KEEP_EVERY: f64 = 2.0;

/// Most recent projects listed.
const RECENT: usize = 8;

impl ProjectController {
    pub fn new(jobs: &Jobs, session: &Session, data: Option<PathBuf>, recent: Vec<String>) -> Self {
        let now = session.project();
        Self {
            jobs: jobs.clone(),
            path: None,
            fingerprint: None,
            saved: now.work(),
            now,
            changed: false,
            seen: (None, 0.0),
            kept: (true, f64::NEG_INFINITY),
            choosing: None,
            opening: None,
            finding: None,
            checking: Vec::new(),
            saving: None,
            again: false,
            dialog: None,
            files: Vec::new(),
            choosing_file: None,
            question: None,
            then: None,
            recovery: ProjectRecovery::new(jobs, data),
            recent,
            after: After::default(),
            leaving: false,
            titled: String::new(),
        }
    }

    /// Marks the current state as saved.
    pub fn settled(&mut self, session: &Session, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) {
        self.now = session.project();
        (self.saved, self.changed) = (self.now.work(), false);
        (self.path, self.fingerprint) = (path, fingerprint);
        (self.seen.0, self.kept.0) = (Some(session.changes()), true);
        self.files.clear();
    }

    /// The same once the files of the opened project are loaded, too.
    pub fn resettled(&mut self, session: &Session) {
        let reported = std::mem::take(&mut self.files);
        self.settled(session, self.path.clone(), self.fingerprint.clone());
        self.files = reported;
    }

    /// The same for a recovered project, which has unsaved changes.
    pub fn recovered(&mut self, session: &Session, recovered: &Recovered) {
        self.settled(session, recovered.path.clone(), recovered.fingerprint.clone());
        self.saved = Project::default();
        (self.seen.0, self.changed) = (None, true);
    }

    /// Whether there are unsaved changes.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// Whether they are worth asking about.
    pub fn must_ask(&self) -> bool {
        self.changed && (self.path.is_some() || self.now.has_own_words())
    }

    pub fn is_busy(&self) -> bool {
        self.opening.is_some() || self.saving.is_some()
    }

    /// Whether a system dialog is open, which then receives the typing.
    pub fn is_choosing(&self) -> bool {
        self.choosing.is_some() || self.dialog.as_ref().is_some_and(SaveAs::is_choosing)
    }

    /// The project's display name: its title, otherwise its file name.
    pub fn name(&self) -> Option<String> {
        let title = self.now.title.trim();
        if !title.is_empty() {
            return Some(title.to_owned());
        }
        let name = self.path.as_ref()?.file_name()?.to_string_lossy().into_owned();
        Some(name.strip_suffix(ENDING).or_else(|| name.strip_suffix(".json")).unwrap_or(&name).to_owned())
    }

    pub fn choose(&mut self) {
        if self.choosing.is_none() {
            let otherwise = "Drop the project on the window.";
            self.choosing = Some(choose(&self.jobs, otherwise, || {
                let dialog = rfd::FileDialog::new().set_title("Open project");
                dialog
                    .add_filter(Kind::Project.plural(), &extensions(Some(Kind::Project)))
                    .add_filter("All files", &["*"])
                    .pick_file()
            }));
        }
    }

    pub fn open(&mut self, path: PathBuf) {
        let name = format!("Opening {}", path.display());
        self.opening = Some(self.jobs.start(name, move |_| project_opening::open(&path)));
    }

    pub fn recover(&mut self) {
        if let Some(recovered) = self.recovery.recover() {
            let work = move |_: &JobWatch| Ok(project_opening::reopen(recovered));
            self.opening = Some(self.jobs.start("Recovering the project", work));
        }
    }

    /// Lets the user choose where a file of the project is.
    pub fn choose_file(&mut self, index: usize) {
        if self.choosing_file.is_none() {
            let title = self.files.get(index).map(|(file, _)| format!("Find {}", file.name()));
            let dialog = move || rfd::FileDialog::new().set_title(title.unwrap_or_default()).pick_file();
            let job = choose(&self.jobs, "Enter the path in the field.", dialog);
            self.choosing_file = Some((index, job));
        }
    }

    /// The result: the file's index in the list, and its path or why there is no dialog.
    pub fn chosen_file(&mut self) -> Option<(usize, Chosen)> {
        let (index, chosen) = self.choosing_file.as_ref().and_then(|(i, job)| Some((*i, job.poll()?)))?;
        self.choosing_file = None;
        Some((index, chosen.ok()?))
    }

    /// Uses a file in place of a missing one.
    pub fn find(&mut self, index: usize, at: PathBuf) {
        let Some((file, _)) = self.files.get(index).cloned() else { return };
        let others = self.files.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, (f, _))| f.clone());
        let others = others.collect();
        let name = format!("Opening {}", at.display());
        self.finding = Some(self.jobs.start(name, move |_| project_opening::found(file, at, others)));
    }

    /// Reads a file for its checksum, to check whether it is unchanged.
    pub fn check(&mut self, file: FileOfProject) {
        self.checking.push(self.jobs.start(format!("Checking {}", file.name()), move |job| {
            let path = file.located.path()?;
            let mut go_on = || !job.is_cancelled();
            let found = Fingerprint::of_file(path, &mut go_on).ok()?;
            Some((file, found))
        }));
    }

    /// Saves, or asks where to save.
    pub fn save(&mut self, session: &Session) {
        match self.path.clone() {
            Some(path) => self.write(session, path, self.fingerprint.clone()),
            None => self.ask_where(),
        }
    }

    pub fn ask_where(&mut self) {
        let own = self.path.as_ref().map(|path| path.to_string_lossy().into_owned());
        self.dialog = Some(SaveAs::new(
            &self.jobs,
            PROJECT,
            &proposed_path(self.path.as_deref(), &self.now),
            own.as_deref(),
        ));
    }

    /// `was` is the expected fingerprint of the file; `None` skips the check.
    pub(in crate::app) fn write(&mut self, session: &Session, path: PathBuf, was: Option<Fingerprint>) {
        if self.saving.is_some() {
            // Done afterwards, so that files are not read twice at once.
            self.again = true;
            return;
        }
        let (project, to) = (session.project(), path.clone());
        let work = project.work();
        let name = format!("Saving {}", path.display());
        let job = self
            .jobs
            .start(name, move |_| save_project(project, &to, was.as_ref(), &Overwrite::any(), &mut || true));
        self.saving = Some(Saving { path, work, job });
    }

    /// Writes to a path given by the user.
    pub(in crate::app) fn write_to(&mut self, session: &Session, path: &str) {
        let mut path = PathBuf::from(full_path(Path::new(path)));
        if path.extension().is_none() {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            path.set_file_name(format!("{name}{ENDING}"));
        }
        // The dialog has asked, unless it is the current file.
        let was = self.fingerprint.clone().filter(|_| self.path.as_ref() == Some(&path));
        self.write(session, path, was);
    }

    /// Pending work since the last call; checks for changes and stores them for recovery.
    pub fn poll(&mut self, ctx: &Context, session: &Session) -> News {
        let mut news = News::default();
        match take_finished(&mut self.choosing) {
            Some(Ok(Ok(path))) => news.chosen = path,
            Some(Ok(Err(none))) => news.effects.push(Effect::Say(none.to_string())),
            Some(Err(_)) | None => {}
        }
        match take_finished(&mut self.opening) {
            Some(Ok(Ok(opened))) => news.opened = Some(opened),
            Some(Ok(Err(why))) => news.effects.push(Effect::Say(why.to_string())),
            Some(Err(_)) | None => {}
        }
        if let Some(Ok(found)) = take_finished(&mut self.finding) {
            news.brought = found;
        }
        for (file, found) in finished(&mut self.checking).into_iter().flatten() {
            self.checked(file, found, &mut news);
        }
        if let Some(saved) = self.saving.as_ref().and_then(|s| s.job.poll())
            && let Some(saving) = self.saving.take()
        {
            self.saved(saving, saved, &mut news);
        }
        self.look(ctx, session);
        if self.again && self.saving.is_none() {
            self.again = false;
            if self.changed && self.question.is_none() {
                self.save(session);
            }
        }
        self.keep(ctx, &mut news);
        news
    }

    fn checked(&mut self, file: FileOfProject, found: Fingerprint, news: &mut News) {
        let same = file.source.agrees(found.bytes, Some(&found.sha256));
        let Some(path) = file.located.path().map(Path::to_owned) else { return };
        let stamp = Stamp { bytes: Some(found.bytes), sha256: Some(found.sha256) };
        let path_words = path.to_string_lossy().into_owned();
        news.actions.push(ProjectAction::Stamped { path: path_words, stamp }.into());
        if !same {
            self.files.push((FileOfProject { located: crate::files::Located::Changed(path), ..file }, None));
            news.show_files = true;
        }
    }

    fn saved(
        &mut self,
        saving: Saving,
        saved: Result<Result<SavedProject, NotSaved>, Fault>,
        news: &mut News,
    ) {
        let name = saving.path.display();
        match saved {
            Ok(Ok(saved)) => {
                let stamped = |(path, stamp)| ProjectAction::Stamped { path, stamp }.into();
                news.actions.extend(saved.stamps.into_iter().map(stamped));
                news.effects.push(Effect::Say(format!("Saved: {name}.")));
                self.opened(&saving.path);
                (self.saved, self.fingerprint) = (saving.work, Some(saved.fingerprint));
                self.path = Some(saving.path);
                // Check again at once: changes made meanwhile are not in the file.
                self.seen = (None, 0.0);
            }
            Ok(Err(NotSaved::Overtaken)) => {
                self.then = None;
                self.question = Some(Question::Overtaken(saving.path));
            }
            // The user was asked before.
            Ok(Err(NotSaved::NotOurs)) => self.then = None,
            Ok(Err(why @ (NotSaved::Unread(_) | NotSaved::Failed(_)))) => {
                self.then = None;
                news.effects.push(Effect::Say(format!("{name} cannot be written: {why}.")));
            }
            Err(_) => self.then = None,
        }
    }

    /// For the list of recent projects.
    pub(in crate::app) fn opened(&mut self, path: &Path) {
        let path = path.to_string_lossy().into_owned();
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    /// Only after a change, and not at each step of an ongoing gesture.
    fn look(&mut self, ctx: &Context, session: &Session) {
        if self.seen.0 == Some(session.changes()) {
            return;
        }
        let rest = self.seen.1 + LOOK_EVERY - ctx.input(|i| i.time);
        if self.seen.0.is_some() && rest > 0.0 {
            return ctx.request_repaint_after_secs(rest as f32);
        }
        self.look_now(session);
        self.seen.1 = ctx.input(|i| i.time);
    }

    /// The same at once, before something would be lost: what was done last counts too.
    pub fn look_now(&mut self, session: &Session) {
        (self.now, self.seen.0) = (session.project(), Some(session.changes()));
        (self.changed, self.kept.0) = (self.now.work() != self.saved, false);
    }

    fn keep(&mut self, ctx: &Context, news: &mut News) {
        news.effects.extend(self.recovery.poll().map(|why| Effect::Say(why.to_string())));
        if self.kept.0 || self.recovery.is_keeping() || self.is_busy() {
            return;
        }
        // What the program remembers by itself, such as visible layers, is not worth asking about.
        if !self.changed || self.path.is_none() && !self.now.has_own_things() {
            self.kept.0 = true;
            return self.recovery.forget();
        }
        let rest = self.kept.1 + KEEP_EVERY - ctx.input(|i| i.time);
        if rest > 0.0 {
            return ctx.request_repaint_after_secs(rest as f32);
        }
        self.kept = (true, ctx.input(|i| i.time));
        let at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let (path, fingerprint) = (self.path.clone(), self.fingerprint.clone());
        self.recovery.keep(Recovered { project: self.now.clone(), path, fingerprint, at });
    }
}
