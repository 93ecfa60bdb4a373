use crate::events::Day;
use crate::model::{PartialDate, Period};

/// Whether a feature of the articles applies at a given time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// No time is selected, or the period overlaps it.
    Then,
    /// The period is entirely before or after.
    Otherwise,
    /// The article gives no time, so it is unknown.
    Undated,
}

/// Opacity factor of features that apply only at other times.
const FADED: f32 = 0.25;

/// The same for hovered or selected features, which must stay visible.
const FADED_LIT: f32 = 0.6;

impl Holding {
    /// `days` are the first and the last, both inclusive. A missing end of the period is open; one known only
    /// to the month or year is taken at its widest.
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

    /// A feature's opacity factor.
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
