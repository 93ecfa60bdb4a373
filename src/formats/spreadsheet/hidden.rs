//! Rows that a spreadsheet hides, by a filter or by hand: they are in the file like all others.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The number of rows of a sheet of an xlsx that are hidden; 0 as well if its parts cannot be found.
pub(super) fn of_xlsx(input: impl Read + Seek, sheet: &str) -> u64 {
    let Ok(mut archive) = ZipArchive::new(input) else { return 0 };
    let Some(path) = path(&mut archive, sheet) else { return 0 };
    let Ok(part) = archive.by_name(&path) else { return 0 };
    let mut hidden = 0;
    each(BufReader::new(part), &mut |tag| {
        let is_row = tag.local_name().as_ref() == "row";
        hidden += u64::from(
            is_row && attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true"),
        );
        true
    });
    hidden
}

/// The same for a sheet of an ods, in which one row may stand for several.
pub(super) fn of_ods(input: impl Read + Seek, sheet: &str) -> u64 {
    let Ok(mut archive) = ZipArchive::new(input) else { return 0 };
    let Ok(part) = archive.by_name("content.xml") else { return 0 };
    let (mut hidden, mut within) = (0, false);
    each(BufReader::new(part), &mut |tag| {
        match tag.local_name().as_ref() {
            "table" if within => return false,
            "table" => within = attribute(tag, "table:name").is_some_and(|name| name == sheet),
            "table-row" if within => {
                let shown = attribute(tag, "table:visibility").is_none_or(|value| value == "visible");
                let rows = attribute(tag, "table:number-rows-repeated").and_then(|rows| rows.parse().ok());
                // The rest of a sheet is one row that is repeated.
                let rows: u64 = rows.unwrap_or(1);
                hidden += if shown || rows > MOST_REPEATED { 0 } else { rows };
            }
            _ => {}
        }
        true
    });
    hidden
}

/// Rows repeated more often are the empty rest of a sheet.
const MOST_REPEATED: u64 = 100_000;

/// Where the cells of a sheet are, by the parts that name it.
fn path<R: Read + Seek>(archive: &mut ZipArchive<R>, sheet: &str) -> Option<String> {
    let workbook = archive.file_names().flatten().find(|name| name.ends_with("workbook.xml"))?.into_owned();
    let folder = workbook.strip_suffix("workbook.xml")?.to_owned();
    let mut id = None;
    each(BufReader::new(archive.by_name(&workbook).ok()?), &mut |tag| {
        let is_it =
            tag.local_name().as_ref() == "sheet" && attribute(tag, "name").is_some_and(|name| name == sheet);
        if is_it {
            id = attribute(tag, "r:id");
        }
        !is_it
    });
    let id = id?;
    let mut target = None;
    let relations = archive.by_name(&format!("{folder}_rels/workbook.xml.rels")).ok()?;
    each(BufReader::new(relations), &mut |tag| {
        let is_it = attribute(tag, "Id").is_some_and(|own| own == id);
        if is_it {
            target = attribute(tag, "Target");
        }
        !is_it
    });
    let target = target?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("{folder}{target}"),
    })
}

/// Gives every tag that begins, until one is the last that is wanted, or what follows cannot be read.
fn each(input: impl BufRead, tag: &mut dyn FnMut(&BytesStart) -> bool) {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    loop {
        let go_on = match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start)) => tag(&start),
            Ok(Event::Eof) | Err(_) => false,
            Ok(_) => true,
        };
        if !go_on {
            return;
        }
        buffer.clear();
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    unescape(&found.value).ok().map(Cow::into_owned)
}
