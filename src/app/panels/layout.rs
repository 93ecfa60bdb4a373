use egui::{Context, Ui};

use crate::app::atlas_app::AtlasApp;
use crate::session::{Action, Command, TABLE};
use crate::style::Theme;
use crate::ui::{self, Outbox, PALETTE, PROJECT_FILES, PROJECT_NOTES, STATISTICS, Side};

use super::inspector::Extras;

/// Window width in pixels from which the bar shows the program's name.
const NAMED: f32 = 1000.0;

/// Width of the toggles at the end of the bar, in pixels.
const SWITCHES: f32 = 190.0;

/// More tabs than this on the left are set closer.
const TABS: usize = 4;

/// The layout of the panels.
impl AtlasApp {
    /// Menus, search, and the switches of the panels under the map.
    pub(in crate::app) fn bar(&mut self, root: &mut Ui, actions: &mut Vec<Action>) {
        let frame = egui::Frame::side_top_panel(root.style()).inner_margin(egui::Margin::symmetric(10, 6));
        let mut chosen = None;
        egui::Panel::top("bar").frame(frame).show(root, |ui| {
            ui.horizontal(|ui| {
                // A narrow window has the name only in its title.
                if ui.available_width() > NAMED {
                    ui.add_space(2.0);
                    ui.heading("Iraq Risk Atlas");
                    ui.add_space(6.0);
                }
                chosen = ui::menu_bar(ui, &|row| self.offer(row), &self.recent_files());
                self.project_name(ui);
                self.undo_button(ui);
                let width = (ui.available_width() - SWITCHES).clamp(110.0, 320.0);
                actions.extend(ui::search_box(ui, &self.session, &mut self.search, width));
                let order = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(order, |ui| self.switches(ui));
            });
        });
        let commands = chosen.into_iter().collect();
        self.dispatch(root.ctx(), Outbox { commands, ..Outbox::default() }, actions);
    }

    /// Undo, with what it undoes.
    fn undo_button(&mut self, ui: &mut Ui) {
        let undone = self.session.undo_label();
        let keys = Command::Undo.row().key_words();
        let name = match &undone {
            Some(step) => format!("Undo the last change: {step} ({keys})"),
            None => format!("Nothing to undo ({keys})"),
        };
        let button =
            ui.add_enabled_ui(undone.is_some(), |ui| ui::icon_switch(ui, ui::Icon::Undo, &name, false));
        if button.inner.clicked() {
            let ctx = ui.ctx().clone();
            self.run(&ctx, Command::Undo);
        }
    }

    /// Laid out from the right.
    fn switches(&mut self, ui: &mut Ui) {
        let session = &self.session;
        let mut pressed = None;
        let mut chosen = None;
        let side = |ui: &mut Ui, icon, title: &str, command: Command, folded: bool| {
            let name = format!("{title} ({})", command.row().key_words());
            ui::icon_switch(ui, icon, &name, !folded).clicked().then_some(command)
        };
        let [left, right] = self.panels.folded;
        chosen = side(ui, ui::Icon::RightSide, "Right panel", Command::RightPanel, right).or(chosen);
        for panel in self.panels.panels.iter().filter(|p| p.side() == Side::Bottom && p.available(session)) {
            let switch = ui.selectable_label(self.panels.is_shown(&**panel, session), panel.title());
            if switch.on_hover_text(panel.hint()).clicked() {
                pressed = Some(panel.id());
            }
        }
        chosen = side(ui, ui::Icon::LeftSide, "Left panel", Command::LeftPanel, left).or(chosen);
        if let Some(id) = pressed {
            self.panels.toggle(id, session);
        }
        let ctx = ui.ctx().clone();
        chosen.into_iter().for_each(|command| self.run(&ctx, command));
    }

    pub(in crate::app) fn left(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        let ctx = root.ctx().clone();
        self.hidden(Side::Left, actions);
        if self.panels.folded[0] {
            return;
        }
        let (usual, range) = width(root, 340.0, 240.0);
        let mut sizes = std::mem::take(&mut self.panels.sizes);
        sizes.show(root, (egui::Panel::left("left"), "left"), usual, range, |ui| {
            ui.add_space(6.0);
            self.tabs(ui, Side::Left);
            ui.separator();
            let out = self.tab(ui, Side::Left, theme);
            self.dispatch(&ctx, out, actions);
        });
        self.panels.sizes = sizes;
    }

    pub(in crate::app) fn right(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        let ctx = root.ctx().clone();
        self.panels.follow(&self.session);
        let statistics = self.panels.shows(STATISTICS, &self.session);
        self.inspector.digests.ask(&self.session, statistics);
        self.hidden(Side::Right, actions);
        if self.panels.folded[1] {
            return;
        }
        let (usual, range) = width(root, 390.0, 240.0);
        let mut sizes = std::mem::take(&mut self.panels.sizes);
        sizes.show(root, (egui::Panel::right("right"), "right"), usual, range, |ui| {
            // A single tab needs no name.
            if self.panels.available(Side::Right, &self.session).count() > 1 {
                ui.add_space(6.0);
                self.tabs(ui, Side::Right);
                ui.separator();
            }
            let out = self.tab(ui, Side::Right, theme);
            self.dispatch(&ctx, out, actions);
        });
        self.panels.sizes = sizes;
    }

    /// The names of the tabs on one side.
    fn tabs(&mut self, ui: &mut Ui, side: Side) {
        let session = &self.session;
        let mut pressed = None;
        ui.horizontal_wrapped(|ui| {
            if side == Side::Left && self.panels.available(side, session).count() > TABS {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.spacing_mut().button_padding.x = 7.0;
            }
            for panel in self.panels.available(side, session) {
                if ui.selectable_label(self.panels.is_shown(panel, session), panel.title()).clicked() {
                    pressed = Some(panel.id());
                }
            }
        });
        pressed.into_iter().for_each(|id| self.panels.show(id));
    }

    /// The tab of one side that is shown.
    fn tab(&mut self, ui: &mut Ui, side: Side, theme: &Theme) -> Outbox {
        let at = self.shown(side).first().copied();
        at.map(|at| self.show_panel(ui, at, theme, &Extras::default())).unwrap_or_default()
    }

    fn show_panel(&mut self, ui: &mut Ui, at: usize, theme: &Theme, extras: &Extras) -> Outbox {
        let context = self.inspector.context(&self.session, theme, extras);
        self.panels.panels[at].ui(ui, &context)
    }

    /// Notifies the panels of one side that are not shown.
    fn hidden(&mut self, side: Side, actions: &mut Vec<Action>) {
        for at in 0..self.panels.panels.len() {
            let panel = &self.panels.panels[at];
            if panel.side() == side && !self.panels.is_shown(&**panel, &self.session) {
                actions.extend(self.panels.panels[at].hidden());
            }
        }
    }

    /// The panels under the map.
    pub(in crate::app) fn below(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        let ctx = root.ctx().clone();
        self.hidden(Side::Bottom, actions);
        for at in self.shown(Side::Bottom) {
            let panel = &self.panels.panels[at];
            let [usual, least, most] = panel.height(root.available_height());
            let (id, range) = (panel.id(), least..=most.max(least));
            let mut sizes = std::mem::take(&mut self.panels.sizes);
            let out = sizes.show(root, (egui::Panel::bottom(id), id), usual, range, |ui| {
                self.show_panel(ui, at, theme, &Extras::default())
            });
            self.panels.sizes = sizes;
            self.dispatch(&ctx, out, actions);
        }
    }

    /// The windows over the map.
    pub(in crate::app) fn windows(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        let ctx = root.ctx().clone();
        for at in self.shown(Side::Window) {
            let id = self.panels.panels[at].id();
            let mut extras = Extras::default();
            if [PROJECT_FILES, PROJECT_NOTES].contains(&id) {
                extras.project = self.project_view();
            } else if id == PALETTE {
                extras.offers = TABLE.iter().map(|row| self.offer(row)).collect();
            }
            let out = self.show_panel(root, at, theme, &extras);
            self.dispatch(&ctx, out, actions);
        }
    }

    /// Keys that panels take before the shortcuts, while they are shown.
    pub(in crate::app) fn panel_keys(&mut self, ctx: &Context, theme: &Theme) {
        // A file name typed a moment too early must not decide on drafts.
        if self.articles.is_choosing() {
            return;
        }
        let mut actions = Vec::new();
        let tabs = [self.shown(Side::Left), self.shown(Side::Right)].concat();
        for at in tabs {
            if !self.panels.panels[at].available(&self.session) {
                continue;
            }
            let extras = Extras::default();
            let context = self.inspector.context(&self.session, theme, &extras);
            let out = self.panels.panels[at].keys(ctx, &context);
            actions.extend(out.actions);
            self.apply(ctx, std::mem::take(&mut actions));
            self.dispatch(ctx, Outbox { commands: out.commands, ..Outbox::default() }, &mut actions);
        }
    }

    /// Registry indices of the panels shown on one side.
    fn shown(&self, side: Side) -> Vec<usize> {
        let panels = self.panels.panels.iter().enumerate();
        let shown = panels.filter(|(_, p)| p.side() == side && self.panels.is_shown(&***p, &self.session));
        shown.map(|(at, _)| at).collect()
    }
}

/// Usual width of a side panel, and its range: the map comes first.
fn width(root: &Ui, usual: f32, least: f32) -> (f32, std::ops::RangeInclusive<f32>) {
    let whole = root.ctx().content_rect().width();
    (usual.min((whole * 0.29).max(least)), least..=(whole * 0.36).clamp(least, 720.0))
}
