use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::events::Column;

use crate::formats::events::date::{DateUnit, date};
use crate::formats::events::{
    CoordinateSystem, DateForm, DateHints, DateOrder, NameColumn, NumberStyle, PointOrder,
};

/// The column mapping of a file. Columns are numbered as in the header, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Degrees north, or metres.
    pub latitude: Option<usize>,
    /// Degrees east, or metres.
    pub longitude: Option<usize>,
    /// A column that holds whole positions; used if latitude and longitude have no columns of their own.
    pub point: Option<usize>,
    pub point_order: PointOrder,
    /// The columns of minutes, seconds and letters of latitude and longitude. No choice of the user: found anew by
    /// the names beside those two.
    pub degree_parts: [DegreeParts; 2],
    pub system: CoordinateSystem,
    pub number_style: NumberStyle,
    pub dates: Dates,
    /// The order of numeric dates.
    pub date_order: DateOrder,
    pub date_form: DateForm,
    /// No choice of the user: found anew by the values of its dates.
    pub date_hints: DateHints,
    /// The time of day beside the date, and the zone of the times in each row, which tell the day in Baghdad.
    pub clock: Option<usize>,
    pub zone: Option<usize>,
    /// What an exact day stands for; of year and month in columns of their own, what the month is. No choice of the
    /// user: found anew by the column's name.
    pub date_unit: DateUnit,
    /// Whether 1900-01-01 and 1970-01-01 are days of events; else they stand for no date. Shown by all rows.
    pub early_days: bool,
    /// Numbers of people killed that stand for "not known". Shown by all rows.
    pub codes: Vec<u32>,
    /// What was not chosen by the user and is decided by the rows.
    pub open: Open,
    /// Place precision codes.
    pub precision: Option<(usize, Scheme)>,
    /// Further columns of that kind: of all that a row says, the least precise counts.
    pub precision_also: Vec<(usize, Scheme)>,
    /// GTD's flag that the event happened near the place and not in it.
    pub vicinity: Option<usize>,
    /// Date precision codes.
    pub date_precision: Option<(usize, Scheme)>,
    /// People killed: the source's best, lowest and highest number.
    pub best: Option<usize>,
    pub low: Option<usize>,
    pub high: Option<usize>,
    /// Columns of further groups of people whose numbers are added to `best`.
    pub added: Vec<usize>,
    pub killed_in: KilledIn,
    /// The number of events that a row stands for; such rows are counted and never drawn.
    pub events: Option<usize>,
    pub id: Option<usize>,
    /// Whether the positions are the middles of areas: rows are counted there and never drawn.
    pub areas: bool,
    /// The governorate's name, for rows without a position.
    pub governorate: Option<usize>,
    /// Whether that name takes precedence over the position.
    pub governorate_first: bool,
    /// Place name columns, in a table without latitude and longitude.
    pub names: Vec<NameColumn>,
    /// The country's name or code, so that rows of other countries do not count as misplaced.
    pub country: Option<usize>,
    /// Columns for filtering and counting, at most [`Mapping::MOST_DIMENSIONS`].
    pub dimensions: Vec<MappedDimension>,
    /// Columns of which it is counted how often they are filled: those that were taken and those that could
    /// have been. No choice of the user.
    pub watched: Vec<usize>,
}

/// How values are written, as far as it is left to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// The order of day and month.
    pub order: bool,
    /// The sign before decimals.
    pub numbers: bool,
    /// Dates as numbers, the order of positions, and their system.
    pub forms: bool,
}

impl Open {
    pub const ALL: Self = Self { order: true, numbers: true, forms: true };
}

/// The parts of a coordinate that have columns of their own, beside its degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DegreeParts {
    pub minutes: Option<usize>,
    pub seconds: Option<usize>,
    /// N, S, E or W.
    pub letter: Option<usize>,
}

/// A column that becomes a dimension of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedDimension {
    pub column: usize,
    pub named: Column,
    /// Whether the values are UCDP's codes for types of violence, which are translated to words.
    pub violence: bool,
}

/// Where a row's dates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dates {
    None,
    One(usize),
    Span {
        first: usize,
        last: usize,
    },
    /// 0 or empty means an unknown month or day.
    Parts {
        year: usize,
        month: Option<usize>,
        day: Option<usize>,
    },
}

/// The precision coding scheme of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scheme {
    Ucdp,
    Acled,
    Gtd,
    /// No codes but words and lengths: town, district, 5 km.
    Words,
    /// How far from its position an event may have been.
    Metres,
    Kilometres,
    /// Yes or no: whether the position is the middle of an area, is approximate, is exact.
    Centroid,
    Approximate,
    Exact,
}

/// Where in its cells a column gives the number of people killed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KilledIn {
    #[default]
    Whole,
    /// Before a sign that parts it from another number: “5/12” under “killed/wounded”.
    Before(char),
    After(char),
}

/// What a number of people killed is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KilledIs {
    BestEstimate,
    Lowest,
    /// The source says no more.
    #[default]
    Given,
}

impl Mapping {
    /// More filter columns would be unusable.
    pub const MOST_DIMENSIONS: usize = 24;

    /// An empty mapping.
    pub fn empty() -> Self {
        Self {
            latitude: None,
            longitude: None,
            point: None,
            point_order: PointOrder::Usual,
            degree_parts: [DegreeParts::default(); 2],
            system: CoordinateSystem::Degrees,
            number_style: NumberStyle::Point,
            dates: Dates::None,
            date_order: DateOrder::DayFirst,
            date_form: DateForm::Text,
            date_hints: DateHints::default(),
            clock: None,
            zone: None,
            date_unit: DateUnit::Day,
            early_days: false,
            codes: Vec::new(),
            open: Open::default(),
            precision: None,
            precision_also: Vec::new(),
            vicinity: None,
            date_precision: None,
            best: None,
            low: None,
            high: None,
            added: Vec::new(),
            killed_in: KilledIn::Whole,
            events: None,
            id: None,
            areas: false,
            governorate: None,
            governorate_first: false,
            names: Vec::new(),
            country: None,
            dimensions: Vec::new(),
            watched: Vec::new(),
        }
    }

    /// What the number is that people killed are counted by. It is a best estimate only where the source says so;
    /// where it gives a lowest and a highest number alone, the lowest is counted.
    pub fn killed_is(&self, header: &[String]) -> KilledIs {
        let named =
            |column: usize| header.get(column).is_some_and(|name| name.to_lowercase().contains("best"));
        match self.best {
            Some(best) if self.low == Some(best) => KilledIs::Lowest,
            Some(best) if named(best) => KilledIs::BestEstimate,
            Some(_) | None => KilledIs::Given,
        }
    }

    /// Whether rows can be located or at least counted by governorate.
    pub fn has_place(&self) -> bool {
        self.has_position() || self.governorate.is_some() || !self.names.is_empty()
    }

    /// Whether there are columns for latitude and longitude, or one for both.
    pub fn has_position(&self) -> bool {
        self.pair().is_some() || self.point.is_some()
    }

    /// The columns that say how precisely places are known.
    pub fn precisions(&self) -> impl Iterator<Item = (usize, Scheme)> + '_ {
        self.precision.into_iter().chain(self.precision_also.iter().copied())
    }

    /// The columns for latitude and longitude, if both are there.
    pub fn pair(&self) -> Option<(usize, usize)> {
        self.latitude.zip(self.longitude)
    }

    /// The columns of minutes, seconds and letters of positions.
    pub fn degree_columns(&self) -> impl Iterator<Item = usize> {
        let of = |parts: DegreeParts| [parts.minutes, parts.seconds, parts.letter];
        self.degree_parts.into_iter().flat_map(of).flatten()
    }

    /// The column that tells the coordinate system of each row.
    pub fn system_column(&self) -> Option<usize> {
        match self.system {
            CoordinateSystem::InColumn(column) => Some(column),
            CoordinateSystem::Degrees | CoordinateSystem::UtmNorth(_) | CoordinateSystem::WebMercator => None,
        }
    }

    /// Whether rows are geocoded from their names.
    pub fn is_by_names(&self) -> bool {
        !self.has_position() && !self.names.is_empty()
    }

    /// The starting year of a row, if its date gives one; `text` returns a column's text.
    pub fn year<'t>(&self, text: impl Fn(usize) -> Cow<'t, str>) -> Option<i32> {
        match self.dates {
            Dates::None => None,
            Dates::One(day) | Dates::Span { first: day, .. } => {
                Some(date(text(day).trim().as_bytes(), self.date_order)?.first.year())
            }
            Dates::Parts { year, .. } => text(year).trim().parse().ok().filter(|year| *year > 0),
        }
    }

    /// The columns of days.
    pub(in crate::formats::events) fn date_columns(&self) -> impl Iterator<Item = usize> {
        let columns = match self.dates {
            Dates::None => [None; 3],
            Dates::One(day) => [Some(day), None, None],
            Dates::Span { first, last } => [Some(first), Some(last), None],
            Dates::Parts { year, month, day } => [Some(year), month, day],
        };
        columns.into_iter().flatten()
    }

    /// The columns for place and date.
    pub(in crate::formats::events) fn essential(&self) -> impl Iterator<Item = usize> {
        let dates = match self.dates {
            Dates::None => [None; 3],
            Dates::One(day) => [Some(day), None, None],
            Dates::Span { first, .. } => [Some(first), None, None],
            Dates::Parts { year, month, day } => [Some(year), month, day],
        };
        let point = if self.pair().is_some() { None } else { self.point };
        let place = [self.latitude, self.longitude, point];
        let governorate = if self.has_position() { None } else { self.governorate };
        dates.into_iter().chain(place).chain([governorate]).flatten()
    }

    /// Every column used.
    pub(in crate::formats::events) fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        let last = match self.dates {
            Dates::Span { last, .. } => Some(last),
            Dates::None | Dates::One(_) | Dates::Parts { .. } => None,
        };
        let coded = self.precisions().chain(self.date_precision).map(|(column, _)| column);
        let system = self.system_column();
        let people = [self.best, self.low, self.high];
        let plain = [last, self.events, self.vicinity, self.id, self.governorate, self.country, system];
        let plain = people.into_iter().chain(plain).chain([self.clock, self.zone]);
        self.essential()
            .chain(coded)
            .chain(plain.flatten())
            .chain(self.added.iter().copied())
            .chain(self.names.iter().map(|n| n.column))
            .chain(self.dimensions.iter().map(|d| d.column))
            .chain(self.degree_columns())
            .chain(self.watched.iter().copied())
    }
}
