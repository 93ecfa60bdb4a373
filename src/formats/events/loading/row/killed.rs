//! How many people a row says were killed.

use crate::events::Fatalities;

use crate::formats::events::Cause;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::count::Count;

impl Assembler<'_> {
    pub(in crate::formats::events) fn killed(&mut self, record: &impl Cells, at: At) -> Fatalities {
        let mapping = self.mapping;
        let best = self.count(record, mapping.best, at);
        // If a source gives only the lowest number, that is also the best.
        let low = if mapping.low == mapping.best { best } else { self.count(record, mapping.low, at) };
        let high = self.count(record, mapping.high, at);
        let (own_low, own_high) = (low.low(), high.high());
        Fatalities { best: best.stated(), low: own_low.or(best.ends().0), high: own_high.or(best.ends().1) }
    }

    /// A count, with a note if it is more or less than a number.
    fn count(&mut self, record: &impl Cells, column: Option<usize>, at: At) -> Count {
        let Some(column) = column else { return Count::NotGiven };
        let cell = record.cell(column);
        let count = cell.count(self.mapping.number_style);
        let cause = match count {
            Count::NotGiven | Count::Exact(_) => return count,
            Count::Range(..) => Cause::CountRange,
            Count::AtLeast(_) => Cause::CountAtLeast,
            Count::AtMost(_) => Cause::CountAtMost,
            Count::About(_) => Cause::CountAbout,
            Count::Fraction => Cause::FractionalCount,
            Count::Unreadable => Cause::UnreadableCount,
        };
        self.note(cause, at.line, Some(column), &cell.to_text());
        count
    }
}
