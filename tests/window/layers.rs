//! Layers of features, of events and of annotations in one list: each can be shown, hidden, soloed,
//! faded, renamed, moved and closed there.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{AnnotationShape, EventLayerId, FeatureLayerId, LayerId};
use iraq_risk_atlas::session::{
    Action, AnnotationAction, EditAction, EventAction, LayerAction, LayerStack, UserLayerFile,
};

use super::event_tables::made_up;
use super::{says, window};

type Window = Harness<'static, AtlasApp>;

const EVENTS: EventLayerId = EventLayerId(1);

fn apply(w: &mut Window, action: impl Into<Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, action.into());
    w.run();
}

/// A window with a layer file, an event file and an annotation; the id of the layer file.
fn three_kinds() -> (Window, LayerId) {
    let mut w = window(Default::default());
    let table = made_up(&w.state().session().atlas().base);
    // A file that is being read never lets the window come to rest.
    let ctx = w.ctx.clone();
    let begin = EventAction::Begin { layer: EVENTS, name: "rows.csv".to_owned() };
    w.state_mut().perform(&ctx, begin.into());
    apply(&mut w, EventAction::Done { layer: EVENTS, table: table.into() });
    let shape = AnnotationShape::Point(LonLat::new(44.0, 33.0));
    apply(&mut w, AnnotationAction::Add { shape, measured: false });
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},
        "geometry":{"type":"Point","coordinates":[44.4,33.3]}}]}"#;
    let (layer, notes) = read_layer("mine.geojson", text.as_bytes()).expect("a layer");
    let path = "/made/up/mine.geojson".to_owned();
    apply(
        &mut w,
        LayerAction::Open(UserLayerFile { name: "mine.geojson".to_owned(), path, layer, notes }.into()),
    );
    let id = w.state().session().layers()[0].id().clone().into();
    // Its slider would have the same name as those of the others.
    press(&mut w, "About rows.csv");
    (w, id)
}

fn stack(w: &Window) -> &LayerStack {
    w.state().session().stack()
}

fn name(w: &Window, id: &LayerId) -> String {
    stack(w).get(id).expect("the layer").name().to_owned()
}

fn place(w: &Window, id: &LayerId) -> usize {
    stack(w).iter().position(|layer| layer.id() == *id).expect("the layer")
}

fn press(w: &mut Window, name: &str) {
    w.get_by_label(name).click();
    w.run();
}

fn is_switched(w: &mut Window, id: &LayerId) {
    let name = name(w, id);
    let opened = place(w, id);
    press(w, &format!("Hide {name}"));
    assert!(!stack(w).is_shown(id));
    press(w, &format!("Show {name}"));
    assert!(stack(w).is_shown(id));
    press(w, &format!("Show only {name}"));
    let shown: Vec<LayerId> = stack(w).iter().map(|l| l.id()).filter(|l| stack(w).is_shown(l)).collect();
    assert_eq!(shown, std::slice::from_ref(id));
    press(w, &format!("Show only {name}"));
    assert_eq!(stack(w).solo(), None);
    press(w, &format!("About {name}"));
    w.get_by_role_and_label(Role::Slider, "opacity").set_value_accesskit(40.0);
    w.run();
    let opacity = stack(w).get(id).expect("the layer").settings().opacity;
    assert!((opacity - 0.4).abs() < 0.01, "{opacity}");
    press(w, &format!("Rename {name}"));
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.event(Event::Text("The north".to_owned()));
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(self::name(w, id), "The north");
    press(w, "Move down The north");
    assert_eq!(place(w, id), opened + 1);
    // A long list may have scrolled it out of sight.
    w.get_by_label("Move up The north").click_accesskit();
    w.run();
    assert_eq!(place(w, id), opened);
    assert_eq!(w.state().session().undo_label(), Some("Reorder layers"));
}

#[test]
fn a_layer_of_features_is_switched_and_closed_in_the_list() {
    let (mut w, id) = three_kinds();
    is_switched(&mut w, &id);
    press(&mut w, "Close layer The north");
    assert!(stack(&w).get(&id).is_none());
    apply(&mut w, EditAction::Undo);
    assert_eq!(name(&w, &id), "The north", "it comes back as it was");
}

#[test]
fn a_layer_of_events_is_switched_and_closed_in_the_list() {
    let (mut w, _) = three_kinds();
    is_switched(&mut w, &EVENTS.into());
    press(&mut w, "Close The north");
    assert!(stack(&w).event_layer(EVENTS).is_none());
}

#[test]
fn annotations_are_switched_and_deleted_in_the_list() {
    let (mut w, _) = three_kinds();
    is_switched(&mut w, &LayerId::Annotations);
    assert_eq!(w.state().session().annotations().len(), 1);
    press(&mut w, "Delete all annotations");
    assert!(w.state().session().annotations().is_empty());
    assert_eq!(name(&w, &LayerId::Annotations), "Annotations");
    apply(&mut w, EditAction::Undo);
    assert_eq!(w.state().session().annotations().len(), 1);
    assert_eq!(name(&w, &LayerId::Annotations), "The north");
}

#[test]
fn the_map_is_drawn_in_the_order_of_the_list() {
    let (mut w, id) = three_kinds();
    let groups = |w: &Window| -> Vec<String> {
        let scene = w.state().session().scene(&iraq_risk_atlas::style::Theme::light());
        scene.groups.into_iter().map(|group| group.id).collect()
    };
    let first = |w: &Window, layer: &LayerId| {
        let layer = layer.path_part();
        groups(w).iter().position(|group| group.starts_with(&format!("{layer}/"))).expect("a group")
    };
    let (events, annotations) = (LayerId::Events(EVENTS), LayerId::Annotations);
    assert!(first(&w, &id) < first(&w, &events) && first(&w, &events) < first(&w, &annotations));
    apply(&mut w, LayerAction::Move { layer: id.clone(), to: 0 });
    assert!(first(&w, &annotations) < first(&w, &id));
    apply(&mut w, LayerAction::Move { layer: events.clone(), to: 99 });
    let context = FeatureLayerId::built_in("context").into();
    assert!(first(&w, &events) < first(&w, &context));
}

#[test]
fn two_files_of_one_name_are_both_in_the_list_and_a_toast_says_what_links_call_the_second() {
    let (mut w, first) = three_kinds();
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"B"},
        "geometry":{"type":"Point","coordinates":[45.4,34.3]}}]}"#;
    let (layer, notes) = read_layer("mine.geojson", text.as_bytes()).expect("a layer");
    let path = "/made/up/elsewhere/mine.geojson".to_owned();
    let name = "mine.geojson".to_owned();
    apply(&mut w, LayerAction::Open(UserLayerFile { name, path, layer, notes }.into()));
    let second = LayerId::from(w.state().session().layers()[0].id().clone());
    assert!(second != first && stack(&w).get(&first).is_some() && stack(&w).get(&second).is_some());
    assert!(says(&w, "in links, that of mine.geojson is called “mine (2)”"));
    assert_eq!(w.get_all_by_label("mine.geojson").count(), 2, "both files are named in the list");
}
