//! What the tests of figures share: sessions, tools of the machine, taking pictures apart.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::paint::{Figure, Layout};
use iraq_risk_atlas::session::{LayerAction, SelectAction, Session, ViewAction};

pub const SIZE: [f32; 2] = [1100.0, 760.0];

/// The first view of a window, all layers on.
pub fn home() -> Session {
    static FIRST: OnceLock<Session> = OnceLock::new();
    let first = FIRST.get_or_init(|| {
        let mut session = Session::new(Arc::new(Atlas::built_in().unwrap()));
        session.apply(ViewAction::Resize { size: SIZE }.into());
        let home = Viewport::fit(session.atlas().base.home(), SIZE, 24.0);
        session.apply(ViewAction::Set(home).into());
        session.apply(LayerAction::ShowAll(true).into());
        session
    });
    first.clone()
}

/// Round Hawija, which is selected.
pub fn near() -> Session {
    let mut session = home();
    session.apply(ViewAction::Set(Viewport::new(LonLat::new(43.9, 35.2), 8.0, SIZE)).into());
    let hawija = session.atlas().find_id("FP-07").unwrap();
    session.apply(SelectAction::Feature(hawija).into());
    session
}

pub fn both() -> [(&'static str, Session); 2] {
    [("all of Iraq", home()), ("round Hawija", near())]
}

pub fn page(layout: Layout) -> Figure {
    Figure {
        layout: Some(layout),
        title: "Risk areas in Kirkuk & Diyala".to_owned(),
        author: "A desk".to_owned(),
        date: "28 November 2026".to_owned(),
        ..Figure::default()
    }
}

/// A folder of the test's own.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// Whether a tool is on this machine. On the machine that checks every change it has to be.
pub fn has(tool: &str, argument: &str) -> bool {
    let found = Command::new(tool).arg(argument).output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{tool} is missing; .ci/run installs it");
    if !found {
        eprintln!("NOT CHECKED: {tool} is not installed (Debian: poppler-utils, chromium)");
    }
    found
}

/// What a tool writes to its output.
pub fn run(tool: &str, arguments: &[&str]) -> String {
    let out = Command::new(tool).args(arguments).output().unwrap();
    assert!(out.status.success(), "{tool} {arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}
