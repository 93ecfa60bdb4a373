use std::io::Write;
use std::sync::Arc;

use eframe::egui::{Context, Ui, ViewportCommand};

/// A number of frames after which the window closes by itself, each told in a line on
/// standard output. For measuring and for trying the built program; `benches/first_frame.rs`
/// uses it.
const VARIABLE: &str = "IRAQ_RISK_ATLAS_EXIT_AFTER_FRAMES";

/// Closes the window after as many frames as the environment asks for; without the variable
/// it does nothing.
pub fn install(ctx: &Context) {
    let wanted: Option<u64> = std::env::var(VARIABLE).ok().and_then(|v| v.parse().ok());
    let Some(last) = wanted else { return };
    let each = move |ui: &mut Ui| {
        // Counted from 0 and raised only after the pass.
        let frame = ui.ctx().cumulative_frame_nr() + 1;
        // Whoever listened may have heard enough.
        let _ = writeln!(std::io::stdout(), "frame {frame}");
        if frame >= last {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        ui.ctx().request_repaint();
    };
    ctx.on_end_pass("exit after frames", Arc::new(each));
}
