use egui::{Grid, RichText, ScrollArea, Ui};

use crate::detail::role_words;
use crate::formats::events::{Trial, TrialCell, TrialColumn};
use crate::style::number::exact;

use crate::ui::widgets::{bidi, elements, fonts};

use super::column_choice::short;

/// Most rows shown.
const ROWS: usize = 8;

/// The first rows as they would be read, and how much of each column can be.
pub fn trial_view(ui: &mut Ui, trial: Option<&Trial>, waiting: bool) {
    let Some(trial) = trial else {
        elements::section(ui, "As it would be read");
        elements::small(ui, "Reading some rows…");
        return;
    };
    let rows = exact(trial.looked_at as u64);
    let dots = if waiting { " …" } else { "" };
    let words = if trial.looked_at == 1 { "row" } else { "rows" };
    elements::section(ui, &format!("As it would be read, from {rows} {words} of the file{dots}"));
    let frame = egui::Frame::new().fill(ui.visuals().faint_bg_color).corner_radius(6.0).inner_margin(8.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::horizontal().id_salt("as read").auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("as read").striped(true).num_columns(TrialColumn::ALL.len()).spacing([14.0, 3.0]).show(
                ui,
                |ui| {
                    for column in TrialColumn::ALL {
                        ui.label(RichText::new(column.title()).font(fonts::bold(12.0)));
                    }
                    ui.end_row();
                    for row in trial.rows.iter().take(ROWS) {
                        row.iter().for_each(|value| cell(ui, value));
                        ui.end_row();
                    }
                },
            );
        });
    });
    for role in &trial.roles {
        let Some(words) = role_words(role, trial.looked_at as u64) else { continue };
        let ink =
            if role.read < role.filled { ui.visuals().warn_fg_color } else { ui.visuals().weak_text_color() };
        bidi::label(ui, &words, &egui::FontId::proportional(12.0), ink);
    }
    trial.decisions.iter().for_each(|words| drop(elements::small(ui, words)));
}

fn cell(ui: &mut Ui, value: &TrialCell) {
    let (words, ink) = match value {
        TrialCell::Read(words) => (short(words), ui.visuals().text_color()),
        TrialCell::Unread(text) => (format!("not read: “{}”", short(text)), ui.visuals().warn_fg_color),
        TrialCell::NotGiven => ("–".to_owned(), ui.visuals().weak_text_color()),
    };
    ui.add(egui::Label::new(RichText::new(words).size(12.0).color(ink)).extend().selectable(false));
}
