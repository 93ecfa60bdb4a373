//! Checks the modules of `src/lib.rs`: a module uses only modules above it, core modules know no window,
//! file, thread or clock, and no file grows too long.

mod known_rings;
mod ring_tests;
mod rings;
mod tokens;

use std::fs;
use std::path::{Path as FilePath, PathBuf};

use tokens::{Path, Token, paths, tokens};

/// The modules from top to bottom: each may use those before it.
const MODULES: [&str; 15] = [
    "geo", "model", "events", "formats", "style", "atlas", "reading", "scene", "detail", "session", "paint",
    "files", "ui", "app", "cli",
];

/// The last module to which bytes and times come in as arguments.
const LAST_PURE: &str = "paint";

/// What modules up to [`LAST_PURE`] may not name. `env!` and `include_bytes!` refer to the build, not the
/// user's machine, and are not paths.
const OUTSIDE: [&str; 9] = [
    "std::fs",
    "std::net",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "std::env",
    "std::process",
    "std::os",
    "std::io::std",
];

/// The toolkit's crates, and who may name each.
const TOOLKIT: [(&str, &[&str]); 3] = [("egui", &["ui", "app"]), ("eframe", &["app"]), ("rfd", &["app"])];

/// Who may read and write files.
const FILE_MODULES: [&str; 3] = ["files", "app", "cli"];

const MOST_LINES: usize = 400;

/// A source file by its path below `src`, with `/` between folders.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// `scene` for `scene/build.rs`; the file's own name for `lib.rs` and `main.rs`.
    fn module_name(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// How many modules deep the file's own module lies below the crate.
    fn depth(&self) -> usize {
        let own_folder = ["/mod.rs", "lib.rs", "main.rs"].iter().any(|end| self.path.ends_with(end));
        self.path.split('/').count() - usize::from(own_folder)
    }
}

fn src() -> PathBuf {
    FilePath::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    fn collect(folder: &FilePath, below: &str, out: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("an entry of src").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                collect(&path, &format!("{below}{name}/"), out);
            } else if name.ends_with(".rs") {
                let text = fs::read_to_string(&path).expect("a source is text");
                out.push(Source { path: format!("{below}{name}"), text });
            }
        }
    }
    let mut out = Vec::new();
    collect(&src(), "", &mut out);
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

/// The modules in the table of `src/lib.rs`'s documentation, in order.
fn documented(lib: &str) -> Vec<String> {
    let rows = lib.lines().filter_map(|line| line.strip_prefix("//! | "));
    let cells = rows.filter_map(|row| row.split('|').next()).map(str::trim);
    cells.filter(|c| c.contains('`')).map(|c| c.replace(['[', ']', '`'], "")).collect()
}

/// What the file does against the rules, one line each.
fn faults(source: &Source) -> Vec<String> {
    let words = tokens(&source.text);
    let mut faults = Vec::new();
    let mut say = |line: usize, what: String| faults.push(format!("{}:{line}: {what}", source.path));
    for path in paths(&words) {
        if let Some(what) = looks_up(source, &path).or_else(|| goes_outside(source, &path)) {
            say(path.line, what);
        }
    }
    for token in paths_set_by_hand(&words) {
        say(token.line, "#[path] hides which module a file belongs to".to_owned());
    }
    faults
}

fn paths_set_by_hand(words: &[Token]) -> impl Iterator<Item = &Token> {
    let is = |token: &Token, text: &str| token.text == text;
    words.windows(3).filter(move |w| is(&w[0], "[") && is(&w[1], "path") && is(&w[2], "=")).map(|w| &w[1])
}

/// The path from the crate on, if it names the crate: `super` counts as far as it leads there.
fn from_crate<'a>(source: &Source, path: &'a Path) -> Option<&'a [String]> {
    let first = path.parts.first().map(String::as_str);
    if matches!(first, Some("crate" | "iraq_risk_atlas")) {
        return path.parts.get(1..);
    }
    let ups = path.parts.iter().take_while(|p| *p == "super").count();
    let at_crate = ups > 0 && ups >= source.depth() + path.depth;
    if at_crate { path.parts.get(ups..) } else { None }
}

/// The fault if the path leads into a module that this one may not use.
fn looks_up(source: &Source, path: &Path) -> Option<String> {
    let rest = from_crate(source, path)?;
    let own = MODULES.iter().position(|r| *r == source.module_name())?;
    match rest.first().map(String::as_str) {
        // `pub(crate)` names the crate and nothing in it.
        None if !path.imported => None,
        None | Some("self" | "*") => Some("imports the whole crate, and so every module".to_owned()),
        Some(module) => match MODULES.iter().position(|r| *r == module) {
            Some(other) if other <= own => None,
            Some(_) => {
                Some(format!("`{}` may not use `{module}`, which lies below it", source.module_name()))
            }
            None => Some(format!("`{module}` is not a module")),
        },
    }
}

/// The fault if the path names something the module may not know.
fn goes_outside(source: &Source, path: &Path) -> Option<String> {
    let (module, name) = (source.module_name(), path.parts.join("::"));
    let place = MODULES.iter().position(|r| *r == module)?;
    let names = |what: &str| names(path, what);
    for (part, modules) in TOOLKIT {
        if path.parts.iter().any(|p| p == part) && !modules.contains(&module) {
            return Some(format!("`{name}`: only {} may use `{part}`", modules.join(" and ")));
        }
    }
    if names("std::fs") && !FILE_MODULES.contains(&module) {
        return Some(format!("`{name}`: only {} touch files", FILE_MODULES.join(", ")));
    }
    let last = MODULES.iter().position(|r| *r == LAST_PURE)?;
    let outside = place <= last && !path.is_macro && OUTSIDE.iter().any(|what| names(what));
    outside.then(|| format!("`{name}`: modules up to `{LAST_PURE}` know no file, thread, clock or process"))
}

/// Whether the path leads to `what`, or imports something that holds it. The last word of
/// `what` may be the beginning of a name (`std::io::std` is `stdin`, `stdout` and `stderr`).
fn names(path: &Path, what: &str) -> bool {
    let what: Vec<&str> = what.split("::").collect();
    let mut parts: Vec<&str> = path.parts.iter().map(String::as_str).collect();
    let whole = matches!(parts.last(), Some(&"self" | &"*"));
    parts.truncate(parts.len() - usize::from(whole));
    if parts.len() < what.len() {
        // `use std::io` alone is for its traits; `std::io::stdin` is caught as `io::stdin`.
        return path.imported && what.starts_with(&parts) && what[..2] != ["std", "io"];
    }
    let (last, before) = what.split_last().expect("no rule is empty");
    let same = parts[before.len()] == *last || *last == "std" && parts[before.len()].starts_with("std");
    parts.starts_with(before) && same
}

/// Faults of a made-up file.
fn faults_of(path: &str, text: &str) -> Vec<String> {
    faults(&Source { path: path.to_owned(), text: text.to_owned() })
}

#[test]
fn the_order_of_the_modules_is_the_documented_one() {
    let lib = fs::read_to_string(src().join("lib.rs")).unwrap();
    assert_eq!(documented(&lib), MODULES);
    let declared: Vec<String> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    let mut modules = MODULES.map(str::to_owned).to_vec();
    modules.sort();
    assert_eq!(declared, modules, "the modules of lib.rs");
    for source in sources().iter().filter(|s| s.path.contains('/')) {
        assert!(MODULES.contains(&source.module_name()), "{} is in no module", source.path);
    }
}

#[test]
fn every_module_looks_down_and_knows_only_what_it_may() {
    let sources = sources();
    assert!(sources.len() > 100, "only {} sources were found", sources.len());
    let faults: Vec<String> = sources.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_source_is_longer_than_can_be_read_in_one_go() {
    let sources = sources();
    let lines = |s: &Source| s.text.lines().count();
    let long = sources.iter().filter(|s| lines(s) > MOST_LINES);
    let long: Vec<String> = long.map(|s| format!("{}: {} lines", s.path, lines(s))).collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn every_public_module_says_at_its_head_what_it_is_for() {
    let sources = sources();
    let mut seen = 0;
    for source in &sources {
        for module in public_modules(&tokens(&source.text)) {
            let folder = source.path.trim_end_matches("mod.rs").trim_end_matches("lib.rs");
            let folder = folder.strip_suffix(".rs").map_or(folder.to_owned(), |f| format!("{f}/"));
            let files = [format!("{folder}{module}.rs"), format!("{folder}{module}/mod.rs")];
            let file = sources.iter().find(|s| files.contains(&s.path));
            let file = file.unwrap_or_else(|| panic!("{}: `pub mod {module}` has no file", source.path));
            assert!(file.text.starts_with("//! "), "{} does not begin with `//! `", file.path);
            seen += 1;
        }
    }
    assert!(seen >= MODULES.len(), "only {seen} public modules were found");
}

fn public_modules(words: &[Token]) -> Vec<String> {
    let is = |token: &Token, text: &str| token.text == text;
    let found = words.windows(3).filter(|w| is(&w[0], "pub") && is(&w[1], "mod"));
    found.map(|w| w[2].text.clone()).collect()
}

#[test]
fn an_upward_import_is_found_however_it_is_written() {
    for text in [
        "use crate::app::AtlasApp;",
        "use crate::{geo::Screen, app};",
        "use crate::{geo::{self, Screen}, session::{Action as A, *}};",
        "fn f() -> crate::session::Session { todo!() }",
        "mod tests { use super::super::super::session::Session; }",
        "use super::super::session;",
        "#[cfg(test)] mod tests { fn f() { let c = '\"'; crate::paint::to_svg(); } }",
        "pub(in crate::app) struct S;",
        "use iraq_risk_atlas::cli;",
        "use crate as whole; fn f() { whole::app::run() }",
        "use crate::*;",
        "use super::super::*;",
        "use crate::tables::Table;",
        "fn f(x: Vec<crate::ui::Thing>) -> &'static str { \"a\" }",
        "macro_rules! m { () => { $crate::cli::main() } }",
        "#[path = \"../app/mod.rs\"] mod hidden;",
    ] {
        assert!(!faults_of("scene/hits.rs", text).is_empty(), "{text}");
    }
}

#[test]
fn comments_and_strings_are_no_upward_imports() {
    for text in [
        "/// See [`crate::app`].\npub(crate) struct S;",
        "/* /* crate::app */ std::fs::read() */ use crate::geo::Screen;",
        "const A: &str = \"crate::app \\\" std::fs\"; const B: &str = r#\"\"crate::app\"#;",
        "const C: &[u8] = b\"std::env\"; const D: char = '\\''; fn f<'a>(x: &'a str) {}",
        "use super::prim::Prim; mod tests { use super::super::hits; use super::*; }",
        "use std::{fmt, io, time::Duration}; const V: &str = std::env!(\"CARGO_PKG_VERSION\");",
        "use crate::scene::Scene; use crate::{geo, model::{Claim, Layer}};",
        "fn f(fs: u8, process: u8) -> u8 { fs + process }",
        "fn f<'a>(r#type: &'a [u8]) -> impl Iterator<Item = u8> + use<'a> { todo!() }",
    ] {
        assert_eq!(faults_of("scene/hits.rs", text), [""; 0], "{text}");
    }
}

#[test]
fn what_lies_outside_is_found_in_a_module_that_may_not_know_it() {
    for text in [
        "use std::fs;",
        "use std::{collections::BTreeMap, fs::File};",
        "fn f() { ::std::thread::spawn(|| ()); }",
        "use std::time::{Duration, Instant};",
        "use std::time;",
        "use std::time::*;",
        "use std::*;",
        "fn f() { std::env::var(\"HOME\").ok(); }",
        "use std::io::{Read, stdin};",
        "use eframe::egui::Rect;",
        "fn f(ui: &mut egui::Ui) {}",
        "fn f() -> rfd::FileDialog { todo!() }",
        "use std::net::TcpStream;",
    ] {
        assert!(!faults_of("paint/svg.rs", text).is_empty(), "{text}");
    }
    assert_eq!(faults_of("ui/fonts.rs", "use std::fs;").len(), 1);
    assert_eq!(faults_of("cli/render.rs", "use eframe::egui;").len(), 1);
    for path in ["files/mod.rs", "app/mod.rs", "cli/render.rs"] {
        assert_eq!(faults_of(path, "use std::{fs, env, thread};"), [""; 0], "{path}");
    }
    assert_eq!(faults_of("ui/fonts.rs", "use egui::Ui; use std::time::Instant;"), [""; 0]);
    assert_eq!(faults_of("ui/fonts.rs", "use eframe::egui;").len(), 1);
    assert_eq!(faults_of("ui/fonts.rs", "use rfd::FileDialog;").len(), 1);
    assert_eq!(faults_of("app/run.rs", "use eframe::egui; use rfd::FileDialog;"), [""; 0]);
}

#[test]
fn a_fault_names_its_file_and_line() {
    let found = faults_of("geo/shape.rs", "//! Shapes.\n\nuse crate::model::Claim;\n");
    assert_eq!(found, ["geo/shape.rs:3: `geo` may not use `model`, which lies below it"]);
}

#[test]
fn the_table_is_read_from_the_documentation_alone() {
    let lib =
        "//! | module | what |\n//! |---|---|\n//! | [`geo`] | a |\n//! | `ui` | b |\n// | [`cli`] | no |\n";
    assert_eq!(documented(lib), ["geo", "ui"]);
}
