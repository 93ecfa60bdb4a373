use std::path::PathBuf;

use egui::{CentralPanel, Panel, Ui};

use crate::session::{Action, ViewAction};
use crate::style::Theme;
use crate::ui::{self, Chosen, Side, Wish};

use crate::app::atlas_app::{AtlasApp, Tab};

/// Window widths in pixels from which on the bar holds the program's name.
const NAMED: f32 = 1000.0;

/// Pixels that the switches at the bar's end take.
const SWITCHES: f32 = 130.0;

/// Where each panel stands in the window.
impl AtlasApp {
    /// Menus, search, and the switches of what lies under the map.
    pub(in crate::app) fn bar(&mut self, root: &mut Ui, actions: &mut Vec<Action>) {
        let frame = egui::Frame::side_top_panel(root.style()).inner_margin(egui::Margin::symmetric(10, 6));
        let mut chosen = None;
        Panel::top("bar").frame(frame).show(root, |ui| {
            ui.horizontal(|ui| {
                // A narrow window has its name in its title alone.
                if ui.available_width() > NAMED {
                    ui.add_space(2.0);
                    ui.heading("Iraq Risk Atlas");
                    ui.add_space(6.0);
                }
                chosen = ui::menu_bar(ui, &|row| self.offer(row), &self.recent_files());
                self.project_name(ui);
                ui.add_space(6.0);
                let width = (ui.available_width() - SWITCHES).clamp(160.0, 320.0);
                actions.extend(ui::search_box(ui, &self.session, &mut self.search, width));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui::time_button(ui, &self.session, &mut self.timeline);
                    if !self.session.events().layers().is_empty() {
                        let table = ui.selectable_label(self.desk.table_open, "Table");
                        if table.on_hover_text("The rows of the event file, below the map").clicked() {
                            self.desk.table_open = !self.desk.table_open;
                        }
                    }
                });
            });
        });
        match chosen {
            Some(Chosen::Run(command)) => self.run(root.ctx(), command),
            Some(Chosen::Open(path)) => self.open(PathBuf::from(path)),
            None => {}
        }
    }

    pub(in crate::app) fn left(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        let mut wishes: Vec<Wish> = Vec::new();
        Panel::left("left").default_size(340.0).size_range(220.0..=side(root, 520.0)).show(root, |ui| {
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                let reading = self.session.review().is_some();
                if reading {
                    // All of them have to fit beside one another.
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.spacing_mut().button_padding.x = 7.0;
                }
                for (tab, name, there) in [
                    (Tab::Reading, "Reading", reading),
                    (Tab::Layers, "Layers", true),
                    (Tab::Events, "Events", true),
                    (Tab::Articles, "Articles", true),
                    (Tab::NotDrawn, "Not drawn", true),
                ] {
                    if there && ui.selectable_label(self.tab == tab, name).clicked() {
                        self.tab = tab;
                    }
                }
            });
            ui.separator();
            if self.tab != Tab::Articles {
                actions.extend(self.articles.leave());
            }
            if self.tab != Tab::Reading {
                actions.extend(self.reading.leave());
            }
            match self.tab {
                Tab::Layers => {
                    egui::ScrollArea::vertical().id_salt("layers").auto_shrink([false, false]).show(
                        ui,
                        |ui| {
                            let (more, wish) = ui::event_list(ui, &self.session, theme, &mut self.event_list);
                            actions.extend(more);
                            wishes.extend(wish);
                            let (more, wish) = ui::layer_list(ui, &self.session, theme, &mut self.layers);
                            actions.extend(more);
                            wishes.extend(wish);
                            actions.extend(ui::own_list(ui, &self.session, theme, &mut self.own_list));
                        },
                    );
                }
                Tab::Articles => {
                    let (more, wish) = ui::article_list(ui, &self.session, theme, &mut self.articles);
                    // What was pressed in the pane stays where it is under the pointer.
                    self.hold_article = !more.is_empty();
                    actions.extend(more);
                    wishes.extend(wish);
                }
                Tab::Reading => self.reading_tab(ui, theme, actions),
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
        wishes.into_iter().for_each(|wish| self.grant(root.ctx(), wish));
    }

    pub(in crate::app) fn right(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        if self.session.own_selected().is_none() || self.desk.side != Side::Card {
            actions.extend(self.own_card.fields.leave());
        }
        Panel::right("right").default_size(390.0).size_range(240.0..=side(root, 620.0)).show(root, |ui| {
            let (events, review) =
                (!self.session.events().layers().is_empty(), self.session.review().is_some());
            if events || review {
                ui::side_tabs(ui, &mut self.desk.side, events, review);
            }
            match &self.card {
                _ if self.desk.side == Side::Draft && review => {
                    actions.extend(ui::draft_card(ui, &self.session, theme, &mut self.reading));
                }
                _ if self.desk.side == Side::Statistics => {
                    actions.extend(ui::event_stats(ui, &self.session, self.desk.digested()));
                }
                None if self.session.own_selected().is_some() => self.own(ui, theme, actions),
                Some(card) => {
                    let digested = self.desk.digested();
                    let (more, cited, command) = ui::detail_panel(ui, &self.session, card, digested, theme);
                    actions.extend(more);
                    self.show_cited(cited);
                    command.into_iter().for_each(|command| self.run(ui.ctx(), command));
                }
                None => actions.extend(ui::intro(ui, &self.session, theme)),
            }
        });
    }

    /// Takes up what is typed about a mark and not left yet, as where the window is closed.
    pub(in crate::app) fn leave_fields(&mut self) {
        if let Some(action) = self.own_card.fields.take_up() {
            self.session.apply(action);
        }
    }

    /// The card of the reader's own mark that is selected.
    fn own(&mut self, ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        if std::mem::take(&mut self.own_list.rename) {
            self.own_card.take_name = true;
        }
        if let Some(((mark, _), card)) = self.session.own_selected().zip(self.session.own_card()) {
            let state = &mut self.own_card;
            actions.extend(ui::own_card(ui, &self.session, mark, &card, theme, state));
        }
    }

    pub(in crate::app) fn show_cited(&mut self, cited: Option<ui::Cited>) {
        if let Some((article, paragraph)) = cited {
            if self.session.review().is_some_and(|review| review.article_id() == article) {
                self.tab = Tab::Reading;
                return self.reading.show(paragraph);
            }
            self.tab = Tab::Articles;
            self.articles.scroll_to = Some(paragraph);
        }
    }

    pub(in crate::app) fn below(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        if self.timeline.is_open(&self.session) {
            Panel::bottom("timeline").default_size(176.0).size_range(120.0..=420.0).show(root, |ui| {
                actions.extend(ui::timeline(ui, &self.session, theme, &mut self.timeline));
            });
        }
    }

    pub(in crate::app) fn map(&mut self, root: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        CentralPanel::no_frame().show(root, |ui| {
            let split = self.session.events().split().is_some();
            let size = if split { ui::half(ui.available_size()) } else { ui.available_size() };
            self.session.apply(ViewAction::Resize { size: [size.x, size.y] }.into());
            self.take_first_view();
            self.watch_zoom(ui.ctx());
            let rect = if split {
                let (rect, more) = ui::side_by_side(ui, &self.session, theme, &mut self.beside);
                actions.extend(more);
                rect
            } else {
                self.one_map(ui, theme, actions)
            };
            actions.extend(ui::chips(ui, rect, &self.session));
            if self.reading_desk.is_reading() {
                ui::reading_note(ui, rect);
            }
            self.toasts.show(ui, rect);
        });
    }

    pub(in crate::app) fn one_map(
        &mut self,
        ui: &mut Ui,
        theme: &Theme,
        actions: &mut Vec<Action>,
    ) -> egui::Rect {
        let scene = self.session.scene(theme);
        let (rect, more) = ui::map_canvas(ui, &self.session, &scene, &mut self.canvas);
        actions.extend(more);
        actions.extend(ui::feature_nodes(ui, rect, &self.session));
        ui::furniture(ui, rect, &self.session, theme, &self.canvas);
        actions.extend(ui::map_buttons(ui, rect, &self.session, &mut self.canvas));
        actions.extend(ui::mark_plate(ui, rect, &mut self.canvas.marks.draft));
        ui::hover_tip(ui, rect, &self.session, self.canvas.pointer, theme);
        rect
    }

    pub(in crate::app) fn grant(&mut self, ctx: &egui::Context, wish: Wish) {
        match wish {
            Wish::OpenText => self.reading_desk.choose(),
            Wish::ReadAnew => self.reading_desk.read_anew(),
            Wish::GoOn(layer) => self.go_on(ctx, &layer),
            Wish::OpenEvents => self.events.choose(),
            Wish::OpenRecent(path) => self.open(PathBuf::from(path)),
            Wish::Notes(layer) => self.events.show_notes(layer),
        }
    }
}

/// The widest that a side panel may be: a window belongs to the map first.
fn side(root: &Ui, most: f32) -> f32 {
    (root.ctx().content_rect().width() * 0.29).clamp(240.0, most)
}
