//! Layer files that give their layers the same id.

use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::model::{FeatureLayerId, Subject};
use iraq_risk_atlas::session::{
    Destination, Effect, LayerAction, Link, ProjectAction, Session, Shared, UserLayerFile,
};

use crate::support::atlas;

/// A file whose only feature, of the same id in all files, bears the file's name.
fn file(name: &str, id: &str) -> Shared<UserLayerFile> {
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":"p-1",
        "properties":{{"name":"{name}"}},"geometry":{{"type":"Point","coordinates":[44.4,33.3]}}}}]}}"#
    );
    let (mut layer, _) = read_layer(name, text.as_bytes()).expect("a layer");
    layer.meta.id = id.to_owned();
    UserLayerFile { name: name.to_owned(), path: format!("/made/up/{name}"), layer, notes: Vec::new() }.into()
}

/// Opens a file; what the user reads.
fn open(session: &mut Session, file: Shared<UserLayerFile>) -> String {
    let effects = session.apply(LayerAction::Open(file).into());
    let words =
        effects.iter().filter_map(|e| if let Effect::Say(words) = e { Some(words.as_str()) } else { None });
    words.collect()
}

/// The files of the user's that are open, and the ids of their layers.
fn files(session: &Session) -> Vec<(String, String)> {
    let layers = session.layers();
    let mut files: Vec<(String, String)> = layers
        .iter()
        .filter_map(|layer| Some((layer.file.as_ref()?.name.clone(), layer.id().name().to_owned())))
        .collect();
    files.sort();
    files
}

fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
    expected.map(|(file, id)| (file.to_owned(), id.to_owned())).to_vec()
}

#[test]
fn files_with_the_same_layer_id_are_open_side_by_side_and_the_user_reads_so() {
    let mut s = Session::new(atlas());
    let words = open(&mut s, file("a.geojson", "sites"));
    assert!(!words.contains("id"), "{words}");
    let words = open(&mut s, file("b.geojson", "sites"));
    let expected =
        "Another open layer has the id “sites”, too; in links, that of b.geojson is called “sites (2)”.";
    assert!(words.ends_with(expected), "{words}");
    // What a file itself calls so is no reason to replace one either.
    open(&mut s, file("c.geojson", "sites (2)"));
    open(&mut s, file("d.geojson", "sites"));
    let all = [
        ("a.geojson", "sites"),
        ("b.geojson", "sites (2)"),
        ("c.geojson", "sites (2) (2)"),
        ("d.geojson", "sites (3)"),
    ];
    assert_eq!(files(&s), pairs(all));
    // A file that is opened again takes its own place, whichever ids are free by then.
    s.apply(LayerAction::Close { layer: s.atlas().user_layer("sites").into() }.into());
    open(&mut s, file("d.geojson", "sites"));
    assert_eq!(files(&s), pairs(all)[1..]);
}

#[test]
fn the_second_of_a_reserved_id_differs_as_well() {
    let mut s = Session::new(atlas());
    open(&mut s, file("a.geojson", "governorates"));
    open(&mut s, file("b.geojson", "governorates"));
    let ids = pairs([("a.geojson", "governorates (file)"), ("b.geojson", "governorates (file) (2)")]);
    assert_eq!(files(&s), ids);
}

#[test]
fn links_lead_to_the_features_of_each_file() {
    let mut s = Session::new(atlas());
    for name in ["a.geojson", "b.geojson"] {
        open(&mut s, file(name, "sites"));
    }
    for id in ["sites", "sites (2)"] {
        let layer = s.layers().iter().find(|layer| layer.id().name() == id).expect("the layer").id().clone();
        let subject = Subject::feature(&layer, &"p-1".into());
        let id = s.id_of(&subject).expect("an id");
        let link = Link { select: Some(id), ..Link::default() };
        let read: Link = link.to_string().parse().unwrap();
        s.go(&Destination::Link(read)).unwrap().into_iter().for_each(|action| _ = s.apply(action));
        assert_eq!(s.selection().map(|s| s.key().clone()), Some(subject), "{link}");
    }
}

#[test]
fn a_project_gives_each_file_the_id_that_it_had() {
    let mut before = Session::new(atlas());
    for name in ["a.geojson", "b.geojson"] {
        open(&mut before, file(name, "sites"));
    }
    let second = FeatureLayerId::user("sites", |_| false).numbered(2);
    before.apply(LayerAction::Opacity { layer: second.into(), opacity: 0.5 }.into());
    for arrival in [["a.geojson", "b.geojson"], ["b.geojson", "a.geojson"]] {
        let mut s = Session::new(atlas());
        s.apply(ProjectAction::Open(before.project().into()).into());
        for name in arrival {
            let entry = if name == "a.geojson" { "sites" } else { "sites (2)" }.to_owned();
            s.apply(ProjectAction::Layer { entry, file: file(name, "sites") }.into());
        }
        assert_eq!(files(&s), files(&before), "{arrival:?}");
        assert_eq!(s.project(), before.project(), "{arrival:?}");
    }
}
