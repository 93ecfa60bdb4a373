use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::files::{ExportFile, Exported, Unwritten};
use crate::formats::events::Watch;
use crate::formats::export::ExportFormat;
use crate::session::{Action, Effect, ExportFeatures, Session};
use crate::ui::{ExportAnswer, ExportDialog, ExportProgress, ExportWhat};

use crate::app::exports::export_choices::{ChoiceBasis, Choices, features_of, scope_of};
use crate::app::files::event_files::EventFiles;
use crate::app::files::file_dialog::{Chosen, choose};
use crate::app::in_use::overwrite;
use crate::app::jobs::{Job, Jobs, take_finished};

/// Data export: the dialog and the writing job.
pub struct DataExport {
    jobs: Jobs,
    dialog: Option<ExportDialog>,
    choices: Option<(ChoiceBasis, Arc<Choices>)>,
    choosing: Option<Job<Chosen>>,
    write_job: Option<Writing>,
    /// The last choices and folder.
    last: Option<(ExportWhat, ExportFormat)>,
    /// The choice the last name was proposed for.
    proposed_for: Option<(ExportWhat, ExportFormat)>,
    folder: Option<PathBuf>,
}

/// A file being written.
type Writing = Job<Result<Exported, Unwritten>, ExportProgress>;

impl DataExport {
    pub fn new(jobs: &Jobs) -> Self {
        Self {
            jobs: jobs.clone(),
            dialog: None,
            choices: None,
            choosing: None,
            write_job: None,
            last: None,
            proposed_for: None,
            folder: None,
        }
    }

    /// Opens the dialog.
    pub fn open(&mut self, session: &Session) {
        if self.dialog.is_none() {
            let (what, format) = self.last.unwrap_or((first(session), ExportFormat::GeoJson));
            self.dialog = Some(ExportDialog::new(what, format));
            self.proposed_for = None;
        }
    }

    /// Shows the dialog and carries out the user's choices.
    pub fn windows(
        &mut self,
        ctx: &Context,
        session: &Session,
        events: &EventFiles,
    ) -> (Vec<Action>, Option<Effect>) {
        let Some(mut dialog) = self.dialog.take() else { return (Vec::new(), None) };
        let said = self.poll(&mut dialog);
        if said.is_some() {
            return (Vec::new(), said);
        }
        let basis = ChoiceBasis::of(session, dialog.own_marks);
        if self.choices.as_ref().is_none_or(|(b, _)| *b != basis) {
            self.choices = Some((basis, Arc::new(Choices::of(session, events, dialog.own_marks))));
        }
        let Some(choices) = self.choices.as_ref().map(|(_, choices)| choices.clone()) else {
            return (Vec::new(), None);
        };
        if !choices.list.iter().any(|c| c.what == dialog.what && c.not_yet.is_empty()) {
            dialog.what = ExportWhat::Visible;
        }
        self.propose(&mut dialog, session);
        dialog.exists = file(&dialog).exists();
        let mut actions = Vec::new();
        let answer = dialog.show(ctx, &choices.list, session.annotations().len());
        match answer {
            ExportAnswer::Waiting => {}
            ExportAnswer::Close => return (actions, None),
            ExportAnswer::Browse => self.browse(&dialog),
            ExportAnswer::Copy => actions.extend(copy(session, &dialog)),
            ExportAnswer::Export => self.write(session, events, &mut dialog),
            ExportAnswer::Stop => (self.write_job, dialog.write_progress) = (None, None),
        }
        self.dialog = Some(dialog);
        (actions, None)
    }

    /// Polls the system dialog and the writing job; returns a toast when the export is finished.
    fn poll(&mut self, dialog: &mut ExportDialog) -> Option<Effect> {
        if let Some(Ok(chosen)) = take_finished(&mut self.choosing) {
            Self::chosen(chosen, dialog);
        }
        let writing = self.write_job.as_ref()?;
        dialog.write_progress = writing.progress().last().or(dialog.write_progress);
        let result = writing.poll()?;
        (self.write_job, dialog.write_progress) = (None, None);
        match result {
            Ok(Ok(done)) => {
                self.last = Some((dialog.what, dialog.format));
                self.folder = done.path.parent().map(Path::to_owned);
                let beside = done.beside.as_deref().and_then(Path::file_name);
                let beside = beside.map(|b| format!(" A description is in {}.", b.to_string_lossy()));
                Some(Effect::Say(format!("Saved: {}.{}", done.path.display(), beside.unwrap_or_default())))
            }
            Ok(Err(error @ (Unwritten::Failed { .. } | Unwritten::Unread { .. }))) => {
                dialog.failed = Some(error.to_string());
                None
            }
            // The user was asked before.
            Ok(Err(Unwritten::Cancelled | Unwritten::NotOurs(_))) | Err(_) => None,
        }
    }

    fn chosen(chosen: Chosen, dialog: &mut ExportDialog) {
        match chosen {
            Ok(Some(mut path)) => {
                let ending = path.extension().and_then(|e| ExportFormat::of_ending(&e.to_string_lossy()));
                match ending.filter(|f| dialog.what.fits(*f)) {
                    Some(format) => dialog.format = format,
                    None => path = with_ending(&path, dialog.format),
                }
                dialog.path = path.to_string_lossy().into_owned();
                // The system dialog has asked already.
                dialog.may_replace = Some(dialog.path.clone());
                dialog.failed = None;
            }
            Err(none) => dialog.failed = Some(none.to_string()),
            Ok(None) => {}
        }
    }

    /// Proposes a name until the user enters one.
    fn propose(&mut self, dialog: &mut ExportDialog, session: &Session) {
        if dialog.path != dialog.proposed || self.proposed_for == Some((dialog.what, dialog.format)) {
            return;
        }
        let folder = self.folder.clone().or_else(std::env::home_dir).unwrap_or_default();
        let stem = match dialog.what {
            ExportWhat::Visible => "iraq-risk-atlas".to_owned(),
            ExportWhat::Selected => {
                session.selection().map_or("selection".to_owned(), |s| plain(&s.key().id()))
            }
            rows @ (ExportWhat::RowsShown
            | ExportWhat::RowsMarked
            | ExportWhat::RowsInRegion
            | ExportWhat::RowsHere) => {
                let name = session.events().active().map_or("events", |l| l.name());
                let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
                let end = match rows {
                    ExportWhat::RowsMarked => "marked",
                    ExportWhat::RowsInRegion => "region",
                    ExportWhat::RowsHere => "here",
                    ExportWhat::RowsShown | ExportWhat::Visible | ExportWhat::Selected => "shown",
                };
                format!("{}-{end}", plain(&stem))
            }
        };
        let what = if dialog.format.is_citations() { "-citations" } else { "" };
        let name = |n: u32| {
            let number = if n > 1 { format!("-{n}") } else { String::new() };
            folder.join(format!("{stem}{what}{number}.{}", dialog.format.ending()))
        };
        let path = (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1));
        dialog.path = path.to_string_lossy().into_owned();
        dialog.proposed.clone_from(&dialog.path);
        self.proposed_for = Some((dialog.what, dialog.format));
    }

    fn browse(&mut self, dialog: &ExportDialog) {
        if self.choosing.is_some() {
            return;
        }
        let path = PathBuf::from(dialog.path.trim());
        let (words, ending) = (dialog.format.words(), dialog.format.ending());
        self.choosing = Some(choose(&self.jobs, "Enter the path in the field.", move || {
            let mut chooser = rfd::FileDialog::new().set_title("Export data").add_filter(words, &[ending]);
            if let Some(name) = path.file_name() {
                chooser = chooser.set_file_name(name.to_string_lossy());
            }
            if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
                chooser = chooser.set_directory(folder);
            }
            chooser.save_file()
        }));
    }

    fn write(&mut self, session: &Session, events: &EventFiles, dialog: &mut ExportDialog) {
        let file = file(dialog);
        dialog.path = file.path.to_string_lossy().into_owned();
        dialog.failed = None;
        let name = format!("Writing {}", file.path.display());
        let overwrite = overwrite(session);
        let writing: Writing = if let Some((layer, scope)) = scope_of(session, dialog.what) {
            let Some(read) = events.rows_of(layer.id) else {
                dialog.failed = Some(format!("{} is still loading.", layer.name()));
                return;
            };
            let rows = session.export_rows(layer, scope);
            self.jobs.start(name, move |job| {
                let export = rows.find();
                let mut watch = |done, all| {
                    job.report_paced(|| ExportProgress { done, all });
                    if job.is_cancelled() { Watch::Stop } else { Watch::GoOn }
                };
                file.write_rows(&export, &*read, &overwrite, &mut watch)
            })
        } else {
            let export = session.export_features(&wanted(session, dialog));
            self.jobs.start(name, move |_| file.write_features(&export, &overwrite))
        };
        dialog.write_progress = Some(ExportProgress { done: 0, all: 0 });
        self.write_job = Some(writing);
    }
}

/// The most likely choice when the dialog opens.
fn first(session: &Session) -> ExportWhat {
    match features_of(session) {
        Some(_) => ExportWhat::Selected,
        None => ExportWhat::Visible,
    }
}

fn wanted(session: &Session, dialog: &ExportDialog) -> ExportFeatures {
    let these = if dialog.what == ExportWhat::Selected { features_of(session) } else { None };
    let own_marks = dialog.own_marks && dialog.format == ExportFormat::GeoJson;
    ExportFeatures { these, own_marks }
}

/// The citations for the clipboard.
fn copy(session: &Session, dialog: &ExportDialog) -> Option<Action> {
    let mut text = Vec::new();
    session.export_features(&wanted(session, dialog)).write(dialog.format, &mut text).ok()?;
    let text = String::from_utf8(text).ok()?;
    Some(Action::Copy { what: "list of citations", text })
}

/// The dialog's file, with the extension of its format.
fn file(dialog: &ExportDialog) -> ExportFile {
    let path = with_ending(Path::new(dialog.path.trim()), dialog.format);
    ExportFile { path, format: dialog.format }
}

fn with_ending(path: &Path, format: ExportFormat) -> PathBuf {
    let ending = path.extension().and_then(|e| ExportFormat::of_ending(&e.to_string_lossy()));
    match (ending, path.file_name()) {
        (Some(own), _) if own == format => path.to_owned(),
        (_, Some(name)) => path.with_file_name(format!("{}.{}", name.to_string_lossy(), format.ending())),
        (_, None) => path.to_owned(),
    }
}

/// A file name valid on every system.
fn plain(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = name.chars().map(kept).take(60).collect();
    if name.is_empty() { "export".to_owned() } else { name }
}
