use std::ops::Range;

use crate::events::{Cell, EventTable, FilteredView};

/// FilteredView rows at one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPosition {
    pub code: u64,
    /// All rows at the position, filtered out or not.
    pub rows: Range<u32>,
    /// The first row shown.
    pub first: u32,
    pub count: u32,
}

/// The positions of a cell's shown rows, if there are at most `most`. Examines at most `most` + 1 positions,
/// however many rows they have.
pub fn positions(
    table: &EventTable,
    shown: &FilteredView,
    cell: &Cell,
    most: usize,
) -> Option<Vec<EventPosition>> {
    let (bits, codes) = (shown.bits(), table.codes());
    let mut found = Vec::new();
    let (mut done, mut from) = (0, cell.rows.start);
    while done < cell.count {
        if found.len() == most {
            return None;
        }
        let first = bits.nth_in(&cell.rows, done)?;
        let code = *codes.get(first as usize)?;
        let last = end_of_run(codes, first, cell.rows.end);
        let start = from + codes[from as usize..first as usize].partition_point(|c| *c < code) as u32;
        let count = bits.count_in(&(first..last));
        found.push(EventPosition { code, rows: start..last, first, count });
        done += count;
        from = last;
    }
    Some(found)
}

/// Where the rows with the code of `first` end: a galloping search, because most positions have few rows.
fn end_of_run(codes: &[u64], first: u32, end: u32) -> u32 {
    let rest = &codes[first as usize..end as usize];
    let code = rest[0];
    let mut step = 1;
    while step < rest.len() && rest[step] == code {
        step *= 2;
    }
    let (low, high) = (step / 2, step.min(rest.len()));
    first + (low + rest[low..high].partition_point(|c| *c == code)) as u32
}
