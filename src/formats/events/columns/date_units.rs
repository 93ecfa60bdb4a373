//! Columns whose dates stand for weeks, months, quarters or years.

use super::day_names::{MONTH, QUARTER, WEEK, YEAR, is_end};
use super::header::Name;
use super::ranked::Sampled;
use crate::events::Day;
use crate::formats::events::date::{DateUnit, read_date};
use crate::formats::events::{Dates, Mapping};

/// What an exact day of a mapping's dates stands for, by the column's name if the days agree with it.
pub(super) fn date_unit(sampled: &Sampled, mapping: &Mapping) -> DateUnit {
    let name = |column: usize| sampled.names.get(column);
    match mapping.dates {
        Dates::None | Dates::Span { .. } | Dates::Parts { month: None, .. } => DateUnit::Day,
        Dates::Parts { month: Some(month), .. } => name(month).map_or(DateUnit::Day, of_parts),
        Dates::One(column) => name(column).map_or(DateUnit::Day, |name| {
            let read = |text: &str| read_date(text.as_bytes(), mapping.date_order, mapping.date_form).ok();
            let exact = |text: &str| read(text).filter(|d| d.first == d.last).map(|d| d.first);
            of_days(name, &sampled.values(column).filter_map(exact).collect::<Vec<Day>>())
        }),
    }
}

/// What the second column is beside one of years.
fn of_parts(name: &Name) -> DateUnit {
    match () {
        () if name.has(MONTH) => DateUnit::Day,
        () if name.has(WEEK) => DateUnit::Week,
        () if name.has(QUARTER) => DateUnit::Quarter,
        () => DateUnit::Day,
    }
}

fn of_days(name: &Name, days: &[Day]) -> DateUnit {
    let all = |fits: &dyn Fn(i32, u8, u8) -> bool| {
        !days.is_empty() && days.iter().map(|day| day.ymd()).all(|(year, month, day)| fits(year, month, day))
    };
    let weekday = |day: &Day| day.0.rem_euclid(7);
    let same_weekday =
        days.first().is_some_and(|first| days.iter().all(|day| weekday(day) == weekday(first)));
    match () {
        () if name.has(WEEK) && same_weekday => {
            if is_end(name) || name.has("ending") {
                DateUnit::WeekEnding
            } else {
                DateUnit::Week
            }
        }
        () if name.has(MONTH) && all(&|_, _, day| day == 1) => DateUnit::Month,
        () if name.has(QUARTER) && all(&|_, month, day| day == 1 && month % 3 == 1) => DateUnit::Quarter,
        () if name.has(YEAR) && all(&|_, month, day| day == 1 && month == 1) => DateUnit::Year,
        () => DateUnit::Day,
    }
}
