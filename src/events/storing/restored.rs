use super::{Block, TableShape};
use crate::events::columns::directory::Directory;
use crate::events::columns::groups::Groups;
use crate::events::columns::table_columns::{Columns, NO_DAY};
use crate::events::{Day, EventTable, Parallel, join};

/// Most groups, as a row's number of one has two bytes.
const MOST_GROUPS: usize = 1 << 16;

impl EventTable {
    /// A table that was stored, if the blocks are those of one: every length is checked, and every number by
    /// which something is looked up.
    pub fn restored(
        shape: TableShape,
        blocks: &mut dyn Iterator<Item = Block>,
        parallel: &dyn Parallel,
    ) -> Option<Self> {
        let codes = blocks.next()?.u64()?;
        let numbers = blocks.next()?.u32()?;
        let first = blocks.next()?.i32()?;
        let lasting = blocks.next()?.u16()?;
        let best = blocks.next()?.u32()?;
        let low = blocks.next()?.u32()?;
        let high = blocks.next()?.u32()?;
        let events = blocks.next()?.u32()?;
        let of_row = blocks.next()?.u16()?;
        let rows = numbers.len();
        let whole = |len: usize| len == rows;
        let whole_or_none = |len: usize| len == rows || len == 0;
        let fits = rows < u32::MAX as usize
            && codes.len() <= rows
            && [first.len(), best.len(), of_row.len()].into_iter().all(whole)
            && [lasting.len(), low.len(), high.len(), events.len()].into_iter().all(whole_or_none)
            && shape.grouped.len() == shape.dimensions.len()
            && shape.dimensions.len() >= 3
            && shape.groups <= MOST_GROUPS;
        if !fits {
            return None;
        }
        let (mut grouped, mut wide) = (Vec::new(), Vec::new());
        for (dimension, is_grouped) in shape.dimensions.iter().zip(&shape.grouped) {
            let codes = blocks.next()?.u16()?;
            let sound = dimension.values.len() <= EventTable::MOST_VALUES + 1
                && codes.len() == if *is_grouped { shape.groups } else { rows }
                && codes.iter().all(|code| usize::from(*code) < dimension.values.len());
            if !sound {
                return None;
            }
            grouped.push(is_grouped.then(|| codes.clone()));
            wide.push((!is_grouped).then_some(codes));
        }
        let (directory, sound) = join(
            parallel,
            || codes.is_sorted().then(|| Directory::new(&codes)),
            || {
                numbers.iter().all(|number| (*number as usize) < rows)
                    && days_fit(&first, &lasting)
                    && of_row.iter().all(|group| usize::from(*group) < shape.groups)
            },
        );
        let directory = directory.filter(|_| sound)?;
        let groups = Groups { of_row, codes: grouped, count: shape.groups };
        let dimensions = shape.dimensions;
        Some(Self::new(Columns {
            codes,
            directory,
            numbers,
            first,
            lasting,
            best,
            low,
            high,
            events,
            groups,
            wide,
            dimensions,
        }))
    }
}

/// Whether all days are of the calendar of tables.
fn days_fit(first: &[i32], lasting: &[u16]) -> bool {
    let days = Day::MIN.0..=Day::MAX.0;
    if !first.iter().all(|day| days.contains(day) || *day == NO_DAY) {
        return false;
    }
    let last = |(first, lasting): (&i32, &u16)| first.saturating_add(i32::from(*lasting));
    first.iter().zip(lasting).all(|row| *row.0 == NO_DAY || days.contains(&last(row)))
}
