use egui::{ComboBox, Ui};

use crate::formats::events::{DateOrder, Mapping, NumberStyle};
use crate::formats::{Overrides, TextEncoding};

/// How a file is read, beside what its columns mean: what the user says instead of what is found out.
pub struct Ways {
    /// The sheets of a spreadsheet, and the one that is read.
    sheets: Vec<String>,
    sheet: String,
    /// How the letters are stored; none for a spreadsheet.
    encoding: Option<TextEncoding>,
    /// What is said of the file itself.
    pub said: Overrides,
    pub order: Option<DateOrder>,
    pub numbers: Option<NumberStyle>,
}

const ORDERS: [(DateOrder, &str); 3] = [
    (DateOrder::DayFirst, "day first"),
    (DateOrder::MonthFirst, "month first"),
    (DateOrder::YearFirst, "year first"),
];

const NUMBERS: [(NumberStyle, &str); 2] =
    [(NumberStyle::Point, "decimal point"), (NumberStyle::Comma, "decimal comma")];

impl Ways {
    pub fn new(sheets: &[String], read_as: &Overrides, said: &Overrides) -> Self {
        let encoding = read_as.encoding.unwrap_or(TextEncoding::UTF_8);
        Self {
            encoding: sheets.is_empty().then_some(encoding),
            sheet: read_as.sheet.clone().unwrap_or_default(),
            sheets: sheets.to_vec(),
            said: said.clone(),
            order: None,
            numbers: None,
        }
    }

    /// The choices; another sheet or encoding that the user wants, for which the file has to be opened again.
    pub fn show(&mut self, ui: &mut Ui, mapping: &Mapping) -> Option<Overrides> {
        let mut wanted = None;
        ui.horizontal_wrapped(|ui| {
            if self.sheets.len() > 1 {
                wanted = self.sheet(ui);
            }
            if let Some(now) = self.encoding {
                wanted = wanted.take().or(encoding(ui, now, &self.said));
            }
            let now = ORDERS.iter().find(|(order, _)| *order == mapping.date_order);
            choice(ui, "Dates", &mut self.order, now.map_or("", |(_, words)| words), &ORDERS);
            let now = NUMBERS.iter().find(|(style, _)| *style == mapping.number_style);
            choice(ui, "Numbers", &mut self.numbers, now.map_or("", |(_, words)| words), &NUMBERS);
        });
        wanted
    }

    fn sheet(&self, ui: &mut Ui) -> Option<Overrides> {
        let mut sheet = self.sheet.clone();
        named(ui, "Sheet", &sheet.clone(), |ui| {
            for name in &self.sheets {
                ui.selectable_value(&mut sheet, name.clone(), name);
            }
        });
        (sheet != self.sheet).then(|| Overrides { sheet: Some(sheet), ..self.said.clone() })
    }
}

fn encoding(ui: &mut Ui, now: TextEncoding, said: &Overrides) -> Option<Overrides> {
    let mut encoding = now;
    named(ui, "Letters", now.name(), |ui| {
        for other in TextEncoding::ALL {
            let words = format!("{} ({})", other.name(), other.words());
            ui.selectable_value(&mut encoding, other, words);
        }
    });
    (encoding != now).then(|| Overrides { encoding: Some(encoding), ..said.clone() })
}

/// A choice between what is found out, which is `now`, and what the user says.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Option<T>,
    now: &str,
    all: &[(T, &str)],
) {
    let found = if chosen.is_none() { format!("{now} (found)") } else { now.to_owned() };
    named(ui, name, &found, |ui| {
        ui.selectable_value(chosen, None, "find out from the rows");
        for (value, words) in all {
            ui.selectable_value(chosen, Some(*value), *words);
        }
    });
}

fn named(ui: &mut Ui, name: &str, now: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(name);
    let response = ComboBox::from_id_salt(name).selected_text(now).show_ui(ui, add).response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    ui.add_space(6.0);
}
