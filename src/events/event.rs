use crate::geo::LonLat;
use crate::model::Precision;

use super::{DatePrecision, Day};

/// One row as a reader of files gives it to a [`super::TableBuilder`].
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Where the row's text begins in the file, in bytes.
    pub offset: u64,
    /// Degrees; `None` where the row gives no usable position.
    pub place: Option<LonLat>,
    /// How precisely the place is known; `None` where the file does not say.
    pub precision: Option<Precision>,
    /// The governorate that the row names; taken where the position does not tell.
    pub governorate: Option<&'a str>,
    /// First and last day, both inclusive, in this order.
    pub days: Option<(Day, Day)>,
    pub date_precision: DatePrecision,
    pub fatalities: Fatalities,
    /// A text for each [`super::Column`] of the table, in its order; empty = not given.
    pub values: &'a [&'a str],
}

/// People killed, as the source estimates; `None` = the source gives no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fatalities {
    pub best: Option<u32>,
    pub low: Option<u32>,
    pub high: Option<u32>,
}
