use crate::events::Fatalities;

use crate::formats::events::Mapping;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::count::Count;
use crate::formats::events::labels::{is_nothing, speaks_of_a_total};

/// Sums of the columns that count people and events, by which a row that only adds up others is told from an
/// event: its numbers are theirs.
///
/// Only a row without date and position is looked at, and one with words only if they speak of a total.
#[derive(Clone, Debug)]
pub(in crate::formats::events) struct Sums {
    /// The columns of people killed – best, lowest, highest number – and of events.
    columns: [Option<usize>; 4],
    essential: Vec<usize>,
    id: Option<usize>,
    /// Of all rows, and of those since the last sum.
    all: Sum,
    group: Sum,
    /// A row was met that may be a sum, which rows before these decide.
    pub is_open: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    rows: u64,
    columns: [u64; 4],
}

/// Fewest rows of a group whose sum is a row of its own.
const LEAST: u64 = 2;

impl Sums {
    pub fn new(mapping: &Mapping) -> Self {
        let governorate = mapping.governorate.filter(|_| !mapping.has_position());
        Self {
            columns: [mapping.best, mapping.low, mapping.high, mapping.events],
            essential: mapping.essential().filter(|column| Some(*column) != governorate).collect(),
            id: mapping.id,
            all: Sum::default(),
            group: Sum::default(),
            is_open: false,
        }
    }

    /// Whether a record is the sum of the rows before it.
    pub fn is_sum(&mut self, record: &impl Cells, columns: usize, mapping: &Mapping) -> bool {
        if self.columns == [None; 4] || !self.can_be_sum(record, columns) {
            return false;
        }
        self.is_open = true;
        let counts = self.columns.map(|column| column.map(|c| record.cell(c).count(mapping.number_style)));
        let is = |sum: &Sum| {
            let mut given =
                counts.iter().zip(sum.columns).filter_map(|(count, sum)| Some((count.as_ref()?, sum)));
            let mut any = false;
            let fits = given.all(|(count, sum)| match count {
                Count::Exact(count) => {
                    any = true;
                    u64::from(*count) == sum
                }
                Count::NotGiven | Count::NotKnown => true,
                Count::Range(..)
                | Count::AtLeast(_)
                | Count::AtMost(_)
                | Count::About(_)
                | Count::Fraction
                | Count::Ambiguous
                | Count::Unreadable => false,
            });
            any && fits && sum.rows >= LEAST
        };
        is(&self.all) || is(&self.group)
    }

    fn can_be_sum(&self, record: &impl Cells, columns: usize) -> bool {
        // Nearly all rows have a date or a position in digits, which costs a look at its bytes.
        if self.essential.iter().any(|column| is_in_digits(record.cell(*column))) {
            return false;
        }
        let is_empty = |column: usize| match record.cell(column) {
            Cell::Missing => true,
            Cell::Integer(_) | Cell::Float(_) => false,
            cell @ (Cell::Text(_) | Cell::Quoted(..)) => is_nothing(&cell.to_text()),
        };
        // A label may stand in any column.
        let is_label = |column: usize| speaks_of_a_total(&record.cell(column).to_text());
        if !self.essential.iter().chain(&self.id).all(|column| is_empty(*column) || is_label(*column)) {
            return false;
        }
        let texts = (0..columns).map(|column| record.cell(column).to_text());
        let mut words =
            texts.filter(|text| !is_nothing(text) && text.chars().any(char::is_alphabetic)).peekable();
        words.peek().is_none() || words.any(|text| speaks_of_a_total(&text))
    }

    /// Counts a row of the table.
    pub fn add(&mut self, killed: &Fatalities, events: u32) {
        let numbers = [killed.best, killed.low, killed.high, Some(events)];
        for sum in [&mut self.all, &mut self.group] {
            sum.rows += 1;
            for (sum, number) in sum.columns.iter_mut().zip(numbers) {
                *sum += u64::from(number.unwrap_or(0));
            }
        }
    }

    /// A sum ends a group of rows.
    pub fn end_group(&mut self) {
        self.group = Sum::default();
    }
}

/// Whether a cell has a value that begins with a digit and has no letters, so that it is neither empty nor a label.
fn is_in_digits(cell: Cell) -> bool {
    match cell {
        Cell::Missing | Cell::Quoted(..) => false,
        Cell::Integer(_) | Cell::Float(_) => true,
        Cell::Text(text) => {
            let text = text.trim_ascii();
            // All letters have one of these bits, and digits and punctuation none; so no byte needs a branch.
            let letters = text.iter().fold(0, |all, byte| all | byte) & 0b1100_0000;
            text.first().is_some_and(u8::is_ascii_digit) && letters == 0
        }
    }
}
