use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui::Context;

use crate::files::{self, TextFile};

/// A text file that is being chosen or read beside the window.
pub struct FileWorker {
    result: Receiver<Chosen>,
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
        Self::run(ctx, || {
            let dialog = rfd::FileDialog::new()
                .set_title("Open your copy of an article")
                .add_filter("Text", &["txt", "md", "text"])
                .add_filter("All files", &["*"]);
            dialog.pick_file().map(|path| read(&path)).transpose()
        })
    }

    /// Reads a file.
    pub fn open(ctx: &Context, path: PathBuf) -> Self {
        Self::run(ctx, move || read(&path).map(Some))
    }

    fn run(ctx: &Context, work: impl FnOnce() -> Chosen + Send + 'static) -> Self {
        let (sender, result) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody wants the result.
            let _ = sender.send(work());
            ctx.request_repaint();
        });
        Self { result }
    }

    pub fn poll(&self) -> Outcome {
        match self.result.try_recv() {
            Ok(Ok(Some(file))) => Outcome::Read(file),
            Ok(Ok(None)) => Outcome::Nothing,
            Ok(Err(words)) => Outcome::Failed(words),
            Err(TryRecvError::Empty) => Outcome::Waiting,
            Err(TryRecvError::Disconnected) => {
                Outcome::Failed("The file could not be opened: its reader ended early.".to_owned())
            }
        }
    }
}

fn read(path: &Path) -> Result<TextFile, String> {
    files::read_text(path).map_err(|why| format!("{} cannot be opened: {why}.", path.display()))
}
