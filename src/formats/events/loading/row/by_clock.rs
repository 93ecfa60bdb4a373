//! The day in Baghdad of a row whose time of day has a column of its own.

use crate::events::DatePrecision;
use crate::formats::events::Cause;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::date::{DateOrder, Dated, date};
use crate::formats::events::folded::folded;
use crate::formats::events::zone::{AHEAD, baghdad, time_of_day};

use super::days::is_not_given;

impl Assembler<'_> {
    /// A date, which stands in `column`, by the day that the row’s time has in Baghdad.
    pub(super) fn by_clock(&mut self, record: &impl Cells, dated: Dated, column: usize, at: At) -> Dated {
        let is_day = dated.precision == DatePrecision::Day && dated.first == dated.last;
        let Some(clock) = self.mapping.clock.filter(|_| is_day && !dated.moved) else { return dated };
        let text = record.cell(clock).to_text();
        if text.trim().is_empty() || is_not_given(&text) {
            return dated;
        }
        let text = folded(text.as_bytes());
        let Some(time) = time_of_day(text.as_bytes()) else {
            self.note(Cause::UnreadableTime, at.line, Some(clock), &text);
            return dated;
        };
        // A time that has a date of its own may be that of another day than the one that counts.
        let own = date(text.split([' ', 'T']).next().unwrap_or_default().as_bytes(), DateOrder::DayFirst);
        // “1930” is no year here.
        if own.is_some_and(|own| own.precision == DatePrecision::Day && own.first != dated.first) {
            return dated;
        }
        let zone = time.zone.or_else(|| self.dates.named(clock)).or_else(|| self.dates.named(column));
        let zone = zone.or_else(|| self.dates.stated(record).minutes());
        let day = match zone {
            None | Some(AHEAD) => dated.first,
            Some(zone) => baghdad(dated.first, time.minute - zone),
        };
        if day == dated.first {
            return dated;
        }
        self.note(Cause::MovedDay, at.line, Some(clock), &text);
        Dated { first: day, last: day, moved: true, ..dated }
    }
}
