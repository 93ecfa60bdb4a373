//! No module has a ring of files; and the check would see one however it is written.

use std::collections::BTreeSet;

use crate::known_rings::KNOWN_RINGS;
use crate::rings::{rings, unresolved};
use crate::{Source, sources};

fn by_path(sources: &[Source]) -> Vec<(&str, &str)> {
    sources.iter().map(|s| (s.path.as_str(), s.text.as_str())).collect()
}

#[test]
fn no_module_has_a_ring_of_files() {
    let sources = sources();
    let rings = rings(&by_path(&sources));
    let known = |files: &BTreeSet<String>| {
        KNOWN_RINGS.iter().any(|(_, known)| files.iter().all(|f| known.contains(&f.as_str())))
    };
    let new = rings.iter().filter(|r| !known(&r.files));
    let new: Vec<String> = new.map(|r| format!("{:?}\n  {}", r.files, r.references.join("\n  "))).collect();
    assert!(new.is_empty(), "{} rings:\n{}", new.len(), new.join("\n"));
    let untied: Vec<String> = KNOWN_RINGS
        .iter()
        .flat_map(|(name, files)| files.iter().map(move |file| (name, *file)))
        .filter(|(_, file)| !rings.iter().any(|r| r.files.contains(*file)))
        .map(|(name, file)| format!("{name}: {file}"))
        .collect();
    assert!(
        untied.is_empty(),
        "strike off known_rings.rs what is in no ring any more:\n{}",
        untied.join("\n")
    );
}

#[test]
fn every_path_into_the_crate_is_followed_to_the_file_that_defines_it() {
    let lost = unresolved(&by_path(&sources()));
    assert!(lost.is_empty(), "{} paths lead nowhere:\n{}", lost.len(), lost.join("\n"));
}

const LIB: (&str, &str) = ("lib.rs", "pub mod scene; pub mod paint;");
const TWO: (&str, &str) = ("scene/mod.rs", "mod a; mod b; pub use a::A; pub use b::{B, make};");

/// The rings of a made-up crate of two modules.
fn found(sources: &[(&str, &str)]) -> Vec<String> {
    let all: Vec<(&str, &str)> = [LIB].iter().chain(sources).copied().collect();
    assert_eq!(unresolved(&all), [""; 0]);
    rings(&all).iter().map(|r| r.files.iter().cloned().collect::<Vec<_>>().join(" ")).collect()
}

/// The rings of `scene/a.rs` and `scene/b.rs`, the second of which needs the first.
fn with_a(a: &str) -> Vec<String> {
    let paint = ("paint/mod.rs", "pub struct Paper;");
    let b = ("scene/b.rs", "use super::A; pub struct B(A); pub fn make() {}");
    found(&[TWO, paint, ("scene/a.rs", a), b])
}

#[test]
fn a_ring_of_two_files_is_found_however_it_is_written() {
    for a in [
        "use super::b::B; pub struct A;",
        "use super::B; pub struct A;",
        "use super::{B as C}; pub struct A;",
        "use super::b; pub struct A(b::B);",
        "use super::b as other; pub struct A; fn f() { other::make() }",
        "use super::*; pub struct A(B);",
        "use super::b::*; pub struct A;",
        "use crate::scene::B; pub struct A;",
        "use crate::scene::b::{self, B}; pub struct A;",
        "use crate::{paint, scene::{b::make}}; pub struct A;",
        "use crate::scene; pub struct A(scene::B);",
        "pub struct A(super::B);",
        "pub struct A; fn f() { crate::scene::make() }",
        "pub use super::b::make; pub struct A;",
        "pub struct A; mod inner { use super::super::B; }",
        "pub struct A; fn f() { use super::make; make() }",
        "pub struct A; #[cfg(feature = \"gui\")] impl From<super::B> for A {}",
        "pub struct A; #[cfg(not(test))] fn f() { super::make() }",
        "pub struct A; #[cfg(test)] mod tests; fn f() { super::make() }",
    ] {
        assert_eq!(with_a(a), ["scene/a.rs scene/b.rs"], "{a}");
    }
}

#[test]
fn what_is_no_reference_makes_no_ring() {
    for a in [
        "pub struct A;",
        "/// See [`super::B`].\npub struct A; // use super::B;",
        "pub struct A; const B: &str = \"use super::B;\";",
        "pub struct A; #[cfg(test)] mod tests { use super::super::B; }",
        "pub struct A; #[cfg(test)] use super::{B, make};",
        "pub struct A; #[test] fn t() { super::make() } #[cfg(all(test, unix))] fn u() { super::make() }",
        "pub struct A; mod inner { fn f() { super::make() } } fn make() {}",
        "pub(super) struct A; pub(in crate::scene) struct C { b: u8 }",
        "use crate::paint::Paper; pub struct A(Paper);",
        "use std::fmt; use serde::B; pub struct A(B);",
        "pub struct A; fn f(a: A) { a.make() }",
    ] {
        assert_eq!(with_a(a), [""; 0], "{a}");
    }
}

#[test]
fn a_ring_of_three_is_one_ring_and_two_rings_are_two() {
    let folder = ("scene/mod.rs", "mod a; mod b; mod c; mod d; mod e; pub use a::A; pub use c::C;");
    let a = ("scene/a.rs", "use super::b::B; pub struct A;");
    let b = ("scene/b.rs", "use super::C; pub struct B;");
    let c = ("scene/c.rs", "use super::A; pub struct C;");
    let d = ("scene/d.rs", "use super::e::E; use super::A; pub struct D;");
    let e = ("scene/e.rs", "use super::d::D; pub struct E;");
    assert_eq!(
        found(&[folder, a, b, c, d, e]),
        ["scene/a.rs scene/b.rs scene/c.rs", "scene/d.rs scene/e.rs"]
    );
}

#[test]
fn a_ring_through_a_nested_folder_is_found() {
    let folder = ("scene/mod.rs", "mod own; mod hits; pub use hits::Hit; pub use own::mark;");
    let hits = ("scene/hits.rs", "use super::mark; pub struct Hit;");
    for (own, mark) in [
        ("mod mark; pub use mark::mark;", "use super::super::Hit; pub fn mark() {}"),
        ("mod mark; pub(crate) use mark::*;", "use crate::scene::hits::Hit; pub fn mark() {}"),
        // The folder brings `Hit` in for its file.
        ("mod mark; use super::Hit; pub use self::mark::mark;", "use super::Hit; pub fn mark() {}"),
    ] {
        let sources = [folder, hits, ("scene/own/mod.rs", own), ("scene/own/mark.rs", mark)];
        assert_eq!(found(&sources), ["scene/hits.rs scene/own/mark.rs"], "{own} {mark}");
    }
}

#[test]
fn a_folder_that_hands_on_is_in_no_ring_but_one_that_does_something_may_be() {
    let a = ("scene/a.rs", "use super::b::B; use super::LONG; pub struct A; pub fn a() {}");
    let b = ("scene/b.rs", "pub struct B; pub trait Walk {}");
    for (folder, rings) in [
        ("mod a; mod b; pub use a::A; pub const LONG: u8 = 1;", 0),
        ("mod a; mod b; use a::A; pub const LONG: u8 = 1;", 0),
        ("mod a; mod b; pub const LONG: u8 = 1; fn f() { a::A }", 1),
        ("mod a; mod b; use a::A; pub const LONG: u8 = 1; fn f() { A }", 1),
        ("mod a; mod b; use b::Walk; pub const LONG: u8 = 1;", 0),
        ("mod a; mod b; pub use a::a; pub const LONG: u8 = 1; impl X { fn a(&self) {} }", 0),
    ] {
        assert_eq!(found(&[("scene/mod.rs", folder), a, b]).len(), rings, "{folder}");
    }
    let b = ("scene/b.rs", "use super::LONG; pub trait Walk {}");
    let folder = ("scene/mod.rs", "mod b; use b::Walk; pub const LONG: u8 = 1;");
    assert_eq!(found(&[folder, b]), ["scene/b.rs scene/mod.rs"], "a trait is used without being named");
}

#[test]
fn a_file_with_files_below_it_is_followed_like_a_folder() {
    let folder = ("scene/mod.rs", "mod a; pub use a::part::Part;");
    let a = ("scene/a.rs", "pub mod part; pub struct A(part::Part);");
    let part = ("scene/a/part.rs", "use super::A; pub struct Part;");
    assert_eq!(found(&[folder, a, part]), ["scene/a.rs scene/a/part.rs"]);
    let a = ("scene/a.rs", "pub mod part; #[cfg(test)] mod tests; pub struct A;");
    let tests = ("scene/a/tests.rs", "use super::nothing::Nowhere;");
    assert_eq!(found(&[folder, a, part, tests]), [""; 0]);
}

#[test]
fn a_ring_is_reported_with_the_lines_that_make_it() {
    let b = ("scene/b.rs", "\nuse super::A;\npub struct B;\npub fn make() {}");
    let rings = rings(&[LIB, TWO, ("scene/a.rs", "pub struct A(super::B);"), b]);
    let ring: Vec<&str> = rings[0].references.iter().map(String::as_str).collect();
    assert_eq!(ring, ["scene/a.rs:1 → scene/b.rs (super::B)", "scene/b.rs:2 → scene/a.rs (super::A)"]);
}

#[test]
fn a_path_that_leads_nowhere_is_reported() {
    let sources = [LIB, TWO, ("scene/a.rs", "use super::c::C;"), ("scene/b.rs", "")];
    assert!(unresolved(&sources).contains(&"scene/a.rs:1: super::c::C".to_owned()));
}
