use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, PopupCloseBehavior, RichText, Ui};

use crate::session::{Action, EventAction, EventLayer, Session};
use crate::style::number::exact;
use crate::ui::widgets::fonts;

use super::{Cells, Listed, Listing, TableState, copy};

/// The choices of listed rows: value, label and tooltip.
const LISTINGS: [(Listing, &str, &str); 3] = [
    (Listing::All, "All shown", "All rows that pass the filter, including those without a point on the map"),
    (Listing::Window, "In this view", "Only rows drawn in the visible part of the map"),
    (Listing::Region, "In the region", "Only rows drawn in the region"),
];

/// The file, how much of it is listed, and the list's controls.
pub fn top_line(
    ui: &mut Ui,
    layer: &EventLayer,
    listed: Listed,
    session: &Session,
    state: &mut TableState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let region = session.events().region().is_some();
        for (listing, words, hint) in LISTINGS {
            if listing == Listing::Region && !region {
                continue;
            }
            // Without a region all rows are listed.
            let on = state.listing == listing
                || listing == Listing::All && state.listing == Listing::Region && !region;
            let button = ui.selectable_label(on, RichText::new(words).size(12.5));
            if button.on_hover_text(hint).clicked() {
                state.list(listing);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            columns(ui, Cells::of(session, layer), state);
            let copy = ui.add(egui::Button::new(RichText::new("Copy").size(12.5)));
            let hint = format!(
                "All rows listed, up to {}, with the columns shown. Ctrl+C in the table copies the marked rows.",
                exact(copy::MOST as u64)
            );
            state.copying |= copy.on_hover_text(hint).clicked();
            if state.copying {
                copy_all(session, layer, listed.rows, state, actions);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = RichText::new(layer.name()).font(fonts::bold(12.5));
                ui.add(egui::Label::new(words).truncate());
                ui.add(egui::Label::new(RichText::new(count(layer, listed, session, state)).size(12.5)).truncate());
            });
        });
    });
}

/// "1,234 rows in this view of 45,678 shown".
fn count(layer: &EventLayer, listed: Listed, session: &Session, state: &TableState) -> String {
    let (rows, shown) = (listed.rows.len() as u64, u64::from(layer.shown.count()));
    let all = layer.table.len() as u64;
    let of = |place: &str| format!("{} rows in {place} of {} shown", exact(rows), exact(shown));
    let mut words = match (state.listing, session.events().region()) {
        (Listing::Window, _) => of("this view"),
        (Listing::Region, Some(_)) => of("the region"),
        (Listing::Region, None) | (Listing::All, _) if shown == all => format!("all {} rows", exact(all)),
        (Listing::Region, None) | (Listing::All, _) => {
            format!("{} of {} rows shown", exact(shown), exact(all))
        }
    };
    let marked = session.events().marked().len();
    if marked > 1 {
        words.push_str(&format!(", {} marked", exact(marked as u64)));
    }
    if listed.waiting {
        words.push_str(" …");
    }
    words
}

/// Copies the rows once all their cells are read.
fn copy_all(
    session: &Session,
    layer: &EventLayer,
    rows: &[u32],
    state: &mut TableState,
    actions: &mut Vec<Action>,
) {
    let cells = Cells::of(session, layer);
    let missing = copy::missing(cells, rows, state);
    let loading = cells.columns.is_some_and(|columns| columns.loading.is_some());
    // Texts too long to be kept, or a file that is gone: what could be read is copied.
    let in_vain = !missing.is_empty() && state.asked_copy == missing;
    if missing.is_empty() || in_vain && !loading {
        (state.copying, state.asked_copy) = (false, Vec::new());
        actions.extend(copy::listed(cells, rows, state));
    } else if !in_vain {
        state.asked_copy.clone_from(&missing);
        actions.push(EventAction::Load { layer: layer.id, wants: missing }.into());
    }
}

fn columns(ui: &mut Ui, cells: Cells, state: &mut TableState) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(RichText::new("Columns").size(12.5)).config(config).ui(ui, |ui| {
        let last = state.shown().count() == 1;
        let height = ui.ctx().content_rect().height() * 0.6;
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for column in &mut state.columns {
                // One column always stays, to tell an empty table from none.
                let can = !(last && column.shown);
                ui.add_enabled(can, egui::Checkbox::new(&mut column.shown, column.column.title(cells)))
                    .on_hover_text(column.column.hint(cells));
            }
        });
    });
}
