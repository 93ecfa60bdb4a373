use egui::{ComboBox, DragValue, Slider, TextEdit, Ui, WidgetInfo};

use crate::paint::{Layout, MAX_SIDE};

use super::state::{DPI, FigureFormat, FigureKind, FigureState};
use crate::ui::widgets::elements;

/// Anything smaller has no room for a map.
const LEAST_SIDE: u32 = 64;

/// The options of a figure.
pub fn options(ui: &mut Ui, state: &mut FigureState, sheet: Option<&str>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    subject(ui, state, sheet);
    let map = state.subject == FigureKind::Map;
    elements::section(ui, "Page");
    if map {
        page(ui, &mut state.figure.layout, &Layout::ALL.map(Some));
    } else {
        let mut paper = Some(state.sheet);
        page(ui, &mut paper, &SHEETS.map(Some));
        state.sheet = paper.unwrap_or_default();
    }
    if map && state.paper().is_some() {
        field(ui, "Title", &mut state.figure.title, "what the figure shows");
    }
    if state.paper().is_some() {
        field(ui, "Author", &mut state.figure.author, "none");
        field(ui, "Date", &mut state.figure.date, "no date");
    } else {
        picture(ui, state);
    }
    elements::section(ui, "File");
    if !map {
        elements::small(ui, FigureFormat::Pdf.about());
        return;
    }
    ui.horizontal(|ui| {
        for format in FigureFormat::ALL {
            ui.selectable_value(&mut state.format, format, format.name());
        }
    });
    elements::small(ui, state.format.about());
    if state.format == FigureFormat::Png && state.paper().is_some() {
        dots(ui, &mut state.dpi);
    }
}

/// Paper sizes for a card's sheets.
const SHEETS: [Layout; 2] = [Layout::A4Portrait, Layout::LetterPortrait];

fn dots(ui: &mut Ui, chosen: &mut u32) {
    ui.horizontal(|ui| {
        let value = ui.add(DragValue::new(chosen).range(DPI).speed(2.0));
        value.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, "Pixels per inch"));
        ui.label("pixels per inch");
        for dpi in [96, 150, 300] {
            if ui.selectable_label(*chosen == dpi, dpi.to_string()).clicked() {
                *chosen = dpi;
            }
        }
    });
}

fn subject(ui: &mut Ui, state: &mut FigureState, sheet: Option<&str>) {
    let Some(name) = sheet else {
        state.subject = FigureKind::Map;
        return;
    };
    elements::section(ui, "What");
    ui.radio_value(&mut state.subject, FigureKind::Map, "The map");
    ui.radio_value(&mut state.subject, FigureKind::Sheet, format!("The card of {name}, with its citations"));
}

/// The page format; `None` is offered if it is not a paper choice.
fn page(ui: &mut Ui, chosen: &mut Option<Layout>, papers: &[Option<Layout>]) {
    let words = |layout: Option<Layout>| layout.map_or("Map only", Layout::label);
    let alone = (papers.len() == Layout::ALL.len()).then_some(&None);
    let shown = words(*chosen);
    let combo =
        ComboBox::from_id_salt("layout").height(400.0).width(ui.available_width() - 8.0).selected_text(shown);
    let combo = combo.show_ui(ui, |ui| {
        for paper in papers.iter().chain(alone) {
            ui.selectable_value(chosen, *paper, words(*paper));
        }
    });
    combo.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::ComboBox, true, "Page");
        info.current_text_value = Some(shown.to_owned());
        info
    });
}

/// A text field with its name above; `empty` is the placeholder.
fn field(ui: &mut Ui, name: &str, text: &mut String, empty: &str) {
    elements::section(ui, name);
    let edit = ui.add(TextEdit::singleline(text).hint_text(empty).desired_width(f32::INFINITY));
    edit.widget_info(|| {
        WidgetInfo::labeled(egui::Role::TextInput, true, format!("Figure {}", name.to_lowercase()))
    });
}

/// Map only: size, theme and furniture.
fn picture(ui: &mut Ui, state: &mut FigureState) {
    elements::section(ui, "Size in pixels");
    ui.horizontal(|ui| {
        for (side, name) in state.size.iter_mut().zip(["Width", "Height"]) {
            let value = DragValue::new(side).range(LEAST_SIDE..=MAX_SIDE).speed(4.0);
            ui.add(value).widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, name));
            if name == "Width" {
                ui.label("×");
            }
        }
    });
    ui.horizontal(|ui| {
        for [w, h] in [[1920, 1080], [4000, 3000]] {
            if ui.button(format!("{w} × {h}")).clicked() {
                state.size = [w, h];
            }
        }
    });
    elements::section(ui, "Scale of text and symbols");
    let slider = Slider::new(&mut state.scale, 0.5..=8.0).logarithmic(true).fixed_decimals(1);
    ui.add(slider).widget_info(|| WidgetInfo::labeled(egui::Role::Slider, true, "Text and symbols"));
    ui.add_space(4.0);
    ui.checkbox(&mut state.figure.furniture, "Legend, scale and credits over the map");
    ui.checkbox(&mut state.figure.dark, "Light on dark");
}
