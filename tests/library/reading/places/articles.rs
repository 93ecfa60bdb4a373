//! The numbers, by the scores that `cargo run --example evaluate` prints.

#[path = "../../../../examples/evaluate/score/mod.rs"]
#[allow(dead_code, reason = "only the example prints them")]
mod score;

use std::fs;

use iraq_risk_atlas::reading::PlaceFinder;

use crate::support::atlas;
use crate::support::files::shared;

use score::{ArticleScore, EventOptions, EventScore};

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[test]
fn the_two_articles_are_read_as_a_person_reads_them() {
    let Some(folder) = shared("articles") else { return };
    let a = ArticleScore::of(&PlaceFinder::new(&atlas()), &folder).expect("the two articles");
    assert!(share(a.found, a.expected) >= 0.95, "{a:?}");
    assert!(share(a.right, a.found) >= 0.95, "{a:?}");
    assert!(a.false_places <= 2, "{a:?}");
}

#[test]
fn real_locations_get_the_governorate_that_people_gave_them() {
    let Some(file) = shared("events/ibc-esoc-dev.csv") else { return };
    let text = fs::read_to_string(file).expect("a table");
    let atlas = atlas();
    let finder = PlaceFinder::new(&atlas);
    let score = EventScore::of(&finder, &atlas, &text, EventOptions::default()).expect("locations");
    let all = &score.all;
    assert_eq!(all.rows, 10_519);
    assert!(share(all.right, all.rows) >= 0.93, "{all:?}");
    assert!(share(all.right, all.answered) >= 0.97, "{all:?}");
}
