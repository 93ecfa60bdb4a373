//! Text with commas as RFC 4180 has it: lines end in CR LF, a field with a comma, a quote or a
//! line end stands in quotes, a quote in it is doubled. A field's text is never changed: what
//! begins with `=`, `+`, `-` or `@` stays as it is (see `docs/exports.md`).

use std::io::Write;

use serde_json::{Value, json};

use crate::formats::json::{pretty, to_value};

use super::ExportAbout;

/// A writer of records that puts a field in quotes where it needs them.
pub(super) fn writer<W: Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(out)
}

/// Ends the record whose fields have been written.
pub(super) fn end_record<W: Write>(out: &mut csv::Writer<W>) -> csv::Result<()> {
    out.write_record(None::<&[u8]>)
}

/// W3C metadata of a table: its columns by name with an optional description each, and the file's
/// self-description.
pub(super) fn metadata(name: &str, bytes: u64, columns: &[(String, String)], about: &ExportAbout) -> String {
    let column = |(title, holds): &(String, String)| {
        let mut value = json!({ "titles": title });
        if let (false, Some(members)) = (holds.is_empty(), value.as_object_mut()) {
            members.insert("dc:description".to_owned(), holds.as_str().into());
        }
        value
    };
    let columns: Vec<Value> = columns.iter().map(column).collect();
    pretty(&json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": percent(name),
        "dc:title": about.holds,
        "dc:extent": format!("{bytes} bytes"),
        "dialect": { "encoding": "utf-8", "delimiter": ",", "header": true, "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": columns },
        "notes": [to_value(about)],
    }))
}

/// A file's name, percent-encoded.
fn percent(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = writer(Vec::new());
        out.write_record([text, "end"]).unwrap();
        let line = String::from_utf8(out.into_inner().unwrap()).unwrap();
        line.strip_suffix(",end\r\n").unwrap().to_owned()
    }

    #[test]
    fn a_field_has_quotes_where_it_needs_them_and_keeps_its_text() {
        assert_eq!(written("=1+2"), "=1+2");
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("say \"no\""), "\"say \"\"no\"\"\"");
        assert_eq!(written("a\r\nb"), "\"a\r\nb\"");
        assert_eq!(written(" نينوى "), " نينوى ");
    }

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(percent("my rows ä.csv"), "my%20rows%20%C3%A4.csv");
    }
}
