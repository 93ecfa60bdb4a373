//! A frame of ten million rows against one of 100,000, taken in turn in one run, so that a busy
//! machine slows both: medians and their ratio, at every zoom from the whole country to a town.
//! What is counted is this thread's time on a core, as Linux tells it. `ROUNDS=25` takes more
//! samples, `STEPS=2` looks at every half zoom; `ONLY=cells` measures the displays whose name holds
//! that.

#[path = "common/mod.rs"]
mod common;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/events.rs"]
mod events;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/paint.rs"]
mod paint;

use std::time::Instant;

use eframe::egui;
use iraq_risk_atlas::events::Day;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::scene::{EventDisplay, Measure};
use iraq_risk_atlas::session::{EventAction, LayerAction, Session, ViewAction};
use iraq_risk_atlas::style::Theme;

use paint::{context, paint};

const SIZES: [u32; 2] = [100_000, 10_000_000];

const DISPLAYS: [(&str, EventDisplay); 3] = [
    ("circles", EventDisplay::Circles),
    ("cells", EventDisplay::Cells),
    ("governorates", EventDisplay::Governorates(Measure::EventsByArea)),
];

fn zooms() -> impl Iterator<Item = f64> {
    let steps = number("STEPS", 4);
    (5 * steps..=12 * steps).map(move |i| f64::from(i) / f64::from(steps))
}

/// A number that was asked for.
fn number(name: &str, otherwise: u32) -> u32 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(otherwise)
}

fn session(rows: u32) -> Session {
    let mut session = common::session();
    session.apply(LayerAction::ShowAll(false).into());
    let table = events::generated(rows, &session.atlas().base);
    events::open(&mut session, EventLayerId(1), "Generated events", table);
    session
}

fn main() {
    let rounds = number("ROUNDS", 9);
    let only = std::env::var("ONLY").unwrap_or_default();
    let ctx = context();
    let mut sessions = SIZES.map(session);
    println!("ms of a frame: 100,000 rows | ten million | ratio");
    for filtered in [false, true] {
        if filtered {
            // Half of the years: about every second row, so that no short cut for "all" helps.
            let days = Day::from_ymd(2008, 1, 1).zip(Day::from_ymd(2018, 12, 31));
            sessions.iter_mut().for_each(|s| drop(s.apply(EventAction::Days(days).into())));
        }
        for (what, display) in DISPLAYS.into_iter().filter(|(what, _)| what.contains(&only)) {
            for session in &mut sessions {
                session.apply(EventAction::Display { layer: EventLayerId(1), display }.into());
            }
            let name = if filtered { format!("{what}, filtered") } else { what.to_owned() };
            let mut all: Vec<[Frame; 2]> = Vec::new();
            for zoom in zooms() {
                let view = Viewport::new(LonLat::new(44.38, 33.36), zoom, common::SIZE);
                let found = compare(&ctx, &mut sessions, view, rounds);
                println!("{name} at {zoom:.2}: {}", row(&found));
                all.push(found);
            }
            for (word, of) in [("median", median as fn(Vec<f64>) -> f64), ("worst", greatest)] {
                let over = |i: usize| of(all.iter().map(|frames| frames[i].ms).collect());
                let ratio = of(all.iter().map(|[few, many]| many.ms / few.ms).collect());
                println!("{name}, {word} of the zooms: {:.2} | {:.2} | {ratio:.2}", over(0), over(1));
            }
        }
    }
}

/// A frame of one view.
struct Frame {
    /// Milliseconds.
    ms: f64,
    vertices: usize,
}

fn row([few, many]: &[Frame; 2]) -> String {
    let side = |f: &Frame| format!("{:.2} ({} vertices)", f.ms, f.vertices);
    format!("{} | {} | {:.2}", side(few), side(many), many.ms / few.ms)
}

/// Frames that are timed together, because the kernel's clock ticks.
const BLOCK: usize = 100;

/// Frames while panning.
fn compare(ctx: &egui::Context, sessions: &mut [Session; 2], view: Viewport, rounds: u32) -> [Frame; 2] {
    let theme = Theme::light();
    let mut times = [const { Vec::new() }; 2];
    let mut vertices = [0; 2];
    sessions.iter_mut().for_each(|s| common::look_at(s, view));
    for round in 0..=rounds {
        let (dx, dy) = if round.is_multiple_of(2) { (1.7, -0.9) } else { (-1.69, 0.89) };
        for (i, session) in sessions.iter_mut().enumerate() {
            let start = on_a_core();
            for _ in 0..BLOCK {
                session.apply(ViewAction::Pan { dx, dy }.into());
                vertices[i] = paint(ctx, &session.scene(&theme));
            }
            // The first frames fill caches.
            if round > 0 {
                times[i].push((on_a_core() - start) * 1e3 / BLOCK as f64);
            }
        }
    }
    let [few, many] = times.map(median);
    [Frame { ms: few, vertices: vertices[0] }, Frame { ms: many, vertices: vertices[1] }]
}

/// Seconds that this thread has run, or where the system does not say so: that have passed.
fn on_a_core() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |ns| ns / 1e9)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn greatest(values: Vec<f64>) -> f64 {
    values.into_iter().fold(0.0, f64::max)
}
