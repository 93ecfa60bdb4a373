use std::sync::Arc;

use eframe::egui::{self, CentralPanel, Context, Frame, Panel, Ui};

use crate::atlas::Atlas;
use crate::session::{Action, Effect, Look, Saved, Session, ViewAction};
use crate::style::Theme;
use crate::ui::{self, CanvasState, LayerListState, SearchState};

use super::Flight;

/// The window: asks the panels for actions, hands them to the session, carries out effects.
pub struct AtlasApp {
    session: Session,
    canvas: CanvasState,
    layers: LayerListState,
    search: SearchState,
    flight: Option<Flight>,
    /// A line for the reader and when it goes away.
    said: Option<(String, f64)>,
    /// False until the map has had its true size once.
    settled: bool,
}

/// Where the session is kept between runs.
const SAVED: &str = "session";

impl AtlasApp {
    pub fn new(ctx: &Context, atlas: Arc<Atlas>, storage: Option<&dyn eframe::Storage>) -> Self {
        ui::install(ctx);
        let mut session = Session::new(atlas);
        let saved: Option<Saved> = storage.and_then(|s| eframe::get_value(s, SAVED));
        let settled = saved.is_some();
        if let Some(saved) = saved {
            session.restore(&saved);
        }
        Self {
            session,
            canvas: CanvasState::default(),
            layers: LayerListState::default(),
            search: SearchState::default(),
            flight: None,
            said: None,
            settled,
        }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    fn apply(&mut self, ctx: &Context, actions: Vec<Action>) {
        for action in actions {
            let moves_by_hand =
                matches!(action, Action::View(ViewAction::Pan { .. } | ViewAction::Zoom { .. }));
            if moves_by_hand {
                self.flight = None;
            }
            for effect in self.session.apply(action) {
                self.carry_out(ctx, effect);
            }
            ctx.request_repaint();
        }
    }

    fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        let now = ctx.input(|i| i.time);
        match effect {
            Effect::FlyTo(to) => self.flight = Some(Flight::new(self.session.viewport(), to, now)),
            Effect::Say(words) => self.said = Some((words, now + 6.0)),
            Effect::ScrollTo { .. } => {}
        }
    }

    fn fly(&mut self, ctx: &Context) {
        if let Some(flight) = self.flight {
            let (view, over) = flight.at(ctx.input(|i| i.time));
            self.flight = (!over).then_some(flight);
            self.session.apply(ViewAction::Set(view.resized(self.session.viewport().size())).into());
            ctx.request_repaint();
        }
    }

    fn theme(ctx: &Context) -> Theme {
        if ctx.theme() == egui::Theme::Dark { Theme::dark() } else { Theme::light() }
    }

    fn follow_look(&self, ctx: &Context) {
        ctx.set_theme(match self.session.look() {
            Look::System => egui::ThemePreference::System,
            Look::Light => egui::ThemePreference::Light,
            Look::Dark => egui::ThemePreference::Dark,
        });
    }
}

impl eframe::App for AtlasApp {
    fn ui(&mut self, root: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = root.ctx().clone();
        self.follow_look(&ctx);
        let theme = Self::theme(&ctx);
        self.fly(&ctx);
        let mut actions = Vec::new();
        Panel::top("bar").show(root, |ui| {
            ui.horizontal(|ui| {
                ui.heading("Iraq Risk Atlas");
                actions.extend(ui::search_box(ui, &self.session, &mut self.search, 320.0));
            });
        });
        Panel::left("layers").default_size(330.0).show(root, |ui| {
            actions.extend(ui::layer_list(ui, &self.session, &theme, &mut self.layers));
        });
        CentralPanel::no_frame().show(root, |ui| {
            let size = ui.available_size();
            self.session.apply(ViewAction::Resize { size: [size.x, size.y] }.into());
            if !self.settled {
                self.settled = true;
                for effect in self.session.apply(ViewAction::Home.into()) {
                    if let Effect::FlyTo(home) = effect {
                        self.session.apply(ViewAction::Set(home).into());
                    }
                }
            }
            let scene = self.session.scene(&theme);
            let (rect, more) = ui::map_canvas(ui, &self.session, &scene, &mut self.canvas);
            actions.extend(more);
            actions.extend(ui::feature_nodes(ui, rect, &self.session));
            ui::furniture(ui, rect, &self.session, &theme, &self.canvas);
        });
        let _ = Frame::new();
        self.apply(&ctx, actions);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, SAVED, &self.session.saved());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        let theme = if visuals.dark_mode { Theme::dark() } else { Theme::light() };
        let c = theme.abroad;
        egui::Color32::from_rgb(c.r, c.g, c.b).to_normalized_gamma_f32()
    }
}
