use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::formats::Fault;

/// Parses a JSON text; the error is in plain words, with line and column.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| fault(text, &error))
}

fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let line = error.line().max(1);
    let (message, remedy) = match error.classify() {
        Category::Eof => (
            "the file ends before its JSON does".to_owned(),
            "fetch or save the file again, it is cut off".to_owned(),
        ),
        Category::Data => (without_place(error), "correct the value".to_owned()),
        Category::Syntax | Category::Io => {
            (format!("the text is not JSON ({})", without_place(error)), syntax_remedy(text, line))
        }
    };
    Fault {
        line,
        column: Some(column(text, line, error.column())),
        feature: None,
        field: None,
        message,
        remedy,
    }
}

/// The error without "at line 3 column 5", which the fault formats itself.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message).to_owned()
}

fn syntax_remedy(text: &str, line: usize) -> String {
    let row = text.lines().nth(line - 1).unwrap_or_default();
    let remedy = if row.contains("NaN") || row.contains("Infinity") {
        "JSON has no NaN or Infinity: write a number, or null for a missing geometry"
    } else if line > 1 && row.trim_start().starts_with('{') {
        "if each line is a feature of its own, join them in one FeatureCollection; else correct the text here"
    } else if text.trim_start().starts_with('<') {
        "this looks like XML or a web page: choose a GeoJSON file"
    } else {
        "correct the text here; often a comma or a quotation mark is missing or too many"
    };
    remedy.to_owned()
}

/// serde_json counts bytes; people count characters.
fn column(text: &str, line: usize, bytes: usize) -> usize {
    let row = text.split('\n').nth(line - 1).unwrap_or_default();
    row.char_indices().take_while(|(at, _)| *at < bytes.max(1)).count().max(1)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn fault_of(text: &str) -> Fault {
        parse::<Value>(text).unwrap_err()
    }

    #[test]
    fn a_syntax_error_is_placed_in_characters_not_bytes() {
        let fault = fault_of("{\n \"الموصل\" 5}");
        assert_eq!((fault.line, fault.column), (2, Some(11)), "{fault}");
    }

    #[test]
    fn a_text_that_ends_too_early_is_called_cut_off() {
        assert!(fault_of("{\"a\": [1, 2").remedy.contains("cut off"));
    }

    #[test]
    fn nan_is_named_as_the_cause() {
        let fault = fault_of("{\"coordinates\":\n [NaN, 33.1]}");
        assert!(fault.line == 2 && fault.remedy.contains("NaN"), "{fault}");
    }
}
