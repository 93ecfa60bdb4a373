use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::cli::input::OpenEvents;
use crate::cli::output::Failure;
use crate::events::{
    ColumnData, ColumnSum, EventTable, FileColumn, FilteredView, Known, ReadAs, Tally, Want,
};

/// What rows are counted by.
pub enum By {
    Year,
    Month,
    /// A dimension of the table, by its index.
    Dimension(usize),
    /// A column that the table does not keep.
    Column(Arc<FileColumn>),
}

/// A column of numbers, added up. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub struct Sum {
    pub column: String,
    pub sum: f64,
    /// Rows that give a number.
    pub rows: u64,
    pub least: Option<f64>,
    pub most: Option<f64>,
    pub values: Vec<SumOf>,
}

#[derive(Serialize)]
pub struct SumOf {
    pub value: String,
    pub sum: f64,
    pub rows: u64,
}

/// Code of rows without a date.
const UNDATED: u32 = u32::MAX;

impl By {
    /// What a word names; a column is read if need be.
    ///
    /// # Errors
    /// A sentence with all valid names.
    pub fn of(open: &mut OpenEvents, word: &str) -> Result<Self, Failure> {
        match word.to_lowercase().as_str() {
            "year" => return Ok(Self::Year),
            "month" => return Ok(Self::Month),
            _ => {}
        }
        let table = &open.file.table;
        let kept = table.dimension_named(word);
        let complete = |d: &usize| table.dimensions()[*d].values.len() <= EventTable::MOST_VALUES;
        if let Some(dimension) = kept.filter(complete) {
            return Ok(Self::Dimension(dimension));
        }
        let column = column(open, word, "count by", ReadAs::Words)?;
        if matches!(column.data, ColumnData::Ranks(_)) {
            return Err(Failure::usage(format!(
                "Column {} has too many different texts to count by; filter by it instead, as in {}~WORD.",
                column.name, column.name
            )));
        }
        Ok(Self::Column(column))
    }

    fn code(&self, table: &EventTable, row: u32) -> u32 {
        match self {
            Self::Year | Self::Month => table.days(row).map_or(UNDATED, |(day, _)| {
                let (year, month, _) = day.ymd();
                // Days are between the years 1800 and 2199.
                let month = if matches!(self, Self::Month) { u32::from(month) } else { 0 };
                year.unsigned_abs() * 100 + month
            }),
            Self::Dimension(dimension) => table.code(*dimension, row).into(),
            Self::Column(column) => match &column.data {
                ColumnData::Words { codes, .. } => codes.get(row as usize).copied().unwrap_or(0),
                ColumnData::Numbers(_) | ColumnData::Days(_) | ColumnData::Ranks(_) => 0,
            },
        }
    }

    fn name(&self, table: &EventTable, code: u32) -> String {
        match self {
            Self::Year | Self::Month if code == UNDATED => "undated".to_owned(),
            Self::Year => format!("{:04}", code / 100),
            Self::Month => format!("{:04}-{:02}", code / 100, code % 100),
            Self::Dimension(dimension) => table.dimensions()[*dimension].words(code as u16).to_owned(),
            Self::Column(column) => match &column.data {
                ColumnData::Words { values, .. } => {
                    match values.get(code as usize).map_or("", String::as_str) {
                        "" => "not given".to_owned(),
                        value => value.to_owned(),
                    }
                }
                ColumnData::Numbers(_) | ColumnData::Days(_) | ColumnData::Ranks(_) => String::new(),
            },
        }
    }

    /// The rows shown by value, the most frequent first.
    pub fn tallies(&self, open: &OpenEvents) -> Vec<(String, Tally)> {
        let mut tallies = self.by_name(&open.file.table, &open.shown);
        tallies.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.rows));
        tallies
    }

    /// The rows of a view by the values' names.
    pub fn by_name(&self, table: &EventTable, view: &FilteredView) -> Vec<(String, Tally)> {
        if let Self::Dimension(dimension) = self {
            return view.tally_by_name(table, *dimension);
        }
        let mut by_code: FxHashMap<u32, Tally> = FxHashMap::default();
        for row in view.bits().rows(0..u32::MAX) {
            let tally = by_code.entry(self.code(table, row)).or_default();
            tally.rows += 1;
            tally.events += u64::from(table.events(row));
            tally.fatalities += u64::from(table.fatalities(row).best.unwrap_or(0));
        }
        let mut tallies: Vec<(u32, Tally)> = by_code.into_iter().collect();
        tallies.sort_by_key(|(code, _)| *code);
        tallies.into_iter().map(|(code, tally)| (self.name(table, code), tally)).collect()
    }

    /// The sums of the lowest and the highest numbers of people killed over the rows shown, by value; of a row
    /// with one number, that is both. Empty if the file gives no range.
    pub fn ranges(&self, open: &OpenEvents) -> FxHashMap<String, (u64, u64)> {
        let table = &open.file.table;
        let mut by_code: FxHashMap<u32, (u64, u64)> = FxHashMap::default();
        for row in open.shown.bits().rows(0..u32::MAX).take_while(|_| table.has_range()) {
            let killed = table.fatalities(row);
            let of = |end: Option<u32>| u64::from(end.or(killed.best).unwrap_or(0));
            let range = by_code.entry(self.code(table, row)).or_default();
            *range = (range.0 + of(killed.low), range.1 + of(killed.high));
        }
        by_code.into_iter().map(|(code, range)| (self.name(table, code), range)).collect()
    }

    /// A column of numbers over the rows shown, all together and by value in the order of `values`.
    pub fn sum(&self, open: &OpenEvents, column: &FileColumn, values: &[String]) -> Sum {
        let table = &open.file.table;
        let (mut all, mut by_code) = (ColumnSum::default(), FxHashMap::<u32, ColumnSum>::default());
        for row in open.shown.bits().rows(0..u32::MAX) {
            let Some(number) = column.number(row) else { continue };
            all.add(number);
            by_code.entry(self.code(table, row)).or_default().add(number);
        }
        let mut parts: Vec<SumOf> = by_code
            .iter()
            .map(|(code, sum)| SumOf { value: self.name(table, *code), sum: sum.total(), rows: sum.rows })
            .collect();
        let place = |value: &String| values.iter().position(|v| v == value).unwrap_or(usize::MAX);
        parts.sort_by_cached_key(|part| (place(&part.value), part.value.clone()));
        let (least, most) = (all.least, all.most);
        Sum { column: column.name.clone(), sum: all.total(), rows: all.rows, least, most, values: parts }
    }
}

/// A column of the file that a word names, read.
///
/// # Errors
/// A sentence with all valid names.
pub fn column(
    open: &mut OpenEvents,
    word: &str,
    what: &str,
    read_as: ReadAs,
) -> Result<Arc<FileColumn>, Failure> {
    let exact = open.columns.iter().find(|c| c.name == word);
    let found = exact.or_else(|| open.columns.iter().find(|c| c.name.eq_ignore_ascii_case(word)));
    let Some(name) = found.map(|c| c.name.clone()) else {
        let known = Known { table: &open.file.table, columns: &open.columns };
        let names = known.names();
        return Err(Failure::usage(format!("This file has no column “{word}” to {what}; it has {names}.")));
    };
    let want = Want::Column { name: name.clone(), read_as };
    if !open.loaded.has(&want) {
        open.load(&[want])?;
    }
    let column = open.loaded.column(&name, read_as).cloned();
    column.ok_or_else(|| Failure::internal("A column was not read."))
}

/// A sum for display: whole numbers exactly, others as they are.
pub fn in_words(sum: f64) -> String {
    let rounded = (sum * 1e6).round() / 1e6;
    format!("{}", if rounded.is_finite() { rounded + 0.0 } else { sum })
}
