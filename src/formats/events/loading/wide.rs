//! Tables that have a column for each year, month or governorate: their rows are no events.

use crate::formats::events::date::{is_date, is_year};
use crate::formats::events::file_head::{Head, Unclear};
use crate::formats::events::guess_names::guess_names;
use crate::formats::events::labels::is_nothing;
use crate::formats::events::number::decimal;
use crate::formats::events::part_columns::month_number;
use crate::formats::events::vocabulary::is_name;
use crate::formats::events::{Dates, NameRole, PlaceNames};

/// The refusal of a table with a column for each period.
pub(in crate::formats::events) const WIDE: Unclear = Unclear::Fault(
    "the table has a column for each year or month, so that a row is no event: its cells count what happened in each",
    RESHAPE,
);

/// The refusal of one with a column for each governorate.
pub(in crate::formats::events) const WIDE_BY_PLACE: &str = "the table has a column for each governorate, so that a row is no event: its cells count what happened in each";

/// What to do about it.
pub(in crate::formats::events) const RESHAPE: &str = "turn its columns into rows, with columns for area, period and number of events, and open that: spreadsheets call it “unpivot”, table programs “melt” or “pivot longer”";

/// Fewest columns with names of periods, or of places, that make a table wide.
const LEAST_PERIODS: usize = 2;
const LEAST_PLACES: usize = 3;

/// Whether a table has columns for periods, filled with numbers, and no column of dates beside them.
pub(in crate::formats::events) fn is_wide(head: &Head) -> bool {
    let names = &head.layout.header;
    if head.header.is_empty() {
        return false;
    }
    let periods: Vec<usize> = (0..names.len()).filter(|column| is_period(&names[*column])).collect();
    let dated = head.layout.mapping.essential().any(|column| {
        let dates = head.rows.iter().filter_map(|row| row.get(column)).filter(|text| is_date(text));
        !periods.contains(&column) && dates.count() * 2 > head.rows.len()
    });
    let months =
        periods.iter().all(|column| month_number(&names[*column]).is_some() && !is_year(&names[*column]));
    let least = if months { LEAST_PLACES } else { LEAST_PERIODS };
    periods.len() >= least && !dated && are_numbers(head, &periods)
}

/// Whether a table without positions counts what happened in columns named after governorates or towns, so that no row
/// says where it was.
pub(in crate::formats::events) fn is_wide_by_place(head: &Head, places: &dyn PlaceNames) -> bool {
    let names = &head.layout.header;
    if head.layout.mapping.has_position() || head.header.is_empty() {
        return false;
    }
    let is_amount = |column: &usize| !is_name(&names[*column]) && are_numbers(head, &[*column]);
    let amounts: Vec<usize> = (0..names.len()).filter(is_amount).collect();
    if amounts.len() < LEAST_PLACES {
        return false;
    }
    let is_area = |name: &str| {
        matches!(places.role_of(name), Some(NameRole::Governorate | NameRole::District | NameRole::Place))
    };
    let areas: Vec<&str> =
        amounts.iter().map(|column| names[*column].as_str()).filter(|name| is_area(name)).collect();
    if areas.len() < LEAST_PLACES {
        return false;
    }
    let own = guess_names(&head.told, &head.rows, places);
    let any = |roles: &[NameRole]| own.iter().any(|name| roles.contains(&name.role));
    let is_placed = any(&[NameRole::Governorate, NameRole::District, NameRole::Place]);
    // “Baghdad hospital” is something in Baghdad, and the row may have been elsewhere.
    let whole = areas.iter().filter(|name| places.is_whole_name(name)).count();
    if whole < LEAST_PLACES {
        return !is_placed;
    }
    // A governorate beside the others is that of people who came from them; of an event something else is counted.
    let mapping = &head.layout.mapping;
    let is_event = mapping.dates != Dates::None && (mapping.best.is_some() || mapping.events.is_some());
    !(is_event && any(&[NameRole::District, NameRole::Place]))
}

/// A year, a month with or without a year, a quarter.
fn is_period(name: &str) -> bool {
    let name = name.trim();
    is_year(name) || decimal(name.as_bytes()).is_none() && (is_date(name) || month_number(name).is_some())
}

/// Whether nearly all that stands in the columns is numbers.
fn are_numbers(head: &Head, columns: &[usize]) -> bool {
    let cells = head.rows.iter().flat_map(|row| columns.iter().filter_map(|column| row.get(*column)));
    let (all, numbers) = cells.filter(|text| !is_nothing(text)).fold((0, 0), |(all, numbers), text| {
        let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
        (all + 1, numbers + usize::from(decimal(plain.as_bytes()).is_some()))
    });
    all > 0 && numbers * 10 >= all * 9
}
