use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::Context;

use super::task::Task;

/// The file that was chosen, none if the reader thought better of it, or a sentence where no
/// dialog can be opened.
pub type Chosen = Result<Option<PathBuf>, String>;

/// A file dialog that is gone within this time was never there.
const NOBODY_IS_AS_FAST: Duration = Duration::from_millis(250);

/// Opens a dialog of the system beside the window; `otherwise` says what to do where there is none.
pub fn choose(
    ctx: &Context,
    otherwise: &'static str,
    dialog: impl FnOnce() -> Option<PathBuf> + Send + 'static,
) -> Task<Chosen> {
    Task::run(ctx, move |_| {
        let asked = Instant::now();
        // The toolkit does not tell a dialog that was cancelled from one that could not
        // be opened; nobody cancels as fast as that.
        match dialog() {
            None if asked.elapsed() < NOBODY_IS_AS_FAST => {
                Err(format!("No file dialog could be opened here. {otherwise}"))
            }
            chosen => Ok(chosen),
        }
    })
}
