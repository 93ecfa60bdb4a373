use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::files::{self, TextFile};

use super::task::Task;

/// A text file that is being chosen or read beside the window.
pub struct FileWorker {
    task: Task<Chosen>,
}

/// The file, none, or why it cannot be read.
type Chosen = Result<Option<TextFile>, String>;

/// What came of it.
pub enum Outcome {
    Waiting,
    /// The reader chose none.
    Nothing,
    Read(TextFile),
    Failed(String),
}

impl FileWorker {
    /// Lets the reader choose a text file, and reads it.
    pub fn choose(ctx: &Context) -> Self {
        let task = Task::run(ctx, |_| {
            let dialog = rfd::FileDialog::new()
                .set_title("Open your copy of an article")
                .add_filter("Text", &["txt", "md", "text", "html", "htm", "docx"])
                .add_filter("All files", &["*"]);
            dialog.pick_file().map(|path| read(&path)).transpose()
        });
        Self { task }
    }

    /// Reads a file.
    pub fn open(ctx: &Context, path: PathBuf) -> Self {
        Self { task: Task::run(ctx, move |_| read(&path).map(Some)) }
    }

    pub fn poll(&self) -> Outcome {
        match self.task.poll() {
            None => Outcome::Waiting,
            Some(Some(Ok(Some(file)))) => Outcome::Read(file),
            Some(Some(Ok(None))) => Outcome::Nothing,
            Some(Some(Err(words))) => Outcome::Failed(words),
            Some(None) => Outcome::Failed("The file could not be opened: its reader ended early.".to_owned()),
        }
    }
}

fn read(path: &Path) -> Result<TextFile, String> {
    files::read_text(path).map_err(|why| format!("{} cannot be opened: {why}.", path.display()))
}
