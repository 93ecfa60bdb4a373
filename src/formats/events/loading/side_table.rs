//! Two tables side by side on one sheet, with an empty column between them.

use crate::formats::events::known::key;
use crate::formats::events::vocabulary::is_name;

/// Names that both tables have, from which it is clear that they are two.
const SHARED: usize = 2;

/// Where a second table begins beside the first, by the names of the columns and the first rows: the first of its
/// columns.
///
/// A column without a name or values may only be a spacer. What follows is a table of its own if it has the same
/// names again, or if its rows are other ones: fewer, or more.
pub(in crate::formats::events) fn side_table(
    names: Option<&Vec<String>>,
    rows: &[Vec<String>],
) -> Option<usize> {
    let names = names?;
    let is_empty =
        |column: usize| names[column].trim().is_empty() && rows.iter().all(|row| is_blank(row.get(column)));
    let named = |names: &[String]| names.iter().filter(|name| !name.trim().is_empty()).count();
    let gap = (1..names.len())
        .find(|column| is_empty(*column) && named(&names[..*column]) >= 2 && named(&names[*column..]) >= 2)?;
    let side = (gap..names.len()).find(|column| !names[*column].trim().is_empty())?;
    let (own, others) = (&names[..gap], &names[side..]);
    let shared =
        others.iter().filter(|name| !key(name).is_empty() && own.iter().any(|n| key(n) == key(name)));
    let two = shared.count() >= SHARED
        || others.iter().any(|name| is_name(name)) && has_other_rows(gap, side, names, rows);
    two.then_some(side)
}

/// Whether the rows of the one end before those of the other, and the shorter one has no gaps.
fn has_other_rows(gap: usize, side: usize, names: &[String], rows: &[Vec<String>]) -> bool {
    let filled = |row: &[String], columns: std::ops::Range<usize>| {
        columns.filter(|column| !names[*column].trim().is_empty()).all(|column| !is_blank(row.get(column)))
    };
    let blank =
        |row: &[String], mut columns: std::ops::Range<usize>| columns.all(|column| is_blank(row.get(column)));
    let shorter = |short: std::ops::Range<usize>, long: std::ops::Range<usize>| {
        let count = rows.iter().take_while(|row| filled(row, short.clone())).count();
        let rest = rows.get(count..).unwrap_or_default();
        count > 0
            && !rest.is_empty()
            && rest.iter().all(|row| blank(row, short.clone()) && !blank(row, long.clone()))
    };
    let (own, other) = (0..gap, side..names.len());
    shorter(other.clone(), own.clone()) || shorter(own, other)
}

fn is_blank(cell: Option<&String>) -> bool {
    cell.is_none_or(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(text: &str) -> Option<usize> {
        let mut lines = text.split(';').map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let names = lines.next();
        side_table(names.as_ref(), &lines.collect::<Vec<_>>())
    }

    #[test]
    fn a_second_table_is_told_from_a_spacer() {
        for (text, found) in [
            ("date,killed,,date,killed;2017-03-17,4,,2018-03-17,5", Some(3)),
            ("date,killed,,,governorate,total;2017-03-17,4,,,Anbar,9;2017-03-18,4,,,,", Some(4)),
            ("date,killed,,governorate,total;2017-03-17,4,,Anbar,9;,,,Erbil,9", Some(3)),
            ("date,killed,,governorate,notes;2017-03-17,4,,Anbar,x;2017-03-18,4,,Anbar,y", None),
            ("date,killed,,governorate,notes;2017-03-17,4,,Anbar,;2017-03-18,4,,Anbar,y", None),
            (
                "date,killed,,governorate,notes;2017-03-17,4,,Anbar,x;2017-03-18,4,,,;2017-03-19,4,,Anbar,z",
                None,
            ),
            ("date,killed,other,governorate;2017-03-17,4,x,Anbar", None),
        ] {
            assert_eq!(side(text), found, "{text}");
        }
    }
}
