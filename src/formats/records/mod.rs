//! JSON of any shape as a sequence of records: the lists of a service's answer, tables by column or row, Esri
//! feature sets, several collections in one text. Out of scope: what the records mean, and where the bytes come
//! from.

mod columns;
mod error;
mod esri;
mod find;
mod frame;
mod list;
mod mend;
mod names;
mod paging;
mod plain;
mod scan;
mod write;

use std::fmt::Write as _;

pub use error::RecordsError;
pub(in crate::formats) use mend::mended;
pub(in crate::formats) use paging::missing;
pub use plain::is_plain;

use crate::formats::events::CoordinateSystem;

use esri::Esri;
use frame::Frame;
use list::{List, Worth};
use scan::{Span, blank, closed, documents, inner, member};
use write::Writer;

/// The records of a text, and what there is to say of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// JSON objects one after another.
    pub text: Vec<u8>,
    pub count: u64,
    /// Sentences for the user.
    pub remarks: Vec<String>,
}

/// Most lists named in a remark.
const NAMED: usize = 12;

/// Finds the records in a JSON text and writes them one after another. `None` if the text is no JSON.
///
/// # Errors
/// What the text holds instead of records that can be read.
pub fn records(text: &[u8]) -> Result<Option<Records>, RecordsError> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let whole = closed(text);
    let cut = whole.is_some();
    let text = whole.as_deref().unwrap_or(text);
    let lists = find::lists(text);
    let Some(chosen) = chosen(&lists) else {
        return if is_json(text) { Err(RecordsError::NoRecords(held(text))) } else { Ok(None) };
    };
    let tops: Vec<Span> = documents(text).map(|(_, top)| top).take(1).collect();
    let top = tops.first().copied().unwrap_or(Span { start: 0, end: text.len() });
    let esri = Esri::of(text, top)?;
    if esri.as_ref().is_some_and(Esri::has_no_points) {
        return Err(RecordsError::Shapes);
    }
    let frame = system(text, top)?;
    let mut writer = Writer::new(text, esri.as_ref(), frame);
    let read: Vec<&List> = lists.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(l, _)| l).collect();
    let other: Vec<&List> =
        lists.iter().zip(&chosen).filter(|(_, chosen)| !**chosen).map(|(l, _)| l).collect();
    for list in &read {
        writer.list(list, read.len() > 1);
    }
    let mut remarks = vec![lists_in_words(&read, &other)];
    remarks.extend(missing(text, writer.records).filter(|_| tops.len() == 1));
    remarks.extend(writer.first_other.map(|first| others_in_words(text, writer.others, first)));
    if writer.mended > 0 {
        remarks.push(format!(
            "{} records hold what JSON does not have (NaN, infinite numbers, comments, commas too many): such numbers are read as empty.",
            writer.mended
        ));
    }
    if cut {
        remarks.push(
            "The file ends in the middle of its JSON; the records before that are loaded. Fetch it again."
                .to_owned(),
        );
    }
    remarks.extend(converted(esri.as_ref(), frame));
    Ok(Some(Records { count: writer.records, text: writer.out, remarks }))
}

/// Which lists are read: the one with the most records, and those whose records are like them.
fn chosen(lists: &[List]) -> Option<Vec<bool>> {
    let mut best: Option<&List> = None;
    for list in lists {
        let more = |b: &List| (list.worth(), list.records) > (b.worth(), b.records);
        if best.is_none_or(more) {
            best = Some(list);
        }
    }
    let best = best?;
    let alike = |list: &List| std::ptr::eq(list, best) || list.worth() == best.worth() && list.is_like(best);
    (best.worth() > Worth::About).then(|| lists.iter().map(alike).collect())
}

/// The system of positions that a GeoJSON text names.
fn system(text: &[u8], top: Span) -> Result<Frame, RecordsError> {
    let name = system_name(text, top);
    name.map_or(Ok(Frame::Degrees), |name| Frame::of(&name).ok_or(RecordsError::System(name)))
}

fn system_name(text: &[u8], top: Span) -> Option<String> {
    let crs = member(text, top, "crs")?;
    let properties = member(text, crs, "properties")?;
    Some(
        member(text, properties, "name")
            .or_else(|| member(text, properties, "code"))?
            .words(text)
            .into_owned(),
    )
}

fn converted(esri: Option<&Esri>, frame: Frame) -> Vec<String> {
    let mut remarks = Vec::new();
    for frame in esri.map(|esri| esri.frame).into_iter().chain([frame]) {
        let system = match frame {
            Frame::Degrees | Frame::Metres(CoordinateSystem::Degrees | CoordinateSystem::InColumn(_)) => {
                continue;
            }
            Frame::Metres(CoordinateSystem::WebMercator) => "Web Mercator, EPSG:3857".to_owned(),
            Frame::Metres(CoordinateSystem::UtmNorth(zone)) => format!("UTM zone {zone}N"),
        };
        remarks.push(format!("Positions in metres ({system}) are converted to degrees."));
    }
    let dates = esri.map(|esri| esri.dates.as_slice()).unwrap_or_default();
    if !dates.is_empty() {
        remarks.push(format!("Milliseconds since 1970 are written as dates (UTC) in {}.", dates.join(", ")));
    }
    remarks
}

fn lists_in_words(read: &[&List], other: &[&List]) -> String {
    let named = |lists: &[&List]| {
        let mut words = lists.iter().take(NAMED).map(|list| list.words()).collect::<Vec<_>>().join(", ");
        if lists.len() > NAMED {
            // Writing to a `String` cannot fail.
            let _ = write!(words, " and {} more", lists.len() - NAMED);
        }
        words
    };
    let how = match read {
        [one] => match one.shape {
            list::Shape::Columns => ", a table by columns",
            list::Shape::Rows { .. } => ", a table by rows",
            list::Shape::Keyed => ", an object by keys",
            list::Shape::Objects | list::Shape::One => "",
        },
        _ => ", whose records are alike; the column “list” tells them apart",
    };
    let mut words = format!("Read from the JSON: {}{how}.", named(read));
    if !other.is_empty() {
        let _ = write!(words, " Not read: {}.", named(other));
    }
    words
}

/// Whether a text begins as JSON and its first value ends.
fn is_json(text: &[u8]) -> bool {
    let start = blank(text, 0);
    matches!(text.get(start), Some(b'{' | b'[')) && scan::value(text, start).is_some()
}

/// Entries that are no records; the first tells what is to be corrected.
fn others_in_words(text: &[u8], count: u64, first: Span) -> String {
    const SHORT: usize = 40;
    let line = 1 + memchr::memchr_iter(b'\n', &text[..first.start.min(text.len())]).count();
    let entry = String::from_utf8_lossy(text.get(first.start..first.end).unwrap_or_default());
    let entry: String = entry.lines().next().unwrap_or_default().chars().take(SHORT).collect();
    let (entries, it) =
        if count == 1 { ("entry is no record", "it") } else { ("entries are no records", "them") };
    let first = if count == 1 { "" } else { "first: " };
    format!(
        "{count} {entries} ({first}line {line}: {entry}) and left out, the others are loaded; correct or delete {it} in the file."
    )
}

/// What stands at the top of a text, for a message.
fn held(text: &[u8]) -> String {
    let start = blank(text, 0);
    let top = Span { start, end: text.len() };
    let names: Vec<String> = inner(text, top)
        .filter(|_| top.is_object(text))
        .take(NAMED)
        .map(|(name, _)| format!("“{}”", name.words(text)))
        .collect();
    match names.as_slice() {
        [] => "it is empty, or a list of values".to_owned(),
        names => format!("at its top are {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests;
