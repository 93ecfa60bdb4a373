use std::path::{Path, PathBuf};

use egui::{Context, Ui, ViewportCommand};

use crate::files::{FileOfProject, Located, Part};
use crate::session::{Action, ArticleAction, Destination, Effect, Link, ProjectAction};
use crate::style::number::exact;
use crate::ui::{self, FileLine, PROJECT_FILES, PROJECT_NOTES, PanelMessage, ProjectView};

use crate::app::atlas_app::AtlasApp;
use crate::app::files::event_opening::ForProject;
use crate::app::map_view::FirstView;
use crate::app::projects::project_news::{After, Question, Then};
use crate::app::projects::project_opening::{Brought, Content, Opening};
use crate::files::full_path;

/// Most recent files in the menu, and most projects among them.
const RECENT: usize = 8;
const RECENT_PROJECTS: usize = 4;

/// The window's side of a project.
impl AtlasApp {
    /// Starts an empty project, asking first if there are unsaved changes.
    pub fn new_project(&mut self, ctx: &Context) {
        self.instead(ctx, Then::New);
    }

    /// Lets the user choose a project.
    pub fn open_project(&mut self, ctx: &Context) {
        self.instead(ctx, Then::Choose);
    }

    /// Opens a project file, asking first if there are unsaved changes.
    pub fn open_project_file(&mut self, ctx: &Context, path: PathBuf) {
        self.instead(ctx, Then::Open(path));
    }

    /// Opens the project of a link, unless it is open already, and then follows the rest of the link.
    pub(in crate::app) fn follow_link(&mut self, ctx: &Context, link: &Link) {
        let rest = Link { project: None, ..link.clone() };
        let Some(named) = &link.project else { return self.go(ctx, &Destination::Link(rest)) };
        let here = self.project.path.as_deref().and_then(Path::parent);
        let places = here.map(|folder| folder.join(named)).into_iter().chain([PathBuf::from(named)]);
        let Some(path) = places.map(|p| PathBuf::from(full_path(&p))).find(|p| p.is_file()) else {
            let words = format!(
                "“{named}” was not found. Open the project from its new place, then go to the rest of the link: {rest}"
            );
            return self.carry_out(ctx, Effect::Say(words));
        };
        if self.project.path.as_ref() == Some(&path) {
            self.go(ctx, &Destination::Link(rest));
        } else {
            self.instead(ctx, Then::Follow(path, rest));
        }
    }

    /// Saves the project, asking for a file name if it has none.
    pub fn save_project(&mut self) {
        self.project.save(&self.session);
    }

    pub fn save_project_as(&mut self) {
        self.project.ask_where();
    }

    /// Whether the project has unsaved changes.
    pub fn project_is_changed(&self) -> bool {
        self.project.is_changed()
    }

    fn instead(&mut self, ctx: &Context, then: Then) {
        self.project.look_now(&self.session);
        if self.project.must_ask() {
            self.project.question = Some(Question::Unsaved(then));
        } else {
            self.go_on_with(ctx, then);
        }
    }

    pub(in crate::app) fn go_on_with(&mut self, ctx: &Context, then: Then) {
        // Drop the rest of a link that could not be followed.
        self.project.after = After::default();
        match then {
            Then::New => {
                self.apply(ctx, vec![ProjectAction::New.into()]);
                self.project.settled(&self.session, None, None);
                self.project.recovery.forget();
            }
            Then::Choose => self.project.choose(),
            Then::Open(path) => self.project.open(path),
            Then::Follow(path, link) => self.wants_project(path, After { link, ..After::default() }),
            Then::Close => {
                self.project.leaving = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// The name of the project in the bar; a click shows its title and notes.
    pub(in crate::app) fn project_name(&mut self, ui: &mut Ui) {
        let (name, changed) = (self.project.name(), self.project.must_ask());
        if (name.is_some() || changed) && ui::project_name(ui, name.as_deref(), changed) {
            self.panels.toggle(PROJECT_NOTES, &self.session);
        }
        self.title(ui.ctx());
    }

    /// Paths for the menu: projects first, then the most recent files.
    pub(in crate::app) fn recent_files(&self) -> Vec<String> {
        let projects = self.project.recent.iter().take(RECENT_PROJECTS);
        let others = self.session.events().recent().iter().filter(|p| !self.project.recent.contains(p));
        projects.chain(others).take(RECENT).cloned().collect()
    }

    /// The window's title: the project, with a leading dot if there are unsaved changes.
    fn title(&mut self, ctx: &Context) {
        const PROGRAM: &str = "Iraq Risk Atlas";
        let dot = if self.project.must_ask() { "• " } else { "" };
        let title = match self.project.name() {
            Some(name) => format!("{dot}{name} – {PROGRAM}"),
            None => format!("{dot}{PROGRAM}"),
        };
        if title != self.project.titled {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.project.titled = title;
        }
    }

    /// Polls the project's files, and decides whether the window may close.
    pub(in crate::app) fn projects(&mut self, ctx: &Context) {
        let news = self.project.poll(ctx, &self.session);
        if !news.actions.is_empty() {
            self.apply(ctx, news.actions);
        }
        news.effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        if let Some(path) = news.chosen {
            self.project.open(path);
        }
        if news.show_files {
            self.panels.show(PROJECT_FILES);
        }
        if let Some(opening) = news.opened {
            self.take_project(ctx, opening);
        }
        news.brought.into_iter().for_each(|brought| self.take_file(ctx, brought));
        for (entry, why) in self.events.failed() {
            self.tell_file(&Part::Events(entry), why);
        }
        self.follow_saving(ctx);
        let closes = ctx.input(|i| i.viewport().close_requested());
        let review = self.has_unsaved_review();
        if closes && !self.project.leaving && (self.project.must_ask() || review) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.project.question = Some(Question::Unsaved(Then::Close));
        }
    }

    /// Continues the user's request once everything is saved; a cancelled dialog or a write error ends it.
    fn follow_saving(&mut self, ctx: &Context) {
        let Some(then) = self.project.then.clone() else { return };
        let review = then == Then::Close && self.has_unsaved_review();
        let at_work = self.project.is_busy() || self.project.dialog.is_some() || self.articles.is_saving();
        if at_work || self.project.question.is_some() {
            return;
        }
        self.project.then = None;
        if !self.project.must_ask() && !review {
            self.go_on_with(ctx, then);
        }
    }

    fn take_project(&mut self, ctx: &Context, opening: Opening) {
        let Opening { project, files, recovered } = opening;
        let path = project.path.clone();
        // A project without a view shows all of Iraq.
        let first_view = project.project.view.is_none().then_some(FirstView::Home);
        (self.map.first_view, self.map.flight) = (first_view, None);
        self.panels.close(PROJECT_FILES);
        self.panels.tell(ctx, &PanelMessage::ProjectFilesChanged);
        self.apply(ctx, vec![ProjectAction::Open(project.project.clone().into()).into()]);
        match &recovered {
            Some(recovered) => self.project.recovered(&self.session, recovered),
            None => {
                self.project.settled(&self.session, Some(path.clone()), Some(project.fingerprint));
                self.project.recovery.forget();
                self.project.opened(&path);
            }
        }
        let faults = project.notes.len();
        let mut said = format!("Opened: {}.", path.display());
        if recovered.is_some() {
            "Recovered. Save it to keep it.".clone_into(&mut said);
        } else if let Some(first) = project.notes.first() {
            said = format!(
                "{said} {}: {first}",
                if faults == 1 { "One fault".to_owned() } else { format!("{faults} faults, the first") }
            );
        }
        files.into_iter().for_each(|file| self.take_file(ctx, file));
        if recovered.is_none() {
            self.project.resettled(&self.session);
        }
        self.carry_out(ctx, Effect::Say(said));
        self.take_after(ctx);
    }

    /// The command line's or link's requests besides the project.
    fn take_after(&mut self, ctx: &Context) {
        let After { files, link } = std::mem::take(&mut self.project.after);
        files.into_iter().for_each(|path| self.open(path));
        if link != Link::default() {
            self.go(ctx, &Destination::Link(link));
        }
    }

    /// Applies a project file, or reports that it is missing.
    fn take_file(&mut self, ctx: &Context, Brought { file, content }: Brought) {
        let stamp = file.stamp().map(|(path, stamp)| ProjectAction::Stamped { path, stamp }.into());
        self.apply(ctx, stamp.into_iter().collect());
        self.project.files.retain(|(f, _)| f.part != file.part);
        self.panels.tell(ctx, &PanelMessage::ProjectFilesChanged);
        let path = file.located.path().map(Path::to_owned).unwrap_or_default();
        let mut why = None;
        match (content, &file.part) {
            (Content::Layer(layer), Part::Layer(entry)) => {
                let (entry, layer) = (entry.clone(), (*layer).into());
                self.apply(ctx, vec![ProjectAction::Layer { entry, file: layer }.into()]);
            }
            (Content::Text(text), Part::Text) => {
                let read = ArticleAction::Read(text.0.clone().into()).into();
                let path_words = path.to_string_lossy().into_owned();
                self.apply(ctx, vec![read, ProjectAction::Text { path: path_words }.into()]);
                self.articles.know(*text, Some(path));
            }
            (Content::Events, Part::Events(entry)) => {
                let same = !matches!(file.located, Located::Changed(_));
                let base = self.session.project_state().base();
                let saved = base.events.iter().filter_map(|e| e.read()).find(|e| e.id == *entry);
                let (columns, said) = saved.map(|e| (e.columns.clone(), e.said.clone())).unwrap_or_default();
                let project = ForProject { entry: entry.clone(), same, said, columns };
                self.events.open_for(path, project);
            }
            (Content::None(reason), _) => why = reason,
            // Each file was read as what its part of the project says it is.
            (Content::Layer(_) | Content::Text(_) | Content::Events, _) => {}
        }
        if matches!(file.located, Located::Unsure(_)) {
            self.project.check(file.clone());
        }
        if file.words().is_some() || why.is_some() {
            // Files found automatically are reported without a question.
            if why.is_some() || !matches!(file.located, Located::Moved(_)) {
                self.panels.show(PROJECT_FILES);
            }
            self.project.files.push((file, why));
        }
    }

    fn tell_file(&mut self, part: &Part, why: String) {
        let Part::Events(entry) = part else { return };
        let base = self.session.project_state().base();
        let saved = base.events.iter().filter_map(|e| e.read()).find(|e| e.id == *entry);
        let Some(source) = saved.map(|e| e.source.clone()) else { return };
        self.project.files.retain(|(f, _)| f.part != *part);
        let located = Located::Missing;
        self.project.files.push((FileOfProject { part: part.clone(), source, located }, Some(why)));
        self.panels.show(PROJECT_FILES);
    }

    /// Drops an entry with a missing file.
    pub(in crate::app) fn give_up(&mut self, ctx: &Context, index: usize) {
        if index >= self.project.files.len() {
            return;
        }
        let (file, _) = self.project.files.remove(index);
        self.panels.tell(ctx, &PanelMessage::ProjectFilesChanged);
        let action: Action = match file.part {
            Part::Layer(entry) | Part::Events(entry) => ProjectAction::GiveUp { entry }.into(),
            Part::Text => ArticleAction::Close.into(),
        };
        self.apply(ctx, vec![action]);
    }

    /// The missing or changed project files, for the user.
    fn file_lines(&self) -> Vec<FileLine> {
        let line = |(file, why): &(FileOfProject, Option<String>)| {
            let state = match (&file.located, why) {
                (_, Some(why)) => why.clone(),
                (Located::Moved(path), _) => format!("found at {}", path.display()),
                (Located::Missing, _) => "not found".to_owned(),
                (Located::Same(_) | Located::Unsure(_) | Located::Changed(_), None) => {
                    "changed since the project was saved; the current file was opened".to_owned()
                }
            };
            let bytes = file.source.bytes.map(|bytes| format!(", {} bytes", exact(bytes)));
            let sum =
                file.source.sha256.as_ref().and_then(|s| s.get(..12)).map(|s| format!(", SHA-256 {s}…"));
            FileLine {
                name: file.name().to_owned(),
                path: file.source.path.clone(),
                state,
                expected: format!(
                    "The project expects {}{}{}",
                    file.source.path,
                    bytes.unwrap_or_default(),
                    sum.unwrap_or_default()
                ),
                missing: file.located == Located::Missing || why.is_some(),
            }
        };
        self.project.files.iter().map(line).collect()
    }

    /// What panels show of the project.
    pub(in crate::app) fn project_view(&self) -> ProjectView {
        let waits = self.project.recovery.offer.is_some();
        ProjectView { path: self.project_path(), files: self.file_lines(), waits }
    }

    /// The user has named the path of a file of the project.
    pub(in crate::app) fn project_file_found(&mut self, ctx: &Context, index: usize, path: String) {
        if path.is_empty() || !Path::new(&path).is_file() {
            let note = "There is no such file.".to_owned();
            self.panels.tell(ctx, &PanelMessage::ProjectFileNote(note));
        } else {
            self.project.find(index, path.into());
        }
    }

    /// Opens the project named on the command line, then handles its other requests.
    pub(in crate::app) fn wants_project(&mut self, path: PathBuf, after: After) {
        self.project.after = after;
        self.project.open(path);
    }
}
