use egui::{Grid, Ui};

use crate::events::Role;
use crate::formats::events::{Dates, Mapping, Meaning, Preview};

use crate::ui::widgets::elements;

use super::column_choice::choose;

/// The columns by what they mean; `by_names` if rows are geocoded from their names.
pub fn meanings(ui: &mut Ui, preview: &Preview, m: &mut Mapping, by_names: bool) {
    let header = preview.header();
    let (mut first, mut last) = match m.dates {
        Dates::One(first) => (Some(first), None),
        Dates::Span { first, last } => (Some(first), Some(last)),
        Dates::None | Dates::Parts { .. } => (None, None),
    };
    let mut of_type = m.dimensions.iter().find(|d| d.named.role == Role::Type).map(|d| d.column);
    let (people, before) = (m.best, of_type);
    let (mut clock, mut zone) = (m.clock, m.zone);
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
        pick(ui, "Time of day", &mut clock);
        pick(ui, "Time zone", &mut zone);
        ui.end_row();
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
    for (meaning, before, chosen) in [(Meaning::Time, m.clock, clock), (Meaning::TimeZone, m.zone, zone)] {
        if chosen != before {
            m.assign(meaning, chosen, header, &preview.rows);
        }
    }
    if clock.or(zone).is_some() {
        elements::small(ui, "Times of another zone than Iraq's move an event to its day in Baghdad.");
    }
    if of_type != before {
        m.assign_type(of_type, header);
    }
    if m.best != people {
        m.assign(Meaning::Killed, m.best, header, &preview.rows);
    }
}
