use std::path::Path;

use crate::cli::arguments::Check;
use crate::cli::output::Answer;
use crate::files;
use crate::formats::{Fault, check_layer, read_layer};

/// Most faults listed per file, unless all are requested.
const MOST_FAULTS: usize = 100;

pub fn run(args: &Check) -> Answer {
    let most = if args.all { usize::MAX } else { MOST_FAULTS };
    let reports: Vec<Report> = args.files.iter().map(|path| report(path, most)).collect();
    let lines: Vec<&str> = reports.iter().flat_map(|r| &r.lines).map(String::as_str).collect();
    Answer::text(lines.join("\n")).found(reports.iter().all(|r| r.sound))
}

/// The report on one file.
struct Report {
    sound: bool,
    lines: Vec<String>,
}

impl Report {
    fn faulty(lines: Vec<String>) -> Self {
        Self { sound: false, lines }
    }
}

fn report(path: &Path, most: usize) -> Report {
    let name = files::one_line(&path.to_string_lossy());
    let bytes = match files::read(path, files::MOST_OF_A_LAYER) {
        Ok(bytes) => bytes,
        Err(why) => return Report::faulty(vec![format!("{name}: {why}.")]),
    };
    let faults = check_layer(&bytes);
    if !faults.is_empty() {
        let mut lines: Vec<String> = faults.iter().take(most).map(|f| line(&name, f)).collect();
        if faults.len() > most {
            lines.push(format!("{name}: {} more faults; --all lists them.", faults.len() - most));
        }
        return Report::faulty(lines);
    }
    match read_layer(&name, &bytes) {
        Ok((layer, notes)) if notes.is_empty() => {
            let claims = layer.features.iter().map(|f| f.properties.claims.len()).sum();
            let counts = [(layer.features.len(), "feature"), (claims, "claim")].map(counted);
            Report { sound: true, lines: vec![format!("{name}: a valid layer: {}.", counts.join(", "))] }
        }
        Ok((_, notes)) => Report::faulty(notes.iter().map(|note| format!("{name}: {note}")).collect()),
        Err(error) => Report::faulty(vec![line(&name, &error.fault)]),
    }
}

fn counted((count, noun): (usize, &str)) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// `layer.geojson:12:5: feature FP-07, field claims[0].stance: what is wrong. What to do.`
fn line(name: &str, fault: &Fault) -> String {
    let column = fault.column.map(|c| format!(":{c}")).unwrap_or_default();
    let feature = fault.feature.as_ref().map(|id| format!("feature {id}"));
    let field = fault.field.as_ref().map(|field| format!("field {field}"));
    let place: Vec<String> = feature.into_iter().chain(field).collect();
    let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
    let text = format!("{place}{}. {}.", fault.message, capital(&fault.remedy));
    format!("{name}:{}{column}: {}", fault.line, files::one_line(&text))
}

/// The remedy as a separate sentence.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
