//! When a row says that it happened.

use crate::events::{DatePrecision, Day};

use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::date::{DateStyle, Dated, NoDate, is_default_text, read_in};
use crate::formats::events::header::Name;
use crate::formats::events::zone_names::StatedZone;
use crate::formats::events::{Cause, Dates, Scheme};

/// Dates before this year are rare in files of events, and mistyped more often than not.
const EARLY: i32 = 1900;

impl Assembler<'_> {
    pub(in crate::formats::events) fn days(
        &mut self,
        record: &impl Cells,
        at: At,
    ) -> (Option<(Day, Day)>, DatePrecision) {
        let Some(dated) = self.dated(record, at) else { return (None, DatePrecision::Undated) };
        let coded = self.date_precision(record, dated, at);
        let precision = coded.unwrap_or(dated.precision).max(dated.precision);
        // A day that stands for its month or year is not known to the day.
        let whole = match precision {
            _ if dated.first != dated.last => None,
            DatePrecision::Month => {
                let (year, month, _) = dated.first.ymd();
                Dated::month(year, month)
            }
            DatePrecision::Quarter => {
                let (year, month, _) = dated.first.ymd();
                Dated::quarter(year, month.div_ceil(3))
            }
            DatePrecision::Year => Dated::year(dated.first.year()),
            DatePrecision::Day | DatePrecision::Week | DatePrecision::Undated => None,
        };
        let whole = whole.unwrap_or(dated);
        (Some((whole.first, whole.last)), precision)
    }

    /// How precisely the row says that its date is known; `None` if it says nothing that is understood.
    fn date_precision(&mut self, record: &impl Cells, dated: Dated, at: At) -> Option<DatePrecision> {
        let (column, scheme) = self.mapping.date_precision?;
        let cell = record.cell(column);
        if cell.is_empty() {
            return None;
        }
        let code = cell.number().filter(|_| !self.dates.asks());
        let found = match code {
            Some(code) => scheme.date(code),
            None if is_not_given(&cell.to_text()) => return None,
            None => self.dates.precision(cell.to_text(), self.mapping.date_order),
        };
        let in_words = code.is_none() || scheme == Scheme::Words;
        let cause = match found {
            None => Cause::UnknownDatePrecision,
            Some(precision) if in_words && precision > dated.precision => Cause::CoarseDate,
            Some(_) => return found,
        };
        self.note(cause, at.line, Some(column), &cell.to_text());
        found
    }

    fn dated(&mut self, record: &impl Cells, at: At) -> Option<Dated> {
        match self.mapping.dates {
            Dates::None => None,
            Dates::One(column) => {
                let dated = self.date(record, column, at, true)?;
                Some(self.by_clock(record, dated, column, at))
            }
            Dates::Span { first, last } => {
                let begun = self.date(record, first, at, true)?;
                let written = begun.first;
                let begun = self.by_clock(record, begun, first, at);
                let Some(ended) = self.date(record, last, at, false) else { return Some(begun) };
                // Of an event on one day, both ends are on the day in Baghdad.
                let ended = if begun.moved && ended.last == written { begun } else { ended };
                if ended.last < begun.first {
                    let text = record.cell(last).to_text();
                    self.note(Cause::EndBeforeStart, at.line, Some(last), &text);
                    return Some(begun);
                }
                Some(Dated { last: ended.last, precision: begun.precision.max(ended.precision), ..begun })
            }
            // “2014/15” in a column of years.
            Dates::Parts { year, month: None, day: None }
                if !record.cell(year).is_empty() && record.cell(year).number().is_none() =>
            {
                self.date(record, year, at, true)
            }
            Dates::Parts { year, month, day } => {
                let dated = self.parts(record, [Some(year), month, day], at)?;
                Some(self.by_clock(record, dated, year, at))
            }
        }
    }

    fn date(&mut self, record: &impl Cells, column: usize, at: At, wanted: bool) -> Option<Dated> {
        let cell = record.cell(column);
        if cell.is_empty() {
            if wanted {
                self.note(Cause::NoDate, at.line, Some(column), "");
            }
            return None;
        }
        match cell {
            Cell::Text(text) => {
                self.written(text.trim_ascii(), at, wanted);
                // The zone may be another one in each row.
                if self.mapping.zone.is_none()
                    && let Some(dated) = self.last_date.of(column, text)
                {
                    return Some(dated);
                }
            }
            Cell::Missing | Cell::Integer(_) | Cell::Float(_) => {}
            Cell::Quoted(..) => self.written(cell.to_text().as_bytes(), at, wanted),
        }
        let zone = self.dates.named(column).map(StatedZone::Ahead);
        let zone = zone.unwrap_or_else(|| self.dates.stated(record));
        let style = DateStyle {
            order: self.mapping.date_order,
            form: self.mapping.date_form,
            zone: zone.minutes(),
            hints: self.mapping.date_hints,
        };
        let found = match cell {
            Cell::Text(text) => read_in(text.trim_ascii(), style),
            Cell::Missing | Cell::Quoted(..) | Cell::Integer(_) | Cell::Float(_) => {
                read_in(cell.to_text().as_bytes(), style)
            }
        };
        match found {
            Err(why) => {
                let text = cell.to_text();
                let cause = match why {
                    NoDate::Unreadable if is_not_given(&text) => Cause::NoDate,
                    _ if !wanted && is_open(&text) => Cause::OpenEnd,
                    _ if !wanted => Cause::UnreadableEnd,
                    NoDate::Unreadable if is_default_text(&text) => Cause::DefaultDate,
                    NoDate::Unreadable => Cause::UnreadableDate,
                    NoDate::OtherCalendar => Cause::OtherCalendar,
                };
                if wanted {
                    self.tallies.forms.add_unread(&text);
                }
                if wanted || cause != Cause::NoDate {
                    self.note(cause, at.line, Some(column), &text);
                }
                None
            }
            Ok(dated) => {
                if zone == StatedZone::Unknown && wanted {
                    self.note(Cause::UnknownZone, at.line, self.mapping.zone, &cell.to_text());
                }
                let is_plain = !dated.is_near_default() && self.doubtful(dated).all(|(met, _)| !met);
                let dated = self.accepted(dated, column, at, || cell.to_text())?;
                let dated = dated.standing_for(self.mapping.date_unit);
                if let (Cell::Text(text), true) = (cell, is_plain) {
                    self.last_date.keep(column, text, dated);
                }
                Some(dated)
            }
        }
    }

    /// Counts how a date is written.
    fn written(&mut self, text: &[u8], at: At, wanted: bool) {
        self.tallies.order.add(text, at.line);
        if wanted {
            self.tallies.mixed_dates.add(text);
        }
    }

    /// A date that was read, unless it stands for none.
    pub(super) fn accepted(
        &mut self,
        dated: Dated,
        column: usize,
        at: At,
        text: impl Fn() -> String,
    ) -> Option<Dated> {
        if dated.is_default() && !self.mapping.early_days {
            self.note(Cause::DefaultDate, at.line, Some(column), &text());
            return None;
        }
        self.tallies.near_default += u64::from(dated.is_near_default());
        self.doubts(dated, column, at, text);
        Some(dated)
    }

    /// Notes what is odd about a date that was read.
    fn doubts(&mut self, dated: Dated, column: usize, at: At, text: impl Fn() -> String) {
        for (_, cause) in self.doubtful(dated).filter(|(met, _)| *met) {
            self.note(cause, at.line, Some(column), &text());
        }
    }

    /// What may be odd about a date, and whether it is.
    fn doubtful(&self, dated: Dated) -> impl Iterator<Item = (bool, Cause)> + use<> {
        let future = self.today.is_some_and(|today| dated.first > today);
        [
            (dated.other_order, Cause::OtherDateOrder),
            (dated.islamic, Cause::IslamicDate),
            (dated.persian, Cause::PersianDate),
            (dated.moved, Cause::MovedDay),
            (dated.vague, Cause::VagueDate),
            (dated.partly, Cause::PartlyUnknown),
            (dated.about, Cause::AboutDate),
            (dated.first.year() < EARLY, Cause::EarlyDate),
            (future, Cause::FutureDate),
        ]
        .into_iter()
    }
}

/// What stands for the end of something that goes on: a word, or a day far ahead.
fn is_open(text: &str) -> bool {
    const OPEN: &str = "\
        ongoing present continuing continues continued current currently now today open active unfinished still date \
        en cours présent aujourd andauernd laufend heute bis en curso presente actualidad in corso devam ediyor sürüyor \
        halen مستمر مستمرة جاري الآن حتى ادامه دارد اکنون تاکنون بەردەوام настоящее время продолжается";
    let name = Name::new(text);
    let word = |word: &String| OPEN.split_whitespace().any(|open| Name::new(open).key == *word);
    !name.words.is_empty()
        && name.words.iter().filter(|w| !["to", "the", "on", "going"].contains(&w.as_str())).all(word)
        || is_default_text(text) && text.contains("9999")
}

/// What stands in a cell without a date.
pub(super) fn is_not_given(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "" | "-" | "--" | "n/a" | "na" | "nan" | "nat" | "null" | "none" | "unknown" | "?"
    )
}
