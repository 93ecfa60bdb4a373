//! The beginning of a table as text: its delimiter, its header, and what stands above and below it.

use crate::formats::events::delimited::{self, Sampled};
use crate::formats::events::file_head::{Head, LeftOut, Unclear};
use crate::formats::events::form::Form;
use crate::formats::events::guess_names::is_place;
use crate::formats::events::header_names::HeaderNames;
use crate::formats::events::header_rows::{Header, usual_columns};
use crate::formats::events::labels::is_tag;
use crate::formats::events::nameless::nameless;
use crate::formats::events::notes::shortened;
use crate::formats::events::roles::Candidates;
use crate::formats::events::side_table::side_table;
use crate::formats::events::sieve::Sieve;
use crate::formats::events::split::{MOST_COLUMNS, line_of};
use crate::formats::events::wide::{WIDE, is_wide};
use crate::formats::events::{Cause, Dialect, Format, Layout, Mapping, Recognised};
use crate::formats::fixed_width::is_aligned;

/// Rows from which delimiter and header are told.
const FIRST: usize = 60;

/// Number of sample rows for guessing the columns.
pub(in crate::formats::events) const SAMPLE: usize = 1000;

/// Bytes in which they are sought.
const LOOKED_AT: usize = 1 << 20;

const DELIMITERS: [u8; 4] = *b"|\t;,";

/// Examines the beginning of a table; `whole` if it is all of it.
pub(in crate::formats::events) fn table(text: &[u8], whole: bool) -> Result<Head, Unclear> {
    let (named, before) = named_delimiter(text);
    let line_end = if memchr::memchr(b'\n', text).is_some() { b'\n' } else { b'\r' };
    let body = &text[before..];
    let Some(mut dialect) = dialect(body, whole, named) else { return Err(undivided(body, whole)) };
    let first = first_rows(dialect, body, whole);
    if let Some(known) = nameless(dialect.delimiter, &texts(&first)).filter(|known| known.literal) {
        dialect.quote = 0;
        let first = first_rows(dialect, body, whole);
        return rows_of(
            body,
            whole,
            line_end,
            Beginning { dialect, header: None, names: Some(known.names), first },
        )
        .map(|head| head.moved(before, lines(&text[..before], line_end)));
    }
    let header = Header::find(&texts(&first));
    let names = if header.lines.is_empty() {
        nameless(dialect.delimiter, texts(&first).get(header.first..).unwrap_or_default()).map(|n| n.names)
    } else {
        None
    };
    rows_of(body, whole, line_end, Beginning { dialect, header: Some(header), names, first })
        .map(|head| head.moved(before, lines(&text[..before], line_end)))
}

struct Beginning {
    dialect: Dialect,
    /// `None` if there certainly is none.
    header: Option<Header>,
    /// The names of the columns, if the file does not give them.
    names: Option<Vec<String>>,
    first: Vec<Sampled>,
}

fn rows_of(body: &[u8], whole: bool, line_end: u8, found: Beginning) -> Result<Head, Unclear> {
    let Beginning { dialect, header, names, first } = found;
    let header = header.unwrap_or_else(|| Header::none(&texts(&first)));
    if first.is_empty() || first.len() == 1 && !whole {
        // A complete non-blank text has a record.
        return Err(Unclear::More);
    }
    let lines_of_header: Vec<Vec<String>> =
        first.get(header.lines.clone()).unwrap_or_default().iter().map(|row| row.texts.clone()).collect();
    let columns = lines_of_header.iter().map(Vec::len).max().unwrap_or(header.columns);
    if columns > MOST_COLUMNS {
        let message = "the first line has more than 4,096 columns";
        return Err(Unclear::Fault(message, "export the events with fewer columns"));
    }
    let begin = match header.first.checked_sub(1).and_then(|before| first.get(before)) {
        Some(row) => after(body, row),
        None => first.first().map_or(0, |row| row.at),
    };
    let form = Form::bare(dialect, columns);
    let sampled = delimited::sample(&form, body.get(begin..).unwrap_or_default(), whole, SAMPLE + 1);
    if sampled.is_empty() && !whole {
        return Err(Unclear::More);
    }
    let tags = tags(first.get(header.lines.end..).unwrap_or_default());
    let sieve = Sieve::new(lines_of_header.clone(), columns, &Mapping::empty());
    let rows: Vec<Vec<String>> =
        sampled.into_iter().map(|row| row.texts).filter(|row| !sieve.leaves_out(dialect, row)).collect();
    if rows.is_empty() {
        let message = "there are column names and no rows";
        return Err(Unclear::Fault(message, "choose another file or export it again"));
    }
    let line_at = |at: usize| 1 + lines(&body[..at], line_end);
    let left_out = |at: usize, cause: Cause| {
        let row = first.get(at);
        let text = row.map(|row| row.texts.join(" ")).unwrap_or_default();
        LeftOut { cause, line: row.map_or(1, |row| line_at(row.at)), text: shortened(text.trim()) }
    };
    let mut all: Vec<LeftOut> = header.left_out.iter().map(|(at, cause)| left_out(*at, *cause)).collect();
    let own = match first.get(header.lines.clone()) {
        Some([one]) => one.at..one.at + one.len,
        _ => 0..0,
    };
    let (shown, told) = if lines_of_header.is_empty() {
        all.push(LeftOut { cause: Cause::NoHeader, line: line_at(begin), text: String::new() });
        let numbered = || (1..=columns).map(|n| format!("column {n}")).collect::<Vec<_>>();
        let names = names.filter(|names| names.len() == columns).unwrap_or_else(numbered);
        (names.clone(), names)
    } else {
        let names = HeaderNames::of(&lines_of_header, tags.as_ref(), &rows);
        if names.joined {
            all.push(LeftOut { cause: Cause::TwoLineHeader, line: line_at(own.start), text: String::new() });
        } else if lines_of_header.len() > 1 {
            all.push(left_out(header.lines.start, Cause::TitleRow));
        }
        (names.shown, names.told)
    };
    let side = side_table(lines_of_header.last(), &rows);
    let told = match side {
        // The other table's columns mean nothing in this one.
        Some(side) => {
            let own: Vec<Vec<String>> =
                lines_of_header.iter().map(|line| line.iter().take(side).cloned().collect()).collect();
            let mut told = HeaderNames::of(&own, tags.as_ref(), &rows).told;
            told.resize(columns, String::new());
            told
        }
        None => told,
    };
    let line = line_at(begin);
    let (mapping, recognised) = (Mapping::empty(), Recognised::Table);
    let layout = Layout { format: Format::Delimited(dialect), header: shown, mapping, recognised };
    let mut head = Head {
        layout,
        rows,
        candidates: Candidates::default(),
        certain: true,
        skip: begin,
        line,
        line_end,
        told,
        settled: Vec::new(),
        header: lines_of_header,
        own,
        left_out: all,
        side,
        totals: None,
        keep_totals: false,
    };
    head.recognise(None);
    if is_wide(&head) {
        return Err(WIDE);
    }
    Ok(head)
}

/// The tags of the columns, if the first rows have them.
fn tags(rows: &[Sampled]) -> Option<Vec<String>> {
    let is_tags = |row: &&Sampled| {
        let mut filled = row.texts.iter().filter(|text| !text.trim().is_empty()).peekable();
        filled.peek().is_some() && filled.all(|text| is_tag(text))
    };
    rows.iter().take(3).find(is_tags).map(|row| row.texts.clone())
}

/// Where what follows a row begins.
fn after(body: &[u8], row: &Sampled) -> usize {
    let end = (row.at + row.len).min(body.len());
    // A line end of two characters is passed whole.
    let half = body[..end].ends_with(b"\r") && body[end..].starts_with(b"\n");
    end + usize::from(half)
}

fn texts(rows: &[Sampled]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.texts.clone()).collect()
}

fn lines(bytes: &[u8], line_end: u8) -> u64 {
    memchr::memchr_iter(line_end, bytes).count() as u64
}

fn undivided(text: &[u8], whole: bool) -> Unclear {
    // An incomplete first line does not determine the delimiter.
    if !whole && memchr::memchr2(b'\n', b'\r', text).is_none() {
        return Unclear::More;
    }
    if is_quoted_whole(text) {
        return Unclear::Fault(
            "each line as a whole is in quotes, so that it is one column",
            "take the quotes at the beginning and the end of the lines away, or export the table again",
        );
    }
    let start = text.get(..text.len().min(LOOKED_AT)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let first: Vec<&str> = start.lines().filter(|line| !line.trim().is_empty()).take(FIRST).collect();
    if is_aligned(&first) {
        return Unclear::Fault(
            "this looks like a table of fixed widths, whose columns do not line up in all of its lines",
            "open it in a spreadsheet program, divide the columns there, and save it as CSV",
        );
    }
    Unclear::Fault(
        "no comma, semicolon, tab or vertical bar divides the first line into columns",
        "open a table with a line of column names and columns for latitude and longitude or for the governorate",
    )
}

/// Whether quotes enclose the first line as a whole, delimiters included, as a spreadsheet writes a table whose lines
/// it has in one column.
fn is_quoted_whole(text: &[u8]) -> bool {
    let line = &text[..line_of(text).0];
    let within = line.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\""));
    within.is_some_and(|within| within.iter().any(|byte| DELIMITERS.contains(byte)))
}

/// The delimiter that a first line `sep=;` names, as spreadsheets write it, and the bytes of that line.
fn named_delimiter(text: &[u8]) -> (Option<u8>, usize) {
    let (end, len) = line_of(text);
    let line =
        text[..end].strip_prefix(b"\"").map_or(&text[..end], |rest| rest.strip_suffix(b"\"").unwrap_or(rest));
    let named = line.get(..4).filter(|start| start.eq_ignore_ascii_case(b"sep=")).and_then(|_| {
        match line.get(4..)? {
            [one] if one.is_ascii() && !one.is_ascii_alphanumeric() && *one != b'"' => Some(*one),
            b"\\t" => Some(b'\t'),
            _ => None,
        }
    });
    let blank = text[len..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    named.map_or((None, 0), |named| (Some(named), len + blank))
}

/// The first rows as divided without knowing the header: a stray quote may not swallow all of them.
fn first_rows(dialect: Dialect, text: &[u8], whole: bool) -> Vec<Sampled> {
    let part = &text[..text.len().min(LOOKED_AT)];
    let whole = whole && part.len() == text.len();
    let divided = |columns: usize| delimited::sample(&Form::bare(dialect, columns), part, whole, FIRST);
    let columns = usual_columns(&texts(&divided(0)));
    divided(columns)
}

/// The delimiter that divides the first lines most evenly.
fn dialect(text: &[u8], whole: bool, named: Option<u8>) -> Option<Dialect> {
    let quote = quote(text);
    if let Some(delimiter) = named {
        return Some(Dialect { delimiter, quote });
    }
    let score = |delimiter: &u8| {
        let rows = texts(&first_rows(Dialect { delimiter: *delimiter, quote }, text, whole));
        let header = Header::find(&rows);
        if header.columns < 2 {
            return 0;
        }
        let rows = rows.get(header.lines.start.min(header.first)..).unwrap_or_default();
        let even = rows.iter().filter(|texts| texts.len() == header.columns).count();
        // Counts of a few hundred columns and some sixty rows are far below the limit.
        let evenness = even * even * (header.columns - 1) * 1000 / (rows.len() * rows.len()).max(1);
        evenness * (1 + header.known.min(4))
    };
    let scored = DELIMITERS.map(|delimiter| (score(&delimiter), delimiter));
    // On ties the comma wins: `max_by_key` takes the last.
    let (score, best) = scored.into_iter().max_by_key(|(score, _)| *score)?;
    let one = || is_place(first_line(text)).then_some(Dialect { delimiter: b',', quote });
    if score > 0 { Some(Dialect { delimiter: best, quote }) } else { one() }
}

/// The first line, if the text has a second one.
fn first_line(text: &[u8]) -> &str {
    let end = memchr::memchr2(b'\n', b'\r', text).unwrap_or(0);
    text.get(..end).and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default()
}

/// The apostrophe if it encloses fields and the quotation mark does not occur.
fn quote(text: &[u8]) -> u8 {
    let start = &text[..text.len().min(1 << 16)];
    if memchr::memchr(b'"', start).is_some() {
        return b'"';
    }
    let borders = start.windows(3).filter(|w| w[0] == b'\'' && b",;\t|".contains(&w[1]) && w[2] == b'\'');
    if borders.count() >= 3 { b'\'' } else { b'"' }
}
