use std::borrow::Cow;

use super::columns::directory::Directory;
use super::columns::groups::Groups;
use super::columns::table_columns::Columns;
use super::{Dimension, EventTable, Role, block_capacity};

/// Columns in file order, on their way into a table. Owned columns are freed one by one as soon as they are
/// sorted, so that memory never holds two copies of all of them.
pub(super) struct Parts<'a> {
    pub dimensions: Vec<Dimension>,
    /// How many of the rows are drawn.
    pub drawn: usize,
    pub codes: Cow<'a, [u64]>,
    pub first: Cow<'a, [i32]>,
    /// Empty, or one value per row.
    pub lasting: Cow<'a, [u16]>,
    /// People killed: best, low and high; the last two are empty or have one value per row.
    pub people: [Cow<'a, [u32]>; 3],
    /// Events that each row stands for; empty, or one value per row.
    pub events: Cow<'a, [u32]>,
    /// Governorate, precision and date precision.
    pub derived: [Cow<'a, [u8]>; 3],
    /// Codes of the file's own dimensions.
    pub own: Vec<Cow<'a, [u16]>>,
}

impl Parts<'_> {
    /// Sorts the rows.
    pub fn table(self) -> EventTable {
        let rows = self.codes.len();
        let (mut groups, wide) = grouped(rows, &self.dimensions, self.derived, self.own);
        let mut order: Vec<(u64, u32)> = block_capacity::collect(rows, self.codes.iter().copied().zip(0..));
        drop(self.codes);
        order.sort_unstable();
        let codes: Vec<u64> =
            block_capacity::collect(self.drawn, order.iter().take(self.drawn).map(|(code, _)| *code));
        let numbers: Vec<u32> = block_capacity::collect(rows, order.into_iter().map(|(_, row)| row));
        groups.of_row = sorted(groups.of_row.into(), &numbers);
        let wide = wide.into_iter().map(|codes| codes.map(|codes| sorted(codes, &numbers))).collect();
        let [best, low, high] = self.people.map(|people| sorted(people, &numbers));
        EventTable::new(Columns {
            directory: Directory::new(&codes),
            codes,
            first: sorted(self.first, &numbers),
            lasting: sorted(self.lasting, &numbers),
            best,
            low,
            high,
            events: sorted(self.events, &numbers),
            numbers,
            groups,
            wide,
            dimensions: self.dimensions,
        })
    }
}

/// Codes of the dimensions that are not grouped.
type Wide<'a> = Vec<Option<Cow<'a, [u16]>>>;

/// Groups the rows by as many dimensions as possible, in file order. Also returns the codes of the remaining
/// dimensions.
fn grouped<'a>(
    rows: usize,
    dimensions: &[Dimension],
    derived: [Cow<'a, [u8]>; 3],
    own: Vec<Cow<'a, [u16]>>,
) -> (Groups, Wide<'a>) {
    let mut groups = Groups::new(rows, dimensions.len());
    let mut wide = vec![None; dimensions.len()];
    let mut own: Vec<(usize, Cow<[u16]>)> = (derived.len()..).zip(own).collect();
    for (d, column) in derived.into_iter().enumerate() {
        // At most 252 governorates, 7 and 5 precisions: always few enough to group.
        groups.split(d, &column, dimensions[d].values.len());
    }
    // Types first, because the timeline needs them; then the dimensions with the fewest values.
    own.sort_by_key(|(d, _)| (dimensions[*d].role != Role::Type, dimensions[*d].values.len()));
    for (d, column) in own {
        if !groups.split(d, &column, dimensions[d].values.len()) {
            wide[d] = Some(column);
        }
    }
    (groups, wide)
}

/// A column sorted into table order; an empty one stays empty.
fn sorted<T: Copy>(column: Cow<[T]>, numbers: &[u32]) -> Vec<T> {
    if column.is_empty() {
        return Vec::new();
    }
    block_capacity::collect(numbers.len(), numbers.iter().map(|n| column[*n as usize]))
}
