use crate::formats::events::cell::Cells;
use crate::formats::events::count::is_count;
use crate::formats::events::headings::Headings;
use crate::formats::events::labels::{self, Total, is_id, is_nothing, is_tag};
use crate::formats::events::number::decimal;
use crate::formats::events::record::Record;
use crate::formats::events::split::Span;
use crate::formats::events::vocabulary::{is_name, is_plain_name};
use crate::formats::events::{Cause, Dates, Dialect, Mapping};

/// Tells records that are no rows from those that are: blank ones, the header again, tags, comments, totals
/// and footnotes. It decides by the record alone, so that the parts of a file can be read side by side.
#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct Sieve {
    /// The lines of the header, as in the file.
    header: Vec<Vec<String>>,
    /// Columns in which every event has a number or a date, if it has one at all: a row with one of them
    /// is not looked at.
    typed: Vec<usize>,
    /// All columns for place and date.
    essential: Vec<usize>,
    columns: usize,
    /// Where another table begins beside this one: the first of its columns.
    side: Option<usize>,
    headings: Headings,
    keep_totals: bool,
}

impl Sieve {
    pub fn new(header: Vec<Vec<String>>, columns: usize, mapping: &Mapping) -> Self {
        let date = match mapping.dates {
            Dates::None => None,
            Dates::One(day) | Dates::Span { first: day, .. } => Some(day),
            Dates::Parts { year, .. } => Some(year),
        };
        let typed: Vec<usize> = date.into_iter().chain(mapping.latitude).chain(mapping.point).collect();
        let essential = typed.iter().copied().chain(mapping.longitude).collect();
        Self {
            header,
            typed,
            essential,
            columns,
            side: None,
            headings: Headings::default(),
            keep_totals: false,
        }
    }

    /// Of a table beside which another one begins at a column.
    #[must_use]
    pub fn beside(self, side: Option<usize>) -> Self {
        Self { side, ..self }
    }

    /// Of a table with rows like these.
    #[must_use]
    pub fn among(self, headings: Headings) -> Self {
        Self { headings, ..self }
    }

    /// That lets rows through that only add up others, if that is wanted.
    #[must_use]
    pub fn keeping_totals(self, keep_totals: bool) -> Self {
        Self { keep_totals, ..self }
    }

    /// The record's part of the table beside, if it has one.
    pub fn side(&self, record: &Record) -> Option<String> {
        let filled = (self.side?..record.columns()).filter(|column| !record.is_blank(*column));
        let texts: Vec<String> = filled.map(|column| record.cell(column).to_text()).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }

    /// The number of columns that are this table's own.
    fn own(&self) -> usize {
        self.side.unwrap_or(self.columns)
    }

    /// Why the record is no row; `None` if it is one.
    pub fn cause(&self, record: &Record) -> Option<Cause> {
        // The common case costs a look at one or two bytes.
        let is_row = self.typed.iter().any(|column| record.begins_number(*column));
        if is_row && record.columns() == self.columns { None } else { self.look(record) }
    }

    /// Whether the record has a number or a date wherever events have one.
    pub fn is_typical(&self, record: &Record) -> bool {
        self.typed.iter().all(|column| record.begins_number(*column))
    }

    /// Whether a record that is no row begins a summary, a key or remarks, in a table whose rows are told from them.
    pub fn begins_remarks(&self, record: &Record) -> bool {
        let mut filled = (0..record.columns()).filter(|column| !record.is_blank(*column));
        let text = filled.next().map(|column| record.cell(column).to_text()).unwrap_or_default();
        !self.typed.is_empty() && filled.next().is_none() && labels::begins_what_is_below(&text)
    }

    /// The same for the texts of a record, which are divided in this way.
    pub fn leaves_out(&self, dialect: Dialect, texts: &[String]) -> bool {
        let (mut bytes, mut spans) = (Vec::new(), Vec::new());
        for text in texts {
            let start = bytes.len() as u32;
            bytes.extend_from_slice(text.as_bytes());
            spans.push(Span { start, end: bytes.len() as u32, quotes: false });
        }
        let record = Record { bytes: &bytes, spans: &spans, dialect, len: bytes.len(), alone: false };
        self.cause(&record).is_some()
    }

    fn look(&self, record: &Record) -> Option<Cause> {
        let count = record.columns().min(self.side.unwrap_or(self.columns + 1));
        let mut filled = (0..count).filter(|c| !record.is_blank(*c));
        let Some(first) = filled.next() else { return Some(Cause::BlankRow) };
        let text = |column: usize| record.cell(column).to_text();
        let first_text = text(first);
        if labels::is_rule(&first_text) && filled.clone().all(|column| labels::is_rule(&text(column))) {
            return Some(Cause::CommentRow);
        }
        if first_text.starts_with("//") || first_text.starts_with('#') {
            let cells: Vec<String> = filled.clone().map(text).collect();
            if is_tag(&first_text) && cells.iter().all(|cell| is_tag(cell)) {
                return Some(Cause::TagRow);
            }
            if self.is_comment(record, &first_text, !cells.is_empty()) {
                return Some(Cause::CommentRow);
            }
        }
        if self.header.iter().any(|header| is_again(header, record)) {
            return Some(Cause::RepeatedHeader);
        }
        if self.is_other_header(record, &first_text) {
            return Some(Cause::OtherTable);
        }
        if !self.keep_totals && self.is_total(record, first, &first_text) {
            return Some(labels::cause_of(&first_text));
        }
        if self.is_aside(record, first, &first_text) {
            return Some(Cause::Footnote);
        }
        if self.begins_remarks(record) {
            return Some(Cause::Footnote);
        }
        if self.columns < LEAST_COLUMNS || filled.any(|column| !is_nothing(&text(column))) {
            return None;
        }
        let is_remark = labels::is_remark(&first_text) && self.has_no_values(record);
        if first == 0 && (is_remark || labels::says_what_it_is(&first_text)) {
            return Some(Cause::Footnote);
        }
        self.headings.is_heading(record, first).then_some(Cause::HeadingRow)
    }

    /// Whether the record is a remark on the row above, or a part of it that this row counts as well: nothing says when
    /// or where, and if there are numbers, they are behind words such as “of which”.
    fn is_aside(&self, record: &Record, first: usize, text: &str) -> bool {
        if self.columns < 2 || !labels::is_aside(text) {
            return false;
        }
        let given = |column: &usize| *column != first && !is_nothing(&record.cell(*column).to_text());
        let others: Vec<usize> = (0..record.columns().min(self.own())).filter(given).collect();
        let is_whole = text.trim_end().ends_with([')', ']']) && text.trim_start().starts_with(['(', '[']);
        others.is_empty()
            || !is_whole
                && self.has_no_values(record)
                && others.iter().all(|column| is_amount(&record.cell(*column).to_text()))
    }

    /// Whether a line that begins like a comment is one: it has not the shape of the rows. “#17” is an id.
    fn is_comment(&self, record: &Record, first: &str, more: bool) -> bool {
        if is_tag(first) {
            return false;
        }
        let id = first.strip_prefix('#').is_some_and(is_id);
        let shaped = more && (id || record.columns() == self.columns);
        let known = !self.essential.is_empty();
        !shaped || !id && known && self.has_no_values(record)
    }

    /// Whether the record is the header of another table, or this one's in another order: what follows has
    /// columns of its own.
    fn is_other_header(&self, record: &Record, first: &str) -> bool {
        let is_own = |text: &str| {
            self.header.iter().flatten().any(|name| name.trim().eq_ignore_ascii_case(text.trim()))
        };
        let is_one =
            |text: &str| is_own(text) || is_name(text) && text.split_whitespace().count() <= MOST_WORDS;
        // A name alone is a row of a list.
        if self.header.is_empty() || self.own() < LEAST_NAMES || !is_one(first) || is_tag(first) {
            return false;
        }
        let cells = (0..record.columns().min(self.own())).filter(|column| !record.is_blank(*column));
        let texts: Vec<String> = cells.map(|column| record.cell(column).to_text()).collect();
        let names = |text: &String| is_one(text) && labels::total(text).is_none() && !is_amount(text);
        let once = |at: usize| texts[..at].iter().all(|other| !other.eq_ignore_ascii_case(&texts[at]));
        // Words such as “city” and “camp” are in the names of columns and of places.
        let certain = texts.iter().filter(|text| is_own(text) || is_plain_name(text)).count();
        let enough = if texts.len() <= LEAST_NAMES { certain == texts.len() } else { certain > 0 };
        texts.len() >= LEAST_NAMES && texts.iter().all(names) && (0..texts.len()).all(once) && enough
    }

    /// Whether there is neither a date nor a position.
    fn has_no_values(&self, record: &Record) -> bool {
        let digits = |column: &usize| record.cell(*column).to_text().bytes().any(|b| b.is_ascii_digit());
        !self.essential.iter().any(digits)
    }

    /// Whether the row sums up others: its first filled cell says so, date and position are empty, and all
    /// else is numbers. A place of that name has a date, a position or words beside it.
    fn is_total(&self, record: &Record, first: usize, label: &str) -> bool {
        let Some(total) = labels::total(label) else { return false };
        let cell = |column: usize| record.cell(column).to_text();
        let others = self.essential.iter().filter(|c| **c != first);
        if others.map(|c| cell(*c)).any(|text| !is_nothing(&text)) {
            return false;
        }
        let (mut numbers, mut words) = (0, 0);
        let end = self.side.unwrap_or(record.columns());
        for text in (first + 1..end).map(cell).filter(|text| !is_nothing(text)) {
            match () {
                () if is_amount(&text) => numbers += 1,
                // A label may be repeated, or go on in the next column.
                () if labels::total(&text) == Some(Total::Plain) => {}
                () => words += 1,
            }
        }
        words == 0 && (numbers > 0 || total == Total::Plain)
    }
}

/// Fewest columns of a table in which a row with one cell is odd.
const LEAST_COLUMNS: usize = 3;

/// Most words of a name in the header of another table, which is guessed.
const MOST_WORDS: usize = 4;

/// Fewest names of such a header.
const LEAST_NAMES: usize = 2;

/// A number in any form: `9`, `1,204`, `12 %`.
fn is_amount(text: &str) -> bool {
    if is_count(text) {
        return true;
    }
    let plain: String =
        text.chars().filter(|c| !matches!(c, ' ' | ',' | '\u{a0}' | '\u{202f}' | '%')).collect();
    let digits = |c: char| c.is_numeric() || matches!(c, '.' | '-' | '\u{2212}' | '\u{66b}' | '\u{66c}');
    decimal(plain.as_bytes()).is_some() || plain.contains(char::is_numeric) && plain.chars().all(digits)
}

/// Whether a record says what a line of the header says.
fn is_again(header: &[String], record: &Record) -> bool {
    let same = |(column, name): (usize, &String)| {
        record.cell(column).to_text().trim().eq_ignore_ascii_case(name.trim())
    };
    let filled = header.iter().filter(|name| !name.trim().is_empty()).count();
    filled >= 2.min(header.len())
        && filled > 0
        && record.columns() >= filled
        && header.iter().enumerate().all(same)
}
