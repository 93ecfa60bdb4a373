use memchr::memmem;

use crate::formats::ReadError;
use crate::formats::text::REMEDY as TEXT;

/// A format that is recognised but not supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    what: &'static str,
    remedy: &'static str,
}

const MAP: &str = "save it as GeoJSON (QGIS and ogr2ogr do that) and open that";
const PICTURE: &str = "open the text or the data that belongs to it";
const UNPACK: &str = "unpack it and open what is in it";
const STATISTICS: &str = "export its rows as CSV (UTF-8) from the program that made it and open that";
const SHEET: &str = "open it in a spreadsheet program, save it as xlsx or CSV (UTF-8) and open that";
const DATABASE: &str = "export its table as CSV or GeoJSON and open that";

/// First bytes of files.
const MAGIC: [(&[u8], &str, &str); 36] = [
    (b"%PDF-", "a PDF", TEXT),
    (b"{\\rtf", "a rich text document (RTF)", TEXT),
    (b"\0\0\x27\x0a", "a part of a shapefile", MAP),
    (b"fgb\x03", "a FlatGeobuf file", MAP),
    (b"SQLite format 3", "a GeoPackage or another SQLite database", DATABASE),
    (b"PAR1", "a Parquet file", DATABASE),
    (b"ARROW1", "an Arrow file", DATABASE),
    (b"\x89PNG", "a picture (PNG)", PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", PICTURE),
    (b"GIF8", "a picture (GIF)", PICTURE),
    (b"RIFF", "a picture or a recording", PICTURE),
    (b"II*\0", "a picture (TIFF)", PICTURE),
    (b"MM\0*", "a picture (TIFF)", PICTURE),
    (b"\0\0\0\x1cftyp", "a film", PICTURE),
    (b"\0\0\0\x20ftyp", "a film", PICTURE),
    (b"ID3", "a recording", PICTURE),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", UNPACK),
    (b"Rar!", "an archive (RAR)", UNPACK),
    (b"BZh", "packed with bzip2", UNPACK),
    (b"\xfd7zXZ\0", "packed with xz", UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", UNPACK),
    (b"\x7fELF", "a program", "choose another file"),
    (b"MZ\x90", "a program", "choose another file"),
    (b"FEA1", "a Feather file", DATABASE),
    (b"ORC", "an ORC file", DATABASE),
    (b"Obj\x01", "an Avro file", DATABASE),
    (b"\x89HDF", "an HDF5 or NetCDF file", DATABASE),
    (b"CDF\x01", "a NetCDF file", DATABASE),
    (b"$FL2", "an SPSS file", STATISTICS),
    (b"<stata_dta>", "a Stata file", STATISTICS),
    (b"RDX2\n", "a file of R data", STATISTICS),
    (b"RDX3\n", "a file of R data", STATISTICS),
    (b"\x93NUMPY", "a NumPy file", STATISTICS),
    (b"\0\x01\0\0Standard Jet DB", "an Access database", DATABASE),
    (b"\0\x01\0\0Standard ACE DB", "an Access database", DATABASE),
    (b"AC10", "a drawing (DWG)", MAP),
];

/// Root elements of XML files, after declaration and comments.
const TAGS: [(&str, &str, &str); 10] = [
    ("<kml", "a KML file", MAP),
    ("<gpx", "a GPX file", MAP),
    ("<gml", "a GML file", MAP),
    ("<wfs:", "a GML file", MAP),
    ("<osm", "an OpenStreetMap file", MAP),
    ("<svg", "a picture (SVG)", PICTURE),
    ("<rss", "a news feed", TEXT),
    ("<workbook", "a spreadsheet in the XML of 2003", SHEET),
    ("<ss:workbook", "a spreadsheet in the XML of 2003", SHEET),
    ("<office:document", "an OpenDocument file in one piece of XML", SHEET),
];

/// Entries by which an archive is recognised.
const PARTS: [(&[u8], &str, &str); 6] = [
    (b".kml", "a KMZ file", MAP),
    (b".shp", "an archive with a shapefile", MAP),
    (b".gdbtable", "an archive with a geodatabase", MAP),
    (b".iwa", "a Numbers or Pages document", SHEET),
    (b"ppt/", "a presentation", TEXT),
    (b".opendocument.text", "an OpenDocument text", TEXT),
];

/// Extensions of files whose first bytes say too little.
const ENDINGS: [(&str, &str, &str); 12] = [
    ("doc", "an old Word document", TEXT),
    ("dbf", "a part of a shapefile", MAP),
    ("prj", "a part of a shapefile", MAP),
    ("shx", "a part of a shapefile", MAP),
    ("gdb", "a geodatabase", MAP),
    ("tab", "a MapInfo table", MAP),
    ("mif", "a MapInfo file", MAP),
    ("dta", "a Stata file", STATISTICS),
    ("sav", "an SPSS file", STATISTICS),
    ("sas7bdat", "a SAS file", STATISTICS),
    ("pbf", "an OpenStreetMap file", MAP),
    ("mdb", "an Access database", DATABASE),
];

/// The unsupported format of a file that begins like this, if it is a known one.
pub fn foreign(head: &[u8], name: &str) -> Option<Foreign> {
    let found = |(_, what, remedy): &(_, &'static str, &'static str)| Foreign { what, remedy };
    if let Some(foreign) = foreign_by_magic(head) {
        return Some(foreign);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if head.starts_with(b"PK\x03\x04") {
        let known = PARTS.iter().find(|(part, ..)| memmem::find(head, part).is_some());
        return known.map(|(_, what, remedy)| Foreign { what, remedy });
    }
    let binary = head.starts_with(b"\xd0\xcf\x11\xe0") || memchr::memchr(0, head).is_some();
    if binary || matches!(ending.as_str(), "prj" | "mif") {
        return ENDINGS.iter().find(|(known, ..)| *known == ending).map(found);
    }
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if let Some(script) = script(text) {
        return Some(script);
    }
    if text.starts_with('<') && matches!(ending.as_str(), "json" | "geojson" | "ndjson" | "jsonl") {
        let remedy =
            "fetch the data again: a page that asks to log in, or that reports an error, came in its place";
        let page = ["<!doctype html", "<html", "<head", "<body"];
        if page.iter().any(|tag| root_or_doctype(text).starts_with(tag)) {
            return Some(Foreign { what: "a web page (HTML), whatever its name says", remedy });
        }
    }
    // Web pages save their tables under the name of a spreadsheet.
    if text.starts_with('<') && matches!(ending.as_str(), "xls" | "xlsx" | "ods") {
        let page = ["<!doctype html", "<html", "<head", "<meta", "<table", "<style", "<body"];
        if page.iter().any(|tag| root_or_doctype(text).starts_with(tag)) {
            return Some(Foreign {
                what: "a web page (HTML) under the name of a spreadsheet",
                remedy: SHEET,
            });
        }
    }
    if text.starts_with('<') {
        let root = root(text).to_lowercase();
        return TAGS.iter().find(|(tag, ..)| root.starts_with(tag)).map(found);
    }
    is_topology(text).then_some(Foreign { what: "a TopoJSON file", remedy: MAP })
}

/// The same by the first bytes alone.
pub fn foreign_by_magic(head: &[u8]) -> Option<Foreign> {
    let (_, what, remedy) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic))?;
    Some(Foreign { what, remedy })
}

impl Foreign {
    /// The error that says what the file is, and what to do.
    pub fn refused(self, name: &str) -> ReadError {
        ReadError::whole(name, format!("this is {}, which is not read", self.what), self.remedy)
    }
}

/// The text from the root element on, without declaration, comments and document type.
fn root(mut text: &str) -> &str {
    while let Some(end) = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")].iter().find_map(|(open, close)| {
        text.starts_with(open).then(|| text.find(close).map(|at| at + close.len())).flatten()
    }) {
        text = text.get(end..).unwrap_or_default().trim_start();
    }
    let end = text.char_indices().nth(80).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The beginning of a text in lower case.
fn root_or_doctype(text: &str) -> String {
    text.chars().take(80).collect::<String>().to_lowercase()
}

/// JavaScript that holds data: `var a = {…}`, `callback({…})`, or a guard line before JSON.
fn script(text: &str) -> Option<Foreign> {
    const BARE: &str =
        "delete what stands before the first { or [ and behind the last } or ], and open that as JSON";
    let found = Foreign { what: "JavaScript and no JSON", remedy: BARE };
    if text.starts_with(")]}'") || text.starts_with("while(1);") || text.starts_with("for(;;);") {
        return Some(found);
    }
    let head = text.get(..text.find(['{', '[', '\n'])?)?.trim_end();
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.'))
    };
    let assigned = head.strip_suffix('=').map(str::trim).is_some_and(|left| {
        let words: Vec<&str> = left.split_whitespace().collect();
        match words.as_slice() {
            ["var" | "let" | "const", name] => is_name(name),
            [name] => is_name(name) && name.contains('.'),
            _ => false,
        }
    });
    let called = head.strip_suffix('(').is_some_and(|name| is_name(name.trim_start_matches("/**/").trim()));
    let exported = matches!(head, "export default" | "module.exports =");
    (assigned || called || exported).then_some(found)
}

fn is_topology(text: &str) -> bool {
    let Some(at) = text.find("\"Topology\"").filter(|_| text.starts_with('{')) else { return false };
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.strip_suffix(':').is_some_and(|before| before.trim_end().ends_with("\"type\""))
}
