//! Projects in the window: saved, closed and opened again, recovered after a crash, and files that
//! are not where they were.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::events::Filter;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{AnnotationShape, FeatureLayerId};
use iraq_risk_atlas::session::{
    Action, AnnotationAction, EventAction, LayerAction, ProjectAction, SelectAction, ViewAction,
};

use super::hand::until;
use super::{atlas, says, selected, window};
use crate::support::files::empty_folder;

type Window = Harness<'static, AtlasApp>;

/// An empty folder of a test's own.
fn folder(test: &str) -> PathBuf {
    let folder = empty_folder("window-projects", test);
    fs::create_dir(folder.join("data")).unwrap();
    folder
}

const TABLE: &str = "event_id,date,kind,latitude,longitude,killed\n\
    E1,2016-04-01,bombing,33.31,44.41,3\n\
    E2,2016-04-02,shooting,33.32,44.42,1\n\
    E3,2016-04-03,raid,33.33,44.43,0\n\
    E4,2016-04-04,bombing,36.34,43.13,2\n";

fn opened(folder: &Path, files: &[&str]) -> Window {
    let files = files.iter().map(|name| folder.join(name)).collect();
    let data = Some(folder.join("data"));
    window(WindowArgs { files, data, ..WindowArgs::default() })
}

fn read_whole(w: &Window) -> bool {
    let events = w.state().session().events();
    events.active().is_some_and(|l| l.loading.is_none() && l.table.len() == 4)
}

/// The window with a table of which only bombings are shown, and much else done.
fn at_work(folder: &Path) -> Window {
    fs::write(folder.join("events.csv"), TABLE).unwrap();
    let mut w = opened(folder, &["events.csv"]);
    until(&mut w, "the columns are asked for", |w| says(w, "Columns of"));
    w.key_press(Key::Enter);
    until(&mut w, "the table is read", read_whole);
    let layer = w.state().session().events().layers()[0].clone();
    let index = layer.table.type_dimension().expect("a type");
    let codes = (0_u16..).zip(&layer.table.dimensions()[index].values);
    let kept = codes.filter(|(_, v)| *v == "bombing").map(|(code, _)| code).collect();
    let filter = Filter { kept: [(index, kept)].into(), ..Filter::default() };
    let size = w.state().session().viewport().size();
    let hidden = w.state().session().layers()[2].id().clone();
    let hawija = w.state().session().atlas().find_id("FP-07").expect("Hawija");
    let view = Viewport::new(LonLat::new(43.9, 35.1), 8.25, size);
    act(
        &mut w,
        vec![
            EventAction::Filter { layer: layer.id, filter }.into(),
            LayerAction::Move { layer: hidden.clone().into(), to: 0 }.into(),
            LayerAction::Show { layer: hidden.into(), visible: false }.into(),
            SelectAction::Feature(hawija).into(),
            ViewAction::Set(view).into(),
            ProjectAction::Title("Diyala brief".to_owned()).into(),
        ],
    );
    w
}

fn act(w: &mut Window, actions: Vec<Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().apply(&ctx, actions);
    w.run();
}

/// Saves under a name, with keys and the path field.
fn save(w: &mut Window, path: &Path) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::S);
    until(w, "asks where to", |w| says(w, "Save project"));
    let field = "Project file path";
    w.get_by_label(field).focus();
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.get_by_label(field).type_text(&path.to_string_lossy());
    w.run();
    w.key_press(Key::Enter);
    until(w, "saved", |w| path.is_file() && !w.state().project_is_changed());
}

/// What the user sees of it.
fn seen(w: &Window) -> (Vec<(FeatureLayerId, bool)>, Option<String>, u32, LonLat, f64) {
    let s = w.state().session();
    let layers = s.layers().iter().map(|l| (l.id().clone(), l.visible())).collect();
    let shown = s.events().active().map_or(0, |l| l.shown.count());
    (layers, selected(w), shown, s.viewport().center().into(), s.viewport().zoom())
}

#[test]
fn a_project_opens_again_exactly_as_it_was_saved() {
    let folder = folder("again");
    let mut w = at_work(&folder);
    let before = seen(&w);
    assert_eq!((before.1.as_deref(), before.2), (Some("FP-07"), 2));
    until(&mut w, "a change is noticed", |w| says(w, "Project Diyala brief, not saved"));
    let path = folder.join("brief.atlas.json");
    save(&mut w, &path);
    until(&mut w, "the dot is gone", |w| !says(w, "not saved"));
    let text = fs::read_to_string(&path).unwrap();
    // `sha256sum` of the table.
    let sum = "17a8def7bf477b612c49773e1513ab1f547d71a3c576e9aeca8f1b7b97b759b5";
    assert!(text.contains("\"path\": \"events.csv\"") && text.contains(sum), "{text}");
    assert!(!text.contains(&*folder.to_string_lossy()), "it tells where it lies: {text}");
    drop(w);
    let mut again = opened(&folder, &["brief.atlas.json"]);
    until(&mut again, "its table is read", read_whole);
    let after = seen(&again);
    assert_eq!((&after.0, &after.1, after.2), (&before.0, &before.1, before.2));
    let off = [after.3.lon - before.3.lon, after.3.lat - before.3.lat, after.4 - before.4];
    assert!(off.iter().all(|d| d.abs() < 1e-6), "{off:?}");
    (0..60).for_each(|_| again.step());
    assert!(!again.state().project_is_changed(), "nothing was done");
    assert!(!says(&again, "Columns of"), "it is known what they mean");
}

#[test]
fn what_is_not_saved_is_offered_after_a_crash_and_not_after_it_was_saved() {
    let folder = folder("crash");
    // What is kept of the work: one text for each file.
    let kept = || -> Vec<String> {
        let files = fs::read_dir(folder.join("data")).unwrap().map(|entry| entry.unwrap().path());
        files
            .filter(|p| p.extension().is_some_and(|e| e == "json"))
            .map(|p| fs::read_to_string(p).unwrap())
            .collect()
    };
    let mut w = at_work(&folder);
    let before = seen(&w);
    until(&mut w, "it is kept", |_| kept().len() == 1 && kept()[0].contains("Diyala brief"));
    // A crash: the window is gone and says nothing.
    drop(w);
    let mut again = opened(&folder, &[]);
    assert!(says(&again, "Unsaved project found"));
    assert!(says(&again, "“Diyala brief” was not saved when the program ended"));
    assert!(says(&again, "It contains 1 event file."));
    again.get_by_label("Recover").click();
    until(&mut again, "its table is read", read_whole);
    let after = seen(&again);
    assert_eq!((&after.0, &after.1, after.2), (&before.0, &before.1, before.2));
    assert!(again.state().project_is_changed() && kept().len() == 1, "it is in no file yet");
    save(&mut again, &folder.join("kept.atlas.json"));
    until(&mut again, "nothing is kept", |_| kept().is_empty());
    drop(again);
    assert!(!says(&opened(&folder, &[]), "Unsaved project found"));
}

#[test]
fn a_file_that_is_gone_is_reported_stays_and_is_found_again() {
    let folder = folder("gone");
    let mut w = at_work(&folder);
    let path = folder.join("brief.atlas.json");
    save(&mut w, &path);
    drop(w);
    let away = folder.join("away");
    fs::create_dir_all(&away).unwrap();
    fs::rename(folder.join("events.csv"), away.join("events.csv")).unwrap();
    let mut w = opened(&folder, &["brief.atlas.json"]);
    until(&mut w, "it is told", |w| says(w, "events.csv: not found"));
    assert_eq!(selected(&w).as_deref(), Some("FP-07"), "the rest is there");
    act(&mut w, vec![ProjectAction::Notes("Saved without it".to_owned()).into()]);
    w.key_press_modifiers(Modifiers::COMMAND, Key::S);
    until(&mut w, "saved", |_| fs::read_to_string(&path).unwrap().contains("Saved without it"));
    assert!(
        fs::read_to_string(&path).unwrap().contains("\"only\": [\"bombing\"]"),
        "it stays in the project"
    );
    w.get_by_label("Find…").click();
    until(&mut w, "a path is asked for", |w| says(w, "Path of events.csv"));
    w.get_by_label("Path of events.csv").focus();
    w.run();
    // The old path is in the field; it is replaced.
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.get_by_label("Path of events.csv").type_text(&away.join("events.csv").to_string_lossy());
    w.run();
    w.get_by_label("Open").click();
    until(&mut w, "its table is read", read_whole);
    assert_eq!(seen(&w).2, 2, "filtered as before");
    w.key_press_modifiers(Modifiers::COMMAND, Key::S);
    until(&mut w, "saved", |_| fs::read_to_string(&path).unwrap().contains("away/events.csv"));
}

#[test]
fn a_file_that_moved_beside_the_project_or_changed_is_reported_and_opened() {
    let folder = folder("moved");
    let mut w = at_work(&folder);
    save(&mut w, &folder.join("brief.atlas.json"));
    drop(w);
    fs::rename(folder.join("events.csv"), folder.join("renamed.csv")).unwrap();
    let mut w = opened(&folder, &["brief.atlas.json"]);
    until(&mut w, "its table is read", read_whole);
    assert!(w.state().session().events().layers()[0].about.path.ends_with("renamed.csv"));
    drop(w);
    // A slow machine has kept by now that the file was found elsewhere, and would offer that first.
    fs::remove_dir_all(folder.join("data")).unwrap();
    fs::create_dir(folder.join("data")).unwrap();
    fs::write(folder.join("events.csv"), TABLE.replace("raid", "bombing")).unwrap();
    let mut w = opened(&folder, &["brief.atlas.json"]);
    until(&mut w, "its table is read", read_whole);
    assert!(says(&w, "events.csv: changed since the project was saved"));
    assert_eq!(seen(&w).2, 3, "filtered by the words");
}

#[test]
fn a_file_that_somebody_else_has_written_is_not_replaced_without_a_question() {
    let folder = folder("overtaken");
    let mut w = at_work(&folder);
    let path = folder.join("brief.atlas.json");
    save(&mut w, &path);
    let theirs = fs::read_to_string(&path).unwrap().replace("Diyala brief", "Theirs");
    fs::write(&path, &theirs).unwrap();
    act(&mut w, vec![ProjectAction::Notes("mine".to_owned()).into()]);
    w.key_press_modifiers(Modifiers::COMMAND, Key::S);
    until(&mut w, "it is asked", |w| says(w, "The project file was changed"));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    w.get_by_label("Replace").click();
    until(&mut w, "saved", |_| fs::read_to_string(&path).unwrap().contains("mine"));
}

#[test]
fn another_project_asks_before_what_is_not_saved_is_gone() {
    let folder = folder("another");
    let mut w = at_work(&folder);
    // What was done a moment ago counts, too.
    let ctx = w.ctx.clone();
    w.state_mut().new_project(&ctx);
    w.run();
    assert!(says(&w, "The project “Diyala brief” has unsaved changes."));
    w.get_by_label("Cancel").click();
    w.run();
    assert_eq!(w.state().session().events().layers().len(), 1);
    w.state_mut().new_project(&ctx);
    w.run();
    w.get_by_label("Continue without saving").click();
    w.run();
    let session = w.state().session();
    assert!(session.events().layers().is_empty() && session.document().title.is_empty());
    assert_eq!(session.layers().len(), atlas().layers.len());
}

#[test]
fn a_project_of_a_newer_version_changes_nothing_in_the_window() {
    let folder = folder("newer");
    let mut w = at_work(&folder);
    let newer = folder.join("newer.atlas.json");
    fs::write(&newer, "{\"iraq_risk_atlas_project\": 9, \"layers\": []}").unwrap();
    act(&mut w, vec![ProjectAction::Title(String::new()).into()]);
    until(&mut w, "noticed", |w| !says(w, "Diyala brief"));
    let before = seen(&w);
    w.state_mut().open(newer);
    until(&mut w, "it is told", |w| says(w, "saved by a newer version of the program"));
    assert_eq!(seen(&w), before);
}

/// Types a text into “Go to…” and goes there.
fn go_to(w: &mut Window, text: &str) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::G);
    w.run();
    w.get_by_label("Go to").type_text(text);
    w.run();
    w.key_press(Key::Enter);
    w.run();
}

/// A project file with an annotation.
fn with_mark(folder: &Path) -> PathBuf {
    let mut w = opened(folder, &[]);
    let shape = AnnotationShape::Point(LonLat::new(44.1, 34.2));
    act(&mut w, vec![AnnotationAction::Add { shape, measured: false }.into(), SelectAction::Clear.into()]);
    let path = folder.join("marks.atlas.json");
    save(&mut w, &path);
    path
}

#[test]
fn a_link_opens_its_project_and_goes_where_it_says() {
    let folder = folder("link");
    let path = with_mark(&folder);
    let link = format!("iraq-risk-atlas {} --select own-1 --at 44,34,8.5", path.display());
    let there = |w: &Window| {
        let view = w.state().session().viewport();
        let center = LonLat::from(view.center());
        selected(w).as_deref() == Some("own-1")
            && (center.lon - 44.0).abs() < 1e-4
            && (center.lat - 34.0).abs() < 1e-4
            && (view.zoom() - 8.5).abs() < 1e-4
    };
    let mut w = opened(&folder, &[]);
    go_to(&mut w, &link);
    until(&mut w, "the project is open at the view of the link", there);
    // Of the project that is open already only the rest is followed; its name is enough.
    act(&mut w, vec![SelectAction::Clear.into(), ViewAction::Home.into()]);
    go_to(&mut w, "marks.atlas.json --select own-1 --at 44,34,8.5");
    until(&mut w, "the view of the link", there);
    // The same on the command line.
    let at = Some("44,34,8.5".parse().unwrap());
    let args =
        WindowArgs { files: vec![path], select: Some("own-1".to_owned()), at, ..WindowArgs::default() };
    let mut w = window(args);
    until(&mut w, "the project is open at the view of the command", there);
}

#[test]
fn a_link_to_a_project_that_is_not_there_says_so_and_changes_nothing() {
    let folder = folder("no-link");
    let mut w = opened(&folder, &[]);
    let before = seen(&w);
    go_to(&mut w, "gone.atlas.json --select FP-07");
    w.run_steps(4);
    assert!(says(&w, "“gone.atlas.json” was not found."));
    assert!(says(&w, "iraq-risk-atlas --select FP-07"), "the rest of the link is told");
    assert_eq!(seen(&w), before);
}

#[test]
fn a_link_to_another_project_asks_before_what_is_not_saved_is_gone() {
    let folder = folder("ask-link");
    let path = with_mark(&folder);
    let mut w = opened(&folder, &[]);
    act(&mut w, vec![ProjectAction::Notes("Not saved yet.".to_owned()).into()]);
    until(&mut w, "a change is noticed", |w| w.state().project_is_changed());
    go_to(&mut w, &format!("{} --select own-1", path.display()));
    assert!(says(&w, "Continue without saving"));
    assert!(w.state().session().annotations().is_empty(), "nothing is opened before the answer");
    w.get_by_label("Continue without saving").click();
    until(&mut w, "the project is open", |w| selected(w).as_deref() == Some("own-1"));
}
