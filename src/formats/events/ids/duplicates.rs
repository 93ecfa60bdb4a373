use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::events::{Parallel, block_capacity};

use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::id_columns::IdColumns;
use crate::formats::events::notes::Place;
use crate::formats::events::repeated::repeated;
use crate::formats::events::version::Version;
use crate::formats::events::whole_rows::WholeRow;
use crate::formats::events::{Cause, DateOrder, EventNotes, Layout};

/// Finds rows that repeat an id, and those of which a later state is in the file, with a 16-byte hash and
/// version per row.
pub(in crate::formats::events) struct Duplicates {
    columns: Option<IdColumns>,
    /// How rows are told from each other without ids.
    whole: Option<WholeRow>,
    order: DateOrder,
    /// In file order; 0 means "no id".
    hashes: Vec<u64>,
    /// Those of the rows before, a block for each part of the file.
    before: Vec<Vec<u64>>,
    rows: usize,
    /// Empty if no column tells which row is the later.
    versions: Vec<Version>,
    lines: Lines,
}

impl Duplicates {
    pub fn new(layout: &Layout) -> Self {
        Self {
            columns: IdColumns::of(layout),
            whole: WholeRow::of(layout),
            order: layout.mapping.date_order,
            hashes: Vec::new(),
            before: Vec::new(),
            rows: 0,
            versions: Vec::new(),
            lines: Lines::default(),
        }
    }

    pub fn add(&mut self, record: &impl Cells, line: u64) {
        let own = match (&self.columns, &self.whole) {
            (Some(columns), _) => hash(record.cell(columns.id)),
            (None, Some(whole)) => whole.hash(record),
            (None, None) => return,
        };
        self.lines.add(self.rows, line);
        self.rows += 1;
        block_capacity::push(&mut self.hashes, own);
        if let Some(column) = self.columns.as_ref().and_then(|columns| columns.version) {
            block_capacity::push(&mut self.versions, Version::of(record.cell(column), self.order));
        }
    }

    /// Appends the ids of later rows; their line 1 is `line` here.
    pub fn append(&mut self, later: Self, line: u64) {
        self.lines.append(&later.lines, self.rows, line);
        self.rows += later.rows;
        self.before.push(std::mem::take(&mut self.hashes));
        self.before.extend(later.before);
        self.hashes = later.hashes;
        self.versions.extend(later.versions);
    }

    /// Adds notes for the rows of which a later state is in the file, and for all rows but the first of each
    /// id that is still repeated. Returns the former, ascending. `agree` tells whether two rows may well be
    /// states of one event, which is asked unless the source is known to give each event an id of its own.
    pub fn finish(
        mut self,
        notes: &mut EventNotes,
        header: &[String],
        agree: &dyn Fn(usize, usize) -> bool,
        parallel: &dyn Parallel,
    ) -> Vec<u32> {
        self.before.push(std::mem::take(&mut self.hashes));
        let twice = repeated(&self.before, parallel);
        if twice.is_empty() {
            return Vec::new();
        }
        let Some(columns) = &self.columns else {
            self.note_repeated(&twice, Cause::RepeatedRow, &[], None, notes);
            return Vec::new();
        };
        let name = |column: usize| header.get(column).cloned();
        let mut older = self.older(&twice);
        if let Some(version) = columns.version.filter(|_| !older.is_empty()) {
            let (id, version) = (name(columns.id).unwrap_or_default(), name(version).unwrap_or_default());
            let same = older.iter().filter(|(row, latest)| agree(*row, *latest)).count();
            let replaced = columns.sure || same * 2 > older.len();
            notes.decisions.push(if replaced {
                format!(
                    "Of rows with the same “{id}” the one with the latest “{version}” counts. To keep all of them, take no column as the id."
                )
            } else {
                older.clear();
                format!(
                    "Rows with the same “{id}” and another “{version}” are mostly of other days, so they are taken for different events: all are kept."
                )
            });
        }
        let older: Vec<u32> = older.into_iter().map(|(row, _)| row as u32).collect();
        self.note_repeated(&twice, Cause::DuplicateId, &older, name(columns.id), notes);
        older
    }

    /// Adds a note for each row that is older than another, and for each that repeats an earlier one.
    fn note_repeated(
        &self,
        twice: &FxHashSet<u64>,
        cause: Cause,
        older: &[u32],
        column: Option<String>,
        notes: &mut EventNotes,
    ) {
        let place = |row: usize| Place {
            line: self.lines.of(row),
            row: row as u64 + 1,
            column: column.clone(),
            text: String::new(),
        };
        let (mut met, mut rest) = (FxHashSet::default(), older);
        for (row, hash) in self.before.iter().flatten().enumerate().filter(|(_, hash)| twice.contains(hash)) {
            if rest.first() == Some(&(row as u32)) {
                rest = &rest[1..];
                notes.add(Cause::OlderVersion, || place(row));
            } else if !met.insert(*hash) {
                notes.add(cause, || place(row));
            }
        }
    }

    /// The rows with an earlier version than another row of the same id, and that row; none of an id whose
    /// versions cannot all be compared.
    fn older(&self, twice: &FxHashSet<u64>) -> Vec<(usize, usize)> {
        let mut latest: FxHashMap<u64, Option<(Version, usize)>> = FxHashMap::default();
        let rows = || self.before.iter().flatten().zip(&self.versions).enumerate();
        for (row, (hash, version)) in rows().filter(|(_, (hash, _))| twice.contains(hash)) {
            let known = latest.entry(*hash).or_insert((*version != Version::NONE).then_some((*version, row)));
            *known = known.filter(|(other, _)| other.is_like(*version)).map(|known| {
                // The first of equally late ones.
                if *version > known.0 { (*version, row) } else { known }
            });
        }
        let older = rows().filter_map(|(row, (hash, version))| {
            let (last, of) = latest.get(hash).copied().flatten()?;
            (*version < last).then_some((row, of))
        });
        older.collect()
    }
}

fn hash(id: Cell) -> u64 {
    let mut hasher = FxHasher::default();
    match id {
        Cell::Missing => {}
        Cell::Text(text) | Cell::Quoted(text, _) => hasher.write(text.trim_ascii()),
        Cell::Integer(n) => hasher.write_i64(n),
        Cell::Float(x) => hasher.write_u64(x.to_bits()),
    }
    if id.is_empty() { 0 } else { hasher.finish().max(1) }
}

/// The line of each row, stored as the rows at which the difference changes.
#[derive(Default)]
struct Lines {
    /// (row, line − row)
    steps: Vec<(u32, i64)>,
}

/// Beyond this many steps lines are no longer stored: a file with line ends in most rows would cost more
/// memory than its notes are worth.
const MOST_STEPS: usize = 100_000;

impl Lines {
    fn add(&mut self, row: usize, line: u64) {
        // Negative if lines end in an uncounted way.
        let distance = line as i64 - row as i64;
        if self.steps.len() < MOST_STEPS && self.steps.last().is_none_or(|(_, d)| *d != distance) {
            self.steps.push((row as u32, distance));
        }
    }

    /// Appends the lines of rows after the first `rows`.
    fn append(&mut self, later: &Self, rows: usize, line: u64) {
        for (row, distance) in &later.steps {
            let row = *row as usize;
            self.add(rows + row, (row as i64 + distance) as u64 + line - 1);
        }
    }

    fn of(&self, row: usize) -> Option<u64> {
        let step = self.steps.partition_point(|(first, _)| *first as usize <= row).checked_sub(1)?;
        // Nothing is certain past the last stored step.
        let certain = self.steps.len() < MOST_STEPS || step + 1 < self.steps.len();
        certain.then(|| (self.steps[step].1 + row as i64) as u64)
    }
}
