use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{AtlasApp, WindowArgs};
use crate::atlas::Atlas;
use crate::files::Opener;
use crate::formats::events::{NameRole, PlaceNames, PlacedRow};
use crate::session::Action;

/// A finder of places that has a fault.
struct BrokenNames;

impl PlaceNames for BrokenNames {
    fn place(&self, _texts: &[(NameRole, &str)], _year: Option<i32>) -> PlacedRow {
        panic!("a made-up fault")
    }

    fn role_of(&self, _text: &str) -> Option<NameRole> {
        panic!("a made-up fault")
    }
}

const TABLE: &str = "event_id,date,kind,latitude,longitude\nE1,2016-04-01,bombing,33.31,44.41\n";

fn window() -> Harness<'static, AtlasApp> {
    let atlas = Arc::new(Atlas::built_in().unwrap());
    let mut window = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(300)
        .with_step_dt(1.0 / 60.0)
        .build_eframe(move |cc| AtlasApp::new(&cc.egui_ctx, atlas, cc.storage, &WindowArgs::default()));
    window.run();
    window
}

fn says(w: &Harness<'_, AtlasApp>, words: &str) -> bool {
    w.query_all_by_label_contains(words).next().is_some()
}

#[track_caller]
fn until(w: &mut Harness<'_, AtlasApp>, done: impl Fn(&Harness<'_, AtlasApp>) -> bool) {
    let start = Instant::now();
    while !done(w) {
        assert!(start.elapsed() < Duration::from_secs(60), "never");
        std::thread::sleep(Duration::from_millis(5));
        w.step();
    }
}

fn write(folder: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_reader_that_panics_is_reported_by_its_file_and_the_rest_of_the_window_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let broken = write(folder.path(), "broken.csv", "event_id,date,town\nE1,2016-04-01,Kirkuk\n");
    let whole = write(folder.path(), "whole.csv", TABLE);
    let mut w = window();
    let opener = Opener::with_places(w.state().session().atlas_arc(), Arc::new(BrokenNames));
    let opener = std::mem::replace(&mut w.state_mut().articles.opener, Arc::new(opener));
    w.state_mut().open(broken);
    until(&mut w, |w| {
        says(
            w,
            "broken.csv was stopped by a fault in the program: a made-up fault. Everything else continues.",
        )
    });
    assert!(w.state().session().events().layers().is_empty());
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, Action::Copy { what: "link", text: "x".to_owned() });
    w.run_steps(3);
    assert!(says(&w, "clipboard") && says(&w, "broken.csv was stopped"), "a message leaves it where it is");
    w.get_by_label("Not drawn").click();
    until(&mut w, |w| says(w, "Claims without a place"));
    w.state_mut().articles.opener = opener;
    w.state_mut().open(whole);
    until(&mut w, |w| says(w, "Columns of whole.csv"));
    w.key_press(Key::Enter);
    until(&mut w, |w| w.state().session().events().layers().iter().any(|l| l.loading.is_none()));
}
