use crate::formats::ReadError;
use crate::formats::foreign::foreign;

use super::{Confidence, Kind, Reader};
use super::{article, delimited, document, json_events, layer, markdown, project, spreadsheet, web_page};

/// Every reader. Where two are as sure of a file, the first of them takes it.
pub static READERS: &[&dyn Reader] = &[
    &project::ProjectReader,
    &layer::LayerReader,
    &spreadsheet::SpreadsheetReader,
    &delimited::DelimitedReader,
    &json_events::JsonEventsReader,
    &web_page::WebPageReader,
    &document::DocumentReader,
    &markdown::MarkdownReader,
    &article::ArticleReader,
];

/// The reader that takes a file, and how sure it is.
#[derive(Clone, Copy)]
pub struct Sniffed {
    pub reader: &'static dyn Reader,
    pub confidence: Confidence,
}

/// Which reader takes a file with this beginning: by its content first, by its name second.
///
/// `only` leaves readers of other kinds out, as where a command has an option for events.
/// `prefer` is the kind that the caller can make something of: such a reader takes the file unless
/// it is certainly another's.
///
/// # Errors
/// What the file is, and what to do, if nobody reads it.
pub fn sniff(
    head: &[u8],
    name: &str,
    only: Option<Kind>,
    prefer: Option<Kind>,
) -> Result<Sniffed, ReadError> {
    let all: Vec<Sniffed> = READERS
        .iter()
        .filter_map(|reader| Some(Sniffed { reader: *reader, confidence: reader.sniff(head, name)? }))
        .collect();
    // A project is never anything else.
    let project = all.iter().find(|s| s.reader.kind() == Kind::Project);
    if let (Some(project), Some(only)) = (project, only)
        && only != Kind::Project
    {
        let name_it = format!("it is {}", project.reader.kind().words());
        return Err(ReadError::whole(name, name_it, "name one of its files, which `describe` lists"));
    }
    let best = |kind: Option<Kind>| {
        let of_kind = all.iter().filter(|s| kind.is_none_or(|kind| s.reader.kind() == kind));
        // Of equals the first: `max_by_key` would take the last.
        of_kind.rev().max_by_key(|s| s.confidence).copied()
    };
    let found = match best(None) {
        Some(certain) if certain.confidence == Confidence::Certain && only.is_none() => Some(certain),
        // What the caller would like is no reason to try what another reader knows by its content.
        Some(known) if known.confidence == Confidence::Content && only.is_none() => {
            best(prefer).filter(|wanted| wanted.confidence > Confidence::Fallback).or(Some(known))
        }
        other => best(only.or(prefer)).or_else(|| other.filter(|_| only.is_none())),
    };
    match (found, foreign(head, name)) {
        (Some(found), None) => Ok(found),
        // In packed bytes a name may stand by chance.
        (Some(found), Some(_)) if found.confidence >= Confidence::Content && head.starts_with(b"PK") => {
            Ok(found)
        }
        (_, Some(other)) => Err(other.refused(name)),
        (None, None) => {
            let message = "it is nothing that can be opened here";
            Err(ReadError::whole(name, message, format!("open {}", formats_in_words(only))))
        }
    }
}

/// The endings of files of a kind, or of all, each once.
pub fn extensions(kind: Option<Kind>) -> Vec<&'static str> {
    let mut all = Vec::new();
    for reader in of_kind(kind) {
        for ending in reader.extensions() {
            if !all.contains(ending) {
                all.push(*ending);
            }
        }
    }
    all
}

/// The formats of a kind, or of all, for a sentence: “CSV or TSV, GeoJSON or a spreadsheet”.
pub fn formats_in_words(kind: Option<Kind>) -> String {
    let titles: Vec<&str> = of_kind(kind).map(Reader::title).collect();
    match titles.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => titles.concat(),
    }
}

fn of_kind(kind: Option<Kind>) -> impl Iterator<Item = &'static dyn Reader> {
    READERS.iter().copied().filter(move |reader| kind.is_none_or(|kind| reader.kind() == kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str, head: &[u8]) -> Result<&'static str, String> {
        sniff(head, name, None, None).map(|s| s.reader.id()).map_err(|e| e.to_string())
    }

    #[test]
    fn a_file_is_told_by_its_content_first_and_its_name_second() {
        for (name, text, reader) in [
            ("a.csv", "date,latitude,longitude\n2007,33,44\n", "delimited"),
            ("a.txt", "date,latitude,longitude\n2007,33,44\n", "delimited"),
            ("a", "date\tlatitude\tlongitude\n2007\t33\t44\n", "delimited"),
            ("a.csv", "town\nMosul\n", "delimited"),
            ("a.txt", "In Hawija, a town, a bomb went off.\n", "article"),
            ("a", "In Hawija, a town, a bomb went off.\n", "article"),
            ("a.md", "# Hawija\n", "markdown"),
            ("a.txt", "<!doctype html><p>Hawija</p>", "web-page"),
            ("a.csv", "<!doctype html><p>Hawija</p>", "web-page"),
            ("a.json", "{\"iraq_risk_atlas_project\": 1}", "project"),
            ("a.txt", "{\"iraq_risk_atlas_project\": 1}", "project"),
            ("a.json", r#"{"type":"FeatureCollection","layer":{"id":"a"},"features":[]}"#, "layer"),
            ("a.json", r#"{"features":[{"geometry":{"type":"Polygon"}}]}"#, "layer"),
            ("a.geojson", r#"{"features":[{"geometry":{"type":"Point"}}]}"#, "json-events"),
            ("a.ndjson", "{\"latitude\":33,\"longitude\":44}\n", "json-events"),
            ("a.json", "[{\"latitude\":33,\"longitude\":44}]", "json-events"),
            ("a.xlsx", "PK\u{3}\u{4}xl/workbook.xml", "spreadsheet"),
            ("a.bin", "PK\u{3}\u{4}xl/workbook.xml", "spreadsheet"),
            ("a.docx", "PK\u{3}\u{4}word/document.xml", "document"),
        ] {
            assert_eq!(id(name, text.as_bytes()), Ok(reader), "{name} {text}");
        }
    }

    #[test]
    fn what_nobody_reads_is_refused_with_what_it_is_and_a_remedy() {
        for (name, head, what) in [
            (
                "a.kml",
                &b"<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><p>"[..],
                "KML",
            ),
            ("a.gpx", b"<gpx version=\"1.1\">", "GPX"),
            ("a.pdf", b"%PDF-1.7\n", "PDF"),
            ("a.shp", b"\0\0\x27\x0a\0\0", "shapefile"),
            ("a.png", b"\x89PNG\r\n", "picture"),
            ("a.csv", b"\xff\xd8\xff\xe0", "picture"),
            ("a.json", br#"{"type":"Topology","objects":{}}"#, "TopoJSON"),
            ("a.json", b"var events = [{\"latitude\":33}];", "JavaScript"),
            ("a.js", b"window.data = {\"a\":1}", "JavaScript"),
            ("a.json", b"callback({\"data\":[]});", "JavaScript"),
            ("a.json", b")]}',\n[{\"latitude\":33}]", "JavaScript"),
            ("a.json", b"<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
            ("a.gpkg", b"SQLite format 3\0", "GeoPackage"),
            ("a.xls", b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "web page"),
            ("a.xls", b"\n<table><tr><td>1</td></tr></table>", "web page"),
            (
                "a.xml",
                b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook>",
                "spreadsheet",
            ),
            ("a.sav", b"$FL2@(#) SPSS DATA FILE", "SPSS"),
            ("a.dta", b"<stata_dta><header>", "Stata"),
            ("a.parquet", b"PAR1\x15\x04", "Parquet"),
            ("a.csv", b"\0\x01\0\0Standard ACE DB\0", "Access"),
            ("a.zip", b"PK\x03\x04\x14roads.shp", "shapefile"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "Word document"),
        ] {
            let error = id(name, head).unwrap_err();
            assert!(error.starts_with(name) && error.contains(what), "{error}");
            assert!(error.split_once("; ").is_some_and(|(_, remedy)| remedy.len() > 10), "{error}");
        }
    }

    #[test]
    fn the_kind_that_is_wanted_goes_first_where_others_are_not_certain() {
        let wanted = |name: &str, head: &str| {
            sniff(head.as_bytes(), name, None, Some(Kind::Events)).map(|s| s.reader.id())
        };
        assert_eq!(wanted("a.txt", "governorate,n\nAnbar,1\n"), Ok("delimited"));
        let polygons = r#"{"features":[{"geometry":{"type":"Polygon"}}]}"#;
        assert_eq!(wanted("a.geojson", polygons), Ok("json-events"));
        assert_eq!(wanted("a.csv", "<html><p>Hawija</p>"), Ok("web-page"));
        let table = sniff(b"date,latitude,longitude\n2007,33,44\n", "a.geojson", None, Some(Kind::Layer));
        assert_eq!(
            table.map(|s| s.reader.id()),
            Ok("delimited"),
            "a table by its content, whatever its name"
        );
        let only = sniff(br#"{"iraq_risk_atlas_project": 1}"#, "a.json", Some(Kind::Events), None);
        assert!(only.is_err_and(|e| e.to_string().contains("it is a project")));
    }

    #[test]
    fn what_can_be_opened_is_made_of_the_list() {
        let all = extensions(None);
        for reader in READERS {
            assert!(reader.extensions().iter().all(|ending| all.contains(ending)), "{}", reader.id());
            assert!(formats_in_words(Some(reader.kind())).contains(reader.title()), "{}", reader.id());
        }
        let mut ids: Vec<&str> = READERS.iter().map(|reader| reader.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), READERS.len(), "each has its own name");
    }
}
