use crate::formats::events::file_head::{Head, Unclear};
use crate::formats::events::table_head::{SAMPLE, table};
use crate::formats::events::{CoordinateSystem, Mapping, json_list};

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
    let head = match text[0] {
        b'{' | b'[' => json_list::inspect(text, whole, bytes[..skip].contains(&0x1e), SAMPLE)?,
        b'<' => {
            let message = "this is a web page or another kind of XML, not a table of events";
            return Err(Unclear::Fault(message, "export the events as CSV or GeoJSON"));
        }
        _ => table(text, whole)?,
    };
    let lines = lines(&bytes[..skip], head.line_end);
    Ok(head.moved(skip, lines))
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
        &mut mapping.clock,
        &mut mapping.zone,
    ] {
        *column = fits(*column);
    }
    if mapping.system_column().is_some_and(|c| c >= columns) {
        mapping.system = CoordinateSystem::Degrees;
    }
    mapping.added.retain(|c| *c < columns);
    mapping.precision_also.retain(|(c, _)| *c < columns);
    mapping.names.retain(|n| n.column < columns);
    mapping.dimensions.retain(|d| d.column < columns);
    mapping.dimensions.truncate(Mapping::MOST_DIMENSIONS);
    mapping
}
