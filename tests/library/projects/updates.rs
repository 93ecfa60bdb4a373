//! Which event file is a later state of which, saved and opened again.

use iraq_risk_atlas::formats::project::Project;
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{Effect, LayerAction, ProjectAction, Session, UpdateAction};

use super::made::{csv, open, reopened, session, through_file};
use super::reopened::bring;

const PATHS: [&str; 2] = ["/home/r/data/march.csv", "/home/r/data/april.csv"];

/// A project in which the second file is an update of the first.
fn saved() -> Project {
    let mut s = session();
    open(&mut s, EventLayerId(1), PATHS[0], &csv(&["raid", "raid"]));
    open(&mut s, EventLayerId(2), PATHS[1], &csv(&["raid", "raid", "raid"]));
    s.apply(UpdateAction::Of { layer: EventLayerId(2), of: Some(EventLayerId(1)) }.into());
    through_file(&s.project(), "/home/r/brief")
}

/// What each entry of the project is an update of.
fn updates(project: &Project) -> Vec<(String, Option<String>)> {
    let entries = project.events.iter().filter_map(|e| e.read());
    let mut found: Vec<_> = entries.map(|e| (e.id.clone(), e.update_of.clone())).collect();
    found.sort();
    found
}

fn whole() -> Vec<(String, Option<String>)> {
    vec![("events-1".into(), None), ("events-2".into(), Some("events-1".into()))]
}

/// Brings the file of `events-N` as a layer of another number.
fn bring_one(s: &mut Session, number: u32) -> Vec<Effect> {
    let rows = vec!["raid"; number as usize + 1];
    let (entry, path) = (format!("events-{number}"), PATHS[number as usize - 1]);
    bring(s, &entry, EventLayerId(number + 6), path, &csv(&rows), true)
}

fn update_of(s: &Session) -> Option<EventLayerId> {
    s.events().layer(EventLayerId(8)).unwrap().update_of
}

#[test]
fn an_update_comes_back_and_is_compared_once_both_are_there_in_either_order() {
    assert_eq!(updates(&saved()), whole());
    for order in [[1, 2], [2, 1]] {
        let mut s = reopened(&saved());
        let first = bring_one(&mut s, order[0]);
        assert!(!first.iter().any(|e| matches!(e, Effect::Compare { .. })), "{first:?}");
        assert_eq!(updates(&s.project()), whole(), "one is pending");
        let second = bring_one(&mut s, order[1]);
        let compares =
            |e: &Effect| matches!(e, Effect::Compare { old: EventLayerId(7), new: EventLayerId(8), .. });
        assert_eq!(second.iter().filter(|e| compares(e)).count(), 1, "{second:?}");
        assert_eq!(update_of(&s), Some(EventLayerId(7)));
        assert_eq!(updates(&s.project()), whole());
    }
}

#[test]
fn it_stays_while_the_earlier_file_is_missing_and_goes_with_it() {
    let mut s = reopened(&saved());
    bring_one(&mut s, 2);
    assert_eq!(update_of(&s), None);
    assert_eq!(updates(&s.project()), whole());
    s.apply(ProjectAction::GiveUp { entry: "events-1".into() }.into());
    assert_eq!(updates(&s.project()), [("events-2".into(), None)]);
    let mut s = reopened(&saved());
    bring_one(&mut s, 1);
    bring_one(&mut s, 2);
    s.apply(LayerAction::Close { layer: EventLayerId(7).into() }.into());
    assert_eq!(updates(&s.project()), [("events-2".into(), None)]);
}

#[test]
fn what_the_user_takes_back_is_not_saved() {
    let mut s = reopened(&saved());
    bring_one(&mut s, 1);
    bring_one(&mut s, 2);
    s.apply(UpdateAction::Of { layer: EventLayerId(8), of: None }.into());
    assert_eq!(updates(&s.project()).into_iter().filter_map(|(_, of)| of).count(), 0);
}

#[test]
fn an_update_of_an_unknown_entry_or_of_itself_in_a_ring_is_told() {
    for (own, first, words) in [
        ("events-9", None, "which is no event file in it"),
        ("events-1", Some("events-2"), "an update of a file that is an update of it"),
        ("events-2", None, "an update of a file that is an update of it"),
    ] {
        let mut project = saved();
        let mut said = Vec::new();
        for entry in &mut project.events {
            let mut read = entry.read().unwrap().clone();
            read.update_of = if read.id == "events-2" { Some(own) } else { first }.map(str::to_owned);
            *entry = read.into();
        }
        let mut s = reopened(&project);
        for number in [1, 2] {
            said.extend(bring_one(&mut s, number));
        }
        let told = |e: &Effect| matches!(e, Effect::Say(said) if said.contains(words));
        assert_eq!(said.iter().filter(|e| told(e)).count(), 1, "{own}: {said:?}");
    }
}
