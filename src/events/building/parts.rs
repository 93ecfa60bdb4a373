use super::pieces::Pieces;
use super::segment::Blocks;
use crate::events::columns::directory::Directory;
use crate::events::columns::groups::Groups;
use crate::events::columns::table_columns::{Columns, NO_DAY, NO_NUMBER};
use crate::events::parallel::join;
use crate::events::{Dimension, EventTable, Parallel, Role, block_capacity};

/// Columns in file order, on their way into a table. Owned columns are freed one by one as soon as they are
/// sorted, so that memory never holds two copies of all of them.
pub(super) struct Parts<'a> {
    dimensions: Vec<Dimension>,
    /// How many of the rows are drawn.
    drawn: usize,
    codes: Pieces<'a, u64>,
    first: Pieces<'a, i32>,
    lasting: Pieces<'a, u16>,
    /// People killed: best, low and high.
    people: [Pieces<'a, u32>; 3],
    /// Events that each row stands for.
    events: Pieces<'a, u32>,
    /// Governorate, precision and date precision.
    derived: [Pieces<'a, u8>; 3],
    /// Codes of the file's own dimensions.
    own: Vec<Pieces<'a, u16>>,
}

impl<'a> Parts<'a> {
    /// The columns of the parts of a file.
    pub fn new(dimensions: Vec<Dimension>, segments: impl Iterator<Item = Blocks<'a>>) -> Self {
        let mut parts = Self {
            drawn: 0,
            codes: Pieces::new(u64::MAX),
            first: Pieces::new(NO_DAY),
            lasting: Pieces::new(0),
            people: [0; 3].map(|_| Pieces::new(NO_NUMBER)),
            events: Pieces::new(1),
            derived: [0; 3].map(|_| Pieces::new(0)),
            own: dimensions.iter().skip(3).map(|_| Pieces::new(0)).collect(),
            dimensions,
        };
        segments.for_each(|segment| parts.add(segment));
        parts
    }

    fn add(&mut self, segment: Blocks<'a>) {
        let rows = segment.codes.len();
        self.drawn += segment.drawn;
        self.codes.add(rows, segment.codes);
        self.first.add(rows, segment.first);
        self.lasting.add(rows, segment.lasting);
        self.people.iter_mut().zip(segment.people).for_each(|(all, more)| all.add(rows, more));
        self.events.add(rows, segment.events);
        self.derived.iter_mut().zip(segment.derived).for_each(|(all, more)| all.add(rows, more));
        self.own.iter_mut().zip(segment.own).for_each(|(all, more)| all.add(rows, more));
    }

    /// Sorts the rows.
    pub fn table(self, parallel: &dyn Parallel) -> EventTable {
        let Self { dimensions, drawn, codes, first, lasting, people, events, derived, own } = self;
        let rows = codes.len();
        let runs = sorted_halves(&codes, parallel);
        drop(codes);
        let ((numbers, codes), (groups, wide)) =
            join(parallel, move || merged(runs, drawn), || grouped(rows, &dimensions, derived, own));
        let ((best, low, high, directory), (first, lasting, events, groups, wide)) = join(
            parallel,
            || {
                let [best, low, high] = people.map(|people| sorted(people, &numbers));
                (best, low, high, Directory::new(&codes))
            },
            || {
                let wide = wide.into_iter().map(|codes| codes.map(|codes| sorted(codes, &numbers))).collect();
                let (first, lasting) = (sorted(first, &numbers), sorted(lasting, &numbers));
                (first, lasting, sorted(events, &numbers), groups.sorted(&numbers), wide)
            },
        );
        EventTable::new(Columns {
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
        })
    }
}

/// A row's code, and its number in the file.
type Coded = (u64, u32);

/// The rows of each half of the file, by code; ties keep file order.
fn sorted_halves(codes: &Pieces<u64>, parallel: &dyn Parallel) -> [Vec<Coded>; 2] {
    // The builder takes fewer than 2^32 rows.
    let (rows, half) = (codes.len() as u32, codes.len() as u32 / 2);
    let sorted = |numbers: std::ops::Range<u32>| {
        let mut run: Vec<Coded> =
            block_capacity::collect(numbers.len(), numbers.map(|number| (codes.get(number), number)));
        run.sort_unstable();
        run
    };
    let (first, second) = join(parallel, || sorted(0..half), || sorted(half..rows));
    [first, second]
}

/// The numbers of all rows by code, and the codes of those that are drawn. The first run has the earlier rows.
fn merged(runs: [Vec<Coded>; 2], drawn: usize) -> (Vec<u32>, Vec<u64>) {
    let rows = runs[0].len() + runs[1].len();
    let mut numbers = block_capacity::with_block_capacity(rows);
    let mut codes = block_capacity::with_block_capacity(drawn);
    let mut add = |(code, number): Coded| {
        numbers.push(number);
        if codes.len() < drawn {
            codes.push(code);
        }
    };
    let [mut first, mut second] = runs.each_ref().map(|run| &run[..]);
    while let (Some(a), Some(b)) = (first.first(), second.first()) {
        // Without a branch, which could not be predicted.
        let later = b.0 < a.0;
        add(if later { *b } else { *a });
        first = &first[usize::from(!later)..];
        second = &second[usize::from(later)..];
    }
    first.iter().chain(second).for_each(|coded| add(*coded));
    (numbers, codes)
}

/// Codes of the dimensions that are not grouped.
type Wide<'a> = Vec<Option<Pieces<'a, u16>>>;

/// Groups the rows by as many dimensions as possible, in file order. Also returns the codes of the remaining
/// dimensions.
fn grouped<'a>(
    rows: usize,
    dimensions: &[Dimension],
    derived: [Pieces<'a, u8>; 3],
    own: Vec<Pieces<'a, u16>>,
) -> (Groups, Wide<'a>) {
    let mut groups = Groups::new(rows, dimensions.len());
    let mut wide: Wide = dimensions.iter().map(|_| None).collect();
    let mut own: Vec<(usize, Pieces<u16>)> = (derived.len()..).zip(own).collect();
    for (d, column) in derived.into_iter().enumerate() {
        // At most 252 governorates, 7 and 5 precisions: always few enough to group.
        groups.split(d, |row| u16::from(column.get(row)), dimensions[d].values.len());
    }
    // Types first, because the timeline needs them; then the dimensions with the fewest values.
    own.sort_by_key(|(d, _)| (dimensions[*d].role != Role::Type, dimensions[*d].values.len()));
    for (d, column) in own {
        if !groups.split(d, |row| column.get(row), dimensions[d].values.len()) {
            wide[d] = Some(column);
        }
    }
    (groups, wide)
}

/// A column sorted into table order; an empty one stays empty.
fn sorted<T: Copy>(column: Pieces<T>, numbers: &[u32]) -> Vec<T> {
    if column.is_empty() {
        return Vec::new();
    }
    block_capacity::collect(numbers.len(), numbers.iter().map(|number| column.get(*number)))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::events::OneByOne;

    #[test]
    fn halves_that_were_sorted_apart_are_merged_as_if_sorted_at_once() {
        for rows in [0_u64, 1, 2, 3, 7, 1000] {
            // With ties, and rows that are not drawn.
            let codes: Vec<u64> = (0..rows).map(|n| if n % 7 == 3 { u64::MAX } else { n * n % 97 }).collect();
            let drawn = codes.iter().filter(|code| **code != u64::MAX).count();
            let mut want: Vec<Coded> = codes.iter().copied().zip(0..).collect();
            want.sort_unstable();
            let mut pieces = Pieces::new(0);
            pieces.add(codes.len(), Cow::from(codes));
            let (numbers, codes) = merged(sorted_halves(&pieces, &OneByOne), drawn);
            assert_eq!(numbers, want.iter().map(|(_, number)| *number).collect::<Vec<_>>());
            assert_eq!(codes, want[..drawn].iter().map(|(code, _)| *code).collect::<Vec<_>>());
        }
    }
}
