use std::borrow::Cow;

use crate::events::Column;

use crate::formats::events::date::date;
use crate::formats::events::{DateOrder, NameColumn};

/// What the columns of a file mean. Columns are given by their number in the header, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Degrees north.
    pub latitude: Option<usize>,
    /// Degrees east.
    pub longitude: Option<usize>,
    pub dates: Dates,
    /// How dates in numbers alone are written.
    pub date_order: DateOrder,
    /// Codes of how precisely the place is known.
    pub precision: Option<(usize, Scheme)>,
    /// Codes of how precisely the date is known.
    pub date_precision: Option<(usize, Scheme)>,
    /// People killed: the source's best, lowest and highest number.
    pub best: Option<usize>,
    pub low: Option<usize>,
    pub high: Option<usize>,
    pub id: Option<usize>,
    /// The governorate's name, for rows whose position does not tell.
    pub governorate: Option<usize>,
    /// Whether that name goes before what a position tells.
    pub governorate_first: bool,
    /// Columns whose words place the rows, in a table that has no latitude and longitude.
    pub names: Vec<NameColumn>,
    /// The country's name or code: rows of other countries are not taken for misplaced.
    pub country: Option<usize>,
    /// Columns that rows are filtered and counted by, at most [`Mapping::MOST_DIMENSIONS`].
    pub dimensions: Vec<MappedDimension>,
}

/// A column that becomes a dimension of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedDimension {
    pub column: usize,
    pub named: Column,
    /// Whether the values are UCDP's numbers for types of violence, which are put in words.
    pub violence: bool,
}

/// Where a row's days stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    None,
    One(usize),
    Span {
        first: usize,
        last: usize,
    },
    /// 0 or nothing stands for an unknown month or day.
    Parts {
        year: usize,
        month: Option<usize>,
        day: Option<usize>,
    },
}

/// Whose codes of precision a file uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    Ucdp,
    Acled,
    Gtd,
}

impl Mapping {
    /// More columns than that are no choice but a burden.
    pub const MOST_DIMENSIONS: usize = 16;

    /// A mapping that knows nothing.
    pub fn empty() -> Self {
        Self {
            latitude: None,
            longitude: None,
            dates: Dates::None,
            date_order: DateOrder::DayFirst,
            precision: None,
            date_precision: None,
            best: None,
            low: None,
            high: None,
            id: None,
            governorate: None,
            governorate_first: false,
            names: Vec::new(),
            country: None,
            dimensions: Vec::new(),
        }
    }

    /// Whether rows can be placed or at least counted by governorate.
    pub fn has_place(&self) -> bool {
        self.has_position() || self.governorate.is_some() || !self.names.is_empty()
    }

    /// Whether columns give a latitude and a longitude.
    pub fn has_position(&self) -> bool {
        self.latitude.is_some() && self.longitude.is_some()
    }

    /// Whether rows are placed by their words.
    pub fn is_by_names(&self) -> bool {
        !self.has_position() && !self.names.is_empty()
    }

    /// The year in which a row begins, if its date tells; `text` gives a column's text.
    pub fn year<'t>(&self, text: impl Fn(usize) -> Cow<'t, str>) -> Option<i32> {
        match self.dates {
            Dates::None => None,
            Dates::One(day) | Dates::Span { first: day, .. } => {
                Some(date(text(day).trim().as_bytes(), self.date_order)?.first.year())
            }
            Dates::Parts { year, .. } => text(year).trim().parse().ok().filter(|year| *year > 0),
        }
    }

    /// The columns that place and date a row.
    pub(in crate::formats::events) fn essential(&self) -> impl Iterator<Item = usize> {
        let dates = match self.dates {
            Dates::None => [None; 3],
            Dates::One(day) => [Some(day), None, None],
            Dates::Span { first, .. } => [Some(first), None, None],
            Dates::Parts { year, month, day } => [Some(year), month, day],
        };
        let place = [self.latitude, self.longitude];
        let governorate = if place[0].is_some() { None } else { self.governorate };
        dates.into_iter().chain(place).chain([governorate]).flatten()
    }

    /// Every column that is read.
    pub(in crate::formats::events) fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        let last = match self.dates {
            Dates::Span { last, .. } => Some(last),
            Dates::None | Dates::One(_) | Dates::Parts { .. } => None,
        };
        let coded = [self.precision, self.date_precision].into_iter().flatten().map(|(column, _)| column);
        let plain = [last, self.best, self.low, self.high, self.id, self.governorate, self.country];
        self.essential()
            .chain(coded)
            .chain(plain.into_iter().flatten())
            .chain(self.names.iter().map(|n| n.column))
            .chain(self.dimensions.iter().map(|d| d.column))
    }
}
