use crate::events::Day;

/// A calendar unit for counting on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    Day,
    /// Monday to Sunday, as in ISO 8601.
    Week,
    Month,
    /// Starting in January, April, July or October.
    Quarter,
    Year,
}

impl Unit {
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day of the unit that contains a day.
    pub fn first(self, day: Day) -> Day {
        let (year, month, of_month) = day.ymd();
        let since_month = Day(day.0 - i32::from(of_month) + 1);
        match self {
            Self::Day => day,
            // 1970-01-01 was a Thursday.
            Self::Week => Day(day.0 - (day.0 + 3).rem_euclid(7)),
            Self::Month => since_month,
            Self::Quarter => Day::from_ymd(year, (month - 1) / 3 * 3 + 1, 1).unwrap_or(since_month),
            Self::Year => Day::from_ymd(year, 1, 1).unwrap_or(since_month),
        }
    }

    /// The last day of the unit that contains a day.
    pub fn last(self, day: Day) -> Day {
        // As many days after the unit's first one lie in the next unit and in no later one.
        let beyond = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 31,
            Self::Quarter => 92,
            Self::Year => 366,
        };
        Day(self.first(Day(self.first(day).0 + beyond)).0 - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn units_begin_and_end_as_the_calendar_says() {
        // `date -d 2016-02-29 +%u` = 1: a Monday.
        for (unit, at, first, last) in [
            (Unit::Day, day(2016, 2, 29), day(2016, 2, 29), day(2016, 2, 29)),
            (Unit::Week, day(2016, 2, 29), day(2016, 2, 29), day(2016, 3, 6)),
            (Unit::Week, day(2016, 2, 28), day(2016, 2, 22), day(2016, 2, 28)),
            (Unit::Week, day(1969, 12, 31), day(1969, 12, 29), day(1970, 1, 4)),
            (Unit::Month, day(2016, 2, 11), day(2016, 2, 1), day(2016, 2, 29)),
            (Unit::Quarter, day(2016, 12, 31), day(2016, 10, 1), day(2016, 12, 31)),
            (Unit::Year, day(2016, 7, 1), day(2016, 1, 1), day(2016, 12, 31)),
        ] {
            assert_eq!((unit.first(at), unit.last(at)), (first, last), "{unit:?} of {at}");
        }
    }

    #[test]
    fn units_follow_one_another_without_gap_or_overlap() {
        for unit in Unit::ALL {
            let mut at = unit.first(Day::MIN);
            while at < Day::MAX {
                let last = unit.last(at);
                assert!((at.0..=last.0).all(|d| unit.first(Day(d)) == at && unit.last(Day(d)) == last));
                at = Day(last.0 + 1);
            }
        }
    }
}
