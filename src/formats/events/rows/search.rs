use std::io::Read;

use crate::events::{Bits, EventTable};

use crate::formats::events::needle::Needle;
use crate::formats::events::stream::{MOST_OF_A_RECORD, Stream};
use crate::formats::events::{Layout, RowIndex, Watch};

/// Bytes between two progress calls.
const EVERY: u64 = 1 << 20;

/// The rows, in table order, with a field that contains the text, ignoring case; all rows if the text is
/// empty. `input` is the whole file from its start. `watch` is called about every megabyte with the bytes
/// searched so far; `None` if cancelled.
pub fn search(
    layout: &Layout,
    input: &mut dyn Read,
    (table, index): (&EventTable, &RowIndex),
    text: &str,
    watch: &mut dyn FnMut(u64) -> Watch,
) -> Option<Bits> {
    let Some(needle) = Needle::new(text, layout) else { return Some(Bits::all(table.len())) };
    let mut search = Search {
        layout,
        index,
        needle,
        stream: Stream::new(input),
        from: 0,
        // Not every row of the file is in the table.
        found: vec![0; index.len().div_ceil(64)],
    };
    let mut next = EVERY;
    while search.step() {
        if search.from >= next {
            next = search.from + EVERY;
            if watch(search.from) == Watch::Stop {
                return None;
            }
        }
    }
    let found = |number: u32| search.found[number as usize / 64] >> (number % 64) & 1 == 1;
    let rows = (0..).zip(table.numbers()).filter(|(_, number)| found(**number)).map(|(row, _)| row);
    Some(Bits::of(rows, table.len()))
}

struct Search<'a, 'r> {
    layout: &'a Layout,
    index: &'a RowIndex,
    needle: Needle,
    stream: Stream<'r>,
    /// Offset from which to search on.
    from: u64,
    /// A bit per row number.
    found: Vec<u64>,
}

impl Search<'_, '_> {
    /// Searches to the next hit, or to the end of the buffer; false at the end of the file.
    fn step(&mut self) -> bool {
        let base = self.stream.offset();
        let bytes = self.stream.bytes();
        let at = usize::try_from(self.from.saturating_sub(base)).unwrap_or(usize::MAX).min(bytes.len());
        let Some((start, end)) = self.needle.find(&bytes[at..]) else {
            return self.go_on(base, at);
        };
        let (start, end) = (at + start, at + end);
        let Some(number) = self.index.row_at(base + start as u64) else {
            self.from = base + end as u64;
            return true;
        };
        self.row(number, base, start)
    }

    /// No more hits in the buffer: reads on, keeping what may be the start of a hit and of its row.
    fn go_on(&mut self, base: u64, at: usize) -> bool {
        let end = base + self.stream.bytes().len() as u64;
        if self.from < end {
            let tail = end.saturating_sub(self.needle.longest as u64 - 1);
            self.from = tail.max(base + at as u64);
        }
        let row = self.index.row_at(self.from).and_then(|n| self.index.offset_of(n));
        let mut keep = row.unwrap_or(self.from).max(base).min(end);
        if end - keep > MOST_OF_A_RECORD as u64 {
            keep = self.from.min(end);
        }
        self.stream.skip((keep - base) as usize);
        self.stream.fill()
    }

    /// Checks the row with a hit at `hit`.
    fn row(&mut self, number: u32, base: u64, hit: usize) -> bool {
        let offset = self.index.offset_of(number).unwrap_or(base).max(base);
        let next = number.checked_add(1).and_then(|n| self.index.offset_of(n));
        let bytes = self.stream.bytes();
        let begin = (offset - base) as usize;
        let ends = next.map_or(usize::MAX, |next| usize::try_from(next - base).unwrap_or(usize::MAX));
        if ends > bytes.len() && bytes.len() - begin < MOST_OF_A_RECORD {
            // The row is not complete yet.
            self.stream.skip(begin);
            if self.stream.fill() {
                return true;
            }
            return self.judge(number, 0, usize::MAX, hit - begin);
        }
        self.judge(number, begin, ends, hit)
    }

    fn judge(&mut self, number: u32, begin: usize, ends: usize, hit: usize) -> bool {
        let base = self.stream.offset();
        let bytes = self.stream.bytes();
        let ends = ends.min(bytes.len());
        let record = &bytes[begin..ends];
        // Skipped records may follow the row.
        let record = &record[..self.layout.record_len(record).unwrap_or(record.len())];
        let hit = hit - begin;
        let holds = || self.needle.proves(record, hit) || self.needle.is_in(&self.layout.fields(record));
        if hit < record.len() && holds() {
            self.found[number as usize / 64] |= 1 << (number % 64);
        }
        self.from = base + ends as u64;
        true
    }
}
