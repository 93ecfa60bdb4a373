use crate::events::Day;
use crate::model::{PartialDate, Period};

/// Whether a feature of the articles holds at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// No time is asked for, or the period overlaps it.
    Then,
    /// The whole period lies before or after.
    Otherwise,
    /// The article gives no time: nothing can be said.
    Undated,
}

/// Share of the opacity that is left to what holds only at other times.
const FADED: f32 = 0.25;

/// The same for what is pointed at or selected: it has to be seen.
const FADED_LIT: f32 = 0.6;

impl Holding {
    /// `days` are the first and the last, both inclusive. An end of the period that is not
    /// given is open; one known only to its month or year is taken as wide as it can be.
    pub fn of(period: &Period, days: Option<(Day, Day)>) -> Self {
        let Some((first, last)) = days else { return Self::Then };
        if period.is_undated() {
            return Self::Undated;
        }
        let day = |(y, m, d): (i32, u8, u8)| Day::from_ymd(y, m, d);
        let from = period.from.map(PartialDate::first_day).and_then(day);
        let to = period.to.map(PartialDate::last_day).and_then(day);
        let apart = from.is_some_and(|from| from > last) || to.is_some_and(|to| to < first);
        if apart { Self::Otherwise } else { Self::Then }
    }

    /// What is left of a feature's opacity.
    pub fn share(self, stands_out: bool) -> f32 {
        match self {
            Self::Then | Self::Undated => 1.0,
            Self::Otherwise if stands_out => FADED_LIT,
            Self::Otherwise => FADED,
        }
    }
}

/// Whether a feature of this period is drawn faded while the map shows these days, first and last.
pub fn is_of_other_times(period: &Period, days: (Day, Day)) -> bool {
    Holding::of(period, Some(days)) == Holding::Otherwise
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: Option<&str>, to: Option<&str>) -> Period {
        let date = |text: Option<&str>| text.map(|t| PartialDate::try_from(t).unwrap());
        Period { text: String::new(), from: date(from), to: date(to) }
    }

    fn of(from: Option<&str>, to: Option<&str>) -> Holding {
        let days = Day::from_ymd(2018, 3, 10).zip(Day::from_ymd(2018, 6, 20));
        Holding::of(&period(from, to), days)
    }

    #[test]
    fn a_period_holds_if_one_day_of_it_may_lie_within() {
        assert_eq!(of(Some("2018-06-20"), Some("2018-07")), Holding::Then);
        assert_eq!(of(Some("2018"), Some("2018")), Holding::Then);
        assert_eq!(of(None, Some("2018-03")), Holding::Then);
        assert_eq!(of(Some("2014"), None), Holding::Then);
    }

    #[test]
    fn a_period_before_or_after_does_not_hold() {
        assert_eq!(of(Some("2018-06-21"), None), Holding::Otherwise);
        assert_eq!(of(None, Some("2018-03-09")), Holding::Otherwise);
        assert_eq!(of(Some("2025"), Some("2025")), Holding::Otherwise);
    }

    #[test]
    fn what_is_undated_is_kept_and_known_as_such() {
        assert_eq!(of(None, None), Holding::Undated);
        assert_eq!(Holding::of(&period(None, None), None), Holding::Then);
    }
}
