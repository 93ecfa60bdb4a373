//! Ranges of days in numbers, of which one end leaves to the other what they share: `5-7/3/2017`, `28/2-3/3/2017`.

use crate::events::Day;
use crate::formats::events::date_order::DateOrder;
use crate::formats::events::dated::{Dated, span};
use crate::formats::events::dated_parts::full;
use crate::formats::events::range_ends::ends;

/// A range of days in numbers, as the order of day and month has it.
pub(in crate::formats::events) fn day_range(text: &str, order: DateOrder) -> Option<Dated> {
    let (left, right) = ends(text)?;
    let ([a, b, c], [d, e, f]) = (left.numbers, right.numbers);
    let on = |year: i32, month: i64, day: i64| {
        Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(Dated::day)
    };
    let (first, last) = match (left.count, right.count) {
        // A range of days before a month.
        (1, 3) => {
            let year = full(f, right.last_length);
            (on(year, e, a)?, on(year, e, d)?)
        }
        // "3/5-7/2017"
        (2, 2) if order == DateOrder::MonthFirst && right.last_length == 4 && c == 0 => {
            let year = full(e, right.last_length);
            (on(year, a, b)?, on(year, a, d)?)
        }
        (2, 3) => {
            let year = full(f, right.last_length);
            let both = |month_first: bool| {
                let of =
                    |year: i32, x: i64, y: i64| if month_first { on(year, x, y) } else { on(year, y, x) };
                let last = of(year, d, e)?;
                let first = of(year, a, b).filter(|first| first.first <= last.first);
                // "28/12-3/1/2018"
                let first = first
                    .or_else(|| of(year - 1, a, b).filter(|first| last.first.0 - first.first.0 <= LONGEST));
                Some((first?, last))
            };
            let month_first = order == DateOrder::MonthFirst;
            let turned = |(first, last): (Dated, Dated)| {
                (Dated { other_order: true, ..first }, Dated { other_order: true, ..last })
            };
            both(month_first).or_else(|| both(!month_first).map(turned))?
        }
        _ => return None,
    };
    (first.first <= last.first).then(|| span(first, last))
}

/// Most days over the end of a year of a range that names one year only.
const LONGEST: i32 = 92;

#[cfg(test)]
mod tests {
    use super::super::shown::{shown, shown_in};
    use super::*;
    use crate::formats::events::date::date;

    #[test]
    fn days_before_a_month_in_numbers_are_a_range() {
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
            for text in [
                "5-7/3/2017",
                "05-07/03/2017",
                "5\u{2013}7/3/2017",
                "5 - 7/3/2017",
                "5-7.3.2017",
                "5.-7.3.2017",
                "5.\u{2013}7.3.2017",
                "5-7/3/17",
                "5 to 7/3/2017",
                "٥-٧/٣/٢٠١٧",
            ] {
                assert_eq!(shown_in(text, order), "2017-03-05 2017-03-07 Week", "{text}");
            }
        }
        for text in ["7-5/3/2017", "30-2/1/2018", "5-7/13/2017", "30-31/2/2017", "5-7-3-2017", "3/5-7/2017"] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }

    #[test]
    fn ranges_over_the_end_of_a_month_or_year_follow_the_order() {
        for (text, order, want) in [
            ("28/2-3/3/2017", DateOrder::DayFirst, "2017-02-28 2017-03-03 Week"),
            ("28.2.-3.3.2016", DateOrder::DayFirst, "2016-02-28 2016-03-03 Week"),
            ("28/12-3/1/2018", DateOrder::DayFirst, "2017-12-28 2018-01-03 Week"),
            ("5/6-7/6/2017", DateOrder::DayFirst, "2017-06-05 2017-06-07 Week"),
            ("5/6-7/6/2017", DateOrder::MonthFirst, "2017-05-06 2017-07-06 Year"),
            ("2/28-3/3/2017", DateOrder::MonthFirst, "2017-02-28 2017-03-03 Week"),
            ("12/28-1/3/2018", DateOrder::MonthFirst, "2017-12-28 2018-01-03 Week"),
            ("3/5-7/2017", DateOrder::MonthFirst, "2017-03-05 2017-03-07 Week"),
            ("28/2-5/3/2017", DateOrder::MonthFirst, "2017-02-28 2017-03-05 Week"),
        ] {
            assert_eq!(shown_in(text, order), want, "{text}");
        }
        let turned = date(b"28/2-5/3/2017", DateOrder::MonthFirst).is_some_and(|dated| dated.other_order);
        assert!(turned);
        for text in ["28/9-3/1/2018", "31/2-3/3/2017", "28/2-3/13/2017"] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }
}
