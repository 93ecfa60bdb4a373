use super::columns::directory::Directory;
use super::columns::groups::Groups;
use super::columns::table_columns::Columns;
use super::{EventTable, RowId, block_capacity};

impl EventTable {
    /// The table without some of its rows, in the same order. `keep` is given each row and the id by which its
    /// source knows it. Values that no row has any more stay in the lists of their dimensions.
    #[must_use]
    pub fn only(&self, keep: impl Fn(u32, RowId) -> bool) -> Self {
        let c = &self.columns;
        // A table has fewer than 2^32 rows; the builder ensures it.
        let rows: Vec<u32> =
            (0..).zip(&c.numbers).filter(|(row, n)| keep(*row, **n)).map(|(r, _)| r).collect();
        let drawn = rows.partition_point(|row| *row < self.drawn());
        let codes = of(&c.codes, &rows[..drawn]);
        let groups = Groups { of_row: of(&c.groups.of_row, &rows), ..c.groups.clone() };
        Self::new(Columns {
            directory: Directory::new(&codes),
            codes,
            numbers: of(&c.numbers, &rows),
            first: of(&c.first, &rows),
            lasting: of(&c.lasting, &rows),
            best: of(&c.best, &rows),
            low: of(&c.low, &rows),
            high: of(&c.high, &rows),
            events: of(&c.events, &rows),
            groups,
            wide: c.wide.iter().map(|wide| wide.as_ref().map(|codes| of(codes, &rows))).collect(),
            dimensions: c.dimensions.clone(),
        })
    }
}

/// The values of some rows; none of a column that is empty.
fn of<T: Copy>(column: &[T], rows: &[u32]) -> Vec<T> {
    if column.is_empty() {
        return Vec::new();
    }
    block_capacity::collect(rows.len(), rows.iter().map(|row| column[*row as usize]))
}
