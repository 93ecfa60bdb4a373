use std::sync::Arc;

use egui::{Grid, RichText, Ui};

use crate::formats::events::{Mapping, NameColumn, NameRole, PlaceNames, PlacedRow, Preview};

use super::column_choice::choose;
use crate::ui::widgets::{elements, fonts};

/// The columns used for geocoding, for the user to correct, with the result for the first rows.
pub struct NameColumns {
    places: Arc<dyn PlaceNames>,
    /// Whether rows are geocoded from their names.
    pub on: bool,
    /// The column for each role, in the order of [`NameRole::ALL`].
    columns: [Option<usize>; NameRole::ALL.len()],
    /// The first rows as geocoded, and the columns used.
    placed: (Vec<NameColumn>, Vec<PlacedRow>),
}

impl NameColumns {
    /// `None` if columns give a position already.
    pub fn new(preview: &Preview, places: Arc<dyn PlaceNames>) -> Option<Self> {
        if preview.mapping().has_position() {
            return None;
        }
        let column = |role| preview.names.iter().find(|n| n.role == role).map(|n| n.column);
        let on = preview.mapping().is_by_names();
        let columns = NameRole::ALL.map(column);
        Some(Self { places, on, columns, placed: (Vec::new(), Vec::new()) })
    }

    /// The chosen columns.
    pub fn chosen(&self) -> Vec<NameColumn> {
        let roles = NameRole::ALL.into_iter().zip(self.columns);
        roles.filter_map(|(role, column)| Some(NameColumn { column: column?, role })).collect()
    }

    /// How rows are to be placed.
    pub fn ways(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.radio_value(&mut self.on, true, "Geocode the rows from their place names");
            ui.radio_value(
                &mut self.on,
                false,
                "Use columns for latitude and longitude, or for the governorate",
            );
        });
        if self.on {
            elements::small(
                ui,
                "Each row gets a position only if it names a town, a part of one or a distance from \
                 one. Governorates are counted, not drawn; unknown places are listed with the reason.",
            );
        }
        ui.add_space(4.0);
    }

    /// The columns, to choose.
    pub fn meanings(&mut self, ui: &mut Ui, header: &[String]) {
        Grid::new("names").num_columns(4).spacing([12.0, 6.0]).show(ui, |ui| {
            let titles = [
                "Governorate named in",
                "District named in",
                "Town or place in",
                "Text with places",
                "Country named in",
            ];
            for (at, (title, column)) in titles.into_iter().zip(&mut self.columns).enumerate() {
                choose(ui, header, title, column);
                if at % 2 == 1 {
                    ui.end_row();
                }
            }
        });
    }

    /// The geocoding results of the first `most` rows, one per line.
    pub fn placed(&mut self, preview: &Preview, most: usize) -> &[PlacedRow] {
        let columns = self.chosen();
        if self.placed.0 != columns || self.placed.1.is_empty() {
            let place = |row: &Vec<String>| {
                let text = |n: &NameColumn| (n.role, row.get(n.column).map_or("", String::as_str));
                let texts: Vec<(NameRole, &str)> = columns.iter().map(text).collect();
                let cell = |column: usize| row.get(column).map_or("", String::as_str).into();
                self.places.place(&texts, preview.mapping().year(cell))
            };
            let rows = preview.rows.iter().take(most).map(place).collect();
            self.placed = (columns, rows);
        }
        &self.placed.1
    }

    /// Takes up the choice of a mapping.
    pub fn take_from(&mut self, mapping: &Mapping) {
        self.on = mapping.is_by_names();
        if self.on {
            let column = |role| mapping.names.iter().find(|n| n.role == role).map(|n| n.column);
            self.columns = NameRole::ALL.map(column);
        }
    }

    /// Applies the choice to the mapping.
    pub fn take_into(&self, mapping: &mut Mapping) {
        if self.on {
            mapping.names = self.chosen();
            (mapping.latitude, mapping.longitude, mapping.point) = (None, None, None);
        } else {
            mapping.names.clear();
        }
    }
}

/// A row's place in a few words.
pub fn placed_cell(ui: &mut Ui, placed: &PlacedRow) {
    let (words, colour) = match placed.unplaced {
        Some(unplaced) => (format!("not placed: {}", unplaced.cause().title()), ui.visuals().warn_fg_color),
        None => (format!("{} · {}", placed.name, placed.precision.words()), ui.visuals().text_color()),
    };
    let short: String = words.chars().take(70).collect();
    let label = egui::Label::new(RichText::new(short).size(12.0).color(colour)).extend().selectable(false);
    ui.add(label).on_hover_text(&placed.why);
}

/// The heading over such cells.
pub fn placed_heading(ui: &mut Ui) {
    ui.label(RichText::new("Placed as").font(fonts::bold(12.0)));
}
