use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::atlas::Atlas;
use crate::cli::arguments::Place;
use crate::cli::input::{SaidPlaces, inputs};
use crate::cli::output::{self, Answer, Failure, ProgressBar};
use crate::files::{EventSource, OpenError, Opener, Overwrite, Replacing, WriteError, is_same_file};
use crate::formats::events::{PlaceError, PlaceOutput, Placement, Watch, place_table};
use crate::style::number::exact;

use super::place_summary::{Summary, in_lines};

/// Geocodes the rows of a table.
pub fn run(args: &Place) -> Result<Answer, Failure> {
    let outputs = [&args.output, &args.unplaced];
    distinct(outputs)?;
    let overwrite = args.replace.overwrite().except("table", [&args.file]);
    for path in outputs.into_iter().flatten() {
        overwrite.check(path).map_err(|error| unwritten(path, &error))?;
    }
    let geojson = args.output.as_deref().map(is_geojson).transpose()?.unwrap_or(false);
    let atlas = Atlas::built_in().map_err(|e| Failure::internal(e.to_string()))?;
    let mut bar = ProgressBar::new();
    let opener = Opener::new(Arc::new(atlas));
    let table = inputs::open_table(&opener, &args.file, &args.read_as)?;
    let source = &*table.source;
    let said = SaidPlaces::of(&args.read_as, &table)?;
    let [mut placed, mut unplaced] = [begin(&args.output, &overwrite)?, begin(&args.unplaced, &overwrite)?];
    let output = PlaceOutput {
        placed: placed.as_mut().map(|out| out as &mut dyn Write),
        geojson,
        unplaced: unplaced.as_mut().map(|out| out as &mut dyn Write),
        keep_totals: args.read_as.keep_totals,
    };
    let mut watch = |bytes, rows| {
        bar.show(bytes, source.len(), &format!("{} rows", exact(rows)));
        Watch::GoOn
    };
    let name = source.name();
    let (places, dates) = (&**opener.places(), said.mapping.as_ref());
    let done = place_table(name, &mut source.reader(), places, said.columns(), dates, output, &mut watch);
    // A file that was cut may look like one that is faulty.
    source.same_file().map_err(|why| OpenError::source(&args.file, why))?;
    let placement = done.map_err(|e| failure(e, args))?;
    drop(bar);
    finish(placed, &args.output)?;
    finish(unplaced, &args.unplaced)?;
    answer(args, source, &placement)
}

fn answer(args: &Place, source: &EventSource, placement: &Placement) -> Result<Answer, Failure> {
    let summary = Summary::new(source.name(), source.note(), placement, [&args.output, &args.unplaced]);
    let answer = if args.json { Answer::json(&summary)? } else { Answer::text(in_lines(&summary)) };
    Ok(answer.found(placement.rows > placement.unplaced))
}

/// Two outputs are two files.
fn distinct(outputs: [&Option<PathBuf>; 2]) -> Result<(), Failure> {
    match outputs {
        [Some(a), Some(b)] if is_same_file(a, b) => Err(Failure::usage(format!(
            "{} cannot contain both all rows and the unplaced ones; name two files.",
            a.display()
        ))),
        _ => Ok(()),
    }
}

/// Whether the output is GeoJSON, by its extension.
fn is_geojson(path: &Path) -> Result<bool, Failure> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "tsv" | "txt" => Ok(false),
        "geojson" | "json" => Ok(true),
        _ => Err(Failure::usage(format!(
            "{} cannot be written: its extension is not a known format; use .csv, .tsv or .geojson.",
            path.display()
        ))),
    }
}

fn begin(path: &Option<PathBuf>, overwrite: &Overwrite) -> Result<Option<Replacing>, Failure> {
    let Some(path) = path else { return Ok(None) };
    Replacing::new(path, overwrite).map(Some).map_err(|error| unwritten(path, &error))
}

fn finish(file: Option<Replacing>, path: &Option<PathBuf>) -> Result<(), Failure> {
    let (Some(file), Some(path)) = (file, path) else { return Ok(()) };
    file.finish().map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &WriteError) -> Failure {
    output::unwritten(&path.display().to_string(), error)
}

fn failure(error: PlaceError, args: &Place) -> Failure {
    match error {
        PlaceError::Read(error) => Failure::usage(error.to_string()),
        PlaceError::Write(error) => {
            let path = args.output.as_deref().or(args.unplaced.as_deref()).unwrap_or(&args.file);
            unwritten(path, &error.into())
        }
    }
}
