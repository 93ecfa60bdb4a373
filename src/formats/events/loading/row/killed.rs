//! How many people a row says were killed.

use crate::events::Fatalities;

use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::count::{Count, plain_count};
use crate::formats::events::count_both::tells_both;
use crate::formats::events::count_pair::killed_part;
use crate::formats::events::{Cause, KilledIn};

impl Assembler<'_> {
    pub(in crate::formats::events) fn killed(&mut self, record: &impl Cells, at: At) -> Fatalities {
        let mapping = self.mapping;
        let best = self.count(record, mapping.best, mapping.killed_in, at);
        // If a source gives only the lowest number, that is also the best.
        let low = if mapping.low == mapping.best {
            best
        } else {
            self.count(record, mapping.low, KilledIn::Whole, at)
        };
        let high = self.count(record, mapping.high, KilledIn::Whole, at);
        let mut killed = fatalities(best);
        for column in &mapping.added {
            killed = sum(killed, fatalities(self.count(record, Some(*column), KilledIn::Whole, at)));
        }
        let low = low.low().or(killed.low);
        if killed.best.is_none() && low.is_some() {
            let column = mapping.low.or(mapping.best);
            let text = column.map(|column| record.cell(column).to_text()).unwrap_or_default();
            self.note(Cause::LowestCounted, at.line, column, &text);
        }
        // Of a row without a best number its lowest counts, or the sum of the best would lie below that of the lowest.
        Fatalities { best: killed.best.or(low), low, high: high.high().or(killed.high) }
    }

    /// A count, with a note if it is more or less than a number.
    fn count(&mut self, record: &impl Cells, column: Option<usize>, within: KilledIn, at: At) -> Count {
        let Some(column) = column else { return Count::NotGiven };
        let cell = record.cell(column);
        let style = self.mapping.number_style;
        let count = match (within, cell) {
            (KilledIn::Whole, Cell::Text(text)) if let Some(n) = plain_count(text) => {
                self.tallies.counts.numbers.add_plain();
                Count::Exact(n)
            }
            (KilledIn::Whole, Cell::Text(_) | Cell::Quoted(..)) => {
                self.tallies.counts.numbers.add_count(&cell.to_text());
                cell.count(style)
            }
            (KilledIn::Whole, Cell::Missing | Cell::Integer(_) | Cell::Float(_)) => cell.count(style),
            (KilledIn::Before(_) | KilledIn::After(_), _) if cell.is_empty() => Count::NotGiven,
            (KilledIn::Before(_) | KilledIn::After(_), _) => match killed_part(&cell.to_text(), within) {
                Some(own) => Cell::Text(own.as_bytes()).count(style),
                // Words may tell what no sign parts.
                None => Some(cell.count(style))
                    .filter(|n| *n == Count::Exact(0) || tells_both(&cell.to_text()))
                    .unwrap_or(Count::Unreadable),
            },
        };
        let cause = match count {
            Count::NotGiven => return count,
            Count::Exact(n) => {
                self.tallies.counts.add(n, at.line);
                if self.mapping.codes.is_empty() || !self.mapping.codes.contains(&n) {
                    return count;
                }
                Cause::LikelyCode
            }
            Count::NotKnown => Cause::CodedCount,
            Count::Range(..) => Cause::CountRange,
            Count::AtLeast(_) => Cause::CountAtLeast,
            Count::AtMost(_) => Cause::CountAtMost,
            Count::About(_) => Cause::CountAbout,
            Count::Fraction => Cause::FractionalCount,
            Count::Ambiguous => Cause::AmbiguousCount,
            Count::Unreadable => Cause::UnreadableCount,
        };
        self.note(cause, at.line, Some(column), &cell.to_text());
        if cause == Cause::LikelyCode { Count::NotKnown } else { count }
    }
}

fn fatalities(count: Count) -> Fatalities {
    let (low, high) = count.ends();
    Fatalities { best: count.stated(), low, high }
}

/// The people of two groups together; a group without a number adds nobody.
fn sum(a: Fatalities, b: Fatalities) -> Fatalities {
    let add = |a: Option<u32>, b: Option<u32>| match (a, b) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (one, other) => one.or(other),
    };
    let end = |a_end: Option<u32>, b_end: Option<u32>| {
        if a_end.is_none() && b_end.is_none() { None } else { add(a_end.or(a.best), b_end.or(b.best)) }
    };
    Fatalities { best: add(a.best, b.best), low: end(a.low, b.low), high: end(a.high, b.high) }
}
