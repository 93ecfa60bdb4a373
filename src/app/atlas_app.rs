use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Ui};

use crate::atlas::Atlas;
use crate::detail::Card;
use crate::model::Subject;
use crate::session::{
    Action, CardBasis, EditAction, Effect, EventAction, Link, LinkView, Look, Saved, SelectAction, Session,
    ViewAction,
};
use crate::style::Theme;
use crate::ui::{
    self, ArticleState, CanvasState, EventListState, FilterPanelState, GoToState, LayerListState,
    OwnCardState, OwnListState, PaletteState, ReadingState, SearchState, Side, TimelineState, Toasts,
};

use super::jobs::Jobs;
use super::{Flight, WindowArgs};
use crate::app::articles::article_controller::ReadingDesk;
use crate::app::exports::data_export::ExportDataDesk;
use crate::app::exports::figure_export::FigureDesk;
use crate::app::files::event_files::EventFiles;
use crate::app::files::look_at_file::holds_project;
use crate::app::panels::event_panels::EventDesk;
use crate::app::projects::project_controller::ProjectDesk;
use crate::app::projects::project_news::After;
use crate::app::projects::project_question::ChoosingFile;

/// The window: asks the panels for actions, hands them to the session, carries out effects.
pub struct AtlasApp {
    pub(super) session: Session,
    pub(super) jobs: Jobs,
    pub(super) canvas: CanvasState,
    /// The two maps, while the map is split.
    pub(super) beside: [CanvasState; 2],
    pub(super) layers: LayerListState,
    pub(super) search: SearchState,
    pub(super) articles: ArticleState,
    pub(super) event_list: EventListState,
    pub(super) timeline: TimelineState,
    pub(super) filter: FilterPanelState,
    /// True while the article pane itself is what the reader presses.
    pub(super) hold_article: bool,
    pub(super) tab: Tab,
    pub(super) about: bool,
    /// Whether the list of commands and keys is open.
    pub(super) keyboard: bool,
    pub(super) palette: PaletteState,
    pub(super) own_list: OwnListState,
    pub(super) own_card: OwnCardState,
    pub(super) go_to: GoToState,
    /// The card of what is selected, made when the selection changes.
    pub(super) card: Option<Card>,
    /// What the card was made from.
    pub(super) basis: Option<CardBasis>,
    pub(super) desk: EventDesk,
    pub(super) events: EventFiles,
    /// The zoom of the last frame, and until when on the window's clock it counts as moving.
    zoom: (f64, f64),
    pub(super) flight: Option<Flight>,
    pub(super) toasts: Toasts,
    pub(super) figures: FigureDesk,
    pub(super) export_desk: ExportDataDesk,
    pub(super) reading_desk: ReadingDesk,
    pub(super) reading: ReadingState,
    /// The reader has asked for what is on the clipboard.
    pub(super) paste_wanted: bool,
    /// Goes to all of Iraq, or to what the command line names, once the map has its true size.
    pub(super) first_view: Option<FirstView>,
    pub(super) project: ProjectDesk,
    /// A file of the project that is looked for in a dialog.
    pub(super) choosing_file: ChoosingFile,
    /// The reader has said that the window may close.
    pub(super) leaving: bool,
}

/// What the panel on the left shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Layers,
    Events,
    Articles,
    /// The article under review.
    Reading,
    NotDrawn,
}

#[derive(Clone, Debug)]
pub(super) enum FirstView {
    Home,
    Feature(Subject),
    At(LinkView),
}

/// Where the session is kept between runs.
const SAVED: &str = "session";

/// Where the paths of recent projects are kept.
const PROJECTS: &str = "projects";

/// Seconds after the last step of a zoom at which the picture settles.
const SETTLES_AFTER: f64 = 0.12;

impl AtlasApp {
    pub fn new(
        ctx: &Context,
        atlas: Arc<Atlas>,
        storage: Option<&dyn eframe::Storage>,
        args: &WindowArgs,
    ) -> Self {
        Self::with_session(ctx, Session::new(atlas), storage, args)
    }

    /// The window for a session that was made elsewhere, as it is when first started.
    pub fn with_session(
        ctx: &Context,
        mut session: Session,
        storage: Option<&dyn eframe::Storage>,
        args: &WindowArgs,
    ) -> Self {
        ui::install(ctx);
        let saved: Option<Saved> = storage.and_then(|s| eframe::get_value(s, SAVED));
        let mut first_view = Some(FirstView::Home);
        if let Some(saved) = saved {
            session.restore(&saved);
            first_view = saved.view.is_none().then_some(FirstView::Home);
        }
        if let Some(layers) = args.layers.as_ref().and_then(|choice| session.layers_named(choice).ok()) {
            session.show_only(&layers);
        }
        if let Some(key) = args.select.as_ref().and_then(|id| session.atlas().find_id(id)) {
            session.apply(SelectAction::Feature(key.clone()).into());
            first_view = Some(FirstView::Feature(key));
        }
        if let Some(at) = args.at {
            first_view = Some(FirstView::At(at));
        }
        let jobs = Jobs::new(ctx);
        let events = EventFiles::new(&jobs, session.atlas_arc());
        let mut reading_desk = ReadingDesk::new(&jobs, session.atlas_arc(), args.data.clone());
        let recent = storage.and_then(|s| eframe::get_value(s, PROJECTS)).unwrap_or_default();
        let project = ProjectDesk::new(&jobs, &session, args.data.clone(), recent);
        let of_project = args.files.iter().position(|path| holds_project(path));
        if of_project.is_none() {
            args.files.iter().for_each(|path| reading_desk.open(path.clone()));
        }
        let mut app = Self {
            session,
            canvas: CanvasState::default(),
            beside: Default::default(),
            layers: LayerListState::default(),
            search: SearchState::default(),
            articles: ArticleState::default(),
            event_list: EventListState::default(),
            timeline: TimelineState::default(),
            filter: FilterPanelState::default(),
            hold_article: false,
            tab: Tab::Layers,
            about: false,
            keyboard: false,
            palette: PaletteState::default(),
            own_list: OwnListState::default(),
            own_card: OwnCardState::default(),
            go_to: GoToState::default(),
            card: None,
            basis: None,
            desk: EventDesk::new(&jobs),
            events,
            zoom: (0.0, 0.0),
            flight: None,
            toasts: Toasts::default(),
            figures: FigureDesk::new(&jobs),
            export_desk: ExportDataDesk::new(&jobs),
            reading_desk,
            reading: ReadingState::default(),
            paste_wanted: false,
            first_view,
            project,
            choosing_file: None,
            leaving: false,
            jobs,
        };
        if let Some(at) = of_project {
            let mut files = args.files.clone();
            let path = files.remove(at);
            let (layers, select) = (args.layers.clone(), args.select.clone());
            let link = Link { project: None, select, layers, at: args.at };
            app.wants_project(path, After { files, link });
        }
        app.renew_card();
        if let Some(text) = args.text.clone() {
            app.open_text(ctx, text);
        }
        app
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Does what a panel would ask for.
    pub fn perform(&mut self, ctx: &Context, action: Action) {
        self.apply(ctx, vec![action]);
    }

    /// The card that the panel shows.
    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }

    /// Carries out what a panel asked for.
    pub fn apply(&mut self, ctx: &Context, actions: Vec<Action>) {
        for action in actions {
            if matches!(action, Action::View(ViewAction::Pan { .. } | ViewAction::Zoom { .. })) {
                self.flight = None;
            }
            for effect in self.session.apply(action) {
                self.carry_out(ctx, effect);
            }
            ctx.request_repaint();
        }
        self.renew_card();
    }

    fn renew_card(&mut self) {
        let (basis, wanted) = (self.session.card_basis(), self.session.selection().map(|s| s.key()));
        if self.card.as_ref().map(|c| &c.key) != wanted {
            self.card = wanted.and_then(|key| self.session.card(key));
        } else if let Some(card) = self.card.as_mut().filter(|_| self.basis != basis) {
            self.session.renew_events(card);
        }
        self.basis = basis;
    }

    pub(super) fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        let now = ctx.input(|i| i.time);
        match effect {
            Effect::FlyTo(to) => self.flight = Some(Flight::new(self.session.viewport(), to, now)),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Say(words) => self.toasts.message(words, now),
            Effect::ScrollTo { paragraph, .. } if !self.hold_article => {
                self.articles.scroll_to = Some(paragraph);
            }
            Effect::ScrollTo { .. } => {}
            Effect::NameMark => {
                self.desk.side = Side::Card;
                self.own_card.take_name = true;
            }
            Effect::WriteParaphrase => {
                self.desk.side = Side::Draft;
                self.reading.write();
            }
            Effect::ShowDraft { paragraph } => self.reading.show(paragraph),
            of_files => self.events.carry_out(&self.session, &of_files),
        }
    }

    fn fly(&mut self, ctx: &Context) {
        if let Some(flight) = self.flight {
            let (view, over) = flight.at(ctx.input(|i| i.time));
            self.flight = (!over).then_some(flight);
            let view = view.resized(self.session.viewport().size());
            self.session.apply(ViewAction::Set(view).into());
            ctx.request_repaint();
        }
    }

    /// Jobs that were stopped by a panic are reported, whoever waits for them.
    fn report_faults(&mut self, ctx: &Context) {
        let now = ctx.input(|i| i.time);
        for fault in self.jobs.take_faults() {
            self.toasts.fault(fault.to_string(), now);
        }
    }

    /// Texts that were dropped on the window, or chosen.
    fn files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect());
        for path in dropped {
            self.open(path);
        }
        let (actions, effects) = self.events.poll();
        if !actions.is_empty() {
            self.apply(ctx, actions);
        }
        effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        self.events.follow(&self.session);
        self.texts(ctx);
        self.projects(ctx);
    }

    /// Tells the session whether the view is coming nearer or going away.
    pub(super) fn watch_zoom(&mut self, ctx: &Context) {
        let (now, zoom) = (ctx.input(|i| i.time), self.session.viewport().zoom());
        if zoom != self.zoom.0 {
            self.zoom = (zoom, now + SETTLES_AFTER);
        }
        let zooming = now < self.zoom.1;
        if zooming {
            ctx.request_repaint();
        }
        self.session.apply(EventAction::Zooming(zooming).into());
    }

    pub(super) fn take_first_view(&mut self) {
        let action = match self.first_view.take() {
            Some(FirstView::Home) => ViewAction::Home,
            Some(FirstView::Feature(key)) => ViewAction::ToFeature(key),
            Some(FirstView::At(view)) => view.flight(),
            None => return,
        };
        // At the start there is nothing to fly from.
        for effect in self.session.apply(action.into()) {
            if let Effect::FlyTo(view) = effect {
                self.session.apply(ViewAction::Set(view).into());
            }
        }
    }
}

impl eframe::App for AtlasApp {
    fn ui(&mut self, root: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = root.ctx().clone();
        ctx.set_theme(match self.session.look() {
            Look::System => egui::ThemePreference::System,
            Look::Light => egui::ThemePreference::Light,
            Look::Dark => egui::ThemePreference::Dark,
        });
        let theme = theme_of(ctx.theme() == egui::Theme::Dark);
        if ctx.input(|i| i.viewport().close_requested()) {
            self.leave_fields();
        }
        self.shortcuts(&ctx);
        self.files(&ctx);
        self.report_faults(&ctx);
        self.fly(&ctx);
        let mut actions = Vec::new();
        self.hold_article = false;
        self.bar(root, &mut actions);
        self.left(root, &theme, &mut actions);
        self.desk.turn(&self.session);
        self.desk.count(&self.session);
        self.right(root, &theme, &mut actions);
        self.below(root, &theme, &mut actions);
        self.desk.table_panel(root, &self.session, &mut actions);
        self.map(root, &theme, &mut actions);
        actions.extend(self.events.windows(&ctx, &self.session));
        actions.extend(self.reading_desk.windows(&ctx, &self.session));
        let said = self.figures.windows(&ctx, &self.session);
        said.into_iter().for_each(|effect| self.carry_out(&ctx, effect));
        self.project_windows(&ctx);
        self.export_windows(&ctx);
        if self.about {
            ui::about(&ctx, &mut self.about);
        }
        self.apply(&ctx, actions);
        self.command_windows(&ctx);
        if ctx.input(|i| i.pointer.any_released()) {
            self.session.apply(EditAction::EndGesture.into());
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, SAVED, &self.session.saved());
        eframe::set_value(storage, PROJECTS, &self.project.recent);
    }

    /// All is saved, or given up.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.project.recovery.forget();
    }

    /// Soon after a change: who pulls the plug loses seconds, not half a minute.
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
