use super::counted::Counted;
use crate::events::columns::table_columns::{NO_DAY, NO_NUMBER};
use crate::events::{EventTable, Tally, Timeline, TypeClasses};

impl Counted<Vec<Tally>> {
    /// Rows by group.
    pub fn tallied(table: &EventTable, before: Option<&Self>, mask: Vec<u64>) -> Self {
        let columns = &table.columns;
        let nothing = || vec![Tally::default(); columns.groups.count];
        Self::new(before, mask, nothing, |tallies, rows, new, gone| {
            let rows = rows.start..rows.end.min(table.len());
            let (groups, best) = (&columns.groups.of_row[rows.clone()], &columns.best[rows.clone()]);
            let events = columns.events.get(rows.clone());
            let stands_for = |i: usize| events.map_or(1, |events| u64::from(events[i]));
            let people = |i: usize| u64::from(if best[i] == NO_NUMBER { 0 } else { best[i] });
            each(new, |i| {
                let tally = &mut tallies[usize::from(groups[i])];
                tally.rows += 1;
                tally.events += stands_for(i);
                tally.fatalities += people(i);
            });
            each(gone, |i| {
                let tally = &mut tallies[usize::from(groups[i])];
                tally.rows -= 1;
                tally.events -= stands_for(i);
                tally.fatalities -= people(i);
            });
        })
    }
}

impl Counted<Timeline> {
    /// Rows by first day and class of type.
    pub fn dated(table: &EventTable, before: Option<&Self>, mask: Vec<u64>) -> Self {
        let nothing = || {
            let classes = table.type_classes().len();
            let (start, days) = table.span().map_or((0, 0), |(a, b)| (a.0, (b.0 - a.0 + 1) as usize));
            Timeline { start, classes, counts: vec![0; days * classes], undated: vec![0; classes] }
        };
        let classes = Classes::new(table);
        Self::new(before, mask, nothing, |timeline, rows, new, gone| {
            let rows = rows.start..rows.end.min(table.len());
            let first = &table.columns.first[rows.clone()];
            let events = table.columns.events.get(rows.clone());
            let stands_for = |i: usize| events.map_or(1, |events| events[i]);
            match &classes {
                Classes::Grouped(stack, groups) => {
                    let class = |i: usize| stack.of_group[usize::from(groups[rows.start + i])];
                    date(timeline, first, class, stands_for, new, gone);
                }
                Classes::Wide(stack, codes) => {
                    let class = |i: usize| stack.of_code[usize::from(codes[rows.start + i])];
                    date(timeline, first, class, stands_for, new, gone);
                }
            }
        })
    }
}

/// Source of a row's type class: its group, or a separate column of codes.
enum Classes<'a> {
    Grouped(&'a TypeClasses, &'a [u16]),
    Wide(&'a TypeClasses, &'a [u16]),
}

impl<'a> Classes<'a> {
    fn new(table: &'a EventTable) -> Self {
        let wide = table.type_dimension().and_then(|t| table.columns.wide.get(t)?.as_deref());
        let groups = &table.columns.groups.of_row;
        wide.map_or(Self::Grouped(table.type_classes(), groups), |codes| {
            Self::Wide(table.type_classes(), codes)
        })
    }
}

fn date(
    timeline: &mut Timeline,
    first: &[i32],
    class: impl Fn(usize) -> u8,
    stands_for: impl Fn(usize) -> u32,
    new: u64,
    gone: u64,
) {
    let (start, classes) = (timeline.start, timeline.classes);
    let (counts, undated) = (&mut timeline.counts, &mut timeline.undated);
    let place = |i: usize| (first[i] - start) as usize * classes + usize::from(class(i));
    each(new, |i| {
        if first[i] == NO_DAY {
            undated[usize::from(class(i))] += 1;
        } else {
            counts[place(i)] = counts[place(i)].saturating_add(stands_for(i));
        }
    });
    each(gone, |i| {
        if first[i] == NO_DAY {
            undated[usize::from(class(i))] -= 1;
        } else {
            counts[place(i)] = counts[place(i)].saturating_sub(stands_for(i));
        }
    });
}

/// Calls back with the index of each set bit.
fn each(mut mask: u64, mut with: impl FnMut(usize)) {
    while mask != 0 {
        with(mask.trailing_zeros() as usize);
        mask &= mask - 1;
    }
}
