use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::hub::Hub;

/// Shortest time between two reports of progress. Each report draws a frame, which a computer without a graphics
/// card takes from the cores that do the work.
const PACE: Duration = Duration::from_millis(200);

/// The side of a job that its work sees: whether it is cancelled, and where progress goes.
pub struct JobWatch<P = ()> {
    hub: Arc<Hub>,
    cancelled: Arc<AtomicBool>,
    progress: Sender<P>,
    reported: Mutex<Option<Instant>>,
}

impl<P> JobWatch<P> {
    pub(super) fn new(hub: &Arc<Hub>, cancelled: Arc<AtomicBool>, progress: Sender<P>) -> Self {
        Self { hub: hub.clone(), cancelled, progress, reported: Mutex::new(None) }
    }

    /// Whether nobody wants the result any more.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The same as a flag, for functions that take one.
    pub fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Reports progress that must not be lost.
    pub fn report(&self, progress: P) {
        // The window may be gone by now; then nobody wants to know.
        let _ = self.progress.send(progress);
        self.hub.wake_once();
    }

    /// Reports progress at most five times a second; the reports in between are dropped.
    pub fn report_paced(&self, progress: impl FnOnce() -> P) {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.is_none_or(|at| at.elapsed() > PACE) {
            *reported = Some(Instant::now());
            drop(reported);
            self.report(progress());
        }
    }
}
