use std::collections::HashSet;

use crate::events::{ColumnInfo, ColumnType};
use crate::formats::events::amount::amount;
use crate::formats::events::date::{OrderEvidence, date};
use crate::formats::events::{DateOrder, NumberStyle};

/// Share of the cells, in percent, that must be numbers or dates for the column to be of that type.
const ENOUGH: usize = 75;

/// A category has at most this many different texts in the sample, or one for each three cells.
const FEW: usize = 20;

/// Longer texts are no category, in bytes.
const LONGEST: usize = 120;

/// What the cells of one column looked like in a sample of rows.
#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct Sampled {
    given: usize,
    numbers: usize,
    dates: usize,
    longest: usize,
    different: HashSet<String>,
    order: OrderEvidence,
}

impl Sampled {
    pub fn add(&mut self, cell: &str) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        self.given += 1;
        self.numbers += usize::from(is_number(cell));
        self.dates += usize::from(date(cell.as_bytes(), DateOrder::DayFirst).is_some());
        self.longest = self.longest.max(cell.len());
        self.order.add(cell.as_bytes());
        if !self.different.contains(cell) {
            self.different.insert(cell.to_owned());
        }
    }

    /// Years alone and dates written as one number are numbers.
    pub fn kind(&self) -> ColumnType {
        let most = |n: usize| self.given > 0 && n * 100 >= self.given * ENOUGH;
        if most(self.numbers) {
            ColumnType::Number
        } else if most(self.dates) {
            ColumnType::Date
        } else if self.longest <= LONGEST && self.different.len() <= FEW.max(self.given / 3) {
            ColumnType::Category
        } else {
            ColumnType::Text
        }
    }
}

/// Whether a cell is to be compared as a number. Digits after a leading zero, as of telephones and codes, are
/// none.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell).as_bytes();
    let code = digits.len() > 1 && digits[0] == b'0' && digits[1].is_ascii_digit();
    !code
        && amount(cell.as_bytes(), NumberStyle::Point)
            .or_else(|| amount(cell.as_bytes(), NumberStyle::Comma))
            .is_some()
}

/// The columns by name and type.
pub(in crate::formats::events) fn typed(names: Vec<String>, sampled: &[Sampled]) -> Vec<ColumnInfo> {
    let kind = |i: usize| sampled.get(i).map_or(ColumnType::Category, Sampled::kind);
    names.into_iter().enumerate().map(|(i, name)| ColumnInfo { name, kind: kind(i) }).collect()
}

/// The names in a header, each unlike the others: of several with one name the later ones are numbered, and a
/// column without a name has its number.
pub fn unlike_names(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    let mut taken: HashSet<String> = HashSet::new();
    for (i, name) in header.iter().enumerate() {
        let name = name.trim();
        let base = if name.is_empty() { format!("column {}", i + 1) } else { name.to_owned() };
        let later = (2..).map(|n| format!("{base} ({n})"));
        // One of as many names as there are columns is free.
        let free = std::iter::once(base.clone()).chain(later).find(|name| !taken.contains(name));
        let name = free.unwrap_or(base);
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_that_nearly_all_cells_have() {
        let texts: Vec<String> = (0..100).map(|i| format!("note {i}: something happened here")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for (cells, want) in [
            (vec!["1", "10", "2", ""], ColumnType::Number),
            (vec!["1.5", "-2", "3e3"], ColumnType::Number),
            (vec!["1,200", "1.234.567", "12 000"], ColumnType::Number),
            (vec!["2017", "2018"], ColumnType::Number),
            (vec!["0770123", "0781456"], ColumnType::Category),
            (vec!["2017-01-02", "2017-02-01", "n/a"], ColumnType::Category),
            (vec!["2017-01-02", "3/4/2017", "Feb 2003"], ColumnType::Date),
            (vec!["Balad", "Samarra", "Balad"], ColumnType::Category),
            (vec!["", ""], ColumnType::Category),
            (texts, ColumnType::Text),
        ] {
            let mut sampled = Sampled::default();
            cells.iter().for_each(|cell| sampled.add(cell));
            assert_eq!(sampled.kind(), want, "{cells:?}");
        }
    }

    #[test]
    fn columns_of_one_name_are_told_apart() {
        let header = ["Date", "Name", "Date", "", "Date (2)"].map(str::to_owned);
        assert_eq!(unlike_names(&header), ["Date", "Name", "Date (2)", "column 4", "Date (2) (2)"]);
    }
}
