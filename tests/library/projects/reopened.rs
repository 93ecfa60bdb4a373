//! A session that is saved and opened again.

use iraq_risk_atlas::events::{Filter, GOVERNORATE};
use iraq_risk_atlas::formats::project::{Entry, Project};
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{EventKey, EventLayerId, FeatureLayerId, Subject};
use iraq_risk_atlas::scene::{EventDisplay, Names};
use iraq_risk_atlas::session::{
    Action, ArticleAction, Effect, EventAction, LayerAction, ProjectAction, SelectAction, Session, Stamp,
    UpdateAction, ViewAction,
};
use serde_json::{Value, json};

use super::format::{full, schema};
use super::made::{
    begin, csv, finish, open, read, reopened, session, through_file, user_layer, with_own_layer,
};

const TYPES: [&str; 6] = ["bombing", "shooting", "kidnapping", "bombing", "shooting", "raid"];

/// A session in which much has been done.
pub fn at_work() -> Session {
    let mut s = session();
    with_own_layer(&mut s, "/home/r/brief/own.geojson", "own");
    open(&mut s, EventLayerId(1), "/home/r/data/one.csv", &csv(&TYPES));
    open(&mut s, EventLayerId(2), "/home/r/data/two.csv", &csv(&["raid", "raid"]));
    let layers: Vec<FeatureLayerId> = s.layers().iter().map(|l| l.id().clone()).collect();
    let filter = only(&s, EventLayerId(1), &["bombing", "raid"]);
    for action in [
        EventAction::Filter { layer: EventLayerId(1), filter }.into(),
        EventAction::Display { layer: EventLayerId(1), display: EventDisplay::Cells }.into(),
        LayerAction::Opacity { layer: EventLayerId(2).into(), opacity: 0.6 }.into(),
        LayerAction::Show { layer: EventLayerId(2).into(), visible: false }.into(),
        LayerAction::Move { layer: layers[3].clone().into(), to: 0 }.into(),
        LayerAction::Show { layer: layers[2].clone().into(), visible: false }.into(),
        LayerAction::Opacity { layer: layers[1].clone().into(), opacity: 0.35 }.into(),
        UpdateAction::Of { layer: EventLayerId(2), of: Some(EventLayerId(1)) }.into(),
        // Comparing has made the later one the active layer.
        EventAction::Activate { layer: EventLayerId(1) }.into(),
        Action::Names(Names::Both),
        EventAction::Days(Some((day(2016, 4, 1), day(2016, 4, 4)))).into(),
        ViewAction::Set(Viewport::new(LonLat::new(44.123_456_789, 33.3), 8.123_456_789, [1000.0, 700.0]))
            .into(),
        ProjectAction::Title("Diyala brief".into()).into(),
        ProjectAction::Notes("Two\nlines".into()).into(),
        EventAction::Region(Some(vec![
            LonLat::new(44.0, 33.0).into(),
            LonLat::new(45.0, 33.0).into(),
            LonLat::new(45.0, 34.0).into(),
        ]))
        .into(),
        ArticleAction::Open { article: s.atlas().articles[0].id.clone() }.into(),
        SelectAction::Feature(s.atlas().find_id("FP-07").expect("Hawija")).into(),
    ] {
        s.apply(action);
    }
    s
}

pub fn day(y: i32, m: u8, d: u8) -> iraq_risk_atlas::events::Day {
    iraq_risk_atlas::events::Day::from_ymd(y, m, d).expect("a day")
}

/// A filter that lets through these values of `kind`.
pub fn only(s: &Session, layer: EventLayerId, values: &[&str]) -> Filter {
    let table = &s.events().layer(layer).expect("the layer").table;
    let index = table.dimensions().iter().position(|d| d.header == "kind").expect("kind");
    let codes = (0_u16..).zip(&table.dimensions()[index].values);
    let kept = codes.filter(|(_, v)| values.contains(&v.as_str())).map(|(code, _)| code).collect();
    Filter { kept: [(index, kept)].into(), ..Filter::default() }
}

/// The values of `kind` that are let through, and how many rows are shown.
fn shown(s: &Session, layer: EventLayerId) -> (Vec<String>, u32) {
    let layer = s.events().layer(layer).expect("the layer");
    let index = layer.table.dimensions().iter().position(|d| d.header == "kind").expect("kind");
    let values = (0_u16..).zip(&layer.table.dimensions()[index].values);
    let kept = values.filter(|(code, _)| layer.filter().keeps(index, *code)).map(|(_, v)| v.clone());
    (kept.collect(), layer.shown.count())
}

/// Brings the event file of an entry, as the window does.
pub fn bring(
    s: &mut Session,
    entry: &str,
    layer: EventLayerId,
    path: &str,
    text: &str,
    same: bool,
) -> Vec<Effect> {
    let entry_of = |e: &Entry<_>| {
        e.read().cloned().filter(|e: &iraq_risk_atlas::formats::project::EventEntry| e.id == entry)
    };
    let saved = s.project_state().base().events.iter().find_map(entry_of).expect("the entry");
    begin(s, layer, path);
    let mut effects = s.apply(ProjectAction::Began { entry: entry.into(), layer, same }.into());
    let guessed = read(text, None).1;
    let mapping = saved.columns.map(|c| c.mapping(&guessed.header).expect("the columns are there"));
    let (table, layout) = read(text, mapping.as_ref());
    effects.extend(finish(s, layer, path, (table, &layout)));
    effects
}

/// Opens a project, and all its files with it.
pub fn whole(project: &Project) -> Session {
    let mut s = reopened(project);
    s.apply(
        ProjectAction::Layer {
            entry: "own (file)".into(),
            file: user_layer("/home/r/brief/own.geojson", "own"),
        }
        .into(),
    );
    // The second comes first, as it may.
    bring(&mut s, "events-1", EventLayerId(8), "/home/r/data/one.csv", &csv(&TYPES), true);
    bring(&mut s, "events-2", EventLayerId(9), "/home/r/data/two.csv", &csv(&["raid", "raid"]), true);
    s
}

#[test]
fn a_session_comes_back_as_it_was() {
    let before = at_work();
    let project = through_file(&before.project(), "/home/r/brief");
    let after = whole(&project);
    assert_eq!(after.project(), project);
    assert_eq!(project, before.project());
    let ids = |s: &Session| {
        s.layers().iter().map(|l| (l.id().clone(), l.visible(), l.opacity())).collect::<Vec<_>>()
    };
    assert_eq!(ids(&after), ids(&before));
    assert_eq!(shown(&after, EventLayerId(8)), shown(&before, EventLayerId(1)));
    assert_eq!(shown(&after, EventLayerId(8)).1, 2, "bombings and raids of the first four days");
    let files = |s: &Session| {
        s.events().layers().iter().map(|l| (l.about.path.clone(), l.visible(), l.display)).collect::<Vec<_>>()
    };
    assert_eq!(files(&after), files(&before));
    assert_eq!(after.events().active().map(|l| l.id), Some(EventLayerId(8)));
    assert_eq!(after.names(), Names::Both);
    assert_eq!(after.selection().map(|s| s.key().clone()), before.selection().map(|s| s.key().clone()));
    assert_eq!(after.article().map(|a| a.article.clone()), before.article().map(|a| a.article.clone()));
    let moved = before.viewport().to_screen(after.viewport().center());
    let off = (moved.x - 500.0).abs().max((moved.y - 350.0).abs());
    assert!(
        off < 0.01 && (after.viewport().zoom() - before.viewport().zoom()).abs() < 1e-6,
        "{off} pixels off"
    );
}

#[test]
fn what_is_saved_is_valid_by_the_schema_and_tells_files_from_its_folder() {
    let project = at_work().project().relative_to("/home/r/brief");
    let value: Value =
        serde_json::from_str(&iraq_risk_atlas::formats::project::write_project(&project)).unwrap();
    let errors: Vec<String> =
        schema().iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let text = value.to_string();
    assert!(text.contains("\"own.geojson\"") && text.contains("\"../data/one.csv\""), "{text}");
    assert!(!text.contains("/home"), "more of the machine than is needed: {text}");
    assert_eq!(
        value["events"][1]["filter"]["columns"],
        json!([{ "column": "kind", "only": ["bombing", "raid"] }])
    );
}

#[test]
fn a_filter_goes_by_words_onto_a_table_with_other_codes() {
    let project = at_work().project();
    let mut s = reopened(&project);
    let longer = ["siege", "raid", "shooting", "raid", "bombing", "siege", "siege"];
    bring(&mut s, "events-1", EventLayerId(5), "/home/r/data/one.csv", &csv(&longer), false);
    assert_eq!(
        shown(&s, EventLayerId(5)).0,
        ["raid", "bombing"],
        "half of the values were named: those and no others"
    );
    let mut most = at_work();
    let filter = only(&most, EventLayerId(1), &["bombing", "raid", "kidnapping"]);
    most.apply(EventAction::Filter { layer: EventLayerId(1), filter }.into());
    let mut s = reopened(&through_file(&most.project(), "/home/r"));
    bring(&mut s, "events-1", EventLayerId(5), "/home/r/data/one.csv", &csv(&longer), false);
    assert_eq!(
        shown(&s, EventLayerId(5)).0,
        ["siege", "raid", "bombing"],
        "one was left out: what is new is shown"
    );
}

#[test]
fn a_part_of_a_filter_that_the_file_has_no_column_for_is_reported_and_not_lost() {
    let mut value = full();
    value["events"][0]["filter"]["columns"] = json!([{ "column": "weapon", "only": ["mine"], "x": 1 }]);
    let text = value.to_string();
    let (project, _) = iraq_risk_atlas::formats::project::read_project("p", text.as_bytes()).unwrap();
    let mut s = reopened(&project.absolute_from("/home/r/brief"));
    let effects = bring(&mut s, "events-1", EventLayerId(1), "/home/r/data/a.csv", &csv(&TYPES), true);
    let said =
        effects.iter().any(|e| matches!(e, Effect::Say(words) if words.contains("no longer has the column")));
    assert!(said, "{effects:?}");
    assert!(
        effects.contains(&Effect::FindText { layer: EventLayerId(1), query: "market".into() }),
        "{effects:?}"
    );
    let saved = s.project();
    let entry = saved.events[0].read().expect("the entry");
    let kept = entry.filter.columns[0].read().expect("the part");
    assert_eq!(
        (kept.column.as_str(), kept.other["x"].clone(), entry.filter.text.as_deref()),
        ("weapon", json!(1), Some("market"))
    );
}

#[test]
fn files_that_are_not_there_stay_in_the_project_where_they_were() {
    let project = through_file(&at_work().project(), "/home/r/brief");
    let mut s = reopened(&project);
    assert_eq!(s.project(), Project { view: s.project().view, ..project.clone() });
    // Something else is done, and one of the files comes.
    s.apply(ProjectAction::Title("Another".into()).into());
    bring(&mut s, "events-2", EventLayerId(3), "/home/r/data/two.csv", &csv(&["raid"]), true);
    let saved = s.project();
    assert_eq!((&saved.layers, &saved.solo), (&project.layers, &project.solo));
    assert_eq!(saved.events[1], project.events[1], "still missing");
    s.apply(ProjectAction::GiveUp { entry: "events-1".into() }.into());
    assert_eq!(s.project().events.len(), 1, "given up");
    s.apply(LayerAction::Close { layer: EventLayerId(3).into() }.into());
    assert_eq!(s.project().events.len(), 0, "closed");
}

#[test]
fn a_file_whose_reading_fails_stays_too() {
    let project = at_work().project();
    let mut s = reopened(&project);
    begin(&mut s, EventLayerId(7), "/home/r/data/one.csv");
    s.apply(ProjectAction::Began { entry: "events-1".into(), layer: EventLayerId(7), same: true }.into());
    assert_eq!(s.project().events, project.events, "while it is read, its filter waits");
    s.apply(ProjectAction::Failed { layer: EventLayerId(7) }.into());
    s.apply(LayerAction::Close { layer: EventLayerId(7).into() }.into());
    assert_eq!(s.project().events, project.events);
}

#[test]
fn a_row_is_selected_again_only_in_the_file_that_it_was_selected_in() {
    let mut s = at_work();
    let table = s.events().layer(EventLayerId(1)).expect("the layer").table.clone();
    let row = table.numbers().iter().position(|n| *n == 3).expect("the fourth row") as u32;
    s.apply(EventAction::Days(None).into());
    s.apply(SelectAction::Feature(Subject::event(EventLayerId(1), EventKey::Row(row))).into());
    let project = s.project();
    let selected = project.selection.as_ref().expect("a selection");
    assert_eq!((selected.layer.as_str(), selected.feature.as_str()), ("events-1", "record-4"));
    let selection = |same: bool| {
        let mut s = reopened(&project);
        assert_eq!(s.project().selection, project.selection, "while its file is not there");
        bring(&mut s, "events-1", EventLayerId(4), "/home/r/data/one.csv", &csv(&TYPES), same);
        s.selection().map(|s| s.key().clone())
    };
    assert_eq!(selection(true), Some(Subject::event(EventLayerId(4), EventKey::Row(row))));
    assert_eq!(selection(false), None, "its rows may be others");
}

#[test]
fn a_found_file_is_told_by_where_it_is_and_what_it_is() {
    let mut s = reopened(&at_work().project());
    bring(&mut s, "events-1", EventLayerId(4), "/mnt/stick/one.csv", &csv(&TYPES), true);
    let stamp = Stamp { bytes: Some(9), sha256: Some("b".repeat(64)) };
    s.apply(ProjectAction::Stamped { path: "/mnt/stick/one.csv".into(), stamp }.into());
    let project = s.project();
    let entry =
        project.events.iter().filter_map(Entry::read).find(|e| e.id == "events-1").expect("the entry");
    assert_eq!((entry.source.path.as_str(), entry.source.bytes), ("/mnt/stick/one.csv", Some(9)));
    assert!(s.project_state().unstamped(&project).contains(&"/home/r/data/two.csv"));
}

#[test]
fn a_new_project_is_as_at_a_first_start() {
    let mut s = at_work();
    s.apply(ProjectAction::New.into());
    let fresh = session().project();
    assert_eq!(s.project().work(), fresh.work());
    assert!(s.events().layers().is_empty() && s.selection().is_none());
}

#[test]
fn the_map_split_in_two_comes_back_split_and_goes_back_as_it_would_have() {
    let mut s = at_work();
    s.apply(EventAction::SplitView(true).into());
    s.apply(EventAction::Turn.into());
    let project = through_file(&s.project(), "/home/r/brief");
    let mut after = whole(&project);
    assert_eq!(after.project(), project);
    for s in [&mut s, &mut after] {
        s.apply(EventAction::SplitView(false).into());
    }
    assert_eq!(after.project(), s.project());
    assert_eq!(after.events().days(), Some((day(2016, 4, 1), day(2016, 4, 4))));
}

#[test]
fn what_only_passes_is_no_change() {
    let mut s = at_work();
    let (revision, project) = (s.changes(), s.project());
    s.apply(SelectAction::Hover { at: None }.into());
    s.apply(SelectAction::Highlight(Vec::new()).into());
    s.apply(EventAction::Zooming(true).into());
    s.apply(EventAction::Opened { path: "a".into() }.into());
    assert_eq!((s.changes(), s.project()), (revision, project));
    s.apply(ViewAction::Pan { dx: 10.0, dy: 0.0 }.into());
    assert_ne!(s.changes(), revision);
    let filter = Filter { kept: [(GOVERNORATE, [0].into_iter().collect())].into(), ..Filter::default() };
    let before = s.project().work();
    s.apply(EventAction::Filter { layer: EventLayerId(1), filter }.into());
    assert_ne!(s.project().work(), before);
}
