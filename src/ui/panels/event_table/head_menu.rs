use egui::Response;

use crate::events::{ColumnType, SortKey};
use crate::model::EventLayerId;
use crate::session::{Action, EventAction};
use crate::ui::widgets::context_menu::{Entries, Opening, context_menu};

use super::{Cells, EventColumn, TableState};

/// Most hidden columns that the menu offers; “Columns” above the table has all.
const MOST: usize = 8;

/// What was chosen in the menu of a column header.
enum Chosen {
    Sort { descending: bool },
    FileOrder,
    Hide,
    Show(EventColumn),
    Filter,
    Size(String),
}

/// The menu of a column header.
pub fn head_menu(
    response: &Response,
    layer: EventLayerId,
    cells: Cells,
    column: EventColumn,
    state: &mut TableState,
) -> Option<Action> {
    let title = column.title(cells);
    let mut chosen = None;
    context_menu(response, Opening::of(response), &format!("Menu of the column {title}"), |entries| {
        chosen = entries_of(entries, cells, column, state);
    });
    match chosen? {
        Chosen::Sort { descending } => state.sort(column, descending),
        Chosen::FileOrder => state.sort(EventColumn::Number, false),
        Chosen::Hide => state.show(column, false),
        Chosen::Show(column) => state.show(column, true),
        Chosen::Filter => state.asks_filter = true,
        Chosen::Size(name) => return Some(EventAction::SizeBy { layer, column: Some(name) }.into()),
    }
    None
}

fn entries_of(
    entries: &mut Entries,
    cells: Cells,
    column: EventColumn,
    state: &TableState,
) -> Option<Chosen> {
    let mut chosen = None;
    let sorted = state.direction(column);
    for (words, descending) in [("Sort ascending", false), ("Sort descending", true)] {
        let reason = (sorted == Some(descending)).then_some("The rows are sorted so");
        if entries.entry_unless(words, reason) {
            chosen = Some(Chosen::Sort { descending });
        }
    }
    let as_in_file = state.by == SortKey::FileOrder && state.by_file.is_none() && !state.descending;
    if entries.entry_unless("In the order of the file", as_in_file.then_some("The rows are sorted so")) {
        chosen = Some(Chosen::FileOrder);
    }
    entries.separator();
    if entries.entry("Filter by this column…") {
        chosen = Some(Chosen::Filter);
    }
    let number = column.of_file().and_then(|index| cells.info(index));
    if let Some(info) = number.filter(|info| info.kind == ColumnType::Number)
        && entries.entry("Size circles by this column")
    {
        chosen = Some(Chosen::Size(info.name.clone()));
    }
    entries.separator();
    let last = (state.shown().count() == 1).then_some("One column always stays");
    if entries.entry_unless("Hide this column", last) {
        chosen = Some(Chosen::Hide);
    }
    for hidden in state.columns.iter().filter(|c| !c.shown).take(MOST) {
        if entries.entry(&format!("Show {}", hidden.column.title(cells))) {
            chosen = Some(Chosen::Show(hidden.column));
        }
    }
    chosen
}
