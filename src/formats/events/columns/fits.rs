//! Whether the text of a cell can be read as what a column may be taken for.

use crate::formats::events::PointOrder;
use crate::formats::events::folded::folded;
use crate::formats::events::grid::grid;
use crate::formats::events::number::decimal;
use crate::formats::events::part_columns::{day_and_month, is_unknown, month_number, part_of_year};
use crate::formats::events::position::position;

pub(super) use crate::formats::events::count::is_count;
pub(super) use crate::formats::events::date::{is_date, is_date_number, is_year};
pub(super) use crate::formats::events::position::{is_coordinate, is_position};

/// A position in any writing that is read.
pub(super) fn is_any_position(value: &str) -> bool {
    position(value.as_bytes(), PointOrder::Usual).is_ok()
}

/// A square of the military grid.
pub(super) fn is_grid(value: &str) -> bool {
    grid(&folded(value.as_bytes())).is_some()
}

pub(in crate::formats::events) fn is_number(value: &str) -> bool {
    decimal(value.as_bytes()).is_some()
}

/// A number or a name.
pub(super) fn is_month(value: &str) -> bool {
    month_number(value).is_some_and(|month| (0.0..=12.0).contains(&month)) || is_unknown_part(value)
}

/// A code for a month or day that is not known.
fn is_unknown_part(value: &str) -> bool {
    decimal(value.as_bytes()).is_some_and(is_unknown)
}

/// The number of a year in a column of years, which may be one of the Islamic or the Persian calendar.
pub(super) fn is_year_of_any_calendar(value: &str) -> bool {
    let other = |x: f64| x.fract() == 0.0 && (1300.0..=1500.0).contains(&x);
    is_year(value) || decimal(value.trim().as_bytes()).is_some_and(other)
}

/// The number of a week or quarter.
pub(super) fn is_part_of_year(value: &str) -> bool {
    part_of_year(value).is_some()
}

pub(super) fn is_day_and_month(value: &str) -> bool {
    day_and_month(value).is_some()
}

pub(super) fn is_day_of_month(value: &str) -> bool {
    decimal(value.as_bytes()).is_some_and(|x| (0.0..=31.0).contains(&x) || is_unknown(x))
}

/// `1830`, `18:30`.
pub(super) fn is_time_of_day(value: &str) -> bool {
    value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit()) || value.contains(':') && value.len() <= 8
}
