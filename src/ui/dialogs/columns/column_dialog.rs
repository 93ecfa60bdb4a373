use std::sync::Arc;

use egui::{Context, Grid, Key, Modifiers, RichText, ScrollArea, Ui};

use crate::events::{Column, Role};
use crate::formats::Overrides;
use crate::formats::events::{Dates, MappedDimension, Mapping, OrderFound, PlaceNames, Preview, Trial};

use crate::ui::widgets::{elements, fonts};

use super::column_choice::short;
use super::meanings::meanings;
use super::name_columns::{NameColumns, placed_cell, placed_heading};
use super::trial_view::trial_view;
use super::ways::Ways;

/// The guessed column mapping of a file, for the user to correct before it is loaded.
pub struct ColumnDialog {
    file: String,
    preview: Arc<Preview>,
    mapping: Mapping,
    ways: Ways,
    /// If no columns give a position.
    names: Option<NameColumns>,
    /// Notes on opening the file.
    opened: Option<String>,
    trial: Option<(TrialQuestion, Trial)>,
    /// Whether the columns are those that the user confirmed for another file with this header.
    as_last_time: bool,
    /// What the dates tell about the order of their parts.
    order: OrderFound,
    /// Whether the file is being opened in another way, and why that was not possible.
    opening: bool,
    fault: Option<String>,
}

/// Some rows to be read with a mapping.
#[derive(Clone, Debug)]
pub struct TrialQuestion {
    pub preview: Arc<Preview>,
    pub mapping: Mapping,
}

impl PartialEq for TrialQuestion {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.preview, &other.preview) && self.mapping == other.mapping
    }
}

/// What a dialog is about.
pub struct ColumnsOf<'a> {
    pub file: &'a str,
    /// Notes on opening the file.
    pub opened: Option<&'a str>,
    /// The sheets of a spreadsheet, and how the file is read.
    pub sheets: &'a [String],
    pub read_as: &'a Overrides,
    /// What the user has said of the file.
    pub said: &'a Overrides,
}

/// The user's decision.
pub enum ColumnAnswer {
    Waiting,
    Cancel,
    /// `said` if the user says how dates or numbers are written; `keep_totals` if rows that only add up others count.
    Open {
        mapping: Box<Mapping>,
        said: bool,
        keep_totals: bool,
    },
    /// Open the file with another sheet or encoding.
    Reopen(Overrides),
}

/// Most rows of the file shown.
const ROWS: usize = 8;

/// Most columns shown, and most that can be filtered by.
const COLUMNS: usize = 100;
const CHOICES: usize = 300;

/// Height of what stands above and below the parts that scroll.
const AROUND: f32 = 150.0;

impl ColumnDialog {
    pub fn new(of: &ColumnsOf, preview: Preview, places: Arc<dyn PlaceNames>) -> Self {
        let mapping = preview.layout.mapping.clone();
        Self {
            as_last_time: false,
            order: preview.order_found(&mapping),
            file: of.file.to_owned(),
            ways: Ways::new(of.sheets, of.read_as, of.said),
            names: NameColumns::new(&preview, places),
            opened: of.opened.map(str::to_owned),
            preview: Arc::new(preview),
            mapping,
            trial: None,
            opening: false,
            fault: None,
        }
    }

    /// The same for a file that is loaded with a mapping. What was said of dates and numbers stays said.
    #[must_use]
    pub fn with_mapping(mut self, mapping: Mapping) -> Self {
        let mut found = mapping.clone();
        self.preview.decide(&mut found, None, None);
        self.ways.order = Some(mapping.date_order).filter(|order| *order != found.date_order);
        self.ways.numbers = Some(mapping.number_style).filter(|style| *style != found.number_style);
        self.take(mapping);
        self
    }

    /// The same with what the user confirmed for a file with this header; none if that was what is found.
    #[must_use]
    pub fn as_last_time(self, confirmed: Option<Mapping>) -> Self {
        let dialog = match confirmed {
            Some(mapping) => self.with_mapping(mapping),
            None => self,
        };
        Self { as_last_time: true, ..dialog }
    }

    fn take(&mut self, mapping: Mapping) {
        self.names.iter_mut().for_each(|names| names.take_from(&mapping));
        self.order = self.preview.order_found(&mapping);
        self.mapping = mapping;
    }

    /// Why the file cannot be opened with the sheet or the encoding that the user wants.
    pub fn not_opened(&mut self, why: String) {
        (self.opening, self.fault) = (false, Some(why));
    }

    /// The rows to be read for what the user has chosen so far.
    pub fn question(&self) -> TrialQuestion {
        TrialQuestion { preview: self.preview.clone(), mapping: self.chosen() }
    }

    /// The answer to a question.
    pub fn answer(&mut self, question: TrialQuestion, trial: Trial) {
        self.trial = Some((question, trial));
    }

    fn chosen(&self) -> Mapping {
        let mut mapping = self.mapping.clone();
        if let Some(names) = &self.names {
            names.take_into(&mut mapping);
        }
        mapping
    }

    fn by_names(&self) -> bool {
        self.names.as_ref().is_some_and(|names| names.on)
    }

    /// Shows the modal window.
    pub fn show(&mut self, ctx: &Context) -> ColumnAnswer {
        let mut answer = ColumnAnswer::Waiting;
        let modal = egui::Modal::new(egui::Id::unique("columns"));
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(18.0).corner_radius(10.0);
        let modal = modal.frame(frame).show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 80.0).clamp(420.0, 900.0));
            ui.label(RichText::new(format!("Columns of {}", self.file)).font(fonts::bold(17.0)));
            ui.add_space(4.0);
            let height = (ctx.content_rect().height() - AROUND).max(160.0);
            let scroll =
                ScrollArea::vertical().id_salt("columns").max_height(height).auto_shrink([false, true]);
            let wanted = scroll.show(ui, |ui| self.parts(ui)).inner;
            ui.add_space(10.0);
            answer = match wanted {
                Some(said) => {
                    (self.opening, self.fault) = (true, None);
                    ColumnAnswer::Reopen(said)
                }
                None => self.buttons(ui),
            };
        });
        // A click beside the dialog is easily made and would throw the choices away: it does nothing.
        let escape = modal.is_top_modal
            && !modal.any_popup_open
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape { ColumnAnswer::Cancel } else { answer }
    }

    /// All parts but the buttons; another sheet or encoding that the user wants.
    fn parts(&mut self, ui: &mut Ui) -> Option<Overrides> {
        // Beside the scroll bar.
        ui.set_width(ui.available_width() - 14.0);
        self.notes(ui);
        ui.add_space(6.0);
        let before = (self.mapping.clone(), self.ways.order, self.ways.numbers);
        let wanted = self.ways.show(ui, &self.mapping, self.order);
        ui.add_space(6.0);
        let header = &self.preview.layout.header;
        let mut by_names = false;
        if let Some(names) = &mut self.names {
            names.ways(ui);
            by_names = names.on;
            if by_names {
                names.meanings(ui, header);
                ui.add_space(8.0);
            }
        }
        meanings(ui, &self.preview, &mut self.mapping, by_names);
        if before != (self.mapping.clone(), self.ways.order, self.ways.numbers) {
            // Another column may be written in another way.
            self.preview.decide(&mut self.mapping, self.ways.order, self.ways.numbers);
            self.order = self.preview.order_found(&self.mapping);
            self.as_last_time = false;
        }
        let waiting = self.trial.as_ref().is_some_and(|(question, _)| *question != self.question());
        trial_view(ui, self.trial.as_ref().map(|(_, trial)| trial), waiting);
        ui.add_space(8.0);
        self.choices(ui);
        self.rows(ui);
        wanted
    }

    fn notes(&mut self, ui: &mut Ui) {
        if self.as_last_time {
            ui.horizontal_wrapped(|ui| {
                elements::text(
                    ui,
                    "As last time: you confirmed these columns for a file with the same header. Enter opens it so.",
                );
                if elements::link(ui, "Find out anew").clicked() {
                    self.find_anew();
                }
            });
            ui.add_space(2.0);
        }
        let format = self.preview.layout.format.words();
        let columns = self.preview.layout.header.len();
        let words = format!("Read as {format} with {columns} columns. Correct anything that is wrong.");
        elements::small(ui, &words);
        self.opened.iter().for_each(|opened| drop(elements::small(ui, opened)));
        if !self.preview.note.is_empty() && !self.by_names() {
            elements::small(ui, &self.preview.note);
        }
        self.fault.iter().for_each(|fault| drop(elements::text(ui, fault)));
        if self.opening {
            elements::small(ui, "Opening the file again…");
        }
    }

    /// Goes back from what was confirmed last time to what the program finds.
    fn find_anew(&mut self) {
        self.as_last_time = false;
        (self.ways.order, self.ways.numbers) = (None, None);
        self.take(self.preview.layout.mapping.clone());
    }

    /// The columns for filtering and counting.
    fn choices(&mut self, ui: &mut Ui) {
        let header = &self.preview.layout.header;
        let m = &mut self.mapping;
        elements::section(ui, "Filter and count by");
        ScrollArea::vertical().id_salt("choices").max_height(76.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.horizontal_wrapped(|ui| {
                    let columns: Vec<usize> =
                        (0..header.len()).filter(|c| is_for_choice(m, *c)).take(CHOICES).collect();
                    for (column, name) in columns.into_iter().filter_map(|c| Some((c, header.get(c)?))) {
                        let place = m.dimensions.iter().position(|d| d.column == column);
                        let mut on = place.is_some();
                        let room = on || m.dimensions.len() < Mapping::MOST_DIMENSIONS;
                        if ui.add_enabled(room, egui::Checkbox::new(&mut on, short(name))).changed() {
                            match place {
                                Some(place) => _ = m.dimensions.remove(place),
                                None => m.dimensions.push(dimension(column, name, Role::Other)),
                            }
                        }
                    }
                });
            },
        );
    }

    /// The first rows, as in the file.
    fn rows(&mut self, ui: &mut Ui) {
        elements::section(ui, "As in the file");
        let names = self.names.as_mut().filter(|names| names.on);
        let placed = names.map_or(&[][..], |names| names.placed(&self.preview, ROWS));
        let height = (ui.ctx().content_rect().height() * 0.32).clamp(90.0, 230.0);
        let frame = egui::Frame::new().fill(ui.visuals().faint_bg_color).corner_radius(6.0).inner_margin(8.0);
        frame.show(ui, |ui| {
            ScrollArea::both().id_salt("rows").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                Grid::new("rows").striped(true).spacing([14.0, 3.0]).show(ui, |ui| {
                    if !placed.is_empty() {
                        placed_heading(ui);
                    }
                    for name in self.preview.layout.header.iter().take(COLUMNS) {
                        ui.label(RichText::new(short(name)).font(fonts::bold(12.0)));
                    }
                    ui.end_row();
                    for (at, row) in self.preview.rows.iter().take(ROWS).enumerate() {
                        if let Some(placed) = placed.get(at) {
                            placed_cell(ui, placed);
                        }
                        for field in row.iter().take(COLUMNS) {
                            let words = RichText::new(short(field)).size(12.0);
                            ui.add(egui::Label::new(words).extend().selectable(false));
                        }
                        ui.end_row();
                    }
                });
            });
        });
    }

    fn buttons(&self, ui: &mut Ui) -> ColumnAnswer {
        let ready = match &self.names {
            Some(names) if names.on => !names.chosen().is_empty(),
            _ => self.mapping.has_place(),
        } && !self.opening;
        let mut answer = ColumnAnswer::Waiting;
        ui.horizontal(|ui| {
            let accent = ui.visuals().selection.bg_fill;
            let words = RichText::new("Open").font(fonts::bold(13.5));
            let open =
                ui.add_enabled(ready, egui::Button::new(words).fill(accent).min_size(egui::vec2(84.0, 28.0)));
            if open.clicked() || ready && ui.input(|i| i.key_pressed(Key::Enter)) {
                let said = self.ways.order.is_some() || self.ways.numbers.is_some();
                let keep_totals = self.ways.said.keep_totals;
                answer = ColumnAnswer::Open { mapping: Box::new(self.chosen()), said, keep_totals };
            }
            if ui.add(egui::Button::new("Cancel").min_size(egui::vec2(0.0, 28.0))).clicked() {
                answer = ColumnAnswer::Cancel;
            }
            if !ready && !self.opening {
                let by_names = "Choose the column with place names.";
                let by_columns = "Choose the columns for latitude and longitude, or for the governorate.";
                elements::small(ui, if self.by_names() { by_names } else { by_columns });
            }
        });
        answer
    }
}

/// Whether a column can be filtered by: places, dates and ids differ from row to row.
fn is_for_choice(m: &Mapping, column: usize) -> bool {
    let days = match m.dates {
        Dates::None => [None; 3],
        Dates::One(day) => [Some(day), None, None],
        Dates::Span { first, last } => [Some(first), Some(last), None],
        Dates::Parts { year, month, day } => [Some(year), month, day],
    };
    let own = [m.latitude, m.longitude, m.point, m.id, m.governorate, m.best, m.low, m.high, m.clock, m.zone];
    !m.added.contains(&column) && !days.into_iter().chain(own).any(|taken| taken == Some(column))
}

fn dimension(column: usize, name: &str, role: Role) -> MappedDimension {
    let named = Column { header: name.to_owned(), title: name.to_owned(), role };
    MappedDimension { column, named, violence: false }
}
