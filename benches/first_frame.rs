//! Time from program start to the first frame, compared with a bare eframe window.
//!
//! Both are started in turn, as processes of their own, and tell on standard output when a
//! frame is done. The end of the *second* frame is what counts: by then the first has been
//! handed to the screen. Needs a display:
//!
//! ```sh
//! xvfb-run -a -s '-screen 0 1600x1000x24' cargo bench --bench first_frame
//! ```

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui;

const ROUNDS: usize = 15;

/// Set for this program's own child: it is the bare window then.
const BARE: &str = "FIRST_FRAME_BARE_WINDOW";

fn main() {
    if std::env::var_os(BARE).is_some() {
        return bare_window();
    }
    // `cargo test --benches` runs this as well and wants no window.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let own = std::env::current_exe().expect("a running program has a path");
    let atlas = Path::new(env!("CARGO_BIN_EXE_iraq-risk-atlas"));
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let times = (second_frame(&own, true), second_frame(atlas, false));
        // The first round reads the programs from disk.
        if round > 0 {
            bare.push(times.0);
            ours.push(times.1);
        }
    }
    report("bare eframe window", &mut bare);
    report("iraq-risk-atlas", &mut ours);
    let more = median(&mut ours).saturating_sub(median(&mut bare));
    println!("more than a bare window: {:.0} ms", millis(more));
}

/// Starts a program and waits for its second frame.
fn second_frame(program: &Path, bare: bool) -> Duration {
    let data = std::env::temp_dir().join("iraq-risk-atlas-first-frame");
    let mut command = Command::new(program);
    // No saved session: the user's is neither used nor changed.
    command.env("XDG_DATA_HOME", data).env("IRAQ_RISK_ATLAS_EXIT_AFTER_FRAMES", "2");
    if bare {
        command.env(BARE, "1");
    }
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it can be started");
    let stdout = child.stdout.take().expect("standard output was asked for");
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    let told = lines.find(|line| line.split(' ').nth(1) == Some("2"));
    let time = start.elapsed();
    // The pipe stays open until the program has ended.
    lines.for_each(drop);
    let status = child.wait().expect("it was started");
    assert!(told.is_some(), "{} drew no second frame ({status}); is there a display?", program.display());
    time
}

fn report(name: &str, times: &mut [Duration]) {
    let middle = median(times);
    let (least, most) = (times[0], times[times.len() - 1]);
    println!(
        "{name}: median {:.0} ms ({:.0}–{:.0}, n = {})",
        millis(middle),
        millis(least),
        millis(most),
        times.len()
    );
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A window of the same size and with the same renderer as the program's, with one word in it.
fn bare_window() {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let app = |cc: &eframe::CreationContext| {
        cc.egui_ctx.on_end_pass("tell", std::sync::Arc::new(tell));
        Ok(Box::new(Bare) as Box<dyn eframe::App>)
    };
    eframe::run_native("first-frame-bare-window", options, Box::new(app)).expect("a window can be opened");
}

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("Iraq");
    }
}

fn tell(ui: &mut egui::Ui) {
    let frame = ui.ctx().cumulative_frame_nr() + 1;
    println!("frame {frame}");
    if frame >= 2 {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    }
    ui.ctx().request_repaint();
}
