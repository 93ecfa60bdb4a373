use clap::{Args, ValueEnum};

use crate::files::TableCache;
use crate::formats::events::{DateOrder, NumberStyle};
use crate::formats::{Overrides, TextEncoding};

/// How to read event files; what is not given is detected.
#[derive(Clone, Debug, Default, Args)]
pub struct ReadArgs {
    /// Take this column for a role, as in killed=“No. of dead”; an empty name takes none; may be repeated.
    /// Roles: date, last-day, year, month, day, latitude, longitude, position, place, district, governorate,
    /// country, type, killed, killed-low, killed-high, events, id, precision, date-precision, time, time-zone
    #[arg(long = "column", value_name = "ROLE=NAME")]
    pub columns: Vec<String>,
    /// What comes first in dates like 3/4/2017
    #[arg(long, value_enum, value_name = "ORDER")]
    pub date_order: Option<DateOrderArg>,
    /// What stands before the decimals of numbers
    #[arg(long, value_enum, value_name = "SIGN")]
    pub decimal: Option<DecimalArg>,
    /// The sheet of a spreadsheet to read, by its name
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// How the letters of a text are stored, such as windows-1256
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Count rows as well that were found to be totals of other rows, which are left out otherwise
    #[arg(long)]
    pub keep_totals: bool,
    /// Read large event files anew, and keep no tables of them (see `cache`)
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DateOrderArg {
    #[value(name = "day-first")]
    Day,
    #[value(name = "month-first")]
    Month,
    #[value(name = "year-first")]
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DecimalArg {
    Point,
    Comma,
}

impl ReadArgs {
    /// What is said of the file itself.
    ///
    /// # Errors
    /// The name of an encoding that is not known.
    pub fn overrides(&self) -> Result<Overrides, &str> {
        let named = |name: &'_ String| TextEncoding::named(name).ok_or(());
        let encoding = self.encoding.as_ref().map(named).transpose();
        let encoding = encoding.map_err(|()| self.encoding.as_deref().unwrap_or_default())?;
        Ok(Overrides { encoding, sheet: self.sheet.clone(), deleted: None, keep_totals: self.keep_totals })
    }

    /// Where tables of large event files are kept; `None` if they are not.
    pub fn cache(&self) -> Option<TableCache> {
        if self.no_cache { None } else { TableCache::of_user() }
    }

    /// Whether anything is said.
    pub fn says_something(&self) -> bool {
        !self.is_empty() || self.sheet.is_some() || self.encoding.is_some() || self.keep_totals
    }

    /// Whether nothing is said of columns.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.date_order.is_none() && self.decimal.is_none()
    }
}

impl From<DateOrderArg> for DateOrder {
    fn from(order: DateOrderArg) -> Self {
        match order {
            DateOrderArg::Day => Self::DayFirst,
            DateOrderArg::Month => Self::MonthFirst,
            DateOrderArg::Year => Self::YearFirst,
        }
    }
}

impl From<DecimalArg> for NumberStyle {
    fn from(decimal: DecimalArg) -> Self {
        match decimal {
            DecimalArg::Point => Self::Point,
            DecimalArg::Comma => Self::Comma,
        }
    }
}
