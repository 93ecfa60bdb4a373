//! Any bytes, and anything that can be done.

use iraq_risk_atlas::formats::project::{is_project, read_project, write_project};
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{Annotation, AnnotationShape, EventLayerId};
use iraq_risk_atlas::scene::{EventDisplay, Names};
use iraq_risk_atlas::session::{
    Action, ArticleAction, EventAction, LayerAction, ProjectAction, SelectAction, Session, ViewAction,
};
use proptest::prelude::*;
use serde_json::Value;

use super::format::{full, schema};
use super::made::through_file;
use super::reopened::{at_work, day, only, whole};

/// A value in the place of any one of a project's.
fn with_any(at: usize, value: &Value) -> Value {
    fn walk(v: &mut Value, at: &mut usize, put: &Value) {
        if *at == 0 {
            *v = put.clone();
        }
        *at = at.wrapping_sub(1);
        match v {
            Value::Object(members) => members.values_mut().for_each(|v| walk(v, at, put)),
            Value::Array(items) => items.iter_mut().for_each(|v| walk(v, at, put)),
            _ => {}
        }
    }
    let (mut whole, mut at) = (full(), at);
    walk(&mut whole, &mut at, value);
    whole
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,6}", inner, 0..4).prop_map(|m| m.into_iter().collect()),
        ]
    })
}

/// One of the things that can be done, by three numbers.
fn anything(s: &Session, [what, a, b]: [u16; 3]) -> Action {
    let (part, other) = (f32::from(a) / 65_535.0, f64::from(b) / 65_535.0);
    let at = |n: usize| usize::from(a) % n;
    let layer = s.layers()[at(s.layers().len())].id().clone();
    let events = EventLayerId(1 + u32::from(b) % 2);
    let place = LonLat::new(39.0 + f64::from(part) * 9.0, 29.0 + other * 8.0);
    let days = (day(2016, 4, 1 + (a % 9) as u8), day(2016, 4, 10 + (b % 19) as u8));
    match what % 21 {
        0 => LayerAction::Show { layer: layer.into(), visible: b % 2 == 0 }.into(),
        1 => LayerAction::Opacity { layer: layer.into(), opacity: other as f32 }.into(),
        2 => LayerAction::Move { layer: layer.into(), to: usize::from(b) % 12 }.into(),
        3 => LayerAction::Solo { layer: layer.into() }.into(),
        4 => Action::Names(Names::ALL[at(3)]),
        5 => EventAction::Days(Some(days)).into(),
        6 => EventAction::Days(None).into(),
        7 => {
            let kinds: Vec<&str> = ["bombing", "shooting", "kidnapping", "raid"]
                .into_iter()
                .enumerate()
                .filter(|(bit, _)| a >> bit & 1 == 1)
                .map(|(_, kind)| kind)
                .collect();
            let filter = only(s, EventLayerId(1), &kinds);
            EventAction::Filter { layer: EventLayerId(1), filter }.into()
        }
        8 => EventAction::Display { layer: events, display: EventDisplay::ALL[at(5)] }.into(),
        9 => LayerAction::Opacity { layer: events.into(), opacity: part }.into(),
        10 => LayerAction::Show { layer: events.into(), visible: a % 2 == 0 }.into(),
        11 => EventAction::Activate { layer: events }.into(),
        12 => ViewAction::Set(Viewport::new(place, 5.0 + other * 9.0, [1000.0, 700.0])).into(),
        13 => ProjectAction::Title(format!("Title \"{a}\"\nالموصل")).into(),
        14 => ProjectAction::Notes("line\n".repeat(at(5))).into(),
        15 => SelectAction::At { lon: place.lon, lat: place.lat }.into(),
        16 => EventAction::SplitView(a % 3 > 0).into(),
        17 => EventAction::Turn.into(),
        19 => EventAction::OwnDays { layer: events, own: a % 3 > 0 }.into(),
        18 => {
            let corner = |dx: f64, dy: f64| LonLat::new(place.lon + dx, place.lat + dy).into();
            EventAction::Region(
                (a % 3 > 0).then(|| vec![corner(0.0, 0.0), corner(other, 0.1), corner(0.2, 0.7)]),
            )
            .into()
        }
        _ => ArticleAction::Open { article: s.atlas().articles[at(s.atlas().articles.len())].id.clone() }
            .into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was done, the project that comes of it opens as a session of the same project.
    #[test]
    fn any_session_comes_back_from_its_project(done in prop::collection::vec(any::<[u16; 3]>(), 0..14)) {
        let mut before = at_work();
        for numbers in done {
            let action = anything(&before, numbers);
            before.apply(action);
        }
        let project = before.project();
        let file = through_file(&project, "/home/r/brief");
        let after = whole(&file);
        prop_assert_eq!(&after.project(), &file);
        prop_assert_eq!(&file.work(), &project.work());
        let value = serde_json::from_str(&write_project(&file)).expect("JSON");
        prop_assert!(schema().is_valid(&value), "{}", value);
    }

    #[test]
    fn any_annotations_survive_a_round_trip(
        marks in prop::collection::vec((".{0,12}", -180.0..180.0_f64, -90.0..90.0_f64, 0..4_u8), 0..6),
    ) {
        let mark = |(n, (name, lon, lat, kind)): (usize, (String, f64, f64, u8))| {
            let at = LonLat::new(lon, lat);
            let line = vec![at, LonLat::new(44.0, 33.0), LonLat::new(44.5, 33.5)];
            let shape = match kind {
                0 => AnnotationShape::Note(at),
                1 => AnnotationShape::Point(at),
                2 => AnnotationShape::Line(line),
                _ => AnnotationShape::Area(line),
            };
            let (id, text) = (format!("own-{n}"), name.repeat(2));
            Annotation { id, name, text, shape, visible: kind % 2 == 0, measured: false, other: Default::default() }
        };
        let annotations: Vec<Annotation> = marks.into_iter().enumerate().map(mark).collect();
        let project = iraq_risk_atlas::formats::project::Project { annotations, ..Default::default() };
        let file = through_file(&project, "/home/r");
        prop_assert_eq!(&super::made::reopened(&file).annotations().to_vec(), &project.annotations);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = is_project(&bytes);
        let _ = read_project("any.json", &bytes);
    }

    #[test]
    fn a_project_cut_off_or_changed_anywhere_is_read_or_refused(at in 0..3000_usize, byte: u8) {
        let mut bytes = serde_json::to_vec(&full()).expect("JSON");
        let at = at % bytes.len();
        let _ = read_project("cut.json", &bytes[..at]);
        bytes[at] = byte;
        let _ = read_project("changed.json", &bytes);
    }

    /// Whatever a project contains, writing and reading gives the same project.
    #[test]
    fn what_is_written_reads_as_the_same(at in 0..140_usize, value in any_value()) {
        let text = with_any(at, &value).to_string();
        if let Ok((project, _)) = read_project("any.json", text.as_bytes()) {
            let (again, _) = read_project("again.json", write_project(&project).as_bytes()).expect("written");
            // A bad member may have made way for what the program does instead, once.
            prop_assert_eq!(write_project(&again), write_project(&project));
            prop_assert_eq!(again.annotations, project.annotations);
        }
    }
}
