use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &xml)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn texts(body: &str) -> Vec<String> {
    read("a.docx", &document(body)).unwrap().lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn paragraphs_are_lines_and_runs_are_joined() {
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Quiet in </w:t></w:r><w:r><w:t>Rawa &amp; al-Qa&#8217;im</w:t></w:r></w:p>
        <w:p/>{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
        paragraph(" القائم "), paragraph("one"), paragraph("two")
    );
    let read = read("a.docx", &document(&body)).unwrap();
    let texts: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["Quiet in Rawa & al-Qa’im", "القائم", "one", "two", "a b c"]);
    assert_eq!((read.lines[0].mark, read.main), (Some(Mark::Heading), 5));
}

#[test]
fn what_was_deleted_and_second_copies_are_not_read() {
    let body = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>kept</w:t></w:r></w:ins>
        <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    assert_eq!(texts(body), ["kept", "box"]);
}

#[test]
fn omitted_footnotes_are_reported() {
    let body = "<w:p><w:r><w:t>Rawa</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let read = read("a.docx", &document(body)).unwrap();
    assert!(read.notes[0].message.starts_with("1 footnote is not read"));
}

#[test]
fn other_archives_are_named() {
    for (parts, what) in [
        (
            &[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")][..],
            "OpenDocument text",
        ),
        (&[("xl/workbook.xml", "<x/>")], "spreadsheet"),
        (&[("ppt/presentation.xml", "<x/>")], "presentation"),
        (&[("a.txt", "text")], "archive"),
    ] {
        let error = read("a.docx", &archive(parts)).unwrap_err().to_string();
        assert!(error.contains(what) && error.contains("paste"), "{error}");
    }
}

#[test]
fn a_document_cut_short_anywhere_is_a_sentence() {
    let whole = document(&paragraph("Rawa is quiet.").repeat(50));
    for length in (4..whole.len()).step_by(7) {
        let error = read("a.docx", &whole[..length]).unwrap_err().to_string();
        assert!(error.contains("damaged or cut short"), "{error}");
    }
}

#[test]
fn any_damage_is_survived() {
    let whole = document(&paragraph("Rawa is quiet.").repeat(5));
    for at in 0..whole.len() {
        for byte in [0, 0xff, whole[at] ^ 1] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            let _ = read("a.docx", &bytes);
        }
    }
}

#[test]
fn xml_that_breaks_off_is_damaged() {
    let bytes = archive(&[("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>Rawa")]);
    assert!(read("a.docx", &bytes).unwrap_err().to_string().contains("its end is missing"));
    let bytes = archive(&[("word/document.xml", "<w:document><w:body/></w:document>")]);
    assert!(read("a.docx", &bytes).unwrap_err().to_string().contains("no text"));
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    // 180 MB of markup in some hundred kilobytes.
    let filler = "<w:rPr/>".repeat(20 << 20);
    let bytes = document(&format!("{filler}<w:p/>"));
    assert!(bytes.len() < 2 << 20);
    let error = read("bomb.docx", &bytes).unwrap_err().to_string();
    assert!(error.contains("that is too much for an article"), "{error}");
}
