use egui::{ComboBox, Ui};

use crate::formats::events::{DateOrder, Mapping, NumberStyle, OrderFound};
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
    pub fn show(&mut self, ui: &mut Ui, mapping: &Mapping, found: OrderFound) -> Option<Overrides> {
        let mut wanted = None;
        ui.horizontal_wrapped(|ui| {
            if self.sheets.len() > 1 {
                wanted = self.sheet(ui);
            }
            if let Some(now) = self.encoding {
                wanted = wanted.take().or(encoding(ui, now, &self.said));
            }
            choice(ui, "Dates", &mut self.order, &order_words(mapping.date_order, found), &ORDERS);
            let now = format!("{} (found)", words_of(&NUMBERS, mapping.number_style));
            choice(ui, "Numbers", &mut self.numbers, &now, &NUMBERS);
            let totals = ui.checkbox(&mut self.said.keep_totals, "Count totals as rows").on_hover_text(
                "Rows that only add up others are left out otherwise, since they would be counted twice.",
            );
            // Return opens the file and is no second click.
            if totals.clicked() {
                totals.surrender_focus();
            }
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

/// What the rows tell about the order of day, month and year.
fn order_words(order: DateOrder, found: OrderFound) -> String {
    let order = words_of(&ORDERS, order);
    match found {
        OrderFound::NoDates => "no dates".to_owned(),
        OrderFound::OwnColumns => "in columns of their own".to_owned(),
        OrderFound::YearBegins => "year first (ISO)".to_owned(),
        OrderFound::NamedMonths => "months by name".to_owned(),
        OrderFound::NoMatter => "need no order".to_owned(),
        OrderFound::Told => format!("{order} (found)"),
        OrderFound::Assumed => format!("{order} (assumed)"),
    }
}

fn words_of<T: PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    all.iter().find(|(other, _)| *other == value).map_or("", |(_, words)| words)
}

/// A choice between what is found out, which is `found` in words, and what the user says.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Option<T>,
    found: &str,
    all: &[(T, &'static str)],
) {
    let now = chosen.map_or(found, |value| words_of(all, value)).to_owned();
    named(ui, name, &now, |ui| {
        ui.selectable_value(chosen, None, "find out from the rows");
        for (value, words) in all {
            ui.selectable_value(chosen, Some(*value), *words);
        }
    });
}

fn named(ui: &mut Ui, name: &str, now: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(name);
    let response = ComboBox::from_id_salt(name).selected_text(now).show_ui(ui, add).response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name}: {now}")));
    ui.add_space(6.0);
}
