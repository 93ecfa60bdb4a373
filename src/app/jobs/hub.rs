use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use egui::Context;

use super::Fault;

/// What all jobs of a window share: the window to wake, and what stopped by a panic.
pub struct Hub {
    ctx: Context,
    faults: Mutex<Vec<Fault>>,
}

impl Hub {
    pub fn new(ctx: &Context) -> Self {
        Self { ctx: ctx.clone(), faults: Mutex::default() }
    }

    pub fn report(&self, fault: &Fault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault.clone());
    }

    pub fn take_faults(&self) -> Vec<Fault> {
        std::mem::take(&mut self.faults.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn wake(&self) {
        self.ctx.request_repaint();
    }

    /// Draws a single frame: an immediate request draws two, which a computer without a graphics card takes from
    /// the cores that do the work.
    pub fn wake_once(&self) {
        self.ctx.request_repaint_after(Duration::from_millis(1));
    }
}
