use egui::{ProgressBar, Rect, RichText, Sense, Ui, WidgetInfo, vec2};

use crate::events::ColumnType;
use crate::scene::EventDisplay;
use crate::session::{Action, Command, EventAction, EventLayer, LayerAction, Loading, Session};
use crate::style::number::exact;
use crate::style::{EventColours, Theme};

use crate::ui::dialogs::notes_window::seen_notes;
use crate::ui::outbox::AppCommand;
use crate::ui::panels::event_legend::event_legend;
use crate::ui::widgets::elements;
use crate::ui::widgets::visuals::colour;

/// What opens event files.
pub fn open_buttons(ui: &mut Ui, session: &Session, asked: &mut Option<AppCommand>) {
    let recent = session.events().recent();
    ui.horizontal(|ui| {
        if elements::button(ui, "Open events…") {
            *asked = Some(AppCommand::Run(Command::OpenEvents));
        }
        if !recent.is_empty() {
            ui.menu_button(RichText::new("Recent").size(12.5), |ui| {
                for path in recent {
                    if ui.button(short_path(path)).on_hover_text(path).clicked() {
                        *asked = Some(AppCommand::Open(path.clone()));
                    }
                }
            });
        }
    });
    ui.add_space(2.0);
}

/// The file's own name, in whichever system the path was written.
fn short_path(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A sign of single events, or of what else the layer shows.
pub fn swatch(ui: &mut Ui, layer: &EventLayer, theme: &Theme, shown: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 22.0), Sense::hover());
    let back = rect.shrink2(vec2(1.0, 1.0));
    ui.painter().rect_filled(back, 4.0, colour(theme.land));
    let share = if shown { layer.opacity() } else { 0.35 };
    let ink = colour(EventColours::of(theme).circle.faded(share));
    let middle = rect.center();
    match layer.display {
        EventDisplay::Circles => {
            ui.painter().circle_filled(middle - vec2(4.0, 0.0), 6.5, ink);
            ui.painter().circle_filled(middle + vec2(7.0, 2.0), 3.0, ink);
        }
        EventDisplay::Cells | EventDisplay::Governorates(_) => {
            for (x, y) in [(-8.0, -6.0), (0.0, 0.0), (-8.0, 0.0)] {
                let cell = Rect::from_min_size(middle + vec2(x, y), vec2(7.0, 5.5));
                ui.painter().rect_filled(cell, 0.0, ink);
            }
        }
    }
}

/// How much of the file is shown.
pub fn subtitle(layer: &EventLayer, active: bool) -> String {
    let (shown, all) = (u64::from(layer.shown.count()), layer.table.len() as u64);
    let active = if active { " · active" } else { "" };
    format!("{} of {} shown{active}", exact(shown), exact(all))
}

/// How far the file is read, while it is.
pub fn loading(ui: &mut Ui, layer: &EventLayer, actions: &mut Vec<Action>) {
    if let Some(loading) = &layer.loading
        && progress(ui, loading, layer.name())
    {
        actions.push(LayerAction::Close { layer: layer.id.into() }.into());
    } else if let Some(loading) = &layer.rereading
        && progress(ui, loading, layer.name())
    {
        actions.push(EventAction::Rereading { layer: layer.id, loading: None }.into());
    }
}

/// How far the file is read; true when the reader wants no more of it.
fn progress(ui: &mut Ui, loading: &Loading, name: &str) -> bool {
    let rows = format!("{} rows so far", exact(loading.rows));
    ui.horizontal(|ui| {
        // Room for the button behind it: a line that is too long would push the panel wider.
        let width = (ui.available_width() - 84.0).max(60.0);
        let known = loading.of_bytes > 0;
        // The bytes of a file are far below what an f64 counts exactly.
        let share = if known { loading.bytes as f64 / loading.of_bytes as f64 } else { 0.0 };
        let bar = ProgressBar::new(share as f32).desired_width(width).desired_height(16.0).animate(!known);
        ui.add(bar.text(RichText::new(rows).size(11.5)));
        let cancel = ui.small_button("Cancel");
        cancel
            .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Cancel loading {name}")));
        cancel.clicked()
    })
    .inner
}

/// How many import problems there are, and the way to read them.
pub fn notes(ui: &mut Ui, layer: &EventLayer, asked: &mut Option<AppCommand>) {
    let notes = &layer.about.notes;
    if layer.loading.is_some() || layer.about.recognised.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let plain = layer.about.recognised == "table";
        elements::small(ui, if plain { "Table of unknown origin" } else { &layer.about.recognised });
        let words = match notes.list.len() + notes.decisions.len() {
            0 => "no import problems".to_owned(),
            1 if notes.list.is_empty() => "1 note".to_owned(),
            1 => format!("1 problem in {} rows", exact(notes.list[0].count)),
            n => format!("{n} notes"),
        };
        if elements::link(ui, &words).clicked() {
            *asked = Some(AppCommand::ShowImportNotes { layer: layer.id });
        }
        if elements::link(ui, "Columns…").clicked() {
            *asked = Some(AppCommand::ChooseColumns { layer: layer.id });
        }
    });
}

/// That there are import notes nobody has looked at yet; a click shows them.
pub fn badge(ui: &mut Ui, layer: &EventLayer, asked: &mut Option<AppCommand>) {
    let notes = &layer.about.notes;
    let count = notes.list.len() + notes.decisions.len();
    let seen = ui.ctx().data(|data| data.get_temp::<usize>(seen_notes(layer.id)));
    if layer.loading.is_some() || count == 0 || seen == Some(count) {
        return;
    }
    let words = if count == 1 { "1 new note".to_owned() } else { format!("{count} new notes") };
    let colour = ui.visuals().warn_fg_color;
    let name = format!("{words} on reading {}", layer.name());
    let button = egui::Button::new(RichText::new(words).size(11.5).color(colour)).small();
    let response = ui.add(button).on_hover_text("What was left out or assumed when the file was read");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        *asked = Some(AppCommand::ShowImportNotes { layer: layer.id });
    }
}

/// How the events are drawn, and the legend.
pub fn details(ui: &mut Ui, session: &Session, layer: &EventLayer, theme: &Theme, actions: &mut Vec<Action>) {
    let id = || layer.id;
    ui.add_space(2.0);
    let width = (ui.available_width() - 24.0).max(80.0);
    let chosen = RichText::new(layer.display.words()).size(12.5);
    let response = egui::ComboBox::from_id_salt(("display", &layer.id))
        .selected_text(chosen)
        .width(width)
        .show_ui(ui, |ui| {
            for display in EventDisplay::ALL {
                if ui.selectable_label(layer.display == display, display.words()).clicked() {
                    actions.push(EventAction::Display { layer: id(), display }.into());
                }
            }
        })
        .response;
    response.widget_info(|| {
        let name = format!("How {} is drawn: {}", layer.name(), layer.display.words());
        WidgetInfo::labeled(egui::Role::ComboBox, true, name)
    });
    sizes(ui, session, layer, width, actions);
    event_legend(ui, session, layer, theme);
}

/// What circles are sized by: the count of events, or any column of numbers.
fn sizes(ui: &mut Ui, session: &Session, layer: &EventLayer, width: f32, actions: &mut Vec<Action>) {
    let columns = session.file_columns(layer.id).filter(|_| layer.display == EventDisplay::Circles);
    let numbers = columns.iter().flat_map(|c| c.all.iter()).filter(|c| c.kind == ColumnType::Number);
    let names: Vec<&str> = numbers.map(|c| c.name.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let words = |by: Option<&str>| by.map_or("Size: number of events".to_owned(), |by| format!("Size: {by}"));
    let chosen = words(layer.sized_by.as_deref());
    let shown = egui::ComboBox::from_id_salt(("size", &layer.id))
        .selected_text(RichText::new(&chosen).size(12.5))
        .width(width)
        .show_ui(ui, |ui| {
            for by in std::iter::once(None).chain(names.into_iter().map(Some)) {
                let on = layer.sized_by.as_deref() == by;
                if ui.selectable_label(on, words(by)).clicked() {
                    let column = by.map(str::to_owned);
                    actions.push(EventAction::SizeBy { layer: layer.id, column }.into());
                }
            }
        });
    shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &chosen));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recent_file_goes_by_its_own_name() {
        assert_eq!(short_path("/home/reader/data/acled.csv"), "acled.csv");
        assert_eq!(short_path(r"C:\data\ged.csv"), "ged.csv");
        assert_eq!(short_path("gtd.csv"), "gtd.csv");
    }
}
