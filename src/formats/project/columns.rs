use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Rest;
use crate::events::{Column, Role};
use crate::formats::events::{
    CoordinateSystem, DateForm, DateHints, DateOrder, DateUnit, Dates, KilledIn, Layout, MappedDimension,
    Mapping, NameColumn, NameRole, NumberStyle, Open, PointOrder, Scheme,
};
use crate::formats::findings::{Findings, Harm};
use crate::formats::layer::fields::in_words;

/// The user's column mapping, as stored in the project: by name and number, so that it is readable and
/// survives an added column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(Rest);

/// A column: its number in the header, from 1, and its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Named {
    number: usize,
    name: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Coded {
    number: usize,
    name: String,
    scheme: SchemeWord,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Placing {
    number: usize,
    name: String,
    role: NameWord,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Counted {
    number: usize,
    name: String,
    title: String,
    role: RoleWord,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    violence_codes: bool,
}

/// Where a row's dates are: in one column, in two, or in parts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Days {
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Parts>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Span {
    first: Named,
    last: Named,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Parts {
    year: Named,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<Named>,
}

/// The system of coordinates that are not in degrees.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum System {
    UtmNorth(u8),
    WebMercator,
    InColumn(Named),
}

/// The schema of [`Columns`]. Unknown members are preserved in the project.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Shape {
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point_order: Option<PointWord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coordinates: Option<System>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    decimal_comma: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Days>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    month_first: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    year_first: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    dates_as: Option<FormWord>,
    /// The time of day, and the zone of the times.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Coded>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    precision_also: Vec<Coded>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_precision: Option<Coded>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_low: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_high: Option<Named>,
    /// Further groups of people, whose numbers are added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    killed_added: Vec<Named>,
    /// The sign before or after which the number stands in its cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_before: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_after: Option<char>,
    /// How many events a row stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vicinity: Option<Named>,
    /// Whether the positions are the middles of areas.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    areas: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    governorate: Option<Named>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    governorate_first: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Named>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<Placing>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    counted: Vec<Counted>,
}

macro_rules! words {
    ($name:ident for $of:ident: $($variant:ident),*) => {
        #[derive(Clone, Copy, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum $name { $($variant),* }

        impl From<$of> for $name {
            fn from(it: $of) -> Self {
                match it { $($of::$variant => Self::$variant),* }
            }
        }

        impl From<$name> for $of {
            fn from(it: $name) -> Self {
                match it { $($name::$variant => Self::$variant),* }
            }
        }
    };
}

words!(SchemeWord for Scheme: Ucdp, Acled, Gtd, Words, Metres, Kilometres, Centroid, Approximate, Exact);
words!(NameWord for NameRole: Governorate, District, Place, Text, Country);
words!(PointWord for PointOrder: Usual, LatitudeFirst, LongitudeFirst);
words!(FormWord for DateForm: Text, Serial1900, EpochSeconds, EpochMillis, EpochMicros, EpochNanos);
words!(RoleWord for Role: Governorate, Precision, DatePrecision, Type, Subtype, Actor, Source, Place, Other);

/// Why stored columns do not fit a table: the end of a sentence about the file, without a full stop.
#[derive(Debug, thiserror::Error)]
pub enum ColumnsError {
    #[error("the table has no column “{0}” any more")]
    Missing(String),
    /// Not for columns that were read from a project.
    #[error("{0}")]
    Unreadable(#[from] serde_json::Error),
}

impl Columns {
    /// How a table's columns were interpreted.
    pub fn of(layout: &Layout) -> Self {
        let value = serde_json::to_value(Shape::of(layout)).unwrap_or_default();
        Self(value.as_object().cloned().unwrap_or_default())
    }

    /// The same for a table with this header.
    ///
    /// # Errors
    /// Names the column that the table does not have.
    pub fn mapping(&self, header: &[String]) -> Result<Mapping, ColumnsError> {
        let shape = Shape::deserialize(&Value::Object(self.0.clone()))?;
        shape.mapping(header)
    }

    /// As JSON, to be kept outside of projects.
    pub fn to_text(&self) -> String {
        self.value().to_string()
    }

    /// The same read again; `None` if it is not understood.
    pub fn from_text(text: &str) -> Option<Self> {
        let object: Rest = serde_json::from_str(text).ok()?;
        Shape::deserialize(&Value::Object(object.clone())).ok()?;
        Some(Self(object))
    }

    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        match Shape::deserialize(&Value::Object(object.clone())) {
            Ok(_) => Some(Self(object.clone())),
            Err(error) => {
                let (message, remedy) = in_words(&error.to_string());
                f.add(Harm::Keep, message, remedy);
                None
            }
        }
    }

    pub(super) fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }
}

impl Shape {
    fn of(Layout { header, mapping: m, .. }: &Layout) -> Self {
        let name = |column: usize| header.get(column).cloned().unwrap_or_default();
        let named = |column: usize| Named { number: column + 1, name: name(column) };
        let coded = |(column, scheme): (usize, Scheme)| Coded {
            number: column + 1,
            name: name(column),
            scheme: scheme.into(),
        };
        let days = match m.dates {
            Dates::None => None,
            Dates::One(day) => Some(Days { on: Some(named(day)), ..Days::default() }),
            Dates::Span { first, last } => {
                let span = Some(Span { first: named(first), last: named(last) });
                Some(Days { span, ..Days::default() })
            }
            Dates::Parts { year, month, day } => {
                let (month, day) = (month.map(named), day.map(named));
                Some(Days { parts: Some(Parts { year: named(year), month, day }), ..Days::default() })
            }
        };
        let counted = |d: &MappedDimension| Counted {
            number: d.column + 1,
            name: name(d.column),
            title: d.named.title.clone(),
            role: d.named.role.into(),
            violence_codes: d.violence,
        };
        let placing =
            |n: &NameColumn| Placing { number: n.column + 1, name: name(n.column), role: n.role.into() };
        Self {
            latitude: m.latitude.map(named),
            longitude: m.longitude.map(named),
            point: m.point.map(named),
            point_order: Some(m.point_order).filter(|o| *o != PointOrder::Usual).map(Into::into),
            coordinates: match m.system {
                CoordinateSystem::Degrees => None,
                CoordinateSystem::UtmNorth(zone) => Some(System::UtmNorth(zone)),
                CoordinateSystem::WebMercator => Some(System::WebMercator),
                CoordinateSystem::InColumn(column) => Some(System::InColumn(named(column))),
            },
            decimal_comma: m.number_style == NumberStyle::Comma,
            days,
            month_first: m.date_order == DateOrder::MonthFirst,
            year_first: m.date_order == DateOrder::YearFirst,
            dates_as: Some(m.date_form).filter(|f| *f != DateForm::Text).map(Into::into),
            time: m.clock.map(named),
            time_zone: m.zone.map(named),
            precision: m.precision.map(coded),
            precision_also: m.precision_also.iter().copied().map(coded).collect(),
            date_precision: m.date_precision.map(coded),
            killed: m.best.map(named),
            killed_low: m.low.map(named),
            killed_high: m.high.map(named),
            killed_added: m.added.iter().copied().map(named).collect(),
            killed_before: if let KilledIn::Before(sign) = m.killed_in { Some(sign) } else { None },
            killed_after: if let KilledIn::After(sign) = m.killed_in { Some(sign) } else { None },
            events: m.events.map(named),
            vicinity: m.vicinity.map(named),
            areas: m.areas,
            id: m.id.map(named),
            governorate: m.governorate.map(named),
            governorate_first: m.governorate_first,
            country: m.country.map(named),
            places: m.names.iter().map(placing).collect(),
            counted: m.dimensions.iter().map(counted).collect(),
        }
    }

    fn mapping(&self, header: &[String]) -> Result<Mapping, ColumnsError> {
        let find = |number: usize, name: &str| find(header, number, name);
        let named = |n: &Named| find(n.number, &n.name);
        let may = |n: &Option<Named>| n.as_ref().map(named).transpose();
        let coded = |c: &Option<Coded>| -> Result<_, ColumnsError> {
            let Some(c) = c else { return Ok(None) };
            Ok(Some((find(c.number, &c.name)?, c.scheme.into())))
        };
        let counted = |c: &Counted| -> Result<_, ColumnsError> {
            let named = Column { header: c.name.clone(), title: c.title.clone(), role: c.role.into() };
            Ok(MappedDimension { column: find(c.number, &c.name)?, named, violence: c.violence_codes })
        };
        let placing = |p: &Placing| -> Result<_, ColumnsError> {
            Ok(NameColumn { column: find(p.number, &p.name)?, role: p.role.into() })
        };
        Ok(Mapping {
            latitude: may(&self.latitude)?,
            longitude: may(&self.longitude)?,
            point: may(&self.point)?,
            point_order: self.point_order.map(Into::into).unwrap_or_default(),
            degree_parts: Default::default(),
            date_unit: DateUnit::Day,
            early_days: false,
            codes: Vec::new(),
            // Whether a point groups the digits of 2.000 is not saved.
            open: Open { numbers: !self.decimal_comma, ..Open::default() },
            system: match &self.coordinates {
                None => CoordinateSystem::Degrees,
                Some(System::UtmNorth(zone)) => CoordinateSystem::UtmNorth(*zone),
                Some(System::WebMercator) => CoordinateSystem::WebMercator,
                Some(System::InColumn(column)) => CoordinateSystem::InColumn(named(column)?),
            },
            number_style: if self.decimal_comma { NumberStyle::Comma } else { NumberStyle::Point },
            dates: match &self.days {
                Some(Days { on: Some(day), .. }) => Dates::One(named(day)?),
                Some(Days { span: Some(span), .. }) => {
                    Dates::Span { first: named(&span.first)?, last: named(&span.last)? }
                }
                Some(Days { parts: Some(Parts { year, month, day }), .. }) => {
                    Dates::Parts { year: named(year)?, month: may(month)?, day: may(day)? }
                }
                _ => Dates::None,
            },
            date_order: match (self.year_first, self.month_first) {
                (true, _) => DateOrder::YearFirst,
                (false, true) => DateOrder::MonthFirst,
                (false, false) => DateOrder::DayFirst,
            },
            date_form: self.dates_as.map(Into::into).unwrap_or_default(),
            date_hints: DateHints::default(),
            clock: may(&self.time)?,
            zone: may(&self.time_zone)?,
            precision: coded(&self.precision)?,
            precision_also: self
                .precision_also
                .iter()
                .map(|c| Ok((find(c.number, &c.name)?, c.scheme.into())))
                .collect::<Result<_, ColumnsError>>()?,
            date_precision: coded(&self.date_precision)?,
            best: may(&self.killed)?,
            low: may(&self.killed_low)?,
            high: may(&self.killed_high)?,
            added: self.killed_added.iter().map(named).collect::<Result<_, _>>()?,
            killed_in: match (self.killed_before, self.killed_after) {
                (Some(sign), _) => KilledIn::Before(sign),
                (None, Some(sign)) => KilledIn::After(sign),
                (None, None) => KilledIn::Whole,
            },
            events: may(&self.events)?,
            vicinity: may(&self.vicinity)?,
            areas: self.areas,
            watched: Vec::new(),
            id: may(&self.id)?,
            governorate: may(&self.governorate)?,
            governorate_first: self.governorate_first,
            names: self.places.iter().map(placing).collect::<Result<_, _>>()?,
            country: may(&self.country)?,
            dimensions: self
                .counted
                .iter()
                .take(Mapping::MOST_DIMENSIONS)
                .map(counted)
                .collect::<Result<_, _>>()?,
        })
    }
}

/// The column with a stored number and name: at that number if it still has the name, otherwise the first
/// with that name.
fn find(header: &[String], number: usize, name: &str) -> Result<usize, ColumnsError> {
    let there = number.checked_sub(1).filter(|at| header.get(*at).is_some_and(|h| h == name));
    there
        .or_else(|| header.iter().position(|h| h == name))
        .ok_or_else(|| ColumnsError::Missing(name.to_owned()))
}
