use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

/// A piece of work beside the window that ends with one result. Dropped, it is told to stop.
pub struct Task<T> {
    result: Receiver<T>,
    stop: Arc<AtomicBool>,
}

impl<T: Send + 'static> Task<T> {
    /// Starts the work; it is handed a flag that says when nobody wants it any more.
    pub fn run(ctx: &Context, work: impl FnOnce(&AtomicBool) -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (ctx, flag) = (ctx.clone(), stop.clone());
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody wants the result.
            let _ = sender.send(work(&flag));
            ctx.request_repaint();
        });
        Self { result, stop }
    }

    /// The result once it is there; `Some(None)` if the work ended without one.
    pub fn poll(&self) -> Option<Option<T>> {
        match self.result.try_recv() {
            Ok(result) => Some(Some(result)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(None),
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
