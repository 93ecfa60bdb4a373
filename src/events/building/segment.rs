use std::borrow::Cow;
use std::iter::repeat_n;

use crate::events::block_capacity;
use crate::events::columns::table_columns::NO_NUMBER;

/// Rows of a part of a file, in columns and in file order.
#[derive(Debug, Default)]
pub(super) struct Segment {
    pub codes: Vec<u64>,
    pub first: Vec<i32>,
    /// Days from first to last; empty while all are 0.
    pub lasting: Vec<u16>,
    pub best: Vec<u32>,
    /// Empty while no row has them.
    pub low: Vec<u32>,
    pub high: Vec<u32>,
    /// Empty while every row stands for one event.
    pub events: Vec<u32>,
    /// Governorate, precision and date precision of each row.
    pub derived: [Vec<u8>; 3],
    /// Codes of the file's own dimensions.
    pub own: Vec<Vec<u16>>,
    /// How many of the rows are drawn.
    pub drawn: usize,
}

/// The same columns, borrowed or owned.
pub(super) struct Blocks<'a> {
    pub codes: Cow<'a, [u64]>,
    pub first: Cow<'a, [i32]>,
    pub lasting: Cow<'a, [u16]>,
    /// Best, low and high.
    pub people: [Cow<'a, [u32]>; 3],
    pub events: Cow<'a, [u32]>,
    pub derived: [Cow<'a, [u8]>; 3],
    pub own: Vec<Cow<'a, [u16]>>,
    pub drawn: usize,
}

impl Segment {
    pub fn lent(&self) -> Blocks<'_> {
        Blocks {
            codes: Cow::from(&self.codes),
            first: Cow::from(&self.first),
            lasting: Cow::from(&self.lasting),
            people: [&self.best, &self.low, &self.high].map(Cow::from),
            events: Cow::from(&self.events),
            derived: self.derived.each_ref().map(Cow::from),
            own: self.own.iter().map(Cow::from).collect(),
            drawn: self.drawn,
        }
    }

    pub fn given(self) -> Blocks<'static> {
        Blocks {
            codes: self.codes.into(),
            first: self.first.into(),
            lasting: self.lasting.into(),
            people: [self.best, self.low, self.high].map(Cow::from),
            events: self.events.into(),
            derived: self.derived.map(Cow::from),
            own: self.own.into_iter().map(Cow::from).collect(),
            drawn: self.drawn,
        }
    }

    pub fn new(dimensions: usize) -> Self {
        Self { own: vec![Vec::new(); dimensions], ..Self::default() }
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn has_range(&self) -> bool {
        !self.low.is_empty() || !self.high.is_empty()
    }

    /// If some rows have a lowest or highest number of people killed, the number of the others is both.
    pub fn complete_ranges(&mut self) {
        for column in [&mut self.low, &mut self.high] {
            column.resize(self.best.len(), NO_NUMBER);
        }
        for ((low, high), best) in self.low.iter_mut().zip(&mut self.high).zip(&self.best) {
            if *low == NO_NUMBER && *high == NO_NUMBER {
                (*low, *high) = (*best, *best);
            }
        }
    }
}

/// Adds a value to a column that is empty while all its rows have the value `usual`.
pub(super) fn push_unusual<T: Copy + PartialEq>(column: &mut Vec<T>, row: usize, value: T, usual: T) {
    if column.is_empty() {
        if value == usual {
            return;
        }
        *column = block_capacity::collect(row, repeat_n(usual, row));
    }
    block_capacity::push(column, value);
}
