use crate::events::Day;
use crate::formats::events::date_parts::{Part, Parts};
use crate::formats::events::dated::Dated;
use crate::formats::events::month_names::Month;

/// What a date in words names; a year alone, or a day without its year, as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct Named {
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub year: Option<i32>,
}

impl Named {
    pub fn of(text: &str) -> Option<Self> {
        let mut named = Self::default();
        for part in Parts::of(text)?.list() {
            let free = match part {
                Part::Number(day, 1 | 2) => named.day.replace(u8::try_from(*day).ok()?).is_none(),
                Part::Number(year @ 1800..2200, 4) => named.year.replace(*year as i32).is_none(),
                Part::Month(Month::Gregorian(month)) => named.month.replace(*month).is_none(),
                Part::Number(..) | Part::Month(_) | Part::Week | Part::Quarter => false,
            };
            if !free {
                return None;
            }
        }
        (named != Self::default()).then_some(named)
    }

    pub fn dated(self) -> Option<Dated> {
        match (self.year?, self.month, self.day) {
            (year, Some(month), Some(day)) => Day::from_ymd(year, month, day).map(Dated::day),
            (year, Some(month), None) => Dated::month(year, month),
            (year, None, None) => Dated::year(year),
            (_, None, Some(_)) => None,
        }
    }
}
