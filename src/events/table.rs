use std::sync::OnceLock;

use crate::geo::World;

use super::columns::table_columns::{Columns, NO_DAY, NO_NUMBER};
use super::{
    Day, Dimension, Fatalities, FilteredView, Overlap, PRECISION, Role, RowId, TypeClasses, world_of,
};

/// Rows in columns. Rows are counted 0.. in the table's own order: those that are drawn, along the Z-curve,
/// then those that are only counted (no place, or none more precise than a governorate). A row's *number* is
/// its index in the file, from 0, not counting the header and unreadable rows.
#[derive(Clone, Debug, Default)]
pub struct EventTable {
    pub(super) columns: Columns,
    /// First and last of the days.
    span: Option<(Day, Day)>,
    type_dimension: Option<usize>,
    type_classes: TypeClasses,
    overlap: Option<Overlap>,
    /// Rows without a number of people killed.
    numberless: usize,
    /// Rows without a date.
    undated: usize,
    /// Computed on first use.
    pub(super) everything: OnceLock<Box<FilteredView>>,
}

/// What the table stores of a row; the rest is read from the file.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    /// By which its source knows it.
    pub number: RowId,
    /// Where it is drawn; `None` if it is only counted.
    pub place: Option<World>,
    /// First and last day, both inclusive.
    pub days: Option<(Day, Day)>,
    pub fatalities: Fatalities,
}

impl EventTable {
    /// Most distinct values of a dimension; all further ones are lumped together as one value, "others".
    pub const MOST_VALUES: usize = 65_000;

    pub(super) fn new(columns: Columns) -> Self {
        let last = |row: usize| i32::from(columns.lasting.get(row).copied().unwrap_or(0));
        let (mut span, mut undated) = (None, 0);
        for (row, day) in columns.first.iter().copied().enumerate() {
            if day == NO_DAY {
                undated += 1;
            } else {
                let (a, b) = span.unwrap_or((day, day));
                span = Some((a.min(day), b.max(day + last(row))));
            }
        }
        let type_dimension = columns.dimensions.iter().position(|d| d.role == Role::Type);
        let type_classes = TypeClasses::new(&columns, type_dimension);
        let types = type_dimension.filter(|_| !columns.events.is_empty());
        let overlap = types.and_then(|at| Overlap::of(at, &columns.dimensions[at]));
        let numberless = columns.best.iter().filter(|n| **n == NO_NUMBER).count();
        let span = span.map(|(a, b)| (Day(a), Day(b)));
        Self {
            span,
            type_dimension,
            type_classes,
            overlap,
            numberless,
            undated,
            everything: OnceLock::new(),
            columns,
        }
    }

    /// All rows, drawn and only counted.
    pub fn len(&self) -> usize {
        self.columns.numbers.len()
    }

    pub fn is_empty(&self) -> bool {
        self.columns.numbers.is_empty()
    }

    /// How many rows are drawn: rows 0 to this are.
    pub fn drawn(&self) -> u32 {
        // The builder takes fewer than 2^32 rows.
        self.columns.codes.len() as u32
    }

    /// The Morton code of each drawn row, ascending.
    pub fn codes(&self) -> &[u64] {
        &self.columns.codes
    }

    /// Governorate, place precision and date precision, then the file's own.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.columns.dimensions
    }

    /// The dimension that a word names: by its header or title, or by its role.
    pub fn dimension_named(&self, word: &str) -> Option<usize> {
        let role = match word.to_lowercase().as_str() {
            "type" => Some(Role::Type),
            "subtype" => Some(Role::Subtype),
            "source" => Some(Role::Source),
            "actor" => Some(Role::Actor),
            "place" => Some(Role::Place),
            _ => None,
        };
        let same = |a: &str| a.eq_ignore_ascii_case(word);
        let dimensions = self.dimensions();
        let named = dimensions.iter().position(|d| same(&d.header) || same(&d.title));
        named.or_else(|| dimensions.iter().position(|d| Some(d.role) == role))
    }

    /// The dimension of event types, if there is one.
    pub fn type_dimension(&self) -> Option<usize> {
        self.type_dimension
    }

    /// The type classes that stack the timeline and colour the dots.
    pub fn type_classes(&self) -> &TypeClasses {
        &self.type_classes
    }

    /// The class of a row's type; [`TypeClasses::names`] names it.
    pub fn class(&self, row: u32) -> usize {
        self.type_dimension.map_or(0, |t| self.type_classes.class(self.code(t, row)))
    }

    /// The types that are never summed, if the file has such.
    pub fn overlap(&self) -> Option<Overlap> {
        self.overlap
    }

    /// First and last day of all events.
    pub fn span(&self) -> Option<(Day, Day)> {
        self.span
    }

    /// Whether any row has a number of people killed.
    pub fn has_fatalities(&self) -> bool {
        self.numberless < self.len()
    }

    /// How many rows have no number of people killed.
    pub fn numberless(&self) -> usize {
        self.numberless
    }

    /// How many rows have no date.
    pub fn undated(&self) -> usize {
        self.undated
    }

    /// How many events a row stands for.
    pub fn events(&self, row: u32) -> u32 {
        self.columns.events.get(row as usize).copied().unwrap_or(1)
    }

    /// Whether the file counts events, so that a row may stand for several or none.
    pub fn counts_events(&self) -> bool {
        !self.columns.events.is_empty()
    }

    /// Whether any row has a low or high estimate of people killed.
    pub fn has_range(&self) -> bool {
        !self.columns.low.is_empty() || !self.columns.high.is_empty()
    }

    pub fn row(&self, row: u32) -> Option<EventRow> {
        let number = *self.columns.numbers.get(row as usize)?;
        Some(EventRow {
            number,
            place: self.place(row),
            days: self.days(row),
            fatalities: self.fatalities(row),
        })
    }

    /// Where a row is drawn, if at all.
    pub fn place(&self, row: u32) -> Option<World> {
        self.columns.codes.get(row as usize).map(|code| world_of(*code))
    }

    /// First and last day of a row, both inclusive.
    pub fn days(&self, row: u32) -> Option<(Day, Day)> {
        let first = *self.columns.first.get(row as usize)?;
        let lasting = self.columns.lasting.get(row as usize).copied().unwrap_or(0);
        (first != NO_DAY).then(|| (Day(first), Day(first + i32::from(lasting))))
    }

    pub fn fatalities(&self, row: u32) -> Fatalities {
        let number = |column: &[u32]| column.get(row as usize).copied().filter(|n| *n != NO_NUMBER);
        Fatalities {
            best: number(&self.columns.best),
            low: number(&self.columns.low),
            high: number(&self.columns.high),
        }
    }

    /// A row's code in a dimension; 0 if there is no such row or dimension.
    pub fn code(&self, dimension: usize, row: u32) -> u16 {
        if let Some(Some(wide)) = self.columns.wide.get(dimension) {
            return wide.get(row as usize).copied().unwrap_or(0);
        }
        let group = self.columns.groups.of_row.get(row as usize).copied().unwrap_or(0);
        let codes = self.columns.groups.codes.get(dimension).and_then(Option::as_ref);
        codes.and_then(|codes| codes.get(usize::from(group))).copied().unwrap_or(0)
    }

    /// A row's value in a dimension, for display.
    pub fn words(&self, dimension: usize, row: u32) -> &str {
        self.columns.dimensions.get(dimension).map_or("", |d| d.words(self.code(dimension, row)))
    }

    /// How precisely a row's place is known; `None` if the file does not say.
    pub fn precision(&self, row: u32) -> Option<crate::model::Precision> {
        crate::model::Precision::ALL.get(usize::from(self.code(PRECISION, row))).copied()
    }

    /// By row, the id by which its source knows it.
    pub fn numbers(&self) -> &[RowId] {
        &self.columns.numbers
    }

    /// Memory of the columns, in bytes.
    pub fn bytes(&self) -> usize {
        let c = &self.columns;
        let wide: usize = c.wide.iter().flatten().map(|w| w.len() * 2).sum();
        c.codes.len() * 8
            + (c.numbers.len() + c.first.len()) * 4
            + (c.best.len() + c.low.len() + c.high.len() + c.events.len()) * 4
            + (c.lasting.len() + c.groups.of_row.len()) * 2
            + c.directory.bytes()
            + wide
    }
}
