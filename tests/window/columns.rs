//! The dialog that asks what the columns of a table mean.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use eframe::App;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};

use super::hand::settle;
use super::{says, window};
use crate::support::atlas;
use crate::support::files::empty_folder;

/// What a window remembers, in memory.
#[derive(Clone, Default)]
struct Remembered(HashMap<String, String>);

impl eframe::Storage for Remembered {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

fn table(test: &str, name: &str, text: &str) -> PathBuf {
    let path = empty_folder("columns", test).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// The window with the dialog for a file, after earlier ones that remembered something.
fn asking(path: &Path, remembered: &Remembered) -> Harness<'static, AtlasApp> {
    let (args, storage) =
        (WindowArgs { files: vec![path.to_owned()], ..WindowArgs::default() }, remembered.clone());
    let mut w = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(300)
        .with_step_dt(1.0 / 30.0)
        .build_eframe(move |cc| AtlasApp::new(&cc.egui_ctx, atlas(), Some(&storage), &args));
    settle(&mut w, |w| says(w, "As it would be read, from"));
    w
}

/// Chooses a column, or another value, in one of the dialog's drop-downs.
fn pick(w: &mut Harness<'static, AtlasApp>, name: &str, value: &str) {
    w.get_by_role_and_label(Role::ComboBox, name).click_accesskit();
    w.run();
    w.get_by_role_and_label(Role::Button, value).click_accesskit();
    w.run();
}

fn opened(w: &mut Harness<'static, AtlasApp>) {
    w.key_press(Key::Enter);
    settle(w, |w| w.state().session().events().active().is_some_and(|l| l.loading.is_none()));
}

#[test]
fn the_order_of_dates_is_said_as_they_tell_it() {
    for (name, date, words) in [
        ("iso.csv", "2024-01-06", "Dates: year first (ISO)"),
        ("day.csv", "13/01/2024", "Dates: day first (found)"),
        ("either.csv", "02/03/2024", "Dates: day first (assumed)"),
        ("named.csv", "6 March 2024", "Dates: months by name"),
    ] {
        let path = table(name, name, &format!("when,lat,lon,kind\n{date},36.34,43.13,a\n"));
        let w = asking(&path, &Remembered::default());
        assert!(says(&w, words), "{name}");
    }
}

#[test]
fn a_column_of_times_and_one_of_zones_can_be_chosen() {
    let text = "when,lat,lon,kind,moment,place of clock\n2024-01-06,36.34,43.13,a,22:30,UTC\n";
    let mut w = asking(&table("times", "times.csv", text), &Remembered::default());
    assert!(!says(&w, "its day in Baghdad"));
    pick(&mut w, "Time of day", "moment");
    pick(&mut w, "Time zone", "place of clock");
    assert!(says(&w, "Times of another zone than Iraq's move an event to its day in Baghdad."));
    opened(&mut w);
    let table = w.state().session().events().active().unwrap().table.clone();
    assert_eq!(table.days(0).unwrap().0.to_string(), "2024-01-07");
}

#[test]
fn what_was_confirmed_is_offered_again_for_a_file_with_the_same_header() {
    let rows = "when,lat,lon,kind,other\n2024-01-06,36.34,43.13,a,x\n";
    let first = table("memory", "first.csv", rows);
    let mut w = asking(&first, &Remembered::default());
    assert!(!says(&w, "As last time"));
    pick(&mut w, "Type", "other");
    opened(&mut w);
    let mut remembered = Remembered::default();
    w.state_mut().save(&mut remembered);
    // Another start, another file.
    let second = first.with_file_name("second.csv");
    std::fs::write(&second, rows.replace("2024-01-06", "2025-01-06")).unwrap();
    let mut w = asking(&second, &remembered);
    assert!(says(&w, "As last time"));
    opened(&mut w);
    let kind = |w: &Harness<'_, AtlasApp>| {
        let table = w.state().session().events().active().unwrap().table.clone();
        table.dimensions()[table.type_dimension().unwrap()].header.clone()
    };
    assert_eq!(kind(&w), "other");
    // What the program finds is one click away, and other headers are asked about as ever.
    let mut w = asking(&second, &remembered);
    w.get_by_label("Find out anew").click_accesskit();
    w.run();
    assert!(!says(&w, "As last time"));
    opened(&mut w);
    assert_eq!(kind(&w), "kind");
    std::fs::write(&second, rows.replace("other", "another")).unwrap();
    assert!(!says(&asking(&second, &remembered), "As last time"));
}

#[test]
fn unchanged_columns_are_offered_again_as_well() {
    let path = table("unchanged", "unchanged.csv", "when,lat,lon,kind\n2024-01-06,36.34,43.13,a\n");
    let mut w = asking(&path, &Remembered::default());
    opened(&mut w);
    let mut remembered = Remembered::default();
    w.state_mut().save(&mut remembered);
    assert!(says(&asking(&path, &remembered), "As last time"));
    // A window that never opened it knows nothing of it.
    assert!(!says(&window(WindowArgs::default()), "As last time"));
}

#[test]
fn the_encoding_that_was_chosen_is_chosen_again_for_a_file_with_the_same_header() {
    // “Сулеймания” in Windows-1251, which nothing tells from Western European.
    let cyrillic = b"\xd1\xf3\xeb\xe5\xe9\xec\xe0\xed\xe8\xff";
    let rows = |name: &[u8]| [&b"when,lat,lon,kind\n2024-01-06,36.34,43.13,"[..], name, b"\n"].concat();
    let first = table("encoding", "first.csv", "");
    std::fs::write(&first, rows(cyrillic)).unwrap();
    let kinds = |w: &Harness<'_, AtlasApp>| {
        let table = w.state().session().events().active().unwrap().table.clone();
        table.dimensions()[table.type_dimension().unwrap()].values.clone()
    };
    let mut w = asking(&first, &Remembered::default());
    pick(&mut w, "Letters: UTF-8", "Windows-1251 (Cyrillic)");
    settle(&mut w, |w| says(w, "as you asked"));
    opened(&mut w);
    assert_eq!(kinds(&w), ["Сулеймания"]);
    let mut remembered = Remembered::default();
    w.state_mut().save(&mut remembered);
    let second = first.with_file_name("second.csv");
    std::fs::write(&second, rows(cyrillic)).unwrap();
    let mut w = asking(&second, &remembered);
    assert!(says(&w, "As last time"));
    opened(&mut w);
    assert_eq!(kinds(&w), ["Сулеймания"]);
    // A file in UTF-8 stays one.
    std::fs::write(&second, rows("السليمانية".as_bytes())).unwrap();
    let mut w = asking(&second, &remembered);
    opened(&mut w);
    assert_eq!(kinds(&w), ["السليمانية"]);
}
