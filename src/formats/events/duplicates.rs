use std::hash::Hasher;

use rustc_hash::{FxHashSet, FxHasher};

use crate::events::room;

use super::cell::Cell;
use super::notes::Place;
use super::{Cause, EventNotes};

/// Finds ids that occur twice, in 16 bytes a row: a hash of each.
#[derive(Default)]
pub(super) struct Duplicates {
    /// In the order of the file; 0 stands for "no id".
    hashes: Vec<u64>,
    lines: Lines,
}

impl Duplicates {
    pub fn add(&mut self, id: Cell, line: u64) {
        let mut hasher = FxHasher::default();
        match id {
            Cell::Missing => {}
            Cell::Text(text) | Cell::Quoted(text, _) => hasher.write(text.trim_ascii()),
            Cell::Integer(n) => hasher.write_i64(n),
            Cell::Float(x) => hasher.write_u64(x.to_bits()),
        }
        let hash = if id.is_empty() { 0 } else { hasher.finish().max(1) };
        self.lines.add(self.hashes.len(), line);
        room::push(&mut self.hashes, hash);
    }

    /// Notes all rows but the first of each id.
    pub fn finish(self, notes: &mut EventNotes, header: Option<&String>) {
        let mut sorted = room::collect(self.hashes.len(), self.hashes.iter().copied());
        sorted.sort_unstable();
        let same = sorted.windows(2).filter(|pair| pair[0] == pair[1] && pair[0] != 0);
        let twice: FxHashSet<u64> = same.map(|pair| pair[0]).collect();
        drop(sorted);
        if twice.is_empty() {
            return;
        }
        let mut met = FxHashSet::default();
        for (row, hash) in self.hashes.iter().enumerate() {
            if twice.contains(hash) && !met.insert(*hash) {
                notes.add(Cause::DuplicateId, || Place {
                    line: self.lines.of(row),
                    row: row as u64 + 1,
                    column: header.cloned(),
                    text: String::new(),
                });
            }
        }
    }
}

/// The line of each row, kept as the rows at which the distance between the two changes.
#[derive(Default)]
struct Lines {
    /// (row, line − row)
    steps: Vec<(u32, u64)>,
}

/// Beyond so many steps lines are no longer kept: a file in which most rows have line ends
/// within would cost more memory than its notes are worth.
const MOST_STEPS: usize = 100_000;

impl Lines {
    fn add(&mut self, row: usize, line: u64) {
        let distance = line.saturating_sub(row as u64);
        if self.steps.len() < MOST_STEPS && self.steps.last().is_none_or(|(_, d)| *d != distance) {
            self.steps.push((row as u32, distance));
        }
    }

    fn of(&self, row: usize) -> Option<u64> {
        let step = self.steps.partition_point(|(first, _)| *first as usize <= row).checked_sub(1)?;
        // Past the last step that was kept nothing is certain.
        let certain = self.steps.len() < MOST_STEPS || step + 1 < self.steps.len();
        certain.then(|| self.steps[step].1 + row as u64)
    }
}
