use std::borrow::Cow;
use std::iter::repeat_n;

use rustc_hash::FxHashMap;

use crate::geo::World;
use crate::model::Precision;

use super::columns::table_columns::{NO_DAY, NO_NUMBER};
use super::parts::Parts;
use super::{
    Column, DatePrecision, Dimension, Event, EventTable, Governorates, Role, block_capacity, code_of,
};

/// Collects rows in file order; [`TableBuilder::finish`] sorts them.
#[derive(Debug)]
pub struct TableBuilder {
    governorates: Vec<String>,
    columns: Vec<Words>,
    codes: Vec<u64>,
    first: Vec<i32>,
    /// Days from first to last; empty while all are 0.
    lasting: Vec<u16>,
    best: Vec<u32>,
    /// Empty while no row has them.
    low: Vec<u32>,
    high: Vec<u32>,
    /// Empty while every row stands for one event.
    events: Vec<u32>,
    /// Governorate, precision and date precision of each row.
    derived: [Vec<u8>; 3],
    /// How many of the rows are drawn.
    drawn: usize,
}

/// Most bytes of a value: values that agree this far are the same. A column of long texts may have been taken
/// for a category, and no list, legend or table can lay out megabytes of text.
const MOST_OF_A_VALUE: usize = 1_000;

/// Most governorates, so that "outside Iraq" and "not known" still fit in a byte.
const MOST_GOVERNORATES: usize = 250;

/// The label of the remaining values of a dimension.
const OTHERS: &str = "all others";

/// Codes of a column's values, in order of first appearance.
#[derive(Debug)]
struct Words {
    column: Column,
    codes: Vec<u16>,
    values: Vec<String>,
    known: FxHashMap<String, u16>,
    /// Cache, because neighbouring rows often have the same value.
    last: u16,
}

impl Words {
    fn new(column: Column) -> Self {
        Self { column, codes: Vec::new(), values: Vec::new(), known: FxHashMap::default(), last: 0 }
    }

    fn push(&mut self, word: &str) {
        let word = &word[..word.floor_char_boundary(MOST_OF_A_VALUE)];
        if self.values.get(usize::from(self.last)).is_none_or(|last| last != word) {
            self.last = match self.known.get(word) {
                Some(code) => *code,
                None => self.learn(word),
            };
        }
        block_capacity::push(&mut self.codes, self.last);
    }

    /// Whether some values were merged.
    fn is_full(&self) -> bool {
        self.values.len() > EventTable::MOST_VALUES
    }

    /// Appends the values of further rows.
    fn append(&mut self, later: Self) {
        let code = |word: &String| self.known.get(word).copied().unwrap_or_else(|| self.learn(word));
        let codes: Vec<u16> = later.values.iter().map(code).collect();
        self.codes.extend(later.codes.iter().map(|c| codes[usize::from(*c)]));
    }

    fn learn(&mut self, word: &str) -> u16 {
        let full = self.values.len() >= EventTable::MOST_VALUES;
        let word = if full { OTHERS } else { word };
        // At most EventTable::MOST_VALUES + 1 values, so a code has two bytes.
        let code = *self.known.entry(word.to_owned()).or_insert(self.values.len() as u16);
        if usize::from(code) == self.values.len() {
            self.values.push(word.to_owned());
        }
        code
    }
}

impl TableBuilder {
    pub fn new(columns: Vec<Column>, governorates: &dyn Governorates) -> Self {
        Self {
            governorates: governorates.names().into_iter().take(MOST_GOVERNORATES).collect(),
            columns: columns.into_iter().map(Words::new).collect(),
            codes: Vec::new(),
            first: Vec::new(),
            lasting: Vec::new(),
            best: Vec::new(),
            low: Vec::new(),
            high: Vec::new(),
            events: Vec::new(),
            derived: Default::default(),
            drawn: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Adds a row. Days are clamped to [`super::Day::MIN`] and
    /// [`super::Day::MAX`], a last day before the first is set to the first, and the last day is at most
    /// 65,535 days after the first. Returns false and adds nothing once there are 2^32 − 2 rows.
    pub fn push(&mut self, event: &Event, governorates: &dyn Governorates) -> bool {
        let governorate = self.governorate(event, governorates);
        self.push_in(event, governorate)
    }

    /// Like [`TableBuilder::push`], but the governorate named by the row, if known, takes precedence over the
    /// one at its position: for rows whose position was geocoded from those names.
    pub fn push_named(&mut self, event: &Event, governorates: &dyn Governorates) -> bool {
        let named = Event { place: None, ..*event };
        let mut governorate = self.governorate(&named, governorates);
        // The code behind the last governorate and “outside Iraq” is “not known”.
        if usize::from(governorate) > self.governorates.len() {
            governorate = self.governorate(event, governorates);
        }
        self.push_in(event, governorate)
    }

    fn push_in(&mut self, event: &Event, governorate: u8) -> bool {
        if self.codes.len() >= u32::MAX as usize - 1 {
            return false;
        }
        let row = self.codes.len();
        let drawn = event.place.is_some() && event.precision.is_none_or(|p| p < Precision::Governorate);
        self.drawn += usize::from(drawn);
        let world = event.place.map_or(World::default(), World::from);
        // Rows that are not drawn get the last code and so sort last.
        let code = if drawn { code_of(world).min(u64::MAX - 1) } else { u64::MAX };
        block_capacity::push(&mut self.codes, code);
        self.push_days(row, event);
        block_capacity::push(&mut self.best, event.fatalities.best.map_or(NO_NUMBER, number_of));
        push_rare(&mut self.low, row, event.fatalities.low);
        push_rare(&mut self.high, row, event.fatalities.high);
        push_unusual(&mut self.events, row, event.events, 1);
        let precision = event.precision.map_or(Precision::ALL.len() as u8, |p| p.ucdp() - 1);
        let dated = if event.days.is_some() { event.date_precision } else { DatePrecision::Undated };
        let derived = [governorate, precision, dated as u8];
        self.derived.iter_mut().zip(derived).for_each(|(column, code)| block_capacity::push(column, code));
        for (i, words) in self.columns.iter_mut().enumerate() {
            words.push(event.values.get(i).copied().unwrap_or(""));
        }
        true
    }

    /// Appends the rows of another builder, which come later in the same file. Returns false and adds nothing
    /// if the result would differ from adding row by row: with too many rows, or too many distinct values in
    /// the other builder.
    pub fn append(&mut self, later: Self) -> bool {
        let all = self.len().saturating_add(later.len());
        if all >= u32::MAX as usize || later.columns.iter().any(Words::is_full) {
            return false;
        }
        let rows = self.len();
        append_rare(&mut self.lasting, later.lasting, rows, later.codes.len(), 0);
        append_rare(&mut self.low, later.low, rows, later.codes.len(), NO_NUMBER);
        append_rare(&mut self.high, later.high, rows, later.codes.len(), NO_NUMBER);
        append_rare(&mut self.events, later.events, rows, later.codes.len(), 1);
        self.codes.extend(later.codes);
        self.first.extend(later.first);
        self.best.extend(later.best);
        self.derived.iter_mut().zip(later.derived).for_each(|(own, more)| own.extend(more));
        self.columns.iter_mut().zip(later.columns).for_each(|(own, more)| own.append(more));
        self.drawn += later.drawn;
        true
    }

    /// If some rows have a lowest or highest number of people killed, the number of the others is both.
    pub fn complete_ranges(&mut self) {
        if self.low.is_empty() && self.high.is_empty() {
            return;
        }
        for column in [&mut self.low, &mut self.high] {
            column.resize(self.best.len(), NO_NUMBER);
        }
        for ((low, high), best) in self.low.iter_mut().zip(&mut self.high).zip(&self.best) {
            if *low == NO_NUMBER && *high == NO_NUMBER {
                (*low, *high) = (*best, *best);
            }
        }
    }

    fn push_days(&mut self, row: usize, event: &Event) {
        let within = |d: super::Day| d.clamp(super::Day::MIN, super::Day::MAX).0;
        let (first, last) = event.days.map_or((NO_DAY, NO_DAY), |(a, b)| (within(a), within(b)));
        block_capacity::push(&mut self.first, first);
        let lasting = u16::try_from(last - first).unwrap_or(if last < first { 0 } else { u16::MAX });
        push_unusual(&mut self.lasting, row, lasting, 0);
    }

    /// The position decides, if there is one; otherwise the name given by the row.
    fn governorate(&self, event: &Event, governorates: &dyn Governorates) -> u8 {
        // At most MOST_GOVERNORATES.
        let outside = self.governorates.len() as u8;
        let unknown = outside + 1;
        let known = |g: Option<u8>| g.filter(|g| *g < outside);
        // A position for a whole country or region implies no governorate.
        let tells = event.precision.is_none_or(|p| p <= Precision::Governorate);
        match event.place.filter(|_| tells) {
            Some(p) => known(governorates.at(p)).unwrap_or(outside),
            None => known(event.governorate.and_then(|name| governorates.named(name))).unwrap_or(unknown),
        }
    }

    /// The table of the rows so far; the builder can continue.
    pub fn snapshot(&self) -> EventTable {
        let parts = Parts {
            dimensions: self.dimensions(),
            drawn: self.drawn,
            codes: Cow::from(&self.codes),
            first: Cow::from(&self.first),
            lasting: Cow::from(&self.lasting),
            people: [&self.best, &self.low, &self.high].map(Cow::from),
            events: Cow::from(&self.events),
            derived: self.derived.each_ref().map(Cow::from),
            own: self.columns.iter().map(|words| Cow::from(&words.codes)).collect(),
        };
        parts.table()
    }

    /// Sorts the rows: first the drawn ones in Morton order, then those that are only counted; ties keep file
    /// order.
    pub fn finish(self) -> EventTable {
        let parts = Parts {
            dimensions: self.dimensions(),
            drawn: self.drawn,
            codes: self.codes.into(),
            first: self.first.into(),
            lasting: self.lasting.into(),
            people: [self.best, self.low, self.high].map(Cow::from),
            events: self.events.into(),
            derived: self.derived.map(Cow::from),
            own: self.columns.into_iter().map(|words| words.codes.into()).collect(),
        };
        parts.table()
    }

    fn dimensions(&self) -> Vec<Dimension> {
        let own = |header: &str, title: &str, role, values: Vec<String>| Dimension {
            header: header.to_owned(),
            title: title.to_owned(),
            role,
            values,
        };
        let mut governorates = self.governorates.clone();
        governorates.extend(["outside Iraq".to_owned(), "not known".to_owned()]);
        let precisions = Precision::ALL.into_iter().map(|p| p.words().to_owned());
        let precisions = precisions.chain(["not stated".to_owned()]).collect();
        let dated = DatePrecision::ALL.into_iter().map(|d| d.words().to_owned()).collect();
        let mut dimensions = vec![
            own("governorate", "Governorate", Role::Governorate, governorates),
            own("precision", "Place known to", Role::Precision, precisions),
            own("dated", "Date known to", Role::DatePrecision, dated),
        ];
        dimensions.extend(
            self.columns
                .iter()
                .map(|w| own(&w.column.header, &w.column.title, w.column.role, w.values.clone())),
        );
        dimensions
    }
}

fn push_rare(column: &mut Vec<u32>, row: usize, number: Option<u32>) {
    push_unusual(column, row, number.map_or(NO_NUMBER, number_of), NO_NUMBER);
}

/// Adds a value to a column that is empty while all its rows have the value `usual`.
fn push_unusual<T: Copy + PartialEq>(column: &mut Vec<T>, row: usize, value: T, usual: T) {
    if column.is_empty() {
        if value == usual {
            return;
        }
        *column = block_capacity::collect(row, repeat_n(usual, row));
    }
    block_capacity::push(column, value);
}

/// Joins two columns of `rows` and `more` rows, each of which is empty if all its rows have the value
/// `usual`.
fn append_rare<T: Copy>(column: &mut Vec<T>, later: Vec<T>, rows: usize, more: usize, usual: T) {
    if !later.is_empty() {
        column.resize(rows, usual);
        column.extend(later);
    } else if !column.is_empty() {
        column.resize(rows + more, usual);
    }
}

/// A number as stored in columns: the maximum means "none".
fn number_of(people: u32) -> u32 {
    people.min(NO_NUMBER - 1)
}
