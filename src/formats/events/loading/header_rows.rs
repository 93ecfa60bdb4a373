use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::formats::events::date::{date, is_period, is_year};
use crate::formats::events::known::key;
use crate::formats::events::labels::{is_id, is_nothing, is_tag};
use crate::formats::events::number::decimal;
use crate::formats::events::position::is_position;
use crate::formats::events::vocabulary::{is_name, is_short};
use crate::formats::events::{Cause, DateOrder};

/// Lines in which the header is sought.
pub(in crate::formats::events) const SOUGHT: usize = 20;

/// Rows below the header that may explain it.
const EXPLAINED: usize = 2;

/// Words for units and types, by which a row below the header is told that explains the columns.
const UNITS: [&str; 42] = [
    "deg",
    "degree",
    "degrees",
    "decimal degrees",
    "dd",
    "°",
    "°n",
    "°e",
    "wgs84",
    "wgs 84",
    "n",
    "e",
    "people",
    "persons",
    "person",
    "count",
    "number",
    "no.",
    "no",
    "#",
    "yyyy-mm-dd",
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "dd.mm.yyyy",
    "yyyymmdd",
    "iso 8601",
    "date",
    "datetime",
    "text",
    "string",
    "varchar",
    "integer",
    "int",
    "numeric",
    "float",
    "double",
    "decimal",
    "real",
    "km",
    "m",
    "%",
    "utc",
];

/// The lines at the beginning of a table, sorted by what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Header {
    /// Which of the rows are the header: one, two or none.
    pub lines: Range<usize>,
    /// The first of the rows of the table.
    pub first: usize,
    /// What is neither.
    pub left_out: Vec<(usize, Cause)>,
    /// The usual number of columns.
    pub columns: usize,
    /// Column names in it that are known words.
    pub known: usize,
}

impl Header {
    /// Finds the header in the first rows of a table. It is the first line if that can be one; otherwise the
    /// line below with the most names of columns that has as many columns as the rows.
    pub fn find(rows: &[Vec<String>]) -> Self {
        let rows = Beginning::new(rows);
        let at = rows.header();
        let (lines, first) = match at {
            Some(at) => {
                let lines = rows.with_groups(at);
                (lines.clone(), lines.end)
            }
            None => (0..0, rows.first_row()),
        };
        let explained = if at.is_some() { rows.explained(first) } else { first..first };
        let begin = if at.is_some() { lines.start } else { first };
        let mut left_out: Vec<(usize, Cause)> = (0..begin).map(|i| (i, rows.cause_above(i))).collect();
        left_out.extend(explained.clone().map(|i| (i, rows.cause_below(i))));
        let known = lines.clone().map(|at| rows.known(at)).max();
        Self { lines, first: explained.end, left_out, columns: rows.columns, known: known.unwrap_or(0) }
    }

    /// Of a table that certainly has none.
    pub fn none(rows: &[Vec<String>]) -> Self {
        Self { lines: 0..0, first: 0, left_out: Vec::new(), columns: usual_columns(rows), known: 0 }
    }
}

/// How many names of columns the header has that is found in these rows.
pub(in crate::formats) fn header_words(rows: &[Vec<String>]) -> usize {
    Header::find(rows).known
}

/// The number of columns that most rows have; of equals, the larger.
pub(in crate::formats::events) fn usual_columns(rows: &[Vec<String>]) -> usize {
    let is_row = |row: &&Vec<String>| {
        let first = row.first().map_or("", |text| text.trim());
        filled(row) > 0 && !(row.len() == 1 && (first.starts_with('#') || first.starts_with("//")))
    };
    let rows: Vec<&Vec<String>> = rows.iter().filter(is_row).collect();
    // Titles and remarks have one column, of whatever table they are, and may be more than its rows.
    let wide = rows.iter().filter(|row| row.len() > 1).count();
    let is_headed = || rows.iter().take(SOUGHT).any(|row| row.len() > 1 && known(row) >= 2);
    let least = if wide * 5 >= rows.len() * 2 || is_headed() { 2 } else { 1 };
    let mut counts = BTreeMap::<usize, usize>::new();
    for row in rows.iter().filter(|row| row.len() >= least) {
        *counts.entry(row.len()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(columns, count)| (*count, *columns)).map_or(0, |(columns, _)| columns)
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|text| !text.trim().is_empty()).count()
}

fn known(row: &[String]) -> usize {
    // A value may be a known word as well, and then often is in many cells.
    row.iter().filter(|text| is_name(text)).map(|text| key(text)).collect::<BTreeSet<_>>().len()
}

fn is_number(text: &str) -> bool {
    decimal(text.trim().as_bytes()).is_some()
}

fn is_date(text: &str) -> bool {
    date(text.trim().as_bytes(), DateOrder::DayFirst).is_some()
}

fn is_value(text: &str) -> bool {
    let digits = text.chars().any(char::is_numeric);
    digits && (is_number(text) || is_date(text) || is_position(text.trim()))
}

/// Whether all that is in the row are tags of the Humanitarian Exchange Language.
fn is_tags(row: &[String]) -> bool {
    filled(row) > 0 && row.iter().filter(|text| !text.trim().is_empty()).all(|text| is_tag(text))
}

struct Beginning<'a> {
    rows: &'a [Vec<String>],
    columns: usize,
    /// The known names in each row, counted when they are asked for.
    known: Vec<OnceCell<usize>>,
}

impl<'a> Beginning<'a> {
    fn new(rows: &'a [Vec<String>]) -> Self {
        Self { rows, columns: usual_columns(rows), known: vec![OnceCell::new(); rows.len()] }
    }

    fn known(&self, at: usize) -> usize {
        self.known.get(at).map_or(0, |count| *count.get_or_init(|| known(self.row(at))))
    }

    fn row(&self, at: usize) -> &[String] {
        self.rows.get(at).map_or(&[], Vec::as_slice)
    }

    fn header(&self) -> Option<usize> {
        let sought = 0..self.rows.len().min(SOUGHT);
        let fits = |at: &usize| !self.is_above(*at) && self.can_be_header(*at);
        let first = sought.clone().find(|at| !self.is_above(*at));
        let best = sought.clone().filter(fits).rev().max_by_key(|at| self.known(*at));
        let known_at = |at: Option<usize>| at.map_or(0, |at| self.known(at));
        // Below a row with numbers and dates there is no header, unless it has the names of one.
        let better = known_at(best) >= 2 && known_at(best) > known_at(first);
        let is_weak = first.is_some_and(|at| {
            let row = self.row(at);
            row.len() != self.columns
                || filled(row) * 2 < self.columns
                || self.known(at) * 2 <= known_at(best)
        });
        match first {
            Some(at) if fits(&at) && !(better && is_weak) => Some(at),
            _ if better => best,
            _ => sought.clone().find(|at| is_tags(self.row(*at))),
        }
    }

    /// Whether a row is above the table: blank, a comment, tags, or with hardly anything in it.
    fn is_above(&self, at: usize) -> bool {
        let row = self.row(at);
        let filled = filled(row);
        let few = filled * 2 < self.columns && self.known(at) * 2 < filled.max(3);
        let narrow = self.columns >= 2 && row.len() == 1;
        let more_follows = at + 1 < self.rows.len();
        filled == 0
            || is_tags(row)
            || self.is_comment(at)
            || more_follows && (narrow || self.columns >= 3 && few)
    }

    fn is_comment(&self, at: usize) -> bool {
        let row = self.row(at);
        let first = row.first().map_or("", |text| text.trim());
        let marked = first.starts_with('#') || first.starts_with("//");
        // “#id” may begin a header, and “#17” a row.
        let id = first.strip_prefix('#').is_some_and(is_id);
        let header = || row.len() == self.columns && self.columns > 1 && self.known(at) * 2 >= filled(row);
        marked && !(id && filled(row) > 1) && !header()
    }

    /// Names are not numbers, and where rows have numbers a header has none.
    fn can_be_header(&self, at: usize) -> bool {
        let first = self.row(at);
        if self.has_columns_of_periods(at) {
            return true;
        }
        if !first.iter().any(|text| is_number(text)) {
            return !first.iter().any(|text| is_date(text)) || self.has_a_column_of_a_period(at);
        }
        let is_year = |text: &String| text.trim().len() == 4;
        if at > 0 && !first.iter().filter(|text| is_number(text)).all(is_year) {
            return false;
        }
        // A column may be called “2016”; a row has numbers where the next row has them.
        let Some(second) = self.rows.get(at + 1) else { return true };
        let named = first.iter().filter(|t| !key(t).is_empty() && !is_number(t)).count();
        let alike = first.iter().zip(second).filter(|(a, b)| is_number(a) && is_number(b)).count();
        alike == 0 || named > 4 * alike
    }

    /// Whether all numbers and dates in a row are different years or months, and those below them are other
    /// numbers: a column for each period.
    fn has_columns_of_periods(&self, at: usize) -> bool {
        let row = self.row(at);
        let values: Vec<usize> = (0..row.len()).filter(|column| is_value(&row[*column])).collect();
        let periods: BTreeSet<&str> = values.iter().map(|column| row[*column].trim()).collect();
        let is_period = |text: &str| is_year(text) || !is_number(text) && is_date(text);
        let below = |column: &usize| self.row(at + 1).get(*column).map_or("", String::as_str);
        let empty = |column: &usize| is_nothing(below(column));
        values.len() >= 2
            && values[0] > 0
            && periods.len() == values.len()
            && periods.iter().all(|text| is_period(text))
            && values.iter().all(|column| is_number(below(column)) || empty(column))
            && values.iter().any(|column| !is_period(below(column)) && !empty(column))
    }

    /// Whether one name among known ones is a period, and what stands below it is none: “2017-01” over a number.
    fn has_a_column_of_a_period(&self, at: usize) -> bool {
        let row = self.row(at);
        let dates: Vec<usize> = (0..row.len()).filter(|column| is_date(&row[*column])).collect();
        let [column] = dates[..] else { return false };
        let below = self.row(at + 1).get(column).map_or("", String::as_str);
        self.known(at) >= 2 && is_period(&row[column]) && !is_date(below)
    }

    /// The first row that is not above a table without a header.
    fn first_row(&self) -> usize {
        let sought = 0..self.rows.len().min(SOUGHT);
        sought.clone().find(|at| !self.is_above(*at)).unwrap_or(0)
    }

    /// The header with a line of groups above it, or of names below it: “Location” over “Latitude” and
    /// “Longitude”.
    fn with_groups(&self, at: usize) -> Range<usize> {
        if at > 0 && self.is_group(at - 1, at) {
            return at - 1..at + 1;
        }
        if self.is_group(at, at + 1) && self.is_text_over_values(at + 1) {
            return at..at + 2;
        }
        at..at + 1
    }

    /// Whether the row `groups` spans cells of the row `names`, as merged cells do.
    fn is_group(&self, groups: usize, names: usize) -> bool {
        let (above, below) = (self.row(groups), self.row(names));
        let fits = |row: &[String]| {
            row.len() > 1
                && filled(row) > 0
                && !is_tags(row)
                && row.iter().all(|t| is_short(t) && !is_value(t))
        };
        if !fits(above) || !fits(below) || self.is_comment(groups) {
            return false;
        }
        let is_filled = |row: &[String], at: usize| row.get(at).is_some_and(|t| !t.trim().is_empty());
        let over_empty = (0..above.len()).any(|at| is_filled(above, at) && !is_filled(below, at));
        let spans = (1..below.len())
            .any(|at| is_filled(below, at) && !is_filled(above, at) && (0..at).any(|b| is_filled(above, b)));
        // A title stands alone at the left.
        let is_title = filled(above) == 1 && is_filled(above, 0);
        spans && (!is_title || over_empty && filled(below) + 1 >= below.len())
    }

    /// Whether the row has text where the rows below have numbers or dates.
    fn is_text_over_values(&self, at: usize) -> bool {
        let row = self.row(at);
        row.iter().all(|text| !is_value(text)) && self.typed(at + 1).any(|c| !self.is_nothing(at, c))
    }

    fn is_nothing(&self, at: usize, column: usize) -> bool {
        self.row(at).get(column).is_none_or(|text| is_nothing(text))
    }

    /// Columns with numbers or dates in the rows from `from` on.
    fn typed(&self, from: usize) -> impl Iterator<Item = usize> {
        let rows = self.rows.get(from..).unwrap_or_default();
        (0..self.columns).filter(move |column| {
            let texts = rows.iter().filter_map(|row| row.get(*column)).filter(|text| !is_nothing(text));
            let (all, values) =
                texts.fold((0, 0), |(all, values), text| (all + 1, values + usize::from(is_value(text))));
            all > 0 && values * 5 >= all * 4
        })
    }

    /// Rows below the header with units, types or explanations of the columns. Tags may stand among them.
    fn explained(&self, first: usize) -> Range<usize> {
        let mut end = first;
        for at in first..first + EXPLAINED {
            if is_tags(self.row(at)) && self.is_explanation(at + 1) {
                continue;
            }
            if !self.is_explanation(at) {
                break;
            }
            end = at + 1;
        }
        first..end
    }

    fn is_explanation(&self, at: usize) -> bool {
        let row = self.row(at);
        if self.rows.len() <= at + 1
            || filled(row) == 0
            || is_tags(row)
            || row.iter().any(|text| is_value(text))
        {
            return false;
        }
        let unit = |text: &String| {
            let plain = text.trim().trim_matches(['(', ')', '[', ']']).to_lowercase();
            UNITS.contains(&plain.as_str())
        };
        let texts = self.typed(at + 1).filter(|column| !self.is_nothing(at, *column)).count();
        texts >= 1 && row.iter().any(unit) || texts >= 3
    }

    fn cause_above(&self, at: usize) -> Cause {
        match self.row(at) {
            row if filled(row) == 0 => Cause::BlankRow,
            row if is_tags(row) => Cause::TagRow,
            _ if self.is_comment(at) => Cause::CommentRow,
            _ => Cause::TitleRow,
        }
    }

    fn cause_below(&self, at: usize) -> Cause {
        if is_tags(self.row(at)) { Cause::TagRow } else { Cause::UnitRow }
    }
}
