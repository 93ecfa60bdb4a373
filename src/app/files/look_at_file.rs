use std::path::{Path, PathBuf};

use crate::files;
use crate::formats::Note;
use crate::formats::project::is_project;
use crate::reading::Document;
use crate::session::OwnFile;

use crate::app::files::read_article;

/// An article, and what a reader should know about how it was read.
pub type Text = (Document, Vec<Note>);

/// What a file was found to hold.
pub enum Looked {
    Layer(Box<OwnFile>),
    Text {
        text: Box<Text>,
        path: PathBuf,
    },
    /// Rows of events, for their own reader.
    Events(PathBuf),
    /// A project, for its own reader.
    Project(PathBuf),
}

/// Endings of files that can only hold events.
const EVENTS: [&str; 8] = ["csv", "tsv", "ndjson", "jsonl", "gz", "xlsx", "ods", "xls"];

/// Endings of files that can hold a layer or events.
const JSON: [&str; 2] = ["json", "geojson"];

/// Looks into a file and reads it, unless it holds events.
///
/// # Errors
/// A sentence for the reader.
pub fn look(path: &Path) -> Result<Looked, String> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if EVENTS.contains(&ending.as_str()) {
        return Ok(Looked::Events(path.to_owned()));
    }
    let fail = |why: String| format!("{} cannot be opened: {why}.", path.display());
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    if JSON.contains(&ending.as_str()) {
        let head = files::head(path).map_err(fail)?;
        if is_project(&head) {
            return Ok(Looked::Project(path.to_owned()));
        }
        if !is_layer(&head) {
            return Ok(Looked::Events(path.to_owned()));
        }
        return Ok(Looked::Layer(Box::new(files::read_own_layer(path)?)));
    }
    let bytes = files::read_text(path).map_err(fail)?.bytes;
    let text = Box::new(read_article::document(&name, &bytes)?);
    Ok(Looked::Text { text, path: path.to_owned() })
}

/// Whether a file is a project; one that cannot be read is none.
pub fn holds_project(path: &Path) -> bool {
    let json = path.extension().is_some_and(|e| JSON.iter().any(|json| e.eq_ignore_ascii_case(json)));
    json && path.is_file() && files::head(path).is_ok_and(|head| is_project(&head))
}

/// Where a file lies, whatever folder the program works in.
pub fn full_path(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    full.to_string_lossy().into_owned()
}

/// Whether a JSON text is a layer: it has our `layer` member before its features, or its first
/// shape is no point. What cannot be told goes to the reader of events, who says what is wrong.
fn is_layer(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let features = text.find("\"features\"").unwrap_or(text.len());
    let ours = text.find("\"layer\"").is_some_and(|at| {
        at < features && text.get(at + 7..).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    let first_of = |kinds: &[&str]| kinds.iter().filter_map(|kind| text.find(&format!("\"{kind}\""))).min();
    let shapes =
        first_of(&["Polygon", "MultiPolygon", "LineString", "MultiLineString", "GeometryCollection"]);
    let points = first_of(&["Point", "MultiPoint"]);
    ours || shapes.is_some_and(|shape| points.is_none_or(|point| shape < point))
}

#[cfg(test)]
mod tests {
    use super::is_layer;

    #[test]
    fn a_layer_is_told_from_events_by_its_beginning() {
        for (text, layer) in [
            (r#"{"type":"FeatureCollection","layer":{"id":"a"},"features":[]}"#, true),
            (r#"{"features":[{"geometry":{"type":"Polygon"}},{"geometry":{"type":"Point"}}]}"#, true),
            (r#"{"features":[{"geometry":{"type":"Point"}},{"geometry":{"type":"Polygon"}}]}"#, false),
            (r#"{"features":[{"properties":{"layer":"x"},"geometry":{"type":"Point"}}]}"#, false),
            (r#"[{"event_id":1,"latitude":33.3}]"#, false),
        ] {
            assert_eq!(is_layer(text.as_bytes()), layer, "{text}");
        }
    }
}
