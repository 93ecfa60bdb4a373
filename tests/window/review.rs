//! From a text to a saved layer, with the keyboard alone.

use std::path::{Path, PathBuf};

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::formats::{check_layer, read_layer};
use iraq_risk_atlas::session::{Decision, Review};

use super::hand::until;
use super::{says, window};
use crate::support::files::{data, empty_folder};

fn folder(test: &str) -> PathBuf {
    empty_folder("window-review", test)
}

fn article() -> PathBuf {
    data("made-up-article.txt")
}

fn opened(files: Vec<PathBuf>, data: Option<PathBuf>) -> Harness<'static, AtlasApp> {
    window(WindowArgs { files, data, ..WindowArgs::default() })
}

/// The window with the article read.
fn reading() -> Harness<'static, AtlasApp> {
    let mut w = opened(vec![article()], None);
    until(&mut w, "the article is read", |w| w.state().session().review().is_some());
    w
}

fn review<'a>(w: &'a Harness<'static, AtlasApp>) -> &'a Review {
    w.state().session().review().expect("a review is open")
}

fn press(w: &mut Harness<'static, AtlasApp>, key: Key) {
    w.key_press(key);
    w.run();
}

/// A key as the system sends it: in one frame with the letter that it writes.
fn letter(w: &mut Harness<'static, AtlasApp>, key: Key, written: &str) {
    let press =
        |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    w.input_mut().events.extend([press(true), Event::Text(written.to_owned())]);
    w.step();
    w.event(press(false));
    w.run();
}

/// Types into what has the keyboard.
fn write(w: &mut Harness<'static, AtlasApp>, words: &str) {
    w.event(Event::Text(words.to_owned()));
    w.run();
}

fn paraphrase(w: &Harness<'static, AtlasApp>) -> String {
    review(w).focused().expect("a draft").1.work.paraphrase.clone()
}

#[test]
fn from_a_file_to_a_saved_layer_with_the_keyboard_alone() {
    let layer = folder("keyboard").join("places.geojson");
    let mut w = reading();
    let all = review(&w).items().len();
    assert!(all >= 8, "{all} drafts");
    assert!(says(&w, &format!("0 of {all} reviewed")));
    // Accept without own words: the field takes the keyboard, and Enter accepts.
    letter(&mut w, Key::A, "a");
    assert_eq!(paraphrase(&w), "", "the key’s own letter is not written");
    write(&mut w, "An engineer says the wells were counted.");
    press(&mut w, Key::Enter);
    assert_eq!(review(&w).progress().accepted, 1);
    assert!(says(&w, &format!("1 of {all} reviewed")));
    // Another place, by its name.
    letter(&mut w, Key::P, "p");
    write(&mut w, "Samarra");
    press(&mut w, Key::Enter);
    assert_eq!(review(&w).focused().unwrap().1.shown, "Samarra");
    // Coarser: the third line of the list.
    letter(&mut w, Key::C, "c");
    press(&mut w, Key::Num4);
    assert_eq!(review(&w).focused().unwrap().1.precision().words(), "a governorate as a whole");
    letter(&mut w, Key::E, "e");
    write(&mut w, "The count took weeks.");
    press(&mut w, Key::Escape);
    letter(&mut w, Key::A, "a");
    assert_eq!(review(&w).progress().accepted, 2);
    // The rest is rejected; one is taken back.
    for _ in 2..all {
        letter(&mut w, Key::R, "r");
    }
    assert_eq!(review(&w).progress().reviewed(), all);
    letter(&mut w, Key::U, "u");
    assert_eq!(review(&w).progress().reviewed(), all - 1);
    w.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    w.run();
    assert_eq!(review(&w).progress().reviewed(), all);
    save(&mut w, &layer);
    let bytes = std::fs::read(&layer).unwrap();
    assert_eq!(check_layer(&bytes), []);
    let (read, notes) = read_layer("places.geojson", &bytes).unwrap();
    assert_eq!((read.features.len(), notes.len()), (2, 0));
}

/// Ctrl+S, the path, Enter.
fn save(w: &mut Harness<'static, AtlasApp>, layer: &Path) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::S);
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.run();
    write(w, &layer.to_string_lossy());
    press(w, Key::Enter);
    until(w, "the layer is saved", |w| w.state().session().review().is_some_and(|r| !r.is_unsaved()));
}

#[test]
fn keys_do_nothing_while_a_field_is_typed_into() {
    let mut w = reading();
    letter(&mut w, Key::E, "e");
    let before = review(&w).focus();
    for (key, written) in [(Key::A, "a"), (Key::R, "r"), (Key::J, "j"), (Key::Num1, "1"), (Key::U, "u")] {
        letter(&mut w, key, written);
    }
    assert_eq!(paraphrase(&w), "arj1u");
    assert_eq!((review(&w).focus(), review(&w).progress().reviewed()), (before, 0));
    press(&mut w, Key::Escape);
    letter(&mut w, Key::J, "j");
    assert_eq!(review(&w).focus(), before + 1, "outside the field they work again");
    w.key_press_modifiers(Modifiers::COMMAND, Key::F);
    w.run();
    letter(&mut w, Key::R, "r");
    assert_eq!(review(&w).progress().reviewed(), 0, "nor while a place is searched for");
}

#[test]
fn arrows_go_through_the_drafts_and_leave_the_map_where_it_is() {
    let mut w = reading();
    let view = w.state().session().viewport();
    for (key, at) in [(Key::ArrowDown, 1), (Key::ArrowDown, 2), (Key::ArrowUp, 1), (Key::K, 0)] {
        press(&mut w, key);
        assert_eq!(review(&w).focus(), at);
    }
    assert_eq!(w.state().session().viewport(), view);
}

#[test]
fn with_shift_the_keys_reach_what_is_decided() {
    let mut w = reading();
    letter(&mut w, Key::R, "r");
    assert!(says(&w, "Shift: decided ones too"));
    let all = review(&w).items().len();
    press(&mut w, Key::K);
    assert_eq!(review(&w).focus(), all - 1, "the rejected one is passed over");
    for (key, at) in [(Key::J, 0), (Key::J, 1), (Key::K, 0)] {
        w.key_press_modifiers(Modifiers::SHIFT, key);
        w.run();
        assert_eq!(review(&w).focus(), at);
    }
    letter(&mut w, Key::O, "o");
    assert_eq!(review(&w).items()[0].decision, Decision::Open);
}

#[test]
fn the_list_of_kinds_is_chosen_from_with_keys() {
    let mut w = reading();
    letter(&mut w, Key::G, "g");
    press(&mut w, Key::ArrowUp);
    press(&mut w, Key::Enter);
    let kind = review(&w).focused().unwrap().1.work.kind;
    assert_ne!(kind, review(&w).drafts[0].kind);
    letter(&mut w, Key::S, "s");
    press(&mut w, Key::Escape);
    assert_eq!(review(&w).focus(), 0);
}

#[test]
fn every_change_after_the_first_save_is_in_the_file() {
    let folder = folder("autosave");
    let layer = folder.join("places.geojson");
    let mut w = opened(vec![article()], Some(folder.join("data")));
    until(&mut w, "the article is read", |w| w.state().session().review().is_some());
    letter(&mut w, Key::A, "a");
    write(&mut w, "First words.");
    press(&mut w, Key::Enter);
    save(&mut w, &layer);
    letter(&mut w, Key::A, "a");
    write(&mut w, "Second words.");
    press(&mut w, Key::Enter);
    until(&mut w, "it is saved by itself", |w| !w.state().session().review().unwrap().is_unsaved());
    assert!(std::fs::read_to_string(&layer).unwrap().contains("Second words."));
    until(&mut w, "nothing is left to recover", |_| {
        std::fs::read_dir(folder.join("data")).map_or(0, |d| d.count()) == 0
    });
}

#[test]
fn a_layer_of_another_sitting_is_replaced_only_after_a_warning() {
    let folder = folder("replace");
    let (text, old) = (folder.join("article.txt"), folder.join("article-places.geojson"));
    std::fs::copy(article(), &text).unwrap();
    std::fs::write(&old, "decided before").unwrap();
    let mut w = opened(vec![text], None);
    until(&mut w, "the article is read", |w| w.state().session().review().is_some());
    letter(&mut w, Key::R, "r");
    w.key_press_modifiers(Modifiers::COMMAND, Key::S);
    w.run();
    press(&mut w, Key::Enter);
    until(&mut w, "it is saved", |w| !review(w).is_unsaved());
    assert!(folder.join("article-places-2.geojson").exists(), "a free name is proposed");
    // The name of the file that is there, typed on purpose.
    w.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.run();
    write(&mut w, &old.to_string_lossy());
    press(&mut w, Key::Enter);
    assert!(says(&w, "Press Enter again to replace it"));
    assert_eq!(std::fs::read_to_string(&old).unwrap(), "decided before");
    press(&mut w, Key::Enter);
    until(&mut w, "it is replaced", |_| std::fs::read_to_string(&old).unwrap() != "decided before");
}

#[test]
fn what_was_not_saved_is_offered_at_the_next_start() {
    let data = folder("recovery");
    let mut w = opened(vec![article()], Some(data.clone()));
    until(&mut w, "the article is read", |w| w.state().session().review().is_some());
    letter(&mut w, Key::A, "a");
    write(&mut w, "Words that a crash must not lose.");
    press(&mut w, Key::Enter);
    let kept = |data: &Path| {
        let files = std::fs::read_dir(data).ok().into_iter().flatten().flatten();
        files.filter_map(|f| std::fs::read_to_string(f.path()).ok()).any(|t| t.contains("must not lose"))
    };
    until(&mut w, "it is kept", |_| kept(&data));
    drop(w);
    let mut w = opened(Vec::new(), Some(data.clone()));
    w.get_by_label("Go on reviewing").click();
    until(&mut w, "the review goes on", |w| w.state().session().review().is_some());
    assert_eq!(review(&w).items()[0].decision, Decision::Accepted);
    assert_eq!(review(&w).items()[0].work.paraphrase, "Words that a crash must not lose.");
    assert!(review(&w).is_unsaved(), "it is in no layer file yet");
}

#[test]
fn a_saved_layer_is_opened_again_and_its_review_goes_on() {
    let folder = folder("reopen");
    let layer = folder.join("places.geojson");
    let text = folder.join("article.txt");
    std::fs::copy(article(), &text).unwrap();
    let mut w = opened(vec![text.clone()], None);
    until(&mut w, "the article is read", |w| w.state().session().review().is_some());
    letter(&mut w, Key::A, "a");
    write(&mut w, "First words.");
    press(&mut w, Key::Enter);
    letter(&mut w, Key::R, "r");
    save(&mut w, &layer);
    let items = review(&w).items().to_vec();
    drop(w);
    let mut w = opened(vec![layer.clone()], None);
    until(&mut w, "the layer is open", |w| w.state().session().layers().iter().any(|l| l.file.is_some()));
    w.get_by_label("Layers").click();
    w.run();
    w.get_by_label("Go on reviewing").click();
    until(&mut w, "the review goes on", |w| w.state().session().review().is_some());
    assert_eq!(review(&w).items(), items);
    drop(w);
    // A text that has changed is not taken for the one that was reviewed.
    std::fs::write(&text, "Another text about Hawija.").unwrap();
    let mut w = opened(vec![layer], None);
    until(&mut w, "the layer is open", |w| w.state().session().layers().iter().any(|l| l.file.is_some()));
    w.get_by_label("Go on reviewing").click();
    until(&mut w, "the change is told", |w| says(w, "differs from the text under review"));
    assert!(w.state().session().review().is_none());
}

#[test]
fn a_text_that_is_pasted_is_read() {
    let mut w = window(WindowArgs::default());
    w.event(Event::Paste("too short".to_owned()));
    w.run();
    assert!(says(&w, "too short for an article"));
    w.event(Event::Paste(std::fs::read_to_string(article()).unwrap()));
    until(&mut w, "it is read", |w| w.state().session().review().is_some());
    assert!(review(&w).path.is_none());
}

#[test]
fn a_layer_file_that_is_broken_ends_in_a_sentence() {
    let broken = folder("broken").join("broken.geojson");
    std::fs::write(&broken, r#"{"type": "FeatureCollection", "layer": {"id": "x"}, "features": [{"#).unwrap();
    let mut w = opened(vec![broken], None);
    until(&mut w, "it is told", |w| says(w, "broken.geojson, line 1"));
    assert!(w.state().session().layers().iter().all(|l| l.file.is_none()));
}

/// A text of as many paragraphs, each with a place.
fn long_text(paragraphs: usize) -> String {
    let one = |n: usize| {
        format!(
            "Line {n} of a made-up text says that the road to Hawija was counted, and that nothing else was seen on it that day by anybody.\n"
        )
    };
    (1..=paragraphs).map(one).collect()
}

#[test]
fn of_a_long_text_only_what_is_seen_is_laid_out() {
    let path = folder("long").join("long.txt");
    std::fs::write(&path, long_text(400)).unwrap();
    let mut w = opened(vec![path], None);
    until(&mut w, "the text is read", |w| w.state().session().review().is_some());
    assert!(review(&w).items().len() >= 400);
    let shown =
        |w: &Harness<'static, AtlasApp>| w.query_all_by_label_contains("of a made-up text says").count();
    assert!((3..40).contains(&shown(&w)), "{} paragraphs", shown(&w));
    assert!(says(&w, "Line 1 of") && !says(&w, "Line 400 of"));
    press(&mut w, Key::K);
    assert!(says(&w, "Line 400 of"), "the text follows to the draft before the first: the last");
    assert!(!says(&w, "Line 1 of") && shown(&w) < 40);
}

#[test]
fn a_mention_and_its_symbol_highlight_each_other() {
    let mut w = reading();
    let at = w.get_by_label_contains(", paragraph 7, draft").rect().center();
    w.hover_at(at);
    w.run();
    let mark = (0..review(&w).items().len())
        .find(|i| review(&w).items()[*i].shown.starts_with("Rawa"))
        .and_then(|i| review(&w).marks().of_draft(i).cloned());
    assert!(mark.is_some() && w.state().session().highlighted().first() == mark.as_ref());
    for pressed in [true, false] {
        super::hand::button(&w, at, pressed, Modifiers::NONE);
    }
    w.run();
    assert!(review(&w).focused().unwrap().1.shown.starts_with("Rawa"), "a click turns to it");
    let place = super::hand::place(&w, 43.134, 36.335);
    super::hand::click(&mut w, place);
    assert!(review(&w).focused().unwrap().1.shown.starts_with("Mosul"), "and a click on a mark to its draft");
}
