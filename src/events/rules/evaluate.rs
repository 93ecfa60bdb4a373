use std::ops::Bound;

use super::scan::{flipped, rows_where};
use super::{Condition, Rule, RuleColumn, Test};
use crate::events::{
    Bits, ColumnData, ColumnInfo, EventTable, FileColumn, LoadedColumns, Numbers, ReadAs, Want,
};

impl Rule {
    /// The rows of a table that pass: a scan of each column, 64 rows at a time.
    ///
    /// # Errors
    /// What has to be read of the file first.
    pub fn rows(
        &self,
        table: &EventTable,
        columns: &[ColumnInfo],
        loaded: &LoadedColumns,
    ) -> Result<Bits, Vec<Want>> {
        let missing = self.missing(columns, loaded);
        if missing.is_empty() {
            Ok(Bits::from_words(self.words_of(table, loaded), table.len()))
        } else {
            Err(missing)
        }
    }

    /// Bits beyond the last row are undefined.
    fn words_of(&self, table: &EventTable, loaded: &LoadedColumns) -> Vec<u64> {
        let joined = |parts: &[Self], start: u64, join: fn(u64, u64) -> u64| {
            let mut words = vec![start; table.len().div_ceil(64)];
            for part in parts {
                let own = part.words_of(table, loaded);
                words.iter_mut().zip(own).for_each(|(word, own)| *word = join(*word, own));
            }
            words
        };
        match self {
            Self::All(parts) => joined(parts, u64::MAX, |a, b| a & b),
            Self::Any(parts) => joined(parts, 0, |a, b| a | b),
            Self::Not(part) => flipped(part.words_of(table, loaded)),
            Self::Is(condition) => condition.words_of(table, loaded),
        }
    }
}

impl LoadedColumns {
    /// Whether a condition can be answered.
    pub(super) fn knows(&self, condition: &Condition) -> bool {
        match &condition.column {
            RuleColumn::Killed | RuleColumn::Day | RuleColumn::Dimension(_) => true,
            RuleColumn::Anywhere => self.hits(condition).is_some(),
            RuleColumn::File(name) => {
                self.hits(condition).is_some() || self.answering(name, &condition.test).is_some()
            }
        }
    }

    fn answering(&self, name: &str, test: &Test) -> Option<&FileColumn> {
        let read_as = match test {
            Test::Number { .. } => ReadAs::Numbers,
            Test::Days { .. } => ReadAs::Days,
            Test::OneOf(_) | Test::Contains(_) => ReadAs::Words,
        };
        let column = self.column(name, read_as)?;
        match column.data {
            ColumnData::Numbers(_) | ColumnData::Days(_) | ColumnData::Words { .. } => Some(column),
            ColumnData::Ranks(_) => None,
        }
    }
}

impl Condition {
    fn words_of(&self, table: &EventTable, loaded: &LoadedColumns) -> Vec<u64> {
        let none = || vec![0; table.len().div_ceil(64)];
        match &self.column {
            RuleColumn::Killed => rows_where(table.len(), |row| {
                table.fatalities(row as u32).best.is_some_and(|n| self.test.number(n.into()))
            }),
            RuleColumn::Day => rows_where(table.len(), |row| {
                table.days(row as u32).is_some_and(|(first, last)| self.test.days(first, last))
            }),
            RuleColumn::Dimension(header) => self.of_dimension(table, header).unwrap_or_else(none),
            RuleColumn::Anywhere | RuleColumn::File(_) => match (loaded.hits(self), &self.column) {
                (Some(hits), _) => hits.words().to_vec(),
                (None, RuleColumn::File(name)) => {
                    let column = loaded.answering(name, &self.test);
                    column.map_or_else(none, |column| self.of_column(column, table.len()))
                }
                (None, _) => none(),
            },
        }
    }

    fn of_dimension(&self, table: &EventTable, header: &str) -> Option<Vec<u64>> {
        let index = table.dimensions().iter().position(|d| d.header == header)?;
        let test = self.test.of_texts()?;
        let dimension = &table.dimensions()[index];
        // Both as the file has it and as it is shown: "not given".
        let meets =
            |code: u16, value: &String| test(value) || value.is_empty() && test(dimension.words(code));
        let meets: Vec<bool> = (0..=u16::MAX).zip(&dimension.values).map(|(c, v)| meets(c, v)).collect();
        let row = |row| meets.get(usize::from(table.code(index, row as u32))).copied().unwrap_or(false);
        Some(rows_where(table.len(), row))
    }

    fn of_column(&self, column: &FileColumn, len: usize) -> Vec<u64> {
        match &column.data {
            ColumnData::Numbers(numbers) => self.of_numbers(numbers, len),
            ColumnData::Days(_) => {
                rows_where(len, |row| column.day(row as u32).is_some_and(|day| self.test.days(day, day)))
            }
            ColumnData::Words { codes, values } => {
                let Some(test) = self.test.of_texts() else { return vec![0; len.div_ceil(64)] };
                let meets: Vec<bool> = values.iter().map(|value| test(value)).collect();
                let meets = |row: usize| Some(meets.get(*codes.get(row)? as usize) == Some(&true));
                rows_where(len, |row| meets(row).unwrap_or(false))
            }
            ColumnData::Ranks(_) => vec![0; len.div_ceil(64)],
        }
    }

    /// The hottest loop: the ends of a range are dragged. "None" is NaN, which is within no range.
    fn of_numbers(&self, numbers: &Numbers, len: usize) -> Vec<u64> {
        let Test::Number { from, to } = self.test else { return vec![0; len.div_ceil(64)] };
        let plain = match (from, to) {
            (Bound::Included(from), Bound::Included(to)) => Some((from, to)),
            (Bound::Included(from), Bound::Unbounded) => Some((from, f64::INFINITY)),
            (Bound::Unbounded, Bound::Included(to)) => Some((f64::NEG_INFINITY, to)),
            (Bound::Excluded(_), _) | (_, Bound::Excluded(_)) | (Bound::Unbounded, Bound::Unbounded) => None,
        };
        match (plain, numbers) {
            (Some((from, to)), Numbers::Narrow(all)) => {
                let within = |x: f32| (f64::from(x) >= from) & (f64::from(x) <= to);
                rows_where(len.min(all.len()), |row| within(all[row]))
            }
            (Some((from, to)), Numbers::Wide(all)) => {
                rows_where(len.min(all.len()), |row| (all[row] >= from) & (all[row] <= to))
            }
            (None, numbers) => rows_where(len, |row| numbers.get(row).is_some_and(|x| self.test.number(x))),
        }
    }
}
