//! What a text is read as, for the tests of the readers of dates.

use crate::formats::events::date::{DateOrder, date};

/// First and last day and how precise they are, with the day first: `2017-03-05 2017-03-07 Week`, or `none`.
pub(super) fn shown(text: &str) -> String {
    shown_in(text, DateOrder::DayFirst)
}

pub(super) fn shown_in(text: &str, order: DateOrder) -> String {
    match date(text.as_bytes(), order) {
        Some(d) => format!("{} {} {:?}", d.first, d.last, d.precision),
        None => "none".to_owned(),
    }
}
