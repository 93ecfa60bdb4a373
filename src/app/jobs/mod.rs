//! Work beside the frame loop: started by name, watched, cancelled, and reported when it fails.

mod fault;
mod job;
mod latest_only;
mod watch;

pub use fault::Fault;
pub use job::{Job, finished, take_finished};
pub use latest_only::LatestOnly;
pub use watch::JobWatch;

use std::sync::{Arc, Mutex, PoisonError};

use egui::Context;

/// Starts all background work of a window, and collects what stopped by a panic. A clone starts
/// work for the same window.
#[derive(Clone)]
pub struct Jobs {
    ctx: Context,
    faults: Arc<Mutex<Vec<Fault>>>,
}

impl Jobs {
    pub fn new(ctx: &Context) -> Self {
        Self { ctx: ctx.clone(), faults: Arc::default() }
    }

    /// Starts work that ends with one result. `name` begins the sentence that reports a fault:
    /// “Reading events.csv”.
    pub fn start<T: Send + 'static, P: Send + 'static>(
        &self,
        name: impl Into<String>,
        work: impl FnOnce(&JobWatch<P>) -> T + Send + 'static,
    ) -> Job<T, P> {
        Job::start(self, name.into(), work)
    }

    /// Starts a worker that answers questions of which only the newest counts.
    pub fn latest_only<Q: Clone + PartialEq + Send + 'static, A: Send + 'static>(
        &self,
        name: impl Into<String>,
        answer: impl Fn(&Q) -> A + Send + 'static,
    ) -> LatestOnly<Q, A> {
        LatestOnly::new(self, name.into(), answer)
    }

    /// The jobs that were stopped by a panic since the last call. The window shows them.
    pub fn take_faults(&self) -> Vec<Fault> {
        std::mem::take(&mut self.faults.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn report(&self, fault: &Fault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault.clone());
    }

    fn wake(&self) {
        self.ctx.request_repaint();
    }
}
