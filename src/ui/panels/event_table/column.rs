use crate::detail::event_words;
use crate::events::{DATED, EventTable, GOVERNORATE, PRECISION, Role, SortKey};
use crate::style::number::exact;

use super::Cells;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventColumn {
    /// First and last day, at the precision given.
    Date,
    /// A dimension by its index.
    Dimension(usize),
    /// People killed, best estimate.
    Killed,
    /// People killed, lowest and highest estimate.
    Range,
    /// Place in the file, from 1.
    Number,
    /// A column of the file that the table does not keep, by its index.
    File(usize),
}

/// Beyond this number, the file's other columns are hidden at first.
const SHOWN: usize = 2;

/// How many of a file's columns are shown at first, if the table keeps fewer.
const SHOWN_OF_FILE: usize = 4;

impl EventColumn {
    /// All columns of a table in their initial order, and whether they are shown initially. `precise`:
    /// whether the file gives the place precision of any row.
    pub fn of(cells: Cells, precise: bool) -> Vec<(Self, bool)> {
        let table = cells.table;
        let own = |rank: fn(Role) -> Option<usize>| {
            let dimensions = table.dimensions().iter().enumerate().skip(DATED + 1);
            let mut own: Vec<_> = dimensions.filter_map(|(i, d)| Some((rank(d.role)?, i))).collect();
            // Stable: columns of one rank keep the order of the file.
            own.sort_by_key(|(rank, _)| *rank);
            own.into_iter().map(|(_, i)| Self::Dimension(i))
        };
        let types = own(|r| matches!(r, Role::Type | Role::Subtype).then_some(0));
        let others = own(|r| match r {
            Role::Type | Role::Subtype => None,
            Role::Actor => Some(0),
            Role::Place => Some(1),
            Role::Source => Some(2),
            Role::Governorate | Role::Precision | Role::DatePrecision | Role::Other => Some(3),
        });
        let mut columns = vec![(Self::Date, true)];
        columns.extend(types.map(|column| (column, true)));
        if table.has_fatalities() {
            columns.push((Self::Killed, true));
        }
        if table.has_range() {
            columns.push((Self::Range, true));
        }
        columns.push((Self::Dimension(GOVERNORATE), true));
        columns.push((Self::Dimension(PRECISION), precise));
        columns.extend(others.enumerate().map(|(n, column)| (column, n < SHOWN)));
        columns.push((Self::Dimension(DATED), false));
        // A table of which we keep few columns shows some of its own.
        let place = |name: &str| ["lat", "lon"].iter().any(|part| name.to_lowercase().contains(part));
        let mut room = SHOWN_OF_FILE.saturating_sub(table.dimensions().len() - DATED - 1);
        for (index, column) in cells.further() {
            let shown = room > 0 && !place(&column.name);
            room -= usize::from(shown);
            columns.push((Self::File(index), shown));
        }
        columns.push((Self::Number, true));
        columns
    }

    pub fn title(self, cells: Cells<'_>) -> &str {
        match self {
            Self::File(index) => cells.info(index).map_or("", |column| column.name.as_str()),
            Self::Date => "Date",
            Self::Dimension(d) => cells.table.dimensions().get(d).map_or("", |d| d.title.as_str()),
            Self::Killed => "Killed",
            Self::Range => "Low–high",
            Self::Number => "Row",
        }
    }

    /// A longer description of the column.
    pub fn hint(self, cells: Cells) -> String {
        if let Self::File(index) = self {
            let kind = cells.info(index).map_or("text", |column| column.kind.words());
            return format!("A column of the file: {kind}");
        }
        self.own_hint().to_owned()
    }

    fn own_hint(self) -> &'static str {
        match self {
            Self::Date => "First and last day, no more precise than the source gives them",
            Self::Killed => "People killed, the source’s best estimate",
            Self::Range => "People killed, the source’s lowest and highest estimate",
            Self::Number => "Number of the row in the file, from 1, not counting the header",
            Self::Dimension(PRECISION) => "How precisely the place is known",
            Self::Dimension(DATED) => "How precisely the date is known",
            Self::Dimension(GOVERNORATE) => {
                "By position within this map’s outlines, otherwise as named in the file"
            }
            Self::Dimension(_) | Self::File(_) => "A column of the file",
        }
    }

    pub fn is_number(self, cells: Cells) -> bool {
        match self {
            Self::Killed | Self::Range | Self::Number => true,
            Self::File(index) => cells.is_number(index),
            Self::Date | Self::Dimension(_) => false,
        }
    }

    /// The index of a column of the file that the table does not keep.
    pub fn of_file(self) -> Option<usize> {
        match self {
            Self::File(index) => Some(index),
            Self::Date | Self::Dimension(_) | Self::Killed | Self::Range | Self::Number => None,
        }
    }

    /// The sort key of this column, if the table keeps it.
    pub fn sort_key(self) -> SortKey {
        match self {
            Self::Date => SortKey::Day,
            Self::Dimension(d) => SortKey::Dimension(d),
            Self::Killed | Self::Range => SortKey::Fatalities,
            Self::Number | Self::File(_) => SortKey::FileOrder,
        }
    }

    /// Initial width, in logical pixels.
    pub fn width(self, table: &EventTable) -> f32 {
        match self {
            Self::File(_) => 120.0,
            Self::Date => 136.0,
            Self::Killed => 66.0,
            Self::Range => 84.0,
            Self::Number => 76.0,
            Self::Dimension(GOVERNORATE) => 112.0,
            Self::Dimension(PRECISION) => 176.0,
            Self::Dimension(d) if table.type_dimension() == Some(d) => 156.0,
            Self::Dimension(_) => 120.0,
        }
    }

    /// A row's value in the column; empty if the file has none.
    pub fn text(self, cells: Cells, row: u32) -> String {
        let table = cells.table;
        match self {
            Self::File(index) => cells.text(index, row).unwrap_or_default().to_owned(),
            Self::Date => event_words::short_date(table, row),
            Self::Dimension(d) => {
                let code = usize::from(table.code(d, row));
                table.dimensions().get(d).and_then(|d| d.values.get(code)).cloned().unwrap_or_default()
            }
            Self::Killed => table.fatalities(row).best.map_or(String::new(), |n| n.to_string()),
            Self::Range => range(table, row, |n| n.to_string()),
            Self::Number => {
                table.numbers().get(row as usize).map_or(String::new(), |n| (u64::from(*n) + 1).to_string())
            }
        }
    }

    /// The same for display: with thousands separators.
    pub fn shown(self, cells: Cells, row: u32) -> String {
        if self == Self::Range {
            return range(cells.table, row, |n| exact(u64::from(n)));
        }
        let text = self.text(cells, row);
        // A file's own numbers stand as it writes them.
        match text.parse() {
            Ok(n) if matches!(self, Self::Killed | Self::Number) => exact(n),
            _ => text,
        }
    }
}

/// "2–8"; one number where both estimates agree.
fn range(table: &EventTable, row: u32, words: impl Fn(u32) -> String) -> String {
    let fatalities = table.fatalities(row);
    let part = |n: Option<u32>| n.map_or("?".to_owned(), &words);
    match (fatalities.low, fatalities.high) {
        (None, None) => String::new(),
        (low, high) if low == high => part(low),
        (low, high) => format!("{}–{}", part(low), part(high)),
    }
}
