use serde_json::Value;

use super::members::Members;
use crate::events::Day;
use crate::model::PartialDate;

/// A first and a last day, both inclusive.
pub(super) fn days(m: &mut Members, key: &str) -> Option<(Day, Day)> {
    let [from, to] = m.take_if(key, |[from, to]: &[PartialDate; 2]| {
        let wrong = ("the last day is before the first", "exchange the two");
        if from.first_day() <= to.last_day() { Ok(()) } else { Err(wrong) }
    })?;
    let day = |(year, month, day)| Day::from_ymd(year, month, day);
    Some((day(from.first_day())?, day(to.last_day())?))
}

pub(super) fn days_value((from, to): (Day, Day)) -> Value {
    vec![from.to_string(), to.to_string()].into()
}
