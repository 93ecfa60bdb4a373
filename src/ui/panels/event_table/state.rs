use std::sync::{Arc, Weak};

use crate::events::{EventTable, PRECISION, SortKey, Want};
use crate::model::{EventKey, EventLayerId, Precision, Subject};
use crate::session::{Action, EventAction, EventLayer, Extent, Session};

use super::{Cells, EventColumn};

/// Height of a row in logical pixels.
pub const ROW: f32 = 22.0;

/// State of the table between frames.
#[derive(Clone, Debug)]
pub struct TableState {
    /// In display order.
    pub columns: Vec<ColumnState>,
    pub by: SortKey,
    /// The column of the file that the rows are sorted by instead.
    pub by_file: Option<EventColumn>,
    /// The visible rows of which cells were asked for last.
    pub(super) asked_cells: Vec<u32>,
    /// Whether the rows are to be copied once their cells are read, and what was asked for to read them.
    pub(super) copying: bool,
    pub(super) asked_copy: Vec<Want>,
    pub descending: bool,
    pub listing: Listing,
    /// Number of rows above the first visible one. A table may have more rows than an `f32` can count in
    /// pixels.
    pub top: f64,
    /// The keyboard cursor: index in the list, and the row.
    pub(super) cursor: Option<(usize, u32)>,
    /// Where a range of marked rows began.
    pub(super) anchor: Option<u32>,
    /// The hovered or keyboard row, highlighted on the map.
    pub(super) highlighted: Option<u32>,
    /// True while the highlight follows the keyboard rather than the pointer.
    pub(super) highlighted_by_key: bool,
    /// Scrolls the keyboard's row into view when the next list arrives.
    reveal: bool,
    /// Stays at the top when the next list arrives.
    sorted: bool,
    /// The selection the table last followed.
    followed: Option<Subject>,
    /// The list `cursor` was last checked against.
    list: Weak<Vec<u32>>,
    /// The file whose columns these are, by its id; its table, and whether that had rows. Weak, so that a
    /// closed file frees its memory.
    of: Option<(EventLayerId, Weak<EventTable>, bool)>,
    /// How many columns the file had then.
    of_file: usize,
    /// The row whose menu was opened last.
    pub(super) row_menu: Option<RowMenu>,
    /// The user wants to filter by a column; the panel of filters answers.
    pub asks_filter: bool,
}

/// Which rows the user wants listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    All,
    /// Rows drawn in the view.
    Window,
    /// Rows drawn in the region; all rows while there is none.
    Region,
}

/// The row, and the column of the cell, whose menu was opened last.
#[derive(Clone, Copy, Debug)]
pub struct RowMenu {
    pub row: u32,
    pub column: EventColumn,
}

/// How a column is shown.
#[derive(Clone, Debug)]
pub struct ColumnState {
    pub column: EventColumn,
    pub shown: bool,
    /// Logical pixels.
    pub width: f32,
}

impl Default for TableState {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            by: SortKey::FileOrder,
            by_file: None,
            asked_cells: Vec::new(),
            copying: false,
            asked_copy: Vec::new(),
            descending: false,
            listing: Listing::All,
            top: 0.0,
            cursor: None,
            anchor: None,
            highlighted: None,
            highlighted_by_key: false,
            reveal: false,
            sorted: false,
            followed: None,
            list: Weak::new(),
            of: None,
            of_file: 0,
            row_menu: None,
            asks_filter: false,
        }
    }
}

impl TableState {
    /// Adopts the columns of a file. While it loads, the user's column settings stay.
    pub fn take_up(&mut self, session: &Session, layer: &EventLayer) {
        let cells = Cells::of(session, layer);
        let is_table = |table: &Weak<EventTable>| std::ptr::eq(table.as_ptr(), Arc::as_ptr(&layer.table));
        if self.of.as_ref().is_some_and(|(id, table, _)| *id == layer.id && is_table(table))
            && self.of_file == cells.all().len()
        {
            return;
        }
        // Columns are known only once the first rows are loaded.
        let same_file = self.of.as_ref().is_some_and(|(id, _, had_rows)| *id == layer.id && *had_rows);
        let stated = layer.shown.tallies(PRECISION).iter().take(Precision::ALL.len());
        self.of_file = cells.all().len();
        let columns = EventColumn::of(cells, stated.map(|t| t.rows).sum::<u64>() > 0);
        let as_before = |column: EventColumn| self.columns.iter().find(|c| same_file && c.column == column);
        let columns = columns.into_iter().map(|(column, shown)| match as_before(column) {
            Some(before) => before.clone(),
            None => ColumnState { column, shown, width: column.width(&layer.table) },
        });
        self.columns = columns.collect();
        self.of = Some((layer.id, Arc::downgrade(&layer.table), !layer.table.is_empty()));
        (self.cursor, self.anchor, self.highlighted, self.row_menu) = (None, None, None, None);
        self.asked_cells.clear();
        self.list = Weak::new();
        if !same_file {
            (self.by, self.by_file, self.descending, self.top) = (SortKey::FileOrder, None, false, 0.0);
        }
    }

    /// The current source of listed rows.
    pub fn extent(&self, session: &Session) -> Extent {
        match (self.listing, session.events().region()) {
            (Listing::Window, _) => Extent::Window(session.viewport().bounds()),
            (Listing::Region, Some(region)) => Extent::Region(region.to_vec()),
            (Listing::Region, None) | (Listing::All, _) => Extent::All,
        }
    }

    pub(super) fn shown(&self) -> impl Iterator<Item = &ColumnState> {
        self.columns.iter().filter(|c| c.shown)
    }

    /// Width of all columns that are shown.
    pub(super) fn width(&self) -> f32 {
        self.shown().map(|c| c.width).sum()
    }

    /// Sorts by a column in this direction.
    pub(super) fn sort(&mut self, column: EventColumn, descending: bool) {
        self.by_file = column.of_file().map(|_| column);
        (self.by, self.descending) = (column.sort_key(), descending);
        (self.top, self.sorted) = (0.0, true);
    }

    /// Whether the rows are sorted by this column, and descending. The initial file order has no indicator.
    pub(super) fn direction(&self, column: EventColumn) -> Option<bool> {
        if column.of_file().is_some() {
            return (self.by_file == Some(column)).then_some(self.descending);
        }
        let same = column.sort_key() == self.by && column != EventColumn::Range && self.by_file.is_none();
        let as_in_file = self.by == SortKey::FileOrder && !self.descending;
        (same && !as_in_file).then_some(self.descending)
    }

    pub(super) fn show(&mut self, column: EventColumn, shown: bool) {
        self.columns.iter_mut().filter(|c| c.column == column).for_each(|c| c.shown = shown);
    }

    /// A click on a column header: ascending, descending, then file order.
    pub fn sort_by(&mut self, column: EventColumn) {
        if let EventColumn::File(_) = column {
            let again = self.by_file == Some(column);
            (self.by_file, self.descending) = match (again, self.descending) {
                (false, _) => (Some(column), false),
                (true, false) => (Some(column), true),
                (true, true) => (None, false),
            };
            self.by = SortKey::FileOrder;
            (self.top, self.sorted) = (0.0, true);
            return;
        }
        let key = column.sort_key();
        let was_file = self.by_file.take().is_some();
        (self.by, self.descending) = match (self.by == key && !was_file, self.descending) {
            (false, _) => (key, false),
            (true, false) => (key, true),
            (true, true) => (SortKey::FileOrder, false),
        };
        (self.top, self.sorted) = (0.0, true);
    }

    /// Keeps the rows in view: after a new list arrived, or after a selection on the map, which then becomes
    /// the mark.
    pub(super) fn follow(
        &mut self,
        session: &Session,
        layer: &EventLayer,
        rows: &Arc<Vec<u32>>,
        height: f32,
    ) -> Option<Action> {
        let key = session.selection().map(|s| s.key());
        let row = key.and_then(|key| key.key_in(layer.id)).and_then(|what| match what {
            EventKey::Row(row) => Some(row),
            EventKey::Position(_) | EventKey::Cell { .. } => None,
        });
        if !std::ptr::eq(self.list.as_ptr(), Arc::as_ptr(rows)) {
            let seen = self.cursor.is_some_and(|(index, _)| self.sees(index, height));
            self.list = Arc::downgrade(rows);
            self.cursor = self.cursor.and_then(|(_, row)| place_of(rows, row));
            let (reveal, sorted) = (std::mem::take(&mut self.reveal), std::mem::take(&mut self.sorted));
            // After sorting, show the first rows.
            if (seen || reveal) && !sorted {
                self.bring_into_view(height, !seen);
            }
        }
        let mut mark = None;
        if self.followed.as_ref() != key {
            self.followed = key.cloned();
            let (marked, now) = (session.events().marked(), Vec::from_iter(row));
            // Several marks are deliberate; keep them.
            mark = (marked.len() <= 1 && **marked != now).then(|| EventAction::Mark(now).into());
            if let Some(row) = row.filter(|row| self.cursor.is_none_or(|(_, at)| at != *row)) {
                self.cursor = place_of(rows, row);
                self.anchor = self.cursor.map(|(_, row)| row);
                self.bring_into_view(height, true);
            }
        }
        self.clamp(rows.len(), height);
        mark
    }

    /// Scrolls as little as needed to show the cursor, or centres it.
    pub(super) fn bring_into_view(&mut self, height: f32, middle: bool) {
        let Some((index, _)) = self.cursor else { return };
        let (at, seen) = (index as f64, f64::from(height / ROW));
        let hidden = !self.sees(index, height);
        if hidden && middle {
            self.top = at - (seen - 1.0) / 2.0;
        } else if at < self.top {
            self.top = at;
        } else if hidden {
            self.top = at + 1.0 - seen;
        }
        self.top = self.top.max(0.0);
    }

    /// Whether the whole row at this place of the list is seen.
    fn sees(&self, index: usize, height: f32) -> bool {
        index as f64 >= self.top && (index + 1) as f64 <= self.top + f64::from(height / ROW)
    }

    /// Lists other rows, with the keyboard's row in view if listed.
    pub(super) fn list(&mut self, listing: Listing) {
        (self.listing, self.top, self.reveal) = (listing, 0.0, true);
    }

    pub(super) fn clamp(&mut self, rows: usize, height: f32) {
        let most = (rows as f64 - f64::from(height / ROW)).max(0.0);
        self.top = self.top.clamp(0.0, most);
    }
}

fn place_of(rows: &[u32], row: u32) -> Option<(usize, u32)> {
    rows.iter().position(|r| *r == row).map(|index| (index, row))
}
