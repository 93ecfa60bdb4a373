use std::sync::{Mutex, PoisonError};

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
}
