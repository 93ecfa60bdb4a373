use std::sync::Arc;

use egui::Context;

use super::hub::Hub;
use super::{Fault, Job, JobWatch, LatestOnly};

/// Starts all background work of a window, and collects what stopped by a panic. A clone starts
/// work for the same window.
#[derive(Clone)]
pub struct Jobs {
    hub: Arc<Hub>,
}

impl Jobs {
    pub fn new(ctx: &Context) -> Self {
        Self { hub: Arc::new(Hub::new(ctx)) }
    }

    /// Starts work that ends with one result. `name` begins the sentence that reports a fault:
    /// “Reading events.csv”.
    pub fn start<T: Send + 'static, P: Send + 'static>(
        &self,
        name: impl Into<String>,
        work: impl FnOnce(&JobWatch<P>) -> T + Send + 'static,
    ) -> Job<T, P> {
        Job::start(&self.hub, name.into(), work)
    }

    /// Starts a worker that answers only the latest question.
    pub fn latest_only<Q: Clone + PartialEq + Send + 'static, A: Send + 'static>(
        &self,
        name: impl Into<String>,
        answer: impl Fn(&Q) -> A + Send + 'static,
    ) -> LatestOnly<Q, A> {
        LatestOnly::new(&self.hub, name.into(), answer)
    }

    /// The jobs that were stopped by a panic since the last call. The window shows them.
    pub fn take_faults(&self) -> Vec<Fault> {
        self.hub.take_faults()
    }
}
