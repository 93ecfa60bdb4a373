use std::ops::Bound;

use egui::{Pos2, Rect, Response};

use crate::events::{Condition, Filter, Rule, RuleColumn, Test, ValueSet};
use crate::model::{EventKey, Subject};
use crate::session::{Action, EventAction, SelectAction, ViewAction};
use crate::ui::widgets::context_menu::{Entries, Opening, context_menu};

use super::context::TableContext;
use super::state::RowMenu;
use super::{Cells, EventColumn, TableState, copy, keys};

/// The longest value in the words of an entry, in letters.
const MOST: usize = 32;

/// Takes up a right-click on a row. A row that is not marked becomes the only one.
pub fn open(
    at: Pos2,
    rect: Rect,
    context: &TableContext,
    (index, row): (usize, u32),
    state: &mut TableState,
    actions: &mut Vec<Action>,
) {
    let mut left = rect.left();
    let column = state.shown().find(|shown| {
        left += shown.width;
        at.x < left
    });
    let Some(column) = column.or(state.shown().last()).map(|shown| shown.column) else { return };
    state.row_menu = Some(RowMenu { row, column });
    (state.cursor, state.anchor) = (Some((index, row)), Some(row));
    if context.session.events().marked().binary_search(&row).is_err() {
        actions.push(keys::mark(vec![row]));
    }
}

/// Takes up the key for a menu: that of the row of the keyboard, in the column that the rows are sorted by or the
/// first one.
pub fn by_keyboard(all: &Response, clip: Rect, top: f32, state: &mut TableState) -> Option<Opening> {
    let (_, row) = state.cursor?;
    let opening =
        Opening::by_keyboard(all, Pos2::new(clip.left() + 24.0, top.clamp(clip.top(), clip.bottom())))?;
    let sorted = state.shown().find(|shown| state.direction(shown.column).is_some());
    let column = sorted.or(state.shown().next())?.column;
    state.row_menu = Some(RowMenu { row, column });
    Some(opening)
}

/// The menu of a row.
pub fn row_menu(
    all: &Response,
    opening: Option<Opening>,
    context: &TableContext,
    state: &TableState,
    actions: &mut Vec<Action>,
) {
    let Some(menu) = state.row_menu else { return };
    context_menu(all, opening, "Menu of this row", |entries| menu.entries(entries, context, state, actions));
}

impl RowMenu {
    fn entries(
        self,
        entries: &mut Entries,
        context: &TableContext,
        state: &TableState,
        actions: &mut Vec<Action>,
    ) {
        let cells = Cells::of(context.session, context.layer);
        let key = Subject::event(context.layer.id, EventKey::Row(self.row));
        let nowhere = context.session.bounds_of(&key).is_none().then_some("This row has no place on the map");
        if entries.entry_unless("Show on the map", nowhere) {
            actions.push(SelectAction::Feature(key.clone()).into());
            actions.push(ViewAction::ToFeature(key).into());
        }
        entries.separator();
        let marked = context.session.events().marked().len();
        let words = if marked > 1 { "Copy the marked rows" } else { "Copy row" };
        if entries.entry(words) {
            actions.extend(copy::marked(context, state));
        }
        let value = self.column.text(cells, self.row);
        let empty = value.is_empty().then_some("The cell is empty");
        if entries.entry_unless("Copy cell", empty) {
            actions.push(Action::Copy { what: "cell", text: value });
        }
        entries.separator();
        let title = self.column.title(cells);
        entries.heading(title);
        let shown = shortened(&self.column.shown(cells, self.row));
        let only = self.filtered(context, true);
        let reason = only.is_none().then_some("The filter has no such condition");
        if entries.entry_unless(&format!("Show only {shown}"), reason) {
            actions.extend(only);
        }
        if entries.entry_unless(&format!("Leave out {shown}"), reason) {
            actions.extend(self.filtered(context, false));
        }
    }

    /// The filter that shows only rows with this value, or only those without it. `None` if the filter cannot.
    fn filtered(self, context: &TableContext, only: bool) -> Option<Action> {
        let (layer, table) = (context.layer, &context.layer.table);
        let exactly = |column, test| {
            let is = Rule::Is(Condition { column, test });
            let rule = if only { is } else { Rule::Not(Box::new(is)) };
            let rule = layer.rule().cloned().map_or(rule.clone(), |before| before.and(rule));
            Some(EventAction::Rule { layer: layer.id, rule: Some(rule) }.into())
        };
        match self.column {
            EventColumn::Dimension(index) => {
                let dimension = table.dimensions().get(index)?;
                let code = table.code(index, self.row);
                let mut filter: Filter = layer.filter().clone();
                if only {
                    filter.kept.insert(index, ValueSet::from_iter([code]));
                } else {
                    filter.set(index, dimension, code, false);
                }
                Some(EventAction::Filter { layer: layer.id, filter }.into())
            }
            EventColumn::Date => {
                let (from, to) = table.days(self.row)?;
                exactly(RuleColumn::Day, Test::Days { from: Some(from), to: Some(to) })
            }
            EventColumn::Killed => {
                let killed = f64::from(table.fatalities(self.row).best?);
                let end = Bound::Included(killed);
                exactly(RuleColumn::Killed, Test::Number { from: end, to: end })
            }
            EventColumn::File(index) => {
                let cells = Cells::of(context.session, layer);
                let text = cells.text(index, self.row)?.to_owned();
                exactly(RuleColumn::File(cells.info(index)?.name.clone()), Test::OneOf(vec![text]))
            }
            EventColumn::Range | EventColumn::Number => None,
        }
    }
}

/// A value in quotation marks, on one line.
fn shortened(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        _ if line.is_empty() => "empty cells".to_owned(),
        Some((end, _)) => format!("“{}…”", line[..end].trim_end()),
        None => format!("“{line}”"),
    }
}
