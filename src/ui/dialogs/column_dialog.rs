use std::sync::Arc;

use egui::{Context, Grid, Key, RichText, ScrollArea, Ui};

use crate::events::{Column, Role};
use crate::formats::events::{ColumnRole, Dates, MappedDimension, Mapping, Meaning, PlaceNames, Preview};

use crate::ui::dialogs::column_choice::{choose, short};
use crate::ui::dialogs::name_columns::{NameColumns, placed_cell, placed_heading};
use crate::ui::widgets::{elements, fonts};

/// The guessed column mapping of a file, for the user to correct before it is loaded.
pub struct ColumnDialog {
    file: String,
    preview: Preview,
    mapping: Mapping,
    /// If no columns give a position.
    names: Option<NameColumns>,
    /// Notes on opening the file.
    opened: Option<String>,
}

/// The user's decision.
pub enum ColumnAnswer {
    Waiting,
    Cancel,
    Open(Box<Mapping>),
}

/// Most rows of the file shown.
const ROWS: usize = 8;

/// Most columns shown, and most that can be filtered by.
const COLUMNS: usize = 100;
const CHOICES: usize = 300;

impl ColumnDialog {
    /// `opened` has the notes on opening the file.
    pub fn new(file: &str, opened: Option<&str>, preview: Preview, places: Arc<dyn PlaceNames>) -> Self {
        Self {
            file: file.to_owned(),
            mapping: preview.layout.mapping.clone(),
            names: NameColumns::new(&preview, places),
            opened: opened.map(str::to_owned),
            preview,
        }
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
            ui.set_width((ctx.content_rect().width() - 120.0).clamp(420.0, 860.0));
            ui.label(RichText::new(format!("Columns of {}", self.file)).font(fonts::bold(17.0)));
            let header = &self.preview.layout.header;
            let format = self.preview.layout.format.words();
            let words =
                format!("Read as {format} with {} columns. Correct anything that is wrong.", header.len());
            elements::small(ui, &words);
            if let Some(opened) = &self.opened {
                elements::small(ui, opened);
            }
            if !self.preview.note.is_empty() && !self.by_names() {
                elements::small(ui, &self.preview.note);
            }
            ui.add_space(8.0);
            if let Some(names) = &mut self.names {
                names.ways(ui);
                if names.on {
                    names.meanings(ui, &self.preview.layout.header);
                    ui.add_space(8.0);
                }
            }
            self.meanings(ui);
            self.roles(ui);
            ui.add_space(8.0);
            self.choices(ui);
            ui.add_space(8.0);
            self.rows(ui);
            ui.add_space(10.0);
            answer = self.buttons(ui);
        });
        if modal.should_close() { ColumnAnswer::Cancel } else { answer }
    }

    fn meanings(&mut self, ui: &mut Ui) {
        let header = &self.preview.layout.header;
        let m = &mut self.mapping;
        let (mut first, mut last) = match m.dates {
            Dates::One(first) => (Some(first), None),
            Dates::Span { first, last } => (Some(first), Some(last)),
            Dates::None | Dates::Parts { .. } => (None, None),
        };
        let mut of_type = m.dimensions.iter().find(|d| d.named.role == Role::Type).map(|d| d.column);
        let (people, before, by_names) = (m.best, of_type, self.names.as_ref().is_some_and(|names| names.on));
        Grid::new("meanings").num_columns(4).spacing([12.0, 6.0]).show(ui, |ui| {
            let pick = |ui: &mut Ui, name: &str, column: &mut Option<usize>| choose(ui, header, name, column);
            if !by_names {
                pick(ui, "Latitude", &mut m.latitude);
                pick(ui, "Longitude", &mut m.longitude);
                ui.end_row();
                if m.pair().is_none() {
                    pick(ui, "Whole position", &mut m.point);
                    ui.end_row();
                }
            }
            if !matches!(m.dates, Dates::Parts { .. }) {
                pick(ui, "Date", &mut first);
                pick(ui, "Last day", &mut last);
                ui.end_row();
            }
            pick(ui, "Type", &mut of_type);
            pick(ui, "People killed", &mut m.best);
            ui.end_row();
            if !by_names {
                pick(ui, "Governorate", &mut m.governorate);
            }
            pick(ui, "Id", &mut m.id);
            ui.end_row();
            pick(ui, "Events per row", &mut m.events);
            ui.end_row();
        });
        if !matches!(m.dates, Dates::Parts { .. }) {
            m.dates = match (first, last) {
                (Some(first), Some(last)) => Dates::Span { first, last },
                (Some(day), None) | (None, Some(day)) => Dates::One(day),
                (None, None) => Dates::None,
            };
        }
        if of_type != before {
            set_type(m, header, of_type);
        }
        if m.best != people {
            m.assign(Meaning::Killed, m.best, header, &self.preview.rows);
        }
    }

    /// How much of the columns can be read, and what else was possible, in the rows that were looked at.
    fn roles(&self, ui: &mut Ui) {
        for role in ColumnRole::ALL {
            if let Some(words) = self.preview.role_in_words(role, &self.mapping) {
                elements::small(ui, &words);
            }
        }
    }

    /// The columns for filtering and counting.
    fn choices(&mut self, ui: &mut Ui) {
        let header = &self.preview.layout.header;
        let m = &mut self.mapping;
        elements::small(ui, "Filter and count by:");
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
        };
        let mut answer = ColumnAnswer::Waiting;
        ui.horizontal(|ui| {
            let accent = ui.visuals().selection.bg_fill;
            let words = RichText::new("Open").font(fonts::bold(13.5));
            let open =
                ui.add_enabled(ready, egui::Button::new(words).fill(accent).min_size(egui::vec2(84.0, 28.0)));
            if open.clicked() || ready && ui.input(|i| i.key_pressed(Key::Enter)) {
                let mut mapping = self.mapping.clone();
                if let Some(names) = &self.names {
                    names.take_into(&mut mapping);
                }
                answer = ColumnAnswer::Open(Box::new(mapping));
            }
            if ui.add(egui::Button::new("Cancel").min_size(egui::vec2(0.0, 28.0))).clicked() {
                answer = ColumnAnswer::Cancel;
            }
            if !ready {
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
    let own = [m.latitude, m.longitude, m.point, m.id, m.governorate, m.best, m.low, m.high];
    !m.added.contains(&column) && !days.into_iter().chain(own).any(|taken| taken == Some(column))
}

fn dimension(column: usize, name: &str, role: Role) -> MappedDimension {
    let named = Column { header: name.to_owned(), title: name.to_owned(), role };
    MappedDimension { column, named, violence: false }
}

fn set_type(m: &mut Mapping, header: &[String], column: Option<usize>) {
    for d in m.dimensions.iter_mut().filter(|d| d.named.role == Role::Type) {
        d.named.role = Role::Other;
    }
    let Some((column, name)) = column.and_then(|c| Some((c, header.get(c)?))) else { return };
    match m.dimensions.iter_mut().find(|d| d.column == column) {
        Some(d) => d.named.role = Role::Type,
        None => m.dimensions.insert(0, dimension(column, name, Role::Type)),
    }
}
