use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use egui::{Context, Ui, ViewportCommand};

/// Number of frames after which the window closes by itself. Each frame prints a line to standard output: its
/// number, the milliseconds spent in our code, and this thread's processor time in milliseconds since the
/// previous frame, egui included (0 if the system does not report it). For benchmarks and smoke tests;
/// `benches/first_frame.rs` and the scripts in `tools` use it.
const VARIABLE: &str = "IRAQ_RISK_ATLAS_EXIT_AFTER_FRAMES";

/// Closes the window after the number of frames in the environment variable; without it, does nothing.
pub fn install(ctx: &Context) {
    let wanted: Option<u64> = std::env::var(VARIABLE).ok().and_then(|v| v.parse().ok());
    let Some(last) = wanted else { return };
    let begun = Arc::new(Mutex::new(Instant::now()));
    let begin = begun.clone();
    ctx.on_begin_pass("a frame begins", Arc::new(move |_: &mut Ui| set(&begin, Instant::now())));
    let worked = AtomicU64::new(0);
    let each = move |ui: &mut Ui| {
        // Counted from 0 and raised only after the pass.
        let frame = ui.ctx().cumulative_frame_nr() + 1;
        let own = begun.lock().map_or(0.0, |begun| begun.elapsed().as_secs_f64() * 1e3);
        let now = processor_time();
        let since = now.saturating_sub(worked.swap(now, Ordering::Relaxed)) as f64 / 1e6;
        // The listener may be gone.
        let _ = writeln!(std::io::stdout(), "frame {frame} {own:.2} {since:.2}");
        if frame >= last {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        ui.ctx().request_repaint();
    };
    ctx.on_end_pass("exit after frames", Arc::new(each));
}

/// This thread's processor time in nanoseconds, from Linux.
fn processor_time() -> u64 {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    statistics.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn set(at: &Mutex<Instant>, now: Instant) {
    if let Ok(mut at) = at.lock() {
        *at = now;
    }
}
