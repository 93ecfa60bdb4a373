//! A user's file may have any name and its features any ids: they are never taken for what comes with
//! the program, and each subject is found again by the text that links print.

use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{
    Annotation, AnnotationShape, EventKey, EventLayerId, FeatureId, FeatureLayerId, Layer, Subject,
};
use iraq_risk_atlas::session::{Action, LayerAction, Link, SelectAction, Session, UserLayerFile};
use iraq_risk_atlas::style::Theme;
use proptest::prelude::*;
use serde_json::json;

use crate::support::session as start;

/// Names of files that read like layers of ours.
const NAMES: [&str; 7] =
    ["governorates", "own", "events-1", "designated-2018", "drafts", "all", "Governorates"];

/// Ids of features that read like subjects of ours.
const IDS: [&str; 6] = ["IQ-KI", "row-7", "own-1", "FP-07", "governorates/IQ-KI", "plain"];

/// A session with an annotation `own-1`.
fn annotated() -> Session {
    let mut session = start();
    let at = AnnotationShape::Point(LonLat::new(44.4, 33.3));
    session.set_annotations(vec![Annotation::new("own-1".to_owned(), "Ours".to_owned(), at)]);
    session
}

/// A layer as a file of this name holds it: areas in the west of Kirkuk.
fn layer(file: &str, ids: &[&str]) -> Layer {
    let ring = [[43.7, 35.2], [43.9, 35.2], [43.9, 35.4], [43.7, 35.2]];
    let feature = |id: &&str| {
        json!({"type": "Feature", "id": id, "properties": {"name": format!("Mine {id}")},
               "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    let features: Vec<_> = ids.iter().map(feature).collect();
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    read_layer(file, text.as_bytes()).expect("a layer").0
}

/// Opens a user's layer; the id that it got.
fn open(session: &mut Session, path: &str, layer: Layer) -> FeatureLayerId {
    let id = session.atlas().user_layer(&layer.meta.id);
    let file = UserLayerFile { name: path.to_owned(), path: path.to_owned(), layer, notes: Vec::new() };
    session.apply(LayerAction::Open(file.into()).into());
    assert!(session.layer(&id).is_some(), "{path} is open as {id}");
    id
}

fn select(session: &mut Session, subject: &Subject) {
    session.apply(SelectAction::Feature(subject.clone()).into());
    assert_eq!(session.selection().map(|s| s.key()), Some(subject));
}

#[test]
fn a_file_named_like_a_layer_of_ours_neither_replaces_nor_hides_it() {
    for name in NAMES {
        let mut session = annotated();
        let before = session.layers().len();
        let mine = open(&mut session, &format!("{name}.geojson"), layer(&format!("{name}.geojson"), &IDS));
        assert_eq!(session.layers().len(), before + 1, "{name}");
        let built_in = FeatureLayerId::built_in("designated-2018");
        assert_ne!(mine, built_in);
        assert!(session.is_shown(session.layer(&built_in).unwrap()), "{name}");
        open(&mut session, &format!("{name}.geojson"), layer(&format!("{name}.geojson"), &["other"]));
        assert_eq!(session.layers().len(), before + 1, "{name} opened again takes its own place");
        let features = &session.layer(&mine).unwrap().prepared.layer.features;
        assert_eq!(features.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["other"]);
        session.apply(LayerAction::Close { layer: mine.into() }.into());
        assert_eq!(session.layers().len(), before, "{name}");
        assert!(session.layer(&built_in).is_some() && session.annotation("own-1").is_some());
    }
}

#[test]
fn the_real_governorate_is_selected_drawn_and_described_whatever_lies_over_it() {
    for name in NAMES {
        let mut session = annotated();
        let mine = open(&mut session, name, layer(&format!("{name}.geojson"), &IDS));
        let real = session.find_id("IQ-KI").unwrap();
        assert_eq!(real, Subject::governorate("IQ-KI"));
        select(&mut session, &real);
        assert_eq!(session.card(&real).unwrap().title, "Kirkuk governorate");
        let theirs = Subject::feature(&mine, &"IQ-KI".into());
        let groups = |session: &Session| -> Vec<(String, String)> {
            let groups = session.scene(&Theme::light()).groups.into_iter();
            groups.map(|g| (g.id, g.title)).filter(|(id, _)| id.ends_with("/IQ-KI")).collect()
        };
        let ids: Vec<String> = groups(&session).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids.iter().filter(|id| *id == "governorates/IQ-KI").count(), 1, "{name}: {ids:?}");
        assert!(ids.contains(&theirs.to_string()), "{name}: {ids:?}");
        select(&mut session, &theirs);
        assert_eq!(session.card(&theirs).unwrap().title, "Mine IQ-KI");
        let of_real: Vec<_> =
            groups(&session).into_iter().filter(|(id, _)| id == "governorates/IQ-KI").collect();
        assert_eq!(of_real, [], "{name}: only the user's area is selected");
    }
}

#[test]
fn what_reads_like_an_annotation_a_row_or_a_claim_is_the_users_feature() {
    for name in NAMES {
        let mut session = annotated();
        let mine = open(&mut session, name, layer(&format!("{name}.geojson"), &IDS));
        assert_eq!(session.find_id("own-1"), Some(Subject::annotation("own-1")));
        assert_eq!(session.find_id("FP-07").map(|s| s.to_string()).as_deref(), Some("designated-2018/FP-07"));
        for id in IDS {
            let subject = Subject::feature(&mine, &id.into());
            select(&mut session, &subject);
            assert!(
                session.selected_annotation().is_none() && session.event_of(&subject).is_none(),
                "{name}/{id}"
            );
            assert_eq!(session.name_of(&subject), format!("Mine {id}"));
            let link = session.link_to_selected(None).expect("a feature has a link");
            let read: Link = link.to_string().parse().expect("a link is read as it is printed");
            assert_eq!(session.find_id(&read.select.unwrap()), Some(subject), "{link}");
        }
    }
}

#[test]
fn an_undone_layer_or_annotation_takes_nothing_of_the_others_with_it() {
    let mut session = annotated();
    let mine = open(&mut session, "own.geojson", layer("own.geojson", &["own-1"]));
    let theirs = Subject::feature(&mine, &"own-1".into());
    select(&mut session, &theirs);
    session.apply(Action::Own(iraq_risk_atlas::session::AnnotationAction::RemoveAll));
    assert_eq!(session.selection().map(|s| s.key()), Some(&theirs), "no annotation was selected");
    assert_eq!(session.find_id("own-1"), Some(theirs), "now the id is the feature's alone");
}

/// Names of files and ids of features, some of which read like ours.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&NAMES[..]).prop_map(str::to_owned),
        prop::sample::select(&NAMES[..]).prop_map(|name| format!("{name} (file)")),
        "[a-c/%]{0,3}",
        "\\PC{0,6}",
    ]
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&IDS[..]).prop_map(str::to_owned),
        (name(), prop::sample::select(&IDS[..])).prop_map(|(name, id)| format!("{name}/{id}")),
        "[a-cA-C/% ]{0,3}",
        "\\PC{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_subject_is_found_by_what_links_print_and_no_two_print_alike(
        files in prop::collection::vec((name(), prop::collection::vec(id(), 1..4)), 1..4),
        annotation in id(),
    ) {
        let mut session = start();
        let at = AnnotationShape::Point(LonLat::new(44.4, 33.3));
        session.set_annotations(vec![Annotation::new(annotation, String::new(), at)]);
        let mut subjects = vec![Subject::annotation(&session.annotations()[0].id)];
        let codes: Vec<String> = session.atlas().base.governorates.iter().map(|g| g.code.clone()).collect();
        subjects.extend(codes.iter().map(|code| Subject::governorate(code)));
        for (name, ids) in &files {
            let mut made = layer("made.geojson", &ids.iter().map(String::as_str).collect::<Vec<_>>());
            // A file may call its layer anything.
            made.meta.id.clone_from(name);
            open(&mut session, name, made);
        }
        for layer in session.layers() {
            let ids = layer.prepared.layer.features.iter().map(|f| &f.id);
            subjects.extend(ids.map(|id: &FeatureId| Subject::feature(layer.id(), id)));
        }
        let mut printed = std::collections::HashMap::new();
        for subject in &subjects {
            let select = session.id_of(subject).expect("what is there has an id");
            prop_assert_eq!(session.find_id(&select), Some(subject.clone()), "{}", select);
            let link = Link { select: Some(select), ..Link::default() }.to_string();
            let read = link.parse::<Link>().expect("a link is read").select.expect("it selects");
            prop_assert_eq!(session.find_id(&read), Some(subject.clone()), "{}", link);
            prop_assert_eq!(printed.insert(subject.to_string(), subject), None);
        }
        let event = Subject::event(EventLayerId(1), EventKey::Row(7));
        prop_assert!(!printed.contains_key(&event.to_string()));
    }
}
