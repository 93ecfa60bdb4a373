//! The rows of a table by the columns that divide them, as far as they are looked through for totals.

use rustc_hash::{FxHashMap, FxHashSet};

use super::aggregate::{Said, said};
use super::axes::Axis;
use super::kind::Kind;
use crate::events::{Day, Fatalities};
use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::labels::{Total, total};
use crate::formats::events::{Dates, Mapping, PlacedRow};
use crate::model::Precision;

/// Larger tables are events and no summaries; so are those with ids or positions much sooner.
const MOST_ROWS: usize = 50_000;
const MOST_EVENTS: usize = 20_000;

/// Numbers of cells: empty, all, and from there on a value each.
pub(super) const BLANK: u32 = 0;
pub(super) const ALL: u32 = 1;

/// Longest text that may be a word for a total, in bytes.
const SHORT: usize = 40;

/// What cells hold, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Value {
    Text(String),
    Days(i32, i32),
    Governorate(String),
}

/// Whether a row says that it is a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    No,
    Likely,
    Sure,
}

/// What a cell says.
#[derive(Clone, Copy, Debug)]
struct Cell {
    number: u32,
    word: Word,
    /// The sum of all that the number stands for: “Ninewa total”.
    is_sum: bool,
    /// “Total” where a place belongs: there is no such place.
    is_named: bool,
}

impl Cell {
    fn value(number: u32) -> Self {
        Self { number, word: Word::No, is_sum: false, is_named: false }
    }
}

impl Row {
    pub fn is_of_a_day(&self) -> bool {
        self.days.is_some_and(|(first, last)| first == last)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub offset: u64,
    pub line: u64,
    pub killed: Option<u32>,
    pub events: u32,
    pub days: Option<(Day, Day)>,
    pub word: Word,
    /// There is text in a column that does not divide rows.
    pub has_words: bool,
    pub drawn: bool,
    /// It has an id or a position of its own: an event, of which others may be made up, and no total.
    pub is_event: bool,
    /// Its place is called “Total”.
    pub is_named: bool,
    /// The governorate that its place lies in, and whether the place is the governorate itself.
    pub governorate: u32,
    pub is_governorate: bool,
}

/// What is known of a row beside its cells.
pub(in crate::formats::events) struct Facts<'a> {
    pub killed: &'a Fatalities,
    pub events: u32,
    pub days: Option<(Day, Day)>,
    pub drawn: bool,
    /// Where it was placed by its words.
    pub by_name: Option<&'a PlacedRow>,
}

#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct Collected {
    axes: Vec<Axis>,
    /// A column of whole dates is compared by them.
    day: Option<usize>,
    pub(super) has_killed: bool,
    pub(super) has_events: bool,
    pub(super) has_positions: bool,
    id: Option<usize>,
    numbers: FxHashMap<Value, u32>,
    /// By column the texts that were met.
    seen: Vec<FxHashMap<String, Cell>>,
    cells: Vec<u32>,
    pub(super) rows: Vec<Row>,
    pub(super) is_full: bool,
    /// Line of the first row that says that it is a total, of a table that is too large.
    pub(super) worded: Option<u64>,
}

impl Collected {
    pub fn new(axes: Vec<Axis>, mapping: &Mapping) -> Self {
        let day = match mapping.dates {
            Dates::One(day) | Dates::Span { first: day, .. } => Some(day),
            Dates::None | Dates::Parts { .. } => None,
        };
        Self {
            day,
            has_killed: mapping.best.is_some(),
            has_events: mapping.events.is_some(),
            has_positions: mapping.has_position() && !mapping.areas,
            id: mapping.id,
            is_full: axes.is_empty(),
            axes,
            ..Self::default()
        }
    }

    /// Nothing is collected.
    pub fn none() -> Self {
        Self { is_full: true, ..Self::default() }
    }

    /// Adds a row, unless the table is too large.
    pub fn add(&mut self, record: &impl Cells, at: At, facts: &Facts) {
        if self.is_full {
            return;
        }
        if self.rows.len() >= self.most() {
            self.give_up();
            return;
        }
        let (mut word, mut has_words, mut sum, mut is_named) = (Word::No, false, None, false);
        for index in 0..self.axes.len() {
            let cell = record.cell(self.axes[index].column);
            let cell = match cell.lent() {
                Some(text) => self.cell(index, text, facts.days),
                None => self.cell(index, &cell.to_text(), facts.days),
            };
            word = word.max(cell.word);
            is_named |= cell.is_named;
            if self.axes[index].kind == Kind::Words {
                has_words |= cell.number > ALL;
                continue;
            }
            sum = sum.or(cell.is_sum.then_some(self.cells.len()));
            self.cells.push(cell.number);
        }
        // “Ninewa, Total Ninewa” covers all that is in Ninewa.
        if let Some(sum) = sum {
            let begin = self.cells.len() - self.width();
            let of = self.cells[sum];
            if (begin..self.cells.len()).any(|at| at != sum && self.cells[at] == of) {
                self.cells[sum] = ALL;
            }
        }
        let has_id = self.id.is_some_and(|id| !record.cell(id).is_empty());
        let is_event = has_id || facts.drawn && self.has_positions;
        let code = facts.by_name.and_then(|placed| placed.governorate.as_ref());
        let governorate = code.map_or(BLANK, |(code, _)| self.number(Value::Governorate(code.clone())));
        self.rows.push(Row {
            offset: at.offset,
            line: at.line,
            killed: facts.killed.best,
            events: facts.events,
            days: facts.days,
            // “All” is as good a value of an event as any other.
            word: if is_event { Word::No } else { word },
            has_words,
            drawn: facts.drawn,
            is_event,
            is_named: is_named && !is_event,
            governorate,
            is_governorate: facts.by_name.is_some_and(|placed| placed.precision == Precision::Governorate),
        });
    }

    /// The number of a cell, and whether it says that its row is a total.
    fn cell(&mut self, index: usize, text: &str, days: Option<(Day, Day)>) -> Cell {
        let Axis { column, kind } = self.axes[index];
        let is_day =
            self.day == Some(column) && text.bytes().all(|b| b.is_ascii_digit() || b"-/. :".contains(&b));
        if let Some((first, last)) = days.filter(|_| is_day && !text.is_empty()) {
            return Cell::value(self.number(Value::Days(first.0, last.0)));
        }
        // Remarks are seldom repeated.
        if kind == Kind::Words && text.len() > SHORT {
            return Cell::value(ALL + 1);
        }
        if let Some(known) = self.seen.get(index).and_then(|seen| seen.get(text)) {
            return *known;
        }
        let cell = match said(text, kind) {
            Said::Blank => Cell::value(BLANK),
            Said::All => {
                let is_named = kind == Kind::Area && total(text) == Some(Total::Plain);
                Cell { word: Word::Sure, is_named, ..Cell::value(ALL) }
            }
            Said::Likely => Cell { word: Word::Likely, ..Cell::value(ALL) },
            Said::AllOf(value) => {
                let number = self.number(Value::Text(value));
                Cell { word: Word::Sure, is_sum: true, ..Cell::value(number) }
            }
            Said::Value => match days.filter(|_| self.day == Some(column)) {
                Some((first, last)) => return Cell::value(self.number(Value::Days(first.0, last.0))),
                None => Cell::value(self.number(Value::Text(folded(text)))),
            },
        };
        self.seen.resize(self.axes.len(), FxHashMap::default());
        if let Some(seen) = self.seen.get_mut(index) {
            seen.insert(text.to_owned(), cell);
        }
        cell
    }

    fn number(&mut self, value: Value) -> u32 {
        let next = self.numbers.len() as u32 + ALL + 1;
        *self.numbers.entry(value).or_insert(next)
    }

    fn most(&self) -> usize {
        if self.id.is_some() || self.has_positions { MOST_EVENTS } else { MOST_ROWS }
    }

    /// Of a table that is too large only one row is kept, to be named.
    fn give_up(&mut self) {
        let worded = self.worded_line();
        *self = Self { worded, ..Self::none() };
    }

    fn worded_line(&self) -> Option<u64> {
        self.worded.or_else(|| self.rows.iter().find(|row| row.word == Word::Sure).map(|row| row.line))
    }

    /// Appends later rows, whose line 1 is `line` here.
    pub fn append(&mut self, later: Self, line: u64) {
        if self.is_full || later.is_full || self.rows.len() + later.rows.len() > self.most() {
            let own = self.worded_line();
            self.worded = own.or_else(|| later.worded_line().map(|found| found + line - 1));
            self.give_up();
            return;
        }
        let mut own = vec![BLANK, ALL];
        own.resize(later.numbers.len() + 2, BLANK);
        for (value, number) in later.numbers {
            own[number as usize] = self.number(value);
        }
        self.cells.extend(later.cells.iter().map(|cell| own[*cell as usize]));
        self.rows.extend(later.rows.into_iter().map(|row| Row {
            line: row.line + line - 1,
            governorate: own[row.governorate as usize],
            ..row
        }));
    }

    /// Whether a row says that it is of all areas.
    pub(super) fn is_of_all_areas(&self, row: usize) -> bool {
        let axes = self.axes.iter().filter(|axis| axis.kind != Kind::Words);
        axes.zip(self.cells_of(row)).any(|(axis, cell)| axis.kind == Kind::Area && *cell == ALL)
    }

    /// Whether most rows are of a single day, and of different ones, as events are.
    pub(super) fn is_log(&self) -> bool {
        let days = self.rows.iter().filter(|row| row.is_of_a_day()).filter_map(|row| row.days);
        let all = days.clone().count();
        let different: FxHashSet<(Day, Day)> = days.collect();
        all * 2 > self.rows.len() && different.len() >= 2
    }

    /// How many columns divide rows.
    pub(super) fn width(&self) -> usize {
        self.axes.iter().filter(|axis| axis.kind != Kind::Words).count()
    }

    pub(super) fn cells_of(&self, row: usize) -> &[u32] {
        let width = self.width();
        self.cells.get(row * width..(row + 1) * width).unwrap_or_default()
    }

    pub(super) fn date_axis(&self) -> Option<usize> {
        self.axes.iter().position(|axis| Some(axis.column) == self.day)
    }

    /// The column of places, if there is one only.
    pub(super) fn only_area(&self) -> Option<usize> {
        let mut areas = self.axes.iter().enumerate().filter(|(_, axis)| axis.kind == Kind::Area);
        let only = areas.next()?.0;
        areas.next().is_none().then_some(only)
    }
}

/// A value as it is compared.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
