//! The date of a row whose year, month and day have columns of their own.

use crate::events::DatePrecision;
use crate::formats::events::Cause;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::calendars::iso_week;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::date::{DateUnit, Dated};
use crate::formats::events::dated::{ISLAMIC_OR_PERSIAN, PERSIAN_IF_TOLD};
use crate::formats::events::month_names::Month;
use crate::formats::events::part_columns::{day_and_month, is_unknown, named_month, part_of_year};

use super::days::is_not_given;

/// A part of a date as a cell has it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    NotGiven,
    Number(f64),
    Month(Month),
    /// A month with a day in it, by their numbers.
    DayOfMonth(u8, u8),
    Unreadable,
}

impl Part {
    /// A part in a column of its own; `unit` is what the second column holds.
    fn of(cell: Cell, unit: DateUnit) -> Self {
        if cell.is_empty() {
            return Self::NotGiven;
        }
        if let Some(number) = cell.number() {
            return Self::Number(number);
        }
        let text = cell.to_text();
        let named = match unit {
            _ if is_not_given(&text) => Some(Self::NotGiven),
            DateUnit::Week | DateUnit::Quarter => part_of_year(&text).map(|n| Self::Number(f64::from(n))),
            DateUnit::Day | DateUnit::WeekEnding | DateUnit::Month | DateUnit::Year => {
                let day = || day_and_month(&text).map(|(day, month)| Self::DayOfMonth(month, day));
                named_month(&text).map(Self::Month).or_else(day)
            }
        };
        named.unwrap_or(Self::Unreadable)
    }

    /// A month or day, 0 if it is not given or said to be unknown, and whether it is said.
    fn small(self) -> Option<(u8, bool)> {
        match self {
            Self::NotGiven => Some((0, false)),
            Self::Number(n) if is_unknown(n) => Some((0, true)),
            Self::Number(n) if (0.0..=31.0).contains(&n) && n.fract() == 0.0 => Some((n as u8, false)),
            Self::Number(_) | Self::Month(_) | Self::DayOfMonth(..) | Self::Unreadable => None,
        }
    }
}

impl Assembler<'_> {
    pub(super) fn parts(
        &mut self,
        record: &impl Cells,
        columns: [Option<usize>; 3],
        at: At,
    ) -> Option<Dated> {
        let unit = self.mapping.date_unit;
        let [year, month, day] =
            columns.map(|column| column.map_or(Part::NotGiven, |c| Part::of(record.cell(c), unit)));
        let dated = match year {
            Part::Number(year) if year != 0.0 && year.fract() == 0.0 => self.of_year(year as i32, month, day),
            Part::Number(_) | Part::NotGiven | Part::Month(_) | Part::DayOfMonth(..) | Part::Unreadable => {
                None
            }
        };
        let text = || {
            let given = columns.into_iter().flatten().map(|c| record.cell(c).to_text());
            let given: Vec<String> = given.filter(|text| !text.trim().is_empty()).collect();
            match (unit, given.as_slice(), month) {
                (DateUnit::Week, [year, _], Part::Number(week)) => format!("week {week} of {year}"),
                _ => given.join("-"),
            }
        };
        match dated {
            Some(dated) => self.accepted(dated, columns[0].unwrap_or(0), at, text),
            None => {
                let cause = match year {
                    Part::NotGiven | Part::Number(0.0) => Cause::NoDate,
                    Part::Number(9999.0 | 1.0) => Cause::DefaultDate,
                    // The Persian calendar has these years now, the Islamic one had them before.
                    Part::Number(year) if (1300.0..1500.0).contains(&year) => Cause::OtherCalendar,
                    Part::Number(_) | Part::Month(_) | Part::DayOfMonth(..) | Part::Unreadable => {
                        Cause::UnreadableDate
                    }
                };
                self.note(cause, at.line, columns[0], &text());
                None
            }
        }
    }

    fn of_year(&self, year: i32, month: Part, day: Part) -> Option<Dated> {
        if let Part::DayOfMonth(month, day) = month {
            return Dated::parts(year, month, day);
        }
        let (of_month, day_said) = day.small()?;
        let long = i64::from(year);
        if let Part::Month(named) = month {
            return match named {
                Month::Gregorian(month) if !ISLAMIC_OR_PERSIAN.contains(&long) => {
                    partly(Dated::parts(year, month, of_month), day_said)
                }
                Month::Islamic(month) if ISLAMIC_OR_PERSIAN.contains(&long) => {
                    Dated::islamic(year, month, of_month)
                }
                Month::Persian(month) if ISLAMIC_OR_PERSIAN.contains(&long) => {
                    Dated::persian(year, month, of_month)
                }
                Month::Gregorian(_) | Month::Islamic(_) | Month::Persian(_) | Month::Kurdish => None,
            };
        }
        let (of_year, said) = match (self.mapping.date_unit, month) {
            (DateUnit::Week, Part::Number(week)) if week > 0.0 && !is_unknown(week) => {
                return of_week(year, week);
            }
            (DateUnit::Quarter, _) => {
                let (quarter, said) = month.small()?;
                return partly(
                    if quarter > 0 { Dated::quarter(year, quarter) } else { Dated::year(year) },
                    said,
                );
            }
            (
                DateUnit::Week | DateUnit::Day | DateUnit::WeekEnding | DateUnit::Month | DateUnit::Year,
                part,
            ) => part.small()?,
        };
        let persian = self.mapping.date_hints.persian && PERSIAN_IF_TOLD.contains(&long);
        let dated = if persian {
            Dated::persian(year, of_year, of_month)
        } else {
            Dated::parts(year, of_year, of_month)
        };
        partly(dated, said || day_said)
    }
}

/// Marks a date of which a part is said to be unknown, and not only left out.
fn partly(dated: Option<Dated>, said: bool) -> Option<Dated> {
    dated.map(|dated| Dated { partly: said && dated.precision > DatePrecision::Day, ..dated })
}

/// A week by ISO 8601.
fn of_week(year: i32, week: f64) -> Option<Dated> {
    let whole = (week.fract() == 0.0 && (1.0..=53.0).contains(&week)).then_some(week as u8)?;
    let (first, last) = iso_week(year, whole)?;
    Some(Dated::days(first, last, DatePrecision::Week))
}
