//! When a row says that it happened.

use crate::events::{DatePrecision, Day};

use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::calendars::iso_week;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::date::{
    DateStyle, DateUnit, Dated, NoDate, is_default_text, month_number, part_of_year, read_in,
};
use crate::formats::events::{Cause, Dates};

/// Dates before this year are rare in files of events, and mistyped more often than not.
const EARLY: i32 = 1900;

impl Assembler<'_> {
    pub(in crate::formats::events) fn days(
        &mut self,
        record: &impl Cells,
        at: At,
    ) -> (Option<(Day, Day)>, DatePrecision) {
        let Some(dated) = self.dated(record, at) else { return (None, DatePrecision::Undated) };
        let coded = self.mapping.date_precision;
        let coded = coded.and_then(|(c, scheme)| scheme.date(record.cell(c).number()?));
        let precision = coded.unwrap_or(dated.precision).max(dated.precision);
        let one_day = dated.first == dated.last;
        // A day that stands for its month is not known to the day.
        if precision == DatePrecision::Month && one_day {
            let (year, month, _) = dated.first.ymd();
            if let Some(whole) = Dated::month(year, month) {
                return (Some((whole.first, whole.last)), precision);
            }
        }
        (Some((dated.first, dated.last)), precision)
    }

    fn dated(&mut self, record: &impl Cells, at: At) -> Option<Dated> {
        match self.mapping.dates {
            Dates::None => None,
            Dates::One(column) => self.date(record, column, at, true),
            Dates::Span { first, last } => {
                let begun = self.date(record, first, at, true)?;
                let Some(ended) = self.date(record, last, at, false) else { return Some(begun) };
                if ended.last < begun.first {
                    let text = record.cell(last).to_text();
                    self.note(Cause::EndBeforeStart, at.line, Some(last), &text);
                    return Some(begun);
                }
                Some(Dated { last: ended.last, precision: begun.precision.max(ended.precision), ..begun })
            }
            Dates::Parts { year, month, day } => self.parts(record, [Some(year), month, day], at),
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
                self.tallies.order.add(text.trim_ascii(), at.line);
                if let Some(dated) = self.last_date.of(column, text) {
                    return Some(dated);
                }
            }
            Cell::Missing | Cell::Integer(_) | Cell::Float(_) => {}
            Cell::Quoted(..) => self.tallies.order.add(cell.to_text().as_bytes(), at.line),
        }
        let (order, form) = (self.mapping.date_order, self.mapping.date_form);
        let style = DateStyle { order, form, utc: self.utc.contains(&column) };
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

    /// A date that was read, unless it stands for none.
    fn accepted(&mut self, dated: Dated, column: usize, at: At, text: impl Fn() -> String) -> Option<Dated> {
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
            (dated.moved, Cause::MovedDay),
            (dated.vague, Cause::VagueDate),
            (dated.first.year() < EARLY, Cause::EarlyDate),
            (future, Cause::FutureDate),
        ]
        .into_iter()
    }

    fn parts(&mut self, record: &impl Cells, columns: [Option<usize>; 3], at: At) -> Option<Dated> {
        let unit = self.mapping.date_unit;
        let [year, month, day] = columns.map(|column| part(record, column, unit));
        let small = |x: f64| ((0.0..=31.0).contains(&x) && x.fract() == 0.0).then_some(x as u8);
        let dated = match (year, month, day) {
            (Some(year), Some(month), Some(day)) if year != 0.0 && year.fract() == 0.0 => {
                let year = year as i32;
                match unit {
                    DateUnit::Week if month > 0.0 => week(year, month),
                    DateUnit::Quarter if month > 0.0 => small(month).and_then(|n| Dated::quarter(year, n)),
                    DateUnit::Week | DateUnit::Quarter => Dated::parts(year, 0, 0),
                    DateUnit::Day | DateUnit::WeekEnding | DateUnit::Month | DateUnit::Year => {
                        small(month).zip(small(day)).and_then(|(m, d)| Dated::parts(year, m, d))
                    }
                }
            }
            _ => None,
        };
        let text = || columns.map(|c| c.map_or(String::new(), |c| record.cell(c).to_text())).join("-");
        match dated {
            Some(dated) => self.accepted(dated, columns[0].unwrap_or(0), at, text),
            None => {
                let cause = match year {
                    Some(0.0) => Cause::NoDate,
                    Some(9999.0 | 1.0) => Cause::DefaultDate,
                    // The Persian calendar has these years now, the Islamic one had them before.
                    Some(year) if (1300.0..1500.0).contains(&year) => Cause::OtherCalendar,
                    Some(_) | None => Cause::UnreadableDate,
                };
                self.note(cause, at.line, columns[0], &text());
                None
            }
        }
    }
}

/// A week by ISO 8601.
fn week(year: i32, week: f64) -> Option<Dated> {
    let (first, last) = iso_week(year, week as u8)?;
    Some(Dated::days(first, last, DatePrecision::Week))
}

/// A part of a date in a column of its own; 0 if it is not given.
fn part(record: &impl Cells, column: Option<usize>, unit: DateUnit) -> Option<f64> {
    let Some(column) = column else { return Some(0.0) };
    let cell = record.cell(column);
    if cell.is_empty() {
        return Some(0.0);
    }
    cell.number().or_else(|| {
        let text = cell.to_text();
        let named = || match unit {
            DateUnit::Week | DateUnit::Quarter => part_of_year(&text).map(f64::from),
            DateUnit::Day | DateUnit::WeekEnding | DateUnit::Month | DateUnit::Year => month_number(&text),
        };
        if is_not_given(&text) { Some(0.0) } else { named() }
    })
}

/// What stands in a cell without a date.
fn is_not_given(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "" | "-" | "--" | "n/a" | "na" | "nan" | "nat" | "null" | "none" | "unknown" | "?"
    )
}
