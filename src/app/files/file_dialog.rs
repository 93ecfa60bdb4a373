use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::jobs::{Job, Jobs};

/// The file that was chosen, none if the user cancelled.
pub type Chosen = Result<Option<PathBuf>, NoDialog>;

/// No dialog can be opened here; it says what to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("No file dialog could be opened here. {0}")]
pub struct NoDialog(&'static str);

/// A file dialog that is gone within this time was never there.
const NOBODY_IS_AS_FAST: Duration = Duration::from_millis(250);

/// Opens a dialog of the system beside the window; `otherwise` says what to do where there is none.
pub fn choose(
    jobs: &Jobs,
    otherwise: &'static str,
    dialog: impl FnOnce() -> Option<PathBuf> + Send + 'static,
) -> Job<Chosen> {
    jobs.start("The file dialog", move |_| {
        let asked = Instant::now();
        // The toolkit does not tell a dialog that was cancelled from one that could not
        // be opened; nobody cancels as fast as that.
        match dialog() {
            None if asked.elapsed() < NOBODY_IS_AS_FAST => Err(NoDialog(otherwise)),
            chosen => Ok(chosen),
        }
    })
}
