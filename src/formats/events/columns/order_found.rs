use super::guess::order_evidence;
use super::order_by_others::order_told;
use crate::formats::events::{Dates, Mapping};

/// What the rows that were looked at tell about the order of day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderFound {
    /// There are no dates.
    NoDates,
    /// Year, month and day have columns of their own.
    OwnColumns,
    /// No date depends on the order: all begin with a year of four digits.
    YearBegins,
    /// No date depends on the order: months have names.
    NamedMonths,
    /// No date depends on the order for other reasons, such as numbers of days.
    NoMatter,
    /// Some dates fit one order only, or all values together or other columns tell it.
    Told,
    /// Nothing tells; the usual order is taken.
    Assumed,
}

impl OrderFound {
    pub(in crate::formats::events) fn of(mapping: &Mapping, header: &[String], rows: &[Vec<String>]) -> Self {
        let evidence = order_evidence(mapping, rows);
        match mapping.dates {
            Dates::None => return Self::NoDates,
            Dates::Parts { .. } => return Self::OwnColumns,
            Dates::One(_) | Dates::Span { .. } if evidence.depends() => {
                let told = || order_told(&evidence, header, rows, mapping).is_some();
                return if evidence.is_ambiguous() && !told() { Self::Assumed } else { Self::Told };
            }
            Dates::One(_) | Dates::Span { .. } => {}
        }
        let texts = || {
            let columns: Vec<usize> = mapping.date_columns().collect();
            let cells = rows.iter().flat_map(move |row| columns.clone().into_iter().map(|c| row.get(c)));
            cells.flatten().map(|text| text.trim()).filter(|text| !text.is_empty())
        };
        match () {
            () if texts().next().is_none() => Self::NoDates,
            () if texts().all(begins_with_year) => Self::YearBegins,
            () if texts().all(|text| text.chars().any(char::is_alphabetic)) => Self::NamedMonths,
            () => Self::NoMatter,
        }
    }
}

/// `2017-03-05`, also with a time behind it, in any digits.
fn begins_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(|c| c.is_numeric()).count();
    let sign = text.chars().nth(4);
    digits == 4 && sign.is_some_and(|sign| "-/.".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_order_is_what_the_dates_tell() {
        for (dates, found) in [
            (&["2024-01-06", "2024-01-07T10:00"][..], OrderFound::YearBegins),
            (&["2024/02/06"], OrderFound::YearBegins),
            (&["6 January 2024", "Feb 3, 2024"], OrderFound::NamedMonths),
            (&["13/01/2024", "2/3/2024"], OrderFound::Told),
            (&["01/13/2024"], OrderFound::Told),
            (&["2/3/2024"], OrderFound::Assumed),
            (&["45297", "45298"], OrderFound::NoMatter),
            (&["2024-01-06", "2/3/2024"], OrderFound::Assumed),
            (&["", " "], OrderFound::NoDates),
        ] {
            let rows: Vec<Vec<String>> = dates.iter().map(|date| vec![(*date).to_owned()]).collect();
            let mapping = Mapping { dates: Dates::One(0), ..Mapping::empty() };
            assert_eq!(OrderFound::of(&mapping, &[], &rows), found, "{dates:?}");
        }
        assert_eq!(OrderFound::of(&Mapping::empty(), &[], &[]), OrderFound::NoDates);
    }
}
