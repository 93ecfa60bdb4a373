use super::ReadAs;
use crate::events::columns::table_columns::NO_DAY;
use crate::events::{Day, RowId};

/// A column of a file, read for all rows of a table, in the table's order.
#[derive(Clone, Debug, PartialEq)]
pub struct FileColumn {
    pub name: String,
    pub data: ColumnData,
    /// Cells that are not empty.
    pub given: u32,
    /// Those of them that could be read.
    pub read: u32,
    /// The first cells that could not be, by row id.
    pub unread: Vec<(RowId, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ColumnData {
    Numbers(Numbers),
    /// First days, since 1970-01-01; the least `i32` marks "none".
    Days(Vec<i32>),
    /// Code 0 is the empty text.
    Words {
        codes: Vec<u32>,
        values: Vec<String>,
    },
    /// Alphabetical ranks, for texts too long to be kept; 0 marks "none".
    Ranks(Vec<u32>),
}

/// NaN marks "none".
#[derive(Clone, Debug)]
pub enum Numbers {
    /// All of them are exact in four bytes.
    Narrow(Vec<f32>),
    Wide(Vec<f64>),
}

impl PartialEq for Numbers {
    /// "None" equals "none".
    fn eq(&self, other: &Self) -> bool {
        let bits = |x: Option<f64>| x.map(f64::to_bits);
        self.len() == other.len() && (0..self.len()).all(|i| bits(self.get(i)) == bits(other.get(i)))
    }
}

impl Numbers {
    /// In four bytes each, if that changes none of them.
    pub fn new(wide: Vec<f64>) -> Self {
        // Of the two none changes in four bytes only if it is that short, or not a number.
        let exact = |x: &f64| x.is_nan() || f64::from(*x as f32) == *x;
        if wide.iter().all(exact) {
            Self::Narrow(wide.into_iter().map(|x| x as f32).collect())
        } else {
            Self::Wide(wide)
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Self::Narrow(all) => all.len(),
            Self::Wide(all) => all.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, row: usize) -> Option<f64> {
        let number = match self {
            Self::Narrow(all) => f64::from(*all.get(row)?),
            Self::Wide(all) => *all.get(row)?,
        };
        (!number.is_nan()).then_some(number)
    }

    /// Those that are there.
    pub fn given(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.len()).filter_map(|row| self.get(row))
    }
}

impl FileColumn {
    pub fn read_as(&self) -> ReadAs {
        match &self.data {
            ColumnData::Numbers(_) => ReadAs::Numbers,
            ColumnData::Days(_) => ReadAs::Days,
            ColumnData::Words { .. } | ColumnData::Ranks(_) => ReadAs::Words,
        }
    }

    /// A row's number, if it is a column of numbers.
    pub fn number(&self, row: u32) -> Option<f64> {
        match &self.data {
            ColumnData::Numbers(numbers) => numbers.get(row as usize),
            ColumnData::Days(_) | ColumnData::Words { .. } | ColumnData::Ranks(_) => None,
        }
    }

    /// A row's first day, if it is a column of dates.
    pub fn day(&self, row: u32) -> Option<Day> {
        match &self.data {
            ColumnData::Days(days) => days.get(row as usize).filter(|d| **d != NO_DAY).map(|d| Day(*d)),
            ColumnData::Numbers(_) | ColumnData::Words { .. } | ColumnData::Ranks(_) => None,
        }
    }

    /// A row's text, if it is a column of texts that are kept.
    pub fn word(&self, row: u32) -> Option<&str> {
        match &self.data {
            ColumnData::Words { codes, values } => {
                codes.get(row as usize).and_then(|code| values.get(*code as usize)).map(String::as_str)
            }
            ColumnData::Numbers(_) | ColumnData::Days(_) | ColumnData::Ranks(_) => None,
        }
    }

    /// "4,998 of 5,000 are numbers"; `None` if all are. Numbers are written by `exact`.
    pub fn shortfall(&self, exact: impl Fn(u64) -> String) -> Option<String> {
        if self.read == self.given {
            return None;
        }
        let what = self.read_as().words();
        let (read, given) = (exact(self.read.into()), exact(self.given.into()));
        let examples: Vec<String> = self
            .unread
            .iter()
            .map(|(id, text)| format!("“{text}” in row {}", exact(u64::from(*id) + 1)))
            .collect();
        Some(format!(
            "Column {}: {read} of {given} cells are {what}; not read: {}{}.",
            self.name,
            examples.join(", "),
            if self.given - self.read > self.unread.len() as u32 { ", and others" } else { "" }
        ))
    }

    /// Memory, in bytes.
    pub fn bytes(&self) -> usize {
        match &self.data {
            ColumnData::Numbers(Numbers::Narrow(all)) => all.len() * 4,
            ColumnData::Numbers(Numbers::Wide(all)) => all.len() * 8,
            ColumnData::Days(all) => all.len() * 4,
            ColumnData::Words { codes, values } => {
                codes.len() * 4 + values.iter().map(|v| v.len() + size_of::<String>()).sum::<usize>()
            }
            ColumnData::Ranks(all) => all.len() * 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_in_four_bytes_only_if_none_changes() {
        // IEEE 754: a binary32 holds every whole number up to 2^24, a binary64 up to 2^53.
        for (wide, narrow) in [
            (vec![16_777_216.0, -3.0, 0.5], true),
            (vec![16_777_217.0], false),
            (vec![0.1], false),
            (vec![9_007_199_254_740_991.0], false),
            (vec![f64::NAN], true),
        ] {
            let numbers = Numbers::new(wide.clone());
            assert_eq!(matches!(numbers, Numbers::Narrow(_)), narrow, "{wide:?}");
            for (i, x) in wide.iter().enumerate() {
                assert_eq!(numbers.get(i), (!x.is_nan()).then_some(*x));
            }
        }
    }
}
