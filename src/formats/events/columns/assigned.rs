use crate::events::{Column, Role};
use crate::formats::events::header::key;
use crate::formats::events::{Dates, KilledIn, MappedDimension, Mapping, NameColumn, NameRole, Scheme};

use super::killed_columns::killed_in;
use super::ranked::Sampled;
use super::{codes, precision_columns};

/// What the user can take a column for, one column each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Date,
    LastDay,
    Year,
    Month,
    Day,
    Latitude,
    Longitude,
    /// A column of whole positions.
    Position,
    Place,
    District,
    Governorate,
    Country,
    Type,
    Killed,
    KilledLow,
    KilledHigh,
    /// How many events a row stands for.
    Events,
    Id,
    Precision,
    DatePrecision,
    /// The time of day, where its zone may move the day.
    Time,
    TimeZone,
}

impl Meaning {
    pub const ALL: [Self; 22] = [
        Self::Date,
        Self::LastDay,
        Self::Year,
        Self::Month,
        Self::Day,
        Self::Latitude,
        Self::Longitude,
        Self::Position,
        Self::Place,
        Self::District,
        Self::Governorate,
        Self::Country,
        Self::Type,
        Self::Killed,
        Self::KilledLow,
        Self::KilledHigh,
        Self::Events,
        Self::Id,
        Self::Precision,
        Self::DatePrecision,
        Self::Time,
        Self::TimeZone,
    ];

    /// Its name on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::LastDay => "last-day",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Position => "position",
            Self::Place => "place",
            Self::District => "district",
            Self::Governorate => "governorate",
            Self::Country => "country",
            Self::Type => "type",
            Self::Killed => "killed",
            Self::KilledLow => "killed-low",
            Self::KilledHigh => "killed-high",
            Self::Events => "events",
            Self::Id => "id",
            Self::Precision => "precision",
            Self::DatePrecision => "date-precision",
            Self::Time => "time",
            Self::TimeZone => "time-zone",
        }
    }
}

/// The column of a name: as it is written, else without regard to case and punctuation.
pub fn column_named(header: &[String], name: &str) -> Option<usize> {
    let name = name.trim();
    let same = |h: &String| h.trim() == name;
    let alike = |h: &String| !key(name).is_empty() && key(h) == key(name);
    header.iter().position(same).or_else(|| header.iter().position(alike))
}

impl Mapping {
    /// Takes a column, or none, for a meaning. `rows` are the first rows, which tell what codes a column has.
    pub fn assign(
        &mut self,
        meaning: Meaning,
        column: Option<usize>,
        header: &[String],
        rows: &[Vec<String>],
    ) {
        match meaning {
            Meaning::Date => {
                self.dates = match (column, self.dates) {
                    (None, _) => Dates::None,
                    (Some(first), Dates::Span { last, .. }) if last != first => Dates::Span { first, last },
                    (Some(day), _) => Dates::One(day),
                };
            }
            Meaning::LastDay => self.assign_last(column),
            Meaning::Year | Meaning::Month | Meaning::Day => self.assign_part(meaning, column),
            Meaning::Latitude => (self.latitude, self.point, self.areas) = (column, None, false),
            Meaning::Longitude => (self.longitude, self.point, self.areas) = (column, None, false),
            Meaning::Position => {
                (self.point, self.areas) = (column, false);
                (self.latitude, self.longitude) = (None, None);
            }
            Meaning::Place => self.assign_name(NameRole::Place, column),
            Meaning::District => self.assign_name(NameRole::District, column),
            Meaning::Governorate => {
                self.governorate = column;
                self.names.retain(|name| name.role != NameRole::Governorate);
            }
            Meaning::Country => self.country = column,
            Meaning::Type => self.assign_type(column, header),
            Meaning::Killed => {
                (self.best, self.added) = (column, Vec::new());
                let sampled = Sampled::new(header, rows);
                self.killed_in = column.map_or(KilledIn::Whole, |column| killed_in(&sampled, column));
            }
            Meaning::KilledLow => self.low = column,
            Meaning::KilledHigh => self.high = column,
            Meaning::Events => self.events = column,
            Meaning::Id => self.id = column,
            Meaning::Time => self.clock = column,
            Meaning::TimeZone => self.zone = column,
            Meaning::Precision => {
                let sampled = Sampled::new(header, rows);
                self.precision = column.map(|c| (c, precision_columns::scheme(&sampled, c)));
                self.precision_also.clear();
            }
            Meaning::DatePrecision => {
                let sampled = Sampled::new(header, rows);
                self.date_precision =
                    column.map(|c| (c, codes::date_scheme(&sampled, c).unwrap_or(Scheme::Words)));
            }
        }
        // A column with a meaning of its own is no choice to filter by, unless it is one by its meaning.
        let choice = matches!(meaning, Meaning::Type | Meaning::Country | Meaning::Place | Meaning::District);
        if let Some(column) = column.filter(|_| !choice) {
            self.dimensions.retain(|d| d.column != column);
        }
    }

    fn assign_last(&mut self, column: Option<usize>) {
        self.dates = match (self.dates, column) {
            (Dates::Span { first, .. } | Dates::One(first), Some(last)) => Dates::Span { first, last },
            (Dates::Span { first, .. } | Dates::One(first), None) => Dates::One(first),
            (other @ (Dates::None | Dates::Parts { .. }), _) => other,
        };
    }

    /// A month or a day needs a year, which comes first.
    fn assign_part(&mut self, part: Meaning, column: Option<usize>) {
        let (year, month, day) = match self.dates {
            Dates::Parts { year, month, day } => (Some(year), month, day),
            Dates::None | Dates::One(_) | Dates::Span { .. } => (None, None, None),
        };
        let (year, month, day) = if part == Meaning::Year {
            (column, month, day)
        } else if part == Meaning::Month {
            (year, column, day)
        } else {
            (year, month, column)
        };
        if let Some(year) = year {
            self.dates = Dates::Parts { year, month, day };
        } else if part == Meaning::Year {
            self.dates = Dates::None;
        }
    }

    fn assign_name(&mut self, role: NameRole, column: Option<usize>) {
        self.names.retain(|name| name.role != role);
        self.names.extend(column.map(|column| NameColumn { column, role }));
        self.names.sort_by_key(|name| name.role);
    }

    /// The column whose values are the types of events.
    pub fn assign_type(&mut self, column: Option<usize>, header: &[String]) {
        for dimension in self.dimensions.iter_mut().filter(|d| d.named.role == Role::Type) {
            dimension.named.role = Role::Other;
        }
        let Some(column) = column else { return };
        let own = self.dimensions.iter().position(|d| d.column == column);
        let mut dimension = match own {
            Some(at) => self.dimensions.remove(at),
            None => {
                let header = header.get(column).cloned().unwrap_or_default();
                let named = Column { title: header.clone(), header, role: Role::Type };
                MappedDimension { column, named, violence: false }
            }
        };
        dimension.named.role = Role::Type;
        self.dimensions.insert(0, dimension);
        self.dimensions.truncate(Self::MOST_DIMENSIONS);
    }
}
