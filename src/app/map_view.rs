use egui::{CentralPanel, Context, Rect, Ui};

use crate::model::Subject;
use crate::session::{Action, Effect, EventAction, LinkView, Session, ViewAction};
use crate::style::Theme;
use crate::ui::{self, CanvasState, MarkTool, RegionTool, Toasts};

use super::Flight;

/// The map in the middle of the window, single or split, with flights and toasts.
#[derive(Default)]
pub struct MapView {
    canvas: CanvasState,
    /// The two maps, while the map is split.
    split: [CanvasState; 2],
    pub flight: Option<Flight>,
    /// The zoom of the last frame, and the time on the window's clock until which it counts as changing.
    zoom: (f64, f64),
    /// Flies to all of Iraq, or to the command line's target, once the map has its real size.
    pub first_view: Option<FirstView>,
    pub toasts: Toasts,
}

#[derive(Clone, Debug)]
pub enum FirstView {
    Home,
    Feature(Subject),
    At(LinkView),
}

/// Seconds after the last zoom step at which the picture settles.
const SETTLES_AFTER: f64 = 0.12;

impl MapView {
    pub fn new(first_view: Option<FirstView>) -> Self {
        Self { first_view, ..Self::default() }
    }

    /// Shows the map in the space that the panels leave.
    pub fn show(
        &mut self,
        root: &mut Ui,
        session: &mut Session,
        theme: &Theme,
        reading: bool,
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        CentralPanel::no_frame().show(root, |ui| {
            let split = session.events().split().is_some();
            let size = if split { ui::half(ui.available_size()) } else { ui.available_size() };
            session.apply(ViewAction::Resize { size: [size.x, size.y] }.into());
            self.take_first_view(session);
            self.watch_zoom(ui.ctx(), session);
            let rect = if split {
                let (rect, more) = ui::split_view(ui, session, theme, &mut self.split);
                actions.extend(more);
                rect
            } else {
                self.one_map(ui, session, theme, &mut actions)
            };
            actions.extend(ui::chips(ui, rect, session));
            if reading {
                ui::reading_note(ui, rect);
            }
            self.toasts.show(ui, rect);
        });
        actions
    }

    fn one_map(&mut self, ui: &mut Ui, session: &Session, theme: &Theme, actions: &mut Vec<Action>) -> Rect {
        let scene = session.scene(theme);
        let (rect, more) = ui::map_canvas(ui, session, &scene, &mut self.canvas);
        actions.extend(more);
        actions.extend(ui::feature_nodes(ui, rect, session));
        actions.extend(ui::pin_node(ui, rect, session));
        ui::furniture(ui, rect, session, theme, &self.canvas);
        actions.extend(ui::map_buttons(ui, rect, session, &mut self.canvas));
        actions.extend(ui::mark_plate(ui, rect, &mut self.canvas.marks.draft));
        ui::hover_tip(ui, rect, session, self.canvas.pointer, theme);
        rect
    }

    /// Moves the view on its flight.
    pub fn fly(&mut self, ctx: &Context, session: &mut Session) {
        if let Some(flight) = self.flight {
            let (view, over) = flight.at(ctx.input(|i| i.time));
            self.flight = (!over).then_some(flight);
            let view = view.resized(session.viewport().size());
            session.apply(ViewAction::Set(view).into());
            ctx.request_repaint();
        }
    }

    /// Tells the session whether the view is zooming.
    fn watch_zoom(&mut self, ctx: &Context, session: &mut Session) {
        let (now, zoom) = (ctx.input(|i| i.time), session.viewport().zoom());
        if zoom != self.zoom.0 {
            self.zoom = (zoom, now + SETTLES_AFTER);
        }
        let zooming = now < self.zoom.1;
        if zooming {
            ctx.request_repaint_after_secs((self.zoom.1 - now) as f32);
        }
        session.apply(EventAction::Zooming(zooming).into());
    }

    fn take_first_view(&mut self, session: &mut Session) {
        let action = match self.first_view.take() {
            Some(FirstView::Home) => ViewAction::Home,
            Some(FirstView::Feature(key)) => ViewAction::ToFeature(key),
            Some(FirstView::At(view)) => view.flight(),
            None => return,
        };
        // At the start, jump instead of flying.
        for effect in session.apply(action.into()) {
            if let Effect::FlyTo(view) = effect {
                session.apply(ViewAction::Set(view).into());
            }
        }
    }

    /// A region is drawn next, on whichever map the user presses.
    pub fn draw_region(&mut self, tool: RegionTool) {
        for canvas in std::iter::once(&mut self.canvas).chain(&mut self.split) {
            canvas.region.end();
            canvas.region.tool = Some(tool);
            canvas.marks.draft.end();
        }
    }

    /// An annotation is drawn next.
    pub fn draw_mark(&mut self, tool: MarkTool, session: &Session) {
        let split = session.events().split().is_some();
        let canvas = if split { &mut self.split[1] } else { &mut self.canvas };
        canvas.region.end();
        canvas.marks.draft.take(tool);
        canvas.marks.take_keys = Some(true);
    }
}
