//! Rows of a sheet that only name the group of the rows below: a month, a governorate.

use crate::formats::events::cell::Cells;
use crate::formats::events::date::{is_date, is_period};
use crate::formats::events::labels::is_nothing;
use crate::formats::events::number::decimal;
use crate::formats::events::record::Record;
use crate::formats::events::{Dates, Mapping};

/// What the rows of a table usually hold, by which a heading among them is told.
#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct Headings {
    /// The columns in which nearly all rows have a number, or a day.
    typed: Vec<usize>,
    /// The column of dates, and whether nearly all rows have a day there.
    dates: Option<usize>,
    are_days: bool,
    /// Nearly all rows have a date.
    dated: bool,
    /// The columns of names of places.
    places: Vec<usize>,
}

/// Fewest rows, and filled cells of most of them, that make a table in which one filled cell is odd; and fewest of
/// those that show that a place alone is.
const ROWS: usize = 2;
const MANY_ROWS: usize = 4;
const FILLED: usize = 3;

/// Rows that are looked at.
const LOOKED_AT: usize = 100;

/// Longest heading, in characters.
const LONGEST: usize = 60;

impl Headings {
    /// By the first rows of a table.
    pub fn of(rows: &[Vec<String>], mapping: &Mapping) -> Self {
        let filled = |row: &Vec<String>| row.iter().filter(|text| !is_nothing(text)).count();
        let rows = rows.get(..LOOKED_AT).unwrap_or(rows);
        let full: Vec<&Vec<String>> = rows.iter().filter(|row| filled(row) >= FILLED).collect();
        if full.len() < ROWS || full.len() * 2 < rows.len() {
            return Self::default();
        }
        let nearly_all = |column: usize, fits: &dyn Fn(&str) -> bool| {
            let texts = full.iter().filter_map(|row| row.get(column)).map(|text| text.trim());
            texts.filter(|text| fits(text)).count() * 20 >= full.len() * 19
        };
        let is_number = |text: &str| decimal(text.as_bytes()).is_some();
        let columns = full.iter().map(|row| row.len()).max().unwrap_or(0);
        let day = match mapping.dates {
            Dates::One(day) | Dates::Span { first: day, .. } => Some(day),
            Dates::None | Dates::Parts { .. } => None,
        };
        let is_day = |text: &str| !is_number(text) && is_date(text) && !is_period(text);
        // What is counted, and positions, are not what groups are made of.
        let counts = [mapping.best, mapping.low, mapping.high, mapping.events].into_iter().flatten();
        let positions = [mapping.latitude, mapping.longitude, mapping.point].into_iter().flatten();
        let values: Vec<usize> = counts.chain(mapping.added.iter().copied()).chain(positions).collect();
        let names = mapping.names.iter().map(|name| name.column).chain(mapping.governorate);
        Self {
            typed: (0..columns)
                .filter(|column| !values.contains(column))
                .filter(|column| nearly_all(*column, &|text| is_number(text) || is_day(text)))
                .collect(),
            dates: day,
            are_days: day.is_some_and(|day| nearly_all(day, &is_day)),
            dated: mapping
                .date_columns()
                .next()
                .is_some_and(|column| nearly_all(column, &|text| !is_nothing(text))),
            places: if full.len() < MANY_ROWS { Vec::new() } else { names.collect() },
        }
    }

    /// Whether a record of which only this column is filled names a group of rows and is no row itself.
    pub fn is_heading(&self, record: &Record, column: usize) -> bool {
        let text = record.cell(column).to_text();
        let text = text.trim();
        if is_nothing(text) || !text.contains(char::is_alphabetic) || text.chars().count() > LONGEST {
            return false;
        }
        // “February 2017” where rows have days, and “Ninewa” where they have a date or a number.
        if self.typed.contains(&column) {
            let is_day = self.dates == Some(column) && self.are_days && is_date(text) && !is_period(text);
            return !is_day;
        }
        self.dated && (self.places.contains(&column) || self.dates != Some(column) && is_period(text))
    }
}
