use crate::geo::LonLat;
use crate::model::Precision;

use crate::events::{DatePrecision, Day};

/// One row as a reader of files gives it to a [`crate::events::TableBuilder`].
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Degrees; `None` if the row has no usable position.
    pub place: Option<LonLat>,
    /// How precisely the place is known; `None` if the file does not say.
    pub precision: Option<Precision>,
    /// The governorate named by the row; used if there is no position to derive it from.
    pub governorate: Option<&'a str>,
    /// First and last day, both inclusive, in this order.
    pub days: Option<(Day, Day)>,
    pub date_precision: DatePrecision,
    pub fatalities: Fatalities,
    /// How many events the row stands for: 1, unless the file counts them.
    pub events: u32,
    /// What each [`crate::events::Column`] of the table has, in its order.
    pub values: Values<'a>,
}

/// The values of a row's columns; a column without one has none given.
#[derive(Clone, Copy, Debug)]
pub enum Values<'a> {
    /// Empty = not given.
    Texts(&'a [&'a str]),
    /// As [`crate::events::TableBuilder::code`] gives them.
    Codes(&'a [u16]),
}

/// People killed, as estimated by the source; `None` if it gives no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fatalities {
    pub best: Option<u32>,
    pub low: Option<u32>,
    pub high: Option<u32>,
}

impl Fatalities {
    /// The lowest and the highest number; where one is not given, the number that is counted, or none.
    pub fn ends(self) -> (u64, u64) {
        let of = |end: Option<u32>| u64::from(end.or(self.best).unwrap_or(0));
        (of(self.low), of(self.high))
    }
}
