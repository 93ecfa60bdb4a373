use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Ui};

use crate::atlas::Atlas;
use crate::detail::Card;
use crate::session::{
    Action, EditAction, Effect, Link, Saved, SelectAction, Session, ThemePreference, ViewAction,
};
use crate::style::Theme;
use crate::ui::{self, SearchState};

use super::WindowArgs;
use super::articles::article_controller::ArticleController;
use super::exports::Exports;
use super::files::event_files::EventFiles;
use super::files::look_at_file::holds_project;
use super::jobs::Jobs;
use super::map_view::{FirstView, MapView};
use super::panels::inspector::Inspector;
use super::panels::panel_set::PanelSet;
use super::projects::project_controller::ProjectController;
use super::projects::project_news::After;
use super::saved_layout::SavedLayout;
use super::text_size;

/// The window: collects actions from the panels, applies them to the session, carries out effects.
pub struct AtlasApp {
    pub(super) session: Session,
    pub(super) jobs: Jobs,
    pub(super) panels: PanelSet,
    pub(super) inspector: Inspector,
    pub(super) search: SearchState,
    pub(super) map: MapView,
    pub(super) events: EventFiles,
    pub(super) articles: ArticleController,
    pub(super) exports: Exports,
    pub(super) project: ProjectController,
    /// Of texts and controls, in the last frame.
    text_size: f32,
}

/// Storage key of the session.
const SAVED: &str = "session";

/// Storage key of recent projects.
const PROJECTS: &str = "projects";

/// Storage key of whether the tables of large event files are kept.
const KEEPS_TABLES: &str = "keeps tables";

/// Storage key of the window's arrangement.
const LAYOUT: &str = "layout";

/// Storage key of what the user took the columns of files for.
const COLUMNS: &str = "columns";

impl AtlasApp {
    pub fn new(
        ctx: &Context,
        atlas: Arc<Atlas>,
        storage: Option<&dyn eframe::Storage>,
        args: &WindowArgs,
    ) -> Self {
        Self::with_session(ctx, Session::new(atlas), storage, args)
    }

    /// A new window for a given session.
    pub fn with_session(
        ctx: &Context,
        mut session: Session,
        storage: Option<&dyn eframe::Storage>,
        args: &WindowArgs,
    ) -> Self {
        ui::install(ctx);
        let saved: Option<Saved> = storage.and_then(|s| eframe::get_value(s, SAVED));
        let first_view = first_view(&mut session, saved.as_ref(), args);
        let jobs = Jobs::new(ctx);
        let recent = storage.and_then(|s| eframe::get_value(s, PROJECTS)).unwrap_or_default();
        let columns = storage.and_then(|s| eframe::get_value(s, COLUMNS)).unwrap_or_default();
        let events = EventFiles::new(&jobs, session.atlas_arc(), args.cache.clone(), columns);
        events.keep_tables(storage.and_then(|s| eframe::get_value(s, KEEPS_TABLES)).unwrap_or(true));
        let mut app = Self {
            panels: PanelSet::new(&jobs, events.opener()),
            inspector: Inspector::new(&jobs),
            search: SearchState::default(),
            map: MapView::new(first_view),
            events,
            articles: ArticleController::new(&jobs, session.atlas_arc(), args.data.clone()),
            exports: Exports::new(&jobs),
            project: ProjectController::new(&jobs, &session, args.data.clone(), recent),
            text_size: text_size::USUAL,
            session,
            jobs,
        };
        let layout: SavedLayout = storage.and_then(|s| eframe::get_value(s, LAYOUT)).unwrap_or_default();
        layout.restore(ctx, &mut app.panels);
        app.open_first(ctx, args);
        app
    }

    /// Opens the files named on the command line.
    fn open_first(&mut self, ctx: &Context, args: &WindowArgs) {
        let mut files = args.files.clone();
        if let Some(at) = files.iter().position(|path| holds_project(path)) {
            let path = files.remove(at);
            let (layers, select) = (args.layers.clone(), args.select.clone());
            let link = Link { project: None, select, layers, at: args.at };
            self.wants_project(path, After { files, link });
        } else {
            for path in files {
                if args.at.is_some() || args.select.is_some() {
                    self.events.give_view(&path);
                }
                self.open(path);
            }
        }
        self.inspector.renew(&self.session);
        if let Some(text) = args.text.clone() {
            self.open_text(ctx, text);
        }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Applies actions as if from a panel.
    pub fn perform(&mut self, ctx: &Context, action: Action) {
        self.apply(ctx, vec![action]);
    }

    /// The card that the panel shows.
    pub fn card(&self) -> Option<&Card> {
        self.inspector.card()
    }

    /// Carries out a panel's requests.
    pub fn apply(&mut self, ctx: &Context, actions: Vec<Action>) {
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        self.apply_before_drawing(ctx, actions);
    }

    /// The same with actions that the frame under way shows already.
    fn apply_before_drawing(&mut self, ctx: &Context, actions: Vec<Action>) {
        for action in actions {
            if matches!(action, Action::View(ViewAction::Pan { .. } | ViewAction::Zoom { .. })) {
                self.map.flight = None;
            }
            for effect in self.session.apply(action) {
                self.carry_out(ctx, effect);
            }
        }
        self.inspector.renew(&self.session);
    }

    /// Applies pending text of a panel, for example when the window closes.
    pub(super) fn commit_fields(&mut self) {
        for action in self.panels.commit() {
            self.session.apply(action);
        }
    }

    /// Reports jobs stopped by a panic, whoever owns them.
    fn report_faults(&mut self, ctx: &Context) {
        let now = ctx.input(|i| i.time);
        for fault in self.jobs.take_faults() {
            self.map.toasts.fault(fault.to_string(), now);
        }
    }

    /// Files dropped on the window, and results of opening files.
    fn files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect());
        for path in dropped {
            self.open(path);
        }
        let (actions, effects) = self.events.poll();
        if !actions.is_empty() {
            self.apply_before_drawing(ctx, actions);
        }
        effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        self.deleted_lists(ctx);
        self.events.follow(&self.session);
        self.texts(ctx);
        self.projects(ctx);
        self.report_faults(ctx);
    }

    /// Questions and dialogs over the map that belong to work under way.
    fn dialogs(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let (asked, effect) = self.events.dialog(ctx);
        actions.extend(asked);
        effect.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        actions.extend(self.articles.windows(ctx, &self.session));
        let effects = self.exports.figures.windows(ctx, &self.session);
        effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        self.project_windows(ctx);
        let (more, effect) = self.exports.data.windows(ctx, &self.session, &self.events);
        if !more.is_empty() {
            self.apply(ctx, more);
        }
        effect.into_iter().for_each(|effect: Effect| self.carry_out(ctx, effect));
    }
}

/// The initial view: saved state and command line.
fn first_view(session: &mut Session, saved: Option<&Saved>, args: &WindowArgs) -> Option<FirstView> {
    let mut first_view = Some(FirstView::Home);
    if let Some(saved) = saved {
        session.restore(saved);
        first_view = saved.view.is_none().then_some(FirstView::Home);
    }
    if let Some(layers) = args.layers.as_ref().and_then(|choice| session.layers_named(choice).ok()) {
        session.show_only(&layers);
    }
    if let Some(key) = args.select.as_ref().and_then(|id| session.atlas().find_id(id)) {
        session.apply(SelectAction::Feature(key.clone()).into());
        first_view = Some(FirstView::Feature(key));
    }
    args.at.map(FirstView::At).or(first_view)
}

impl eframe::App for AtlasApp {
    fn ui(&mut self, root: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = root.ctx().clone();
        ctx.set_theme(match self.session.theme_preference() {
            ThemePreference::System => egui::ThemePreference::System,
            ThemePreference::Light => egui::ThemePreference::Light,
            ThemePreference::Dark => egui::ThemePreference::Dark,
        });
        let theme = theme_of(ctx.theme() == egui::Theme::Dark);
        self.text_size = ctx.zoom_factor();
        if ctx.input(|i| i.viewport().close_requested()) {
            self.commit_fields();
        }
        // A visible review comes first: Ctrl+Z and Ctrl+S then apply to it.
        self.panel_keys(&ctx, &theme);
        self.shortcuts(&ctx);
        self.files(&ctx);
        self.map.fly(&ctx, &mut self.session);
        let mut actions = Vec::new();
        self.bar(root, &mut actions);
        self.left(root, &theme, &mut actions);
        self.right(root, &theme, &mut actions);
        self.below(root, &theme, &mut actions);
        let reading = self.articles.is_reading();
        actions.extend(self.map.show(root, &mut self.session, &theme, reading));
        self.dialogs(&ctx, &mut actions);
        self.windows(root, &theme, &mut actions);
        self.apply(&ctx, actions);
        if ctx.input(|i| i.pointer.any_released()) {
            self.session.apply(EditAction::EndGesture.into());
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, SAVED, &self.session.saved());
        eframe::set_value(storage, LAYOUT, &SavedLayout::of(&self.panels, self.text_size));
        eframe::set_value(storage, PROJECTS, &self.project.recent);
        eframe::set_value(storage, KEEPS_TABLES, &self.events.keeps_tables());
        eframe::set_value(storage, COLUMNS, self.events.column_memory());
    }

    /// Everything is saved or discarded.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.project.recovery.forget();
    }

    /// Soon after a change, so that a power loss costs seconds, not half a minute.
    fn auto_save_interval(&self) -> std::time::Duration {
        std::time::Duration::from_secs(4)
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        let c = theme_of(visuals.dark_mode).abroad;
        egui::Color32::from_rgb(c.r, c.g, c.b).to_normalized_gamma_f32()
    }
}

fn theme_of(dark: bool) -> Theme {
    if dark { Theme::dark() } else { Theme::light() }
}
