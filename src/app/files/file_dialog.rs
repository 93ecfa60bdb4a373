use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::jobs::{Job, Jobs};

/// The file that was chosen, none if the user cancelled.
pub type Chosen = Result<Option<PathBuf>, NoDialog>;

/// No dialog can be opened here; it says what to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("No file dialog could be opened here. {0}")]
pub struct NoDialog(&'static str);

/// A file dialog that closes within this time never opened.
const NOBODY_IS_AS_FAST: Duration = Duration::from_millis(250);

/// Opens a system dialog on a background job; `otherwise` says what to do if there is none.
pub fn choose(
    jobs: &Jobs,
    otherwise: &'static str,
    dialog: impl FnOnce() -> Option<PathBuf> + Send + 'static,
) -> Job<Chosen> {
    jobs.start("The file dialog", move |_| {
        let asked = Instant::now();
        // rfd does not distinguish a cancelled dialog from one that could not be opened; nobody cancels that
        // fast.
        match dialog() {
            None if asked.elapsed() < NOBODY_IS_AS_FAST => Err(NoDialog(otherwise)),
            chosen => Ok(chosen),
        }
    })
}
