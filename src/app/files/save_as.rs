use std::path::{Path, PathBuf};

use egui::Context;

use crate::ui::{SaveAnswer, SaveDialog, SaveWords};

use crate::app::files::file_dialog::{Chosen, choose};
use crate::app::jobs::{Job, Jobs, take_finished};
use crate::files::full_path;

/// Asks where to save: in a path field, or with the system dialog from a button. An existing file is replaced
/// only after a warning.
pub struct SaveAs {
    jobs: Jobs,
    dialog: SaveDialog,
    choosing: Option<Job<Chosen>>,
    /// The current file, which may be overwritten.
    own: Option<String>,
}

impl SaveAs {
    /// `own` is the path of the file that may be replaced without a warning.
    pub fn new(jobs: &Jobs, words: SaveWords, proposed: &Path, own: Option<&str>) -> Self {
        let dialog = SaveDialog::new(words, &proposed.to_string_lossy());
        Self { jobs: jobs.clone(), dialog, choosing: None, own: own.map(str::to_owned) }
    }

    /// Whether a system dialog is open, which then receives the typing.
    pub fn is_choosing(&self) -> bool {
        self.choosing.is_some()
    }

    /// Shows the modal window.
    pub fn show(&mut self, ctx: &Context) -> SaveAnswer {
        match take_finished(&mut self.choosing) {
            Some(Ok(Ok(Some(path)))) => self.dialog.chosen(&path.to_string_lossy()),
            Some(Ok(Err(none))) => self.dialog.note = Some(none.to_string()),
            Some(Ok(Ok(None)) | Err(_)) | None => {}
        }
        let path = Path::new(self.dialog.path.trim());
        self.dialog.exists = path.exists() && self.own.as_deref() != Some(full_path(path).as_str());
        let answer = self.dialog.show(ctx);
        if answer != SaveAnswer::Choose {
            return answer;
        }
        if self.choosing.is_none() {
            let (title, at) = (self.dialog.words.title, PathBuf::from(self.dialog.path.trim()));
            self.choosing =
                Some(choose(&self.jobs, "Enter the path in the field.", move || native(title, &at)));
        }
        SaveAnswer::Waiting
    }
}

fn native(title: &str, at: &Path) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_title(title);
    if let Some(name) = at.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = at.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog.save_file()
}
