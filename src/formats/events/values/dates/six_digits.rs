//! Days in six digits without signs: `170305`. Only a whole column can show that they are days, and in which order.

use std::collections::BTreeSet;

use crate::formats::events::date_order::{DateOrder, OrderEvidence};
use crate::formats::events::dated::{ALONE, Dated};
use crate::formats::events::dated_parts::numbers;

const ORDERS: [DateOrder; 3] = [DateOrder::YearFirst, DateOrder::DayFirst, DateOrder::MonthFirst];

/// Day, month and year of two digits each.
fn parts(text: &str) -> Option<[i64; 3]> {
    if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    Some([number / 10_000, number / 100 % 100, number % 100])
}

/// The day of six digits in this order.
pub(in crate::formats::events) fn six_digits(text: &[u8], order: DateOrder) -> Option<Dated> {
    let [a, b, last] = parts(std::str::from_utf8(text).ok()?)?;
    numbers(a, b, last, 2, order).filter(|dated| !dated.other_order)
}

/// Whether a text may be such a day, in any order.
pub(in crate::formats::events) fn may_be_day(text: &str) -> bool {
    ORDERS.iter().any(|order| six_digits(text.as_bytes(), *order).is_some())
}

/// The order of the days of a column if all of its values are such days, not all of them are a year and a month
/// (`201703`), and they show which number is which.
pub(in crate::formats::events) fn order_of<'v>(values: impl Iterator<Item = &'v str>) -> Option<DateOrder> {
    let mut different = BTreeSet::new();
    let mut evidence = OrderEvidence::default();
    let mut fits = ORDERS.to_vec();
    let mut are_months = true;
    for text in values {
        let [a, b, last] = parts(text)?;
        fits.retain(|order| six_digits(text.as_bytes(), *order).is_some());
        are_months &= ALONE.contains(&(a * 100 + b)) && (1..=12).contains(&last);
        if different.insert(text) {
            evidence.add(format!("{a:02}-{b:02}-{last:02}").as_bytes());
        }
    }
    if different.len() < 2 || are_months {
        return None;
    }
    match fits[..] {
        [only] => Some(only),
        _ => Some(evidence.order()).filter(|order| fits.contains(order) && !evidence.is_unproved()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_shows_whether_six_digits_are_days_and_in_which_order() {
        for (values, want) in [
            (
                &["170305", "170329", "180411", "170502", "180117", "180223", "180226"][..],
                Some(DateOrder::YearFirst),
            ),
            (&["170305", "990306"], Some(DateOrder::YearFirst)),
            (&["050317", "290317", "110499"], Some(DateOrder::DayFirst)),
            (&["030517", "032917"], Some(DateOrder::MonthFirst)),
            // Of one year, and several days.
            (&["170305", "170306", "170411"], Some(DateOrder::YearFirst)),
            (&["200305", "200306", "200311", "200330"], Some(DateOrder::YearFirst)),
            // Either, or no days at all.
            (&["170305"], None),
            (&["030405", "040506"], None),
            (&["201703", "201704"], None),
            (&["200305", "200306"], None),
            (&["170305", "170399"], Some(DateOrder::DayFirst)),
            (&["170305", "12345"], None),
            (&["170305", "450000"], None),
            (&[], None),
        ] {
            assert_eq!(order_of(values.iter().copied()), want, "{values:?}");
        }
    }
}
