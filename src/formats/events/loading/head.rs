use crate::formats::events::beginning::{Head, Unclear};
use crate::formats::events::guess::recognise;
use crate::formats::events::guess_names::is_place;
use crate::formats::events::known::key;
use crate::formats::events::number::decimal;
use crate::formats::events::split::MOST_COLUMNS;
use crate::formats::events::{
    CoordinateSystem, DateOrder, Dialect, Format, Layout, Mapping, delimited, json_list,
};

/// Number of sample rows for guessing the columns.
const SAMPLE: usize = 1000;

/// Most characters of a column's name.
const MOST_OF_A_NAME: usize = 200;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Examines the beginning of a file; `whole` if it is all of it.
pub(in crate::formats::events) fn inspect(bytes: &[u8], whole: bool) -> Result<Head, Unclear> {
    let skip = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let blank = bytes[skip..].iter().take_while(|b| b.is_ascii_whitespace() || **b == 0x1e).count();
    let skip = skip + blank;
    let text = &bytes[skip..];
    if text.is_empty() {
        return Err(if whole {
            Unclear::Fault("the file is empty", "choose another file or fetch it again")
        } else {
            Unclear::More
        });
    }
    binary(bytes)?;
    let mut head = match text[0] {
        b'{' | b'[' => json_list::inspect(text, whole, bytes[..skip].contains(&0x1e), SAMPLE)?,
        b'<' => {
            let message = "this is a web page or another kind of XML, not a table of events";
            return Err(Unclear::Fault(message, "export the events as CSV or GeoJSON"));
        }
        _ => table(text, whole)?,
    };
    head.line += lines(&bytes[..skip], head.line_end);
    head.skip += skip;
    Ok(head)
}

fn lines(bytes: &[u8], line_end: u8) -> u64 {
    memchr::memchr_iter(line_end, bytes).count() as u64
}

/// Files commonly mistaken for tables.
fn binary(bytes: &[u8]) -> Result<(), Unclear> {
    const CSV: &str = "open it in the program that made it and save it as CSV (UTF-8)";
    let fault = |what| Err(Unclear::Fault(what, CSV));
    match bytes {
        [b'P', b'K', 3, 4, ..] => fault("this is a ZIP archive or a spreadsheet (xlsx, ods), not a text"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => fault("this is an old spreadsheet (xls), not a text"),
        [0x1f, 0x8b, ..] => Err(Unclear::Fault("the text is packed with gzip", "unpack it first")),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            Err(Unclear::Fault("the text is encoded as UTF-16", "save the file as UTF-8"))
        }
        _ if memchr::memchr(0, &bytes[..bytes.len().min(1 << 16)]).is_some() => {
            fault("this is not text: it contains binary data")
        }
        _ => Ok(()),
    }
}

fn table(text: &[u8], whole: bool) -> Result<Head, Unclear> {
    let Some(dialect) = dialect(text, whole) else {
        // An incomplete first line does not determine the delimiter.
        let more = !whole && memchr::memchr2(b'\n', b'\r', text).is_none();
        return Err(if more {
            Unclear::More
        } else {
            Unclear::Fault(
                "no comma, semicolon, tab or vertical bar divides the first line into columns",
                "open a table with a line of column names and columns for latitude and longitude or for the governorate",
            )
        });
    };
    let mut rows = delimited::sample(dialect, text, whole, SAMPLE + 1);
    if rows.is_empty() || rows.len() == 1 && !whole {
        // A complete non-blank text has a record.
        return Err(Unclear::More);
    }
    if rows[0].0.len() > MOST_COLUMNS {
        let message = "the first line has more than 4,096 columns";
        return Err(Unclear::Fault(message, "export the events with fewer columns"));
    }
    let line_end = if memchr::memchr(b'\n', text).is_some() { b'\n' } else { b'\r' };
    let has_header = has_header(&rows);
    let (header, skip) = if has_header {
        let (header, length) = rows.remove(0);
        (header.iter().map(|h| h.trim().chars().take(MOST_OF_A_NAME).collect()).collect(), length)
    } else {
        ((1..=rows[0].0.len()).map(|n| format!("column {n}")).collect::<Vec<_>>(), 0)
    };
    if rows.is_empty() {
        return Err(Unclear::Fault(
            "there are column names and no rows",
            "choose another file or export it again",
        ));
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(texts, _)| texts).collect();
    let (recognised, mapping, certain) = recognise(&header, &rows);
    let layout = Layout { format: Format::Delimited(dialect), header, mapping, recognised };
    Ok(Head {
        layout,
        rows,
        certain,
        skip,
        line: 1 + lines(&text[..skip], line_end),
        line_end,
        settled: Vec::new(),
    })
}

/// The delimiter that divides the first lines most evenly.
fn dialect(text: &[u8], whole: bool) -> Option<Dialect> {
    let quote = quote(text);
    let score = |delimiter: &u8| {
        let rows = delimited::sample(Dialect { delimiter: *delimiter, quote }, text, whole, 50);
        let columns = rows.first().map_or(0, |(texts, _)| texts.len());
        if columns < 2 {
            return 0;
        }
        let even = rows.iter().filter(|(texts, _)| texts.len() == columns).count();
        // Counts of a few hundred columns and fifty rows are far below the limit.
        even * even * (columns - 1) * 1000 / (rows.len() * rows.len())
    };
    let best = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(score)?;
    // On ties the comma wins: `max_by_key` takes the last.
    let one = || is_place(first_line(text)).then_some(Dialect { delimiter: b',', quote });
    if score(&best) > 0 { Some(Dialect { delimiter: best, quote }) } else { one() }
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

/// Whether the first record is a header: names are not numbers, and where rows have numbers a header has
/// none.
fn has_header(rows: &[(Vec<String>, usize)]) -> bool {
    let Some((first, _)) = rows.first() else { return false };
    let number = |text: &String| decimal(text.trim().as_bytes()).is_some();
    if !first.iter().any(number) {
        let date = |text: &String| {
            crate::formats::events::date::date(text.trim().as_bytes(), DateOrder::DayFirst).is_some()
        };
        return !first.iter().any(date);
    }
    // A column may be called "2016"; a data row has numbers where the next row has them.
    let Some((second, _)) = rows.get(1) else { return true };
    let named = first.iter().filter(|t| !key(t).is_empty() && !number(t)).count();
    let alike = first.iter().zip(second).filter(|(a, b)| number(a) && number(b)).count();
    alike == 0 || named > 4 * alike
}

/// The mapping used for reading: the user's, as far as the columns exist.
pub(in crate::formats::events) fn fitted(mapping: &Mapping, columns: usize) -> Mapping {
    let fits = |c: Option<usize>| c.filter(|c| *c < columns);
    let mut mapping = mapping.clone();
    for column in [
        &mut mapping.latitude,
        &mut mapping.longitude,
        &mut mapping.point,
        &mut mapping.best,
        &mut mapping.low,
        &mut mapping.high,
        &mut mapping.events,
        &mut mapping.vicinity,
        &mut mapping.id,
        &mut mapping.governorate,
        &mut mapping.country,
    ] {
        *column = fits(*column);
    }
    if mapping.system_column().is_some_and(|c| c >= columns) {
        mapping.system = CoordinateSystem::Degrees;
    }
    mapping.names.retain(|n| n.column < columns);
    mapping.dimensions.retain(|d| d.column < columns);
    mapping.dimensions.truncate(Mapping::MOST_DIMENSIONS);
    mapping
}
