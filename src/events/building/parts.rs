use super::packed::Packed;
use super::pieces::Pieces;
use super::segment::Blocks;
use super::sorting::{merged, sorted_halves};
use crate::events::columns::directory::Directory;
use crate::events::columns::groups::Groups;
use crate::events::columns::table_columns::{Columns, NO_DAY, NO_NUMBER};
use crate::events::parallel::join;
use crate::events::{Dimension, EventTable, Parallel, Role};

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
        let usual = Packed::of(&first, &people[0], &groups.of_row, parallel);
        drop(first);
        let [_, low, high] = people;
        let (first, best, of_row) = usual.sorted(&numbers, parallel);
        let groups = Groups { of_row, ..groups };
        let ((low, high, directory), (lasting, events, wide)) = join(
            parallel,
            || (low.sorted(&numbers), high.sorted(&numbers), Directory::new(&codes)),
            || {
                let wide = wide.into_iter().map(|codes| codes.map(|codes| codes.sorted(&numbers))).collect();
                (lasting.sorted(&numbers), events.sorted(&numbers), wide)
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
