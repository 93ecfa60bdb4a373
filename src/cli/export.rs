use std::path::Path;
use std::sync::Arc;

use crate::files::{EventSource, ExportFile, Exported, Overwrite, Unwritten, WriteError};
use crate::formats::events::{Layout, Watch};
use crate::formats::export::{ExportAbout, ExportFormat};
use crate::model::EventLayerId;
use crate::scene::EventDisplay;
use crate::session::{Action, ExportFeatures, LayerAction, Scope, Session};
use crate::style::number::exact;

use super::export_args::Export;
use super::output::unwritten;
use super::progress_bar::ProgressBar;
use super::project_session::ProjectSession;
use super::{Answer, Failure, event_file, lookup};

/// An event file that is open in the session, as its rows are read again.
pub struct OpenRows {
    pub layer: EventLayerId,
    pub source: Arc<EventSource>,
    pub layout: Arc<Layout>,
}

pub fn run(args: &Export) -> Result<Answer, Failure> {
    let file = ExportFile { path: args.output.clone(), format: format(&args.output)? };
    possible(args, &file)?;
    let overwrite =
        args.replace.overwrite().except("project", &args.project).except("event file", &args.events);
    if let Some(path) = &args.project {
        return of_project(args, &file, &overwrite, path);
    }
    chosen(super::session()?, args, &file, &overwrite)
}

/// What a project shows.
fn of_project(
    args: &Export,
    file: &ExportFile,
    overwrite: &Overwrite,
    path: &Path,
) -> Result<Answer, Failure> {
    let ProjectSession { session, problems, rows } = ProjectSession::open(path)?;
    let files = session.project();
    let overwrite = &overwrite.clone().except("file of the project", files.sources().map(|s| &s.path));
    let answer = if args.rows {
        let at_work = session.events().active().and_then(|l| rows.iter().find(|r| r.layer == l.id));
        let open = at_work.ok_or_else(|| {
            Failure::usage(format!("“{}” has no event file that is there.", path.display()))
        })?;
        self::rows(&session, file, overwrite, open)?
    } else {
        chosen(session, args, file, overwrite)?
    };
    Ok(ProjectSession::told(&problems, answer))
}

fn chosen(
    mut session: Session,
    args: &Export,
    file: &ExportFile,
    overwrite: &Overwrite,
) -> Result<Answer, Failure> {
    if let Some(names) = &args.layers {
        let layers = lookup::layers(&session, names)?;
        session.apply(Action::Layer(LayerAction::ShowAll(false)));
        for layer in layers {
            session.apply(Action::Layer(LayerAction::Show { layer: layer.into(), visible: true }));
        }
    }
    let Some(path) = &args.events else { return features(&session, args, file, overwrite) };
    let open = event_file::open(session.atlas(), path, &args.filter)?;
    let (source, layout) = (open.source.clone(), Arc::new(open.file.layout.clone()));
    let layer = open.put_into(&mut session, EventDisplay::default());
    self::rows(&session, file, overwrite, &OpenRows { layer, source, layout })
}

/// Writes the features that are on the session's map, or those that are named.
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
    let export = session.export_rows(layer, Scope::Shown).find(open.layout.clone());
    let mut bar = ProgressBar::new();
    let mut watch = |done, all| {
        bar.show(done, all, &format!("{} rows", exact(done)));
        Watch::GoOn
    };
    let done = file.write_rows(&export, &open.source, overwrite, &mut watch).map_err(failure)?;
    drop(bar);
    Ok(answer(&done, &export.about, None).found(export.rows.count() > 0))
}

/// What the file's ending asks for.
fn format(path: &Path) -> Result<ExportFormat, Failure> {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
    ending.as_deref().and_then(ExportFormat::of_ending).ok_or_else(|| {
        Failure::usage(format!(
            "“{}” needs an ending that says the format: .geojson, .csv, .bib, .ris or .txt.",
            path.display()
        ))
    })
}

/// What can be told before anything is read.
fn possible(args: &Export, file: &ExportFile) -> Result<(), Failure> {
    let name = file.path.display();
    if file.path.is_dir() {
        return Err(Failure::usage(format!("“{name}” is a folder; name a file in it.")));
    }
    if (args.events.is_some() || args.rows) && file.format.is_citations() {
        return Err(Failure::usage(format!(
            "“{name}” would hold citations, and the rows of an event file cite no article; use .csv or .geojson."
        )));
    }
    if args.own && file.format != ExportFormat::GeoJson {
        return Err(Failure::usage(format!("“{name}” cannot hold marks of the reader's own; use .geojson.")));
    }
    Ok(())
}

fn answer(done: &Exported, about: &ExportAbout, articles: Option<usize>) -> Answer {
    let articles = articles.map(|n| match n {
        1 => "1 article, cited by ".to_owned(),
        n => format!("{n} articles, cited by "),
    });
    let mut text = format!("{}: {}{}", done.path.display(), articles.unwrap_or_default(), about.holds);
    for what in &about.left_out {
        text.push_str(&format!("\n  left out: {what}"));
    }
    if let Some(beside) = &done.beside {
        text.push_str(&format!("\n  what it holds and lacks: {}", beside.display()));
    }
    Answer::text(text)
}

fn failure(error: Unwritten) -> Failure {
    match error {
        Unwritten::Failed(sentence) => Failure::usage(sentence),
        Unwritten::NotOurs(path) => unwritten(&path.display().to_string(), &WriteError::NotOurs),
        // Nobody stops it here.
        Unwritten::Cancelled => Failure::internal("The export ended early."),
    }
}
