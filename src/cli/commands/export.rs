use std::path::Path;

use crate::cli::arguments::Export;
use crate::cli::input::{FileSession, Inputs, OpenRows, Wanted, built_in_session, lookup};
use crate::cli::output::{Answer, Failure, ProgressBar, unwritten};
use crate::files::{ExportFile, Exported, Overwrite, Unwritten, WriteError};
use crate::formats::events::Watch;
use crate::formats::export::{ExportAbout, ExportFormat};
use crate::formats::readers::Kind;
use crate::scene::EventDisplay;
use crate::session::{ExportFeatures, Scope, Session};
use crate::style::number::exact;

const WANTED: Wanted =
    Wanted { command: "export", kinds: &[Kind::Project, Kind::Layer, Kind::Events], prefer: None };

pub fn run(args: &Export) -> Result<Answer, Failure> {
    let file = ExportFile { path: args.output.clone(), format: format(&args.output)? };
    possible(args, &file)?;
    let session = built_in_session()?;
    let events = args.events.events.as_deref();
    let inputs = Inputs::open_as(&session, &args.files, events, WANTED, &args.events.chosen.read_as)?
        .without(&args.events.chosen.deleted)?;
    let tables = inputs.tables.len();
    rows_possible(args, &file, &inputs)?;
    let overwrite = inputs.overwrite(args.replace);
    let name = args.output.display();
    overwrite.check(&args.output).map_err(|error| unwritten(&name.to_string(), &error))?;
    let FileSession { session, problems, rows } = FileSession::open(
        session,
        inputs,
        args.layers.as_deref(),
        &args.events.chosen.filter,
        EventDisplay::default(),
    )?;
    // The file that was named is the last that was opened.
    let open = match (tables, args.rows) {
        (0, false) => None,
        (0, true) => {
            let active = session.events().active();
            let open = active.and_then(|layer| rows.iter().find(|r| r.layer == layer.id));
            Some(open.ok_or_else(|| Failure::usage("The project has no event file that is there."))?)
        }
        _ => rows.last(),
    };
    let answer = match open {
        Some(open) => self::rows(&session, &file, &overwrite, open)?,
        None => features(&session, args, &file, &overwrite)?,
    };
    Ok(FileSession::with_problems(&problems, answer))
}

/// Writes the visible features of the session, or those named.
fn features(
    session: &Session,
    args: &Export,
    file: &ExportFile,
    overwrite: &Overwrite,
) -> Result<Answer, Failure> {
    let named = args.select.iter().map(|id| lookup::feature(session, id)).collect::<Result<Vec<_>, _>>()?;
    let these = (!named.is_empty()).then_some(named);
    let export = session.export_features(&ExportFeatures { these, own_marks: args.own });
    let done = file.write_features(&export, overwrite).map_err(failure)?;
    let found = if file.format.is_citations() { export.citations.len() } else { export.features.len() };
    let articles = file.format.is_citations().then_some(export.citations.len());
    Ok(answer(&done, &export.about, articles).found(found + export.marks.len() > 0))
}

/// Writes the rows that the session shows of an event file.
fn rows(
    session: &Session,
    file: &ExportFile,
    overwrite: &Overwrite,
    open: &OpenRows,
) -> Result<Answer, Failure> {
    let layer = session.events().layer(open.layer);
    let layer = layer.ok_or_else(|| Failure::internal("The event file is not open."))?;
    let export = session.export_rows(layer, Scope::Shown).find();
    let mut bar = ProgressBar::new();
    let mut watch = |done, all| {
        bar.show(done, all, &format!("{} rows", exact(done)));
        Watch::GoOn
    };
    let done = file.write_rows(&export, &*open.rows, overwrite, &mut watch).map_err(failure)?;
    drop(bar);
    Ok(answer(&done, &export.about, None).found(export.rows.count() > 0))
}

/// The format of the file extension.
///
/// # Errors
/// If it is that of none.
pub fn format(path: &Path) -> Result<ExportFormat, Failure> {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
    ending.as_deref().and_then(ExportFormat::of_ending).ok_or_else(|| {
        Failure::usage(format!(
            "“{}” needs a file extension for the format: .geojson, .csv, .bib, .ris or .txt.",
            path.display()
        ))
    })
}

/// Errors that can be detected before reading anything.
fn possible(args: &Export, file: &ExportFile) -> Result<(), Failure> {
    let name = file.path.display();
    if file.path.is_dir() {
        return Err(Failure::usage(format!("“{name}” is a folder; name a file in it.")));
    }
    if (args.events.events.is_some() || args.rows) && file.format.is_citations() {
        return Err(cites_nothing(file));
    }
    if args.own && file.format != ExportFormat::GeoJson {
        return Err(Failure::usage(format!("“{name}” cannot contain annotations; use .geojson.")));
    }
    Ok(())
}

/// Checks of arguments that depend on what the files contain.
fn rows_possible(args: &Export, file: &ExportFile, inputs: &Inputs) -> Result<(), Failure> {
    let tables = inputs.tables.len();
    if args.rows && tables == 0 && inputs.project.is_none() {
        return Err(Failure::usage("--rows takes the rows of an event file or of a project’s; name one."));
    }
    if tables > 1 {
        return Err(Failure::usage("An export holds the rows of one event file; name one of them."));
    }
    if tables == 1 && (args.layers.is_some() || !args.select.is_empty() || args.own) {
        return Err(Failure::usage(
            "The rows of an event file are exported by themselves; leave out --layers, --select and --own.",
        ));
    }
    if tables == 1 && file.format.is_citations() {
        return Err(cites_nothing(file));
    }
    Ok(())
}

fn cites_nothing(file: &ExportFile) -> Failure {
    let name = file.path.display();
    Failure::usage(format!(
        "“{name}” is a citation format, but event rows cite no articles; use .csv or .geojson."
    ))
}

fn answer(done: &Exported, about: &ExportAbout, articles: Option<usize>) -> Answer {
    Answer::text(written(done, about, articles))
}

/// What was written and what was left out.
pub fn written(done: &Exported, about: &ExportAbout, articles: Option<usize>) -> String {
    let articles = articles.map(|n| match n {
        1 => "1 article, cited by ".to_owned(),
        n => format!("{n} articles, cited by "),
    });
    let mut text = format!("{}: {}{}", done.path.display(), articles.unwrap_or_default(), about.holds);
    for what in &about.left_out {
        text.push_str(&format!("\n  left out: {what}"));
    }
    if let Some(beside) = &done.beside {
        text.push_str(&format!("\n  description: {}", beside.display()));
    }
    text
}

pub fn failure(error: Unwritten) -> Failure {
    match error {
        Unwritten::Failed { .. } | Unwritten::Unread { .. } => Failure::usage(error.to_string()),
        Unwritten::NotOurs(path) => unwritten(&path.display().to_string(), &WriteError::NotOurs),
        // Nothing cancels it here.
        Unwritten::Cancelled => Failure::internal(error.to_string()),
    }
}
