//! Spreadsheets as small as they can be. A cell that begins with `#` is a day by its number.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Sheet<'a> = (&'a str, &'a [&'a [&'a str]]);

/// Packs files into an archive.
pub fn pack(out: &mut Vec<u8>, files: &[(&str, &str)]) {
    let mut archive = ZipWriter::new(Cursor::new(out));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
}

pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let (mut list, mut links, mut files) = (String::new(), String::new(), Vec::new());
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let id = at + 1;
        list += &format!(r#"<sheet name="{name}" sheetId="{id}" r:id="rId{id}"/>"#);
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
        links += &format!(r#"<Relationship Id="rId{id}" Type="{kind}" Target="worksheets/sheet{id}.xml"/>"#);
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let sheet =
            format!(r#"<worksheet xmlns="{main}"><sheetData>{}</sheetData></worksheet>"#, rows_of(rows));
        files.push((format!("xl/worksheets/sheet{id}.xml"), sheet));
    }
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    files.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{list}</sheets></workbook>"#),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="{relations}">{links}</Relationships>"#),
    ));
    let link = r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#;
    files.push((
        "_rels/.rels".to_owned(),
        format!(r#"<Relationships xmlns="{relations}">{link}</Relationships>"#),
    ));
    // Number format 14 is a day.
    let formats = r#"<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#;
    files.push(("xl/styles.xml".to_owned(), format!(r#"<styleSheet xmlns="{main}">{formats}</styleSheet>"#)));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut out = Vec::new();
    pack(&mut out, &files);
    out
}

fn rows_of(rows: &[&[&str]]) -> String {
    let row = |(at, cells): (usize, &&[&str])| {
        let cell = |(column, text): (usize, &&str)| {
            let place = format!("{}{}", char::from(b'A' + column as u8), at + 1);
            match (text.strip_prefix('#'), text.parse::<f64>()) {
                (Some(day), _) => format!(r#"<c r="{place}" s="1"><v>{day}</v></c>"#),
                (None, Ok(number)) => format!(r#"<c r="{place}"><v>{number}</v></c>"#),
                (None, Err(_)) => format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#),
            }
        };
        let cells: String = cells.iter().enumerate().map(cell).collect();
        format!(r#"<row r="{}">{cells}</row>"#, at + 1)
    };
    rows.iter().enumerate().map(row).collect()
}

pub fn ods(sheets: &[Sheet]) -> Vec<u8> {
    let cell = |text: &&str| match (text.strip_prefix('#'), text.parse::<f64>()) {
        (Some(_), _) => {
            r#"<table:table-cell office:value-type="date" office:date-value="2007-03-15"/>"#.to_owned()
        }
        (None, Ok(number)) => {
            format!(r#"<table:table-cell office:value-type="float" office:value="{number}"/>"#)
        }
        (None, Err(_)) => {
            format!(
                r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
            )
        }
    };
    let row = |cells: &&[&str]| {
        let cells: String = cells.iter().map(cell).collect();
        let cells = if cells.is_empty() { "<table:table-cell/>".to_owned() } else { cells };
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let table = |(name, rows): &Sheet| {
        let rows: String = rows.iter().map(row).collect();
        format!(r#"<table:table table:name="{name}">{rows}</table:table>"#)
    };
    let tables: String = sheets.iter().map(table).collect();
    let names = ["office", "table", "text"]
        .map(|n| format!(r#"xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0""#))
        .join(" ");
    let content = format!(
        "<office:document-content {names}><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    let files = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let mut out = Vec::new();
    pack(
        &mut out,
        &[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &content),
            ("META-INF/manifest.xml", files),
        ],
    );
    out
}
