use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, CentralPanel, Context, Key, Modifiers, Panel, Ui};

use crate::atlas::Atlas;
use crate::detail::Card;
use crate::files::TextFile;
use crate::model::FeatureRef;
use crate::session::{Action, ArticleAction, Effect, Look, Saved, SelectAction, Session, ViewAction};
use crate::style::Theme;
use crate::ui::{
    self, ArticleState, CanvasState, EventListState, FilterPanelState, LayerListState, SearchState,
    TimelineState,
};

use super::file_worker::{FileWorker, Outcome};
use super::{Flight, WindowArgs};

/// The window: asks the panels for actions, hands them to the session, carries out effects.
pub struct AtlasApp {
    session: Session,
    canvas: CanvasState,
    /// The two maps, while the map is split.
    beside: [CanvasState; 2],
    layers: LayerListState,
    search: SearchState,
    articles: ArticleState,
    event_list: EventListState,
    timeline: TimelineState,
    filter: FilterPanelState,
    /// True while the article pane itself is what the reader presses.
    hold_article: bool,
    tab: Tab,
    about: bool,
    /// The card of what is selected, made when the selection changes.
    card: Option<Card>,
    flight: Option<Flight>,
    /// A line for the reader and when it goes away.
    said: Option<(String, f64)>,
    file: Option<FileWorker>,
    /// Goes to all of Iraq, or to what the command line names, once the map has its true size.
    first_view: Option<FirstView>,
}

/// What the panel on the left shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Layers,
    Events,
    Articles,
    NotDrawn,
}

#[derive(Clone, Debug)]
enum FirstView {
    Home,
    Feature(FeatureRef),
}

/// Where the session is kept between runs.
const SAVED: &str = "session";

/// Seconds that a line for the reader stays.
const SAID_FOR: f64 = 7.0;

impl AtlasApp {
    pub fn new(
        ctx: &Context,
        atlas: Arc<Atlas>,
        storage: Option<&dyn eframe::Storage>,
        args: &WindowArgs,
    ) -> Self {
        ui::install(ctx);
        let mut session = Session::new(atlas);
        let saved: Option<Saved> = storage.and_then(|s| eframe::get_value(s, SAVED));
        let mut first_view = Some(FirstView::Home);
        if let Some(saved) = saved {
            session.restore(&saved);
            first_view = saved.view.is_none().then_some(FirstView::Home);
        }
        if let Some(layers) = &args.layers {
            session.show_only(layers);
        }
        if let Some(key) = args.select.as_ref().and_then(|id| session.atlas().find_id(id)) {
            session.apply(SelectAction::Feature(key.clone()).into());
            first_view = Some(FirstView::Feature(key));
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
            card: None,
            flight: None,
            said: None,
            file: None,
            first_view,
        };
        app.renew_card();
        if let Some(TextFile { name, bytes }) = args.text.clone() {
            app.tab = Tab::Articles;
            app.apply(ctx, vec![ArticleAction::Text { name, bytes }.into()]);
        }
        app
    }

    pub fn session(&self) -> &Session {
        &self.session
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
        let wanted = self.session.selection().map(|s| s.key());
        if self.card.as_ref().map(|c| &c.key) != wanted {
            self.card = wanted.and_then(|key| self.session.card(key));
        }
    }

    fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        let now = ctx.input(|i| i.time);
        match effect {
            Effect::FlyTo(to) => self.flight = Some(Flight::new(self.session.viewport(), to, now)),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Say(words) => self.said = Some((words, now + SAID_FOR)),
            Effect::ScrollTo { paragraph, .. } if !self.hold_article => {
                self.articles.scroll_to = Some(paragraph);
            }
            // Looking through a file is still to come.
            Effect::ScrollTo { .. } | Effect::FindText { .. } => {}
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

    /// Texts that were dropped on the window, or chosen.
    fn files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect());
        if let Some(path) = dropped.into_iter().next() {
            self.file = Some(FileWorker::open(ctx, path));
        }
        let Some(worker) = &self.file else { return };
        match worker.poll() {
            Outcome::Waiting => return,
            Outcome::Nothing => {}
            Outcome::Read(TextFile { name, bytes }) => {
                self.tab = Tab::Articles;
                self.apply(ctx, vec![ArticleAction::Text { name, bytes }.into()]);
            }
            Outcome::Failed(words) => self.carry_out(ctx, Effect::Say(words)),
        }
        self.file = None;
    }

    fn shortcuts(&mut self, ctx: &Context) {
        if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F)) {
            self.search.take_focus = true;
        }
        // Escape closes one thing at a time, the window on top first.
        if self.about && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.about = false;
        }
    }

    fn bar(&mut self, root: &mut Ui, actions: &mut Vec<Action>) {
        let frame = egui::Frame::side_top_panel(root.style()).inner_margin(egui::Margin::symmetric(12, 8));
        Panel::top("bar").frame(frame).show(root, |ui| {
            ui.horizontal(|ui| {
                ui.heading("Iraq Risk Atlas");
                ui.add_space(10.0);
                actions.extend(ui::search_box(ui, &self.session, &mut self.search, 300.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("About the data").clicked() {
                        self.about = !self.about;
                    }
                    if ui.button("Open a text…").clicked() && self.file.is_none() {
                        self.file = Some(FileWorker::choose(ui.ctx()));
                    }
                    ui::time_button(ui, &self.session, &mut self.timeline);
                    actions.extend(ui::view_menu(ui, &self.session));
                });
            });
        });
    }

    fn left(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        Panel::left("left").default_size(340.0).size_range(220.0..=side(root, 520.0)).show(root, |ui| {
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                for (tab, name) in [
                    (Tab::Layers, "Layers"),
                    (Tab::Events, "Events"),
                    (Tab::Articles, "Articles"),
                    (Tab::NotDrawn, "Not drawn"),
                ] {
                    if ui.selectable_label(self.tab == tab, name).clicked() {
                        self.tab = tab;
                    }
                }
            });
            ui.separator();
            if self.tab != Tab::Articles {
                actions.extend(self.articles.leave());
            }
            match self.tab {
                Tab::Layers => {
                    egui::ScrollArea::vertical().id_salt("layers").auto_shrink([false, false]).show(
                        ui,
                        |ui| {
                            // The reader's wishes for files are still to be carried out.
                            let (more, _wish) =
                                ui::event_list(ui, &self.session, theme, &mut self.event_list);
                            actions.extend(more);
                            actions.extend(ui::layer_list(ui, &self.session, theme, &mut self.layers));
                        },
                    );
                }
                Tab::Articles => {
                    let (more, wish) = ui::article_list(ui, &self.session, theme, &mut self.articles);
                    // What was pressed in the pane stays where it is under the pointer.
                    self.hold_article = !more.is_empty();
                    actions.extend(more);
                    if wish == Some(ui::Wish::OpenText) && self.file.is_none() {
                        self.file = Some(FileWorker::choose(ui.ctx()));
                    }
                }
                Tab::Events => {
                    actions.extend(ui::filter_panel(ui, &self.session, theme, &mut self.filter));
                }
                Tab::NotDrawn => {
                    let (more, cited) = ui::unplaced_list(ui, &self.session);
                    actions.extend(more);
                    self.show_cited(cited);
                }
            }
        });
    }

    fn right(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        Panel::right("right").default_size(390.0).size_range(240.0..=side(root, 620.0)).show(root, |ui| {
            match &self.card {
                Some(card) => {
                    let (more, cited) = ui::detail_panel(ui, &self.session, card, theme);
                    actions.extend(more);
                    self.show_cited(cited);
                }
                None => actions.extend(ui::intro(ui, &self.session, theme)),
            }
        });
    }

    fn show_cited(&mut self, cited: Option<ui::Cited>) {
        if let Some((_, paragraph)) = cited {
            self.tab = Tab::Articles;
            self.articles.scroll_to = Some(paragraph);
        }
    }

    fn below(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        if self.timeline.is_open(&self.session) {
            Panel::bottom("timeline").default_size(176.0).size_range(120.0..=420.0).show(root, |ui| {
                actions.extend(ui::timeline(ui, &self.session, theme, &mut self.timeline));
            });
        }
    }

    fn map(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        CentralPanel::no_frame().show(root, |ui| {
            let split = self.session.events().beside.is_some();
            let size = if split { ui::half(ui.available_size()) } else { ui.available_size() };
            self.session.apply(ViewAction::Resize { size: [size.x, size.y] }.into());
            self.take_first_view();
            let rect = if split {
                let (rect, more) = ui::side_by_side(ui, &self.session, theme, &mut self.beside);
                actions.extend(more);
                rect
            } else {
                self.one_map(ui, theme, actions)
            };
            actions.extend(ui::chips(ui, rect, &self.session));
            if let Some((words, until)) = &self.said
                && !ui::toast(ui, rect, words, *until)
            {
                self.said = None;
            }
        });
    }

    fn one_map(&mut self, ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) -> egui::Rect {
        let scene = self.session.scene(theme);
        let (rect, more) = ui::map_canvas(ui, &self.session, &scene, &mut self.canvas);
        actions.extend(more);
        actions.extend(ui::feature_nodes(ui, rect, &self.session));
        ui::furniture(ui, rect, &self.session, theme, &self.canvas);
        actions.extend(ui::map_buttons(ui, rect, &self.session));
        ui::hover_tip(ui, rect, &self.session, self.canvas.pointer, theme);
        rect
    }

    fn take_first_view(&mut self) {
        let action = match self.first_view.take() {
            Some(FirstView::Home) => ViewAction::Home,
            Some(FirstView::Feature(key)) => ViewAction::ToFeature(key),
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
        self.shortcuts(&ctx);
        self.files(&ctx);
        self.fly(&ctx);
        let mut actions = Vec::new();
        self.hold_article = false;
        self.bar(root, &mut actions);
        self.left(root, &theme, &mut actions);
        self.right(root, &theme, &mut actions);
        self.below(root, &theme, &mut actions);
        self.map(root, &theme, &mut actions);
        if self.about {
            ui::about(&ctx, &mut self.about);
        }
        self.apply(&ctx, actions);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, SAVED, &self.session.saved());
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

/// The widest that a side panel may be: a window belongs to the map first.
fn side(root: &Ui, most: f32) -> f32 {
    (root.ctx().content_rect().width() * 0.29).clamp(240.0, most)
}

fn theme_of(dark: bool) -> Theme {
    if dark { Theme::dark() } else { Theme::light() }
}
