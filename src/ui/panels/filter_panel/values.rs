use egui::collapsing_header::CollapsingState;
use egui::{Id, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use crate::events::{Dimension, GOVERNORATE, Role, ValueSet};
use crate::session::{Action, EventLayer};
use crate::style::number::exact;
use crate::style::{Theme, event_ink};

use super::change::filtered;
use super::heading;
use super::state::{Counts, FilterState};
use super::value_row;
use super::value_row::{Asked, ValueRow};
use crate::ui::widgets::elements;
use crate::ui::widgets::visuals::colour;

/// More values than this scroll in a separate box, with a search field.
const MANY: usize = 12;

/// A dimension: its values with their counts.
pub fn section(
    ui: &mut Ui,
    layer: &EventLayer,
    index: usize,
    theme: &Theme,
    still: bool,
    state: &mut FilterState,
    actions: &mut Vec<Action>,
) {
    let dimension = &layer.table.dimensions()[index];
    let own = layer.filter().kept.get(&index);
    let id = Id::unique("dimension").with((&dimension.header, index));
    let open = dimension.role == Role::Type || index == GOVERNORATE;
    let mut section = CollapsingState::load_with_default_open(ui.ctx(), id, open);
    let kept = own.map(|kept| kept.len());
    if heading::heading(ui, id, &dimension.title, kept, section.openness(ui.ctx())) {
        section.toggle(ui);
    }
    section.show_body_unindented(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // Values keep their order while the pointer is over them.
        let over = ui.ui_contains_pointer();
        let counts = state.counts(layer, index, still || over);
        let searching = look_for(ui, dimension, &counts, state.search.entry(index).or_default());
        let found = if searching { state.found(dimension, index, &counts) } else { counts.order.clone() };
        all_or_none(ui, layer, index, dimension, &found, searching, actions);
        let rows = Rows { layer, index, dimension, theme, counts: &counts, found: &found };
        rows.show(ui, actions);
        ui.add_space(4.0);
        let overlap = layer.shown.overlap(&layer.table).filter(|overlap| overlap.dimension == index);
        if let Some(overlap) = overlap {
            elements::small(ui, &overlap.words(&layer.table));
        }
    });
}

/// The search field for many values; whether it is non-empty.
fn look_for(ui: &mut Ui, dimension: &Dimension, counts: &Counts, search: &mut String) -> bool {
    if counts.order.len() <= MANY {
        return false;
    }
    let name = format!("Search {} values", exact(counts.order.len() as u64));
    let edit = TextEdit::singleline(search).hint_text(name.as_str()).desired_width(f32::INFINITY);
    let response = ui.add(edit.font(egui::FontId::proportional(12.5)));
    response.widget_info(|| {
        WidgetInfo::labeled(egui::Role::TextInput, true, format!("{name} of {}", dimension.title))
    });
    ui.add_space(4.0);
    !search.trim().is_empty()
}

fn all_or_none(
    ui: &mut Ui,
    layer: &EventLayer,
    index: usize,
    dimension: &Dimension,
    found: &[u16],
    searching: bool,
    actions: &mut Vec<Action>,
) {
    let own = layer.filter().kept.get(&index);
    let of = &dimension.title;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let mut press = |words: &str, name: String, on: bool| {
            let link = egui::Link::new(RichText::new(words).size(12.0));
            let response = ui.add_enabled(on, link);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, on, &name));
            response.clicked()
        };
        if press("All", format!("All values of {of}"), own.is_some()) {
            actions.push(filtered(layer, |f| {
                f.kept.remove(&index);
            }));
        }
        if press("None", format!("No value of {of}"), own.is_none_or(|k| !k.is_empty())) {
            actions.push(filtered(layer, |f| {
                f.kept.insert(index, ValueSet::default());
            }));
        }
        if searching && !found.is_empty() {
            let words = format!("Only these {}", exact(found.len() as u64));
            if press(&words, format!("{words} of {of}"), true) {
                actions.push(filtered(layer, |f| {
                    f.kept.insert(index, found.iter().copied().collect());
                }));
            }
        }
    });
    ui.add_space(2.0);
}

struct Rows<'a> {
    layer: &'a EventLayer,
    index: usize,
    dimension: &'a Dimension,
    theme: &'a Theme,
    counts: &'a Counts,
    found: &'a [u16],
}

impl Rows<'_> {
    fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if self.found.is_empty() {
            elements::small(ui, "No value contains this text.");
            return;
        }
        let most = self.counts.offered.iter().copied().max().unwrap_or(0).max(1);
        if self.counts.order.len() <= MANY {
            // Leaves room for a scroll bar, so that all counts align.
            ui.set_max_width(ui.available_width() - ui.spacing().scroll.allocated_width());
            for code in self.found {
                actions.extend(self.row(ui, *code, most));
            }
            return;
        }
        let height = value_row::HEIGHT * MANY as f32;
        let area = ScrollArea::vertical().id_salt(("values", self.index)).max_height(height);
        area.auto_shrink([false, true]).show_rows(ui, value_row::HEIGHT, self.found.len(), |ui, range| {
            for code in self.found.get(range).unwrap_or(&[]) {
                actions.extend(self.row(ui, *code, most));
            }
        });
    }

    fn row(&self, ui: &mut Ui, code: u16, most: u64) -> Option<Action> {
        let count = self.counts.offered.get(usize::from(code)).copied().unwrap_or(0);
        let stack = self.layer.table.type_classes();
        let of_type = self.layer.table.type_dimension() == Some(self.index);
        let row = ValueRow {
            id: Id::unique("value").with((self.index, code)),
            words: self.dimension.words(code),
            count,
            share: count as f32 / most as f32,
            on: self.layer.filter().keeps(self.index, code),
            ink: of_type.then(|| colour(event_ink(self.theme, self.layer.looks.slot(stack.class(code))))),
        };
        match row.show(ui)? {
            Asked::Toggle => Some(filtered(self.layer, |f| f.set(self.index, self.dimension, code, !row.on))),
            Asked::Only => Some(filtered(self.layer, |f| f.only(self.index, code))),
        }
    }
}
