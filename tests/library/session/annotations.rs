//! Annotations as session actions without a window: drawn, changed, picked, found, and shown as what they
//! are.

use std::time::Instant;

use iraq_risk_atlas::atlas::Target;
use iraq_risk_atlas::geo::{LonLat, Measured, Screen, Viewport, length_m};
use iraq_risk_atlas::model::{Annotation, AnnotationShape, Subject};
use iraq_risk_atlas::paint::{self, SvgOptions};
use iraq_risk_atlas::scene::{Prim, Scene};
use iraq_risk_atlas::session::{
    Action, AnnotationAction, Annotations, Effect, SelectAction, Session, ViewAction,
};
use iraq_risk_atlas::style::Theme;

use crate::support::session as start;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat)
}

fn line() -> AnnotationShape {
    AnnotationShape::Line(vec![at(43.0, 34.0), at(44.0, 34.5), at(45.0, 34.0)])
}

/// A small area in the empty south-west, where no layer draws anything.
fn area() -> AnnotationShape {
    AnnotationShape::Area(vec![at(43.0, 30.5), at(44.0, 30.5), at(44.0, 31.0), at(43.0, 31.0)])
}

fn add(session: &mut Session, shape: AnnotationShape) -> String {
    let effects = session.apply(AnnotationAction::Add { shape, measured: false }.into());
    assert_eq!(effects, [Effect::NameMark]);
    session.annotations().last().unwrap().id.clone()
}

fn act(session: &mut Session, action: impl Into<Action>) {
    session.apply(action.into());
}

fn shape<'a>(session: &'a Session, id: &str) -> &'a AnnotationShape {
    &session.annotation(id).unwrap().shape
}

fn click(session: &mut Session, lon: f64, lat: f64) -> Option<String> {
    let at = session.viewport().to_screen(at(lon, lat).into());
    act(session, SelectAction::Clear);
    act(session, SelectAction::Click { at });
    session.selection().map(|s| s.key().id().into_owned())
}

fn groups(scene: &Scene) -> Vec<&str> {
    scene.groups.iter().map(|g| g.id.as_str()).collect()
}

#[test]
fn a_new_annotation_is_selected_and_asks_for_its_name() {
    let mut session = start();
    assert_eq!(add(&mut session, line()), "own-1");
    assert_eq!(add(&mut session, area()), "own-2");
    assert_eq!(*session.selection().unwrap().key(), Subject::annotation("own-2"));
    let names: Vec<&str> = session.annotations().iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["Line 1", "Area 1"]);
    act(&mut session, SelectAction::Back);
    assert_eq!(*session.selection().unwrap().key(), Subject::annotation("own-1"));
}

#[test]
fn what_could_not_be_drawn_is_not_taken() {
    let mut session = start();
    let outside = AnnotationShape::Point(at(44.0, 95.0));
    let few = AnnotationShape::Area(vec![at(43.0, 30.5), at(44.0, 30.5)]);
    let not = AnnotationShape::Line(vec![at(43.0, f64::NAN), at(44.0, 30.5)]);
    for shape in [outside, few, not] {
        assert_eq!(session.apply(AnnotationAction::Add { shape, measured: false }.into()), []);
    }
    assert!(session.annotations().is_empty());
    let id = add(&mut session, line());
    let before = session.annotations().to_vec();
    act(&mut session, AnnotationAction::MoveVertex { id: id.clone(), index: 1, to: at(200.0, 34.0) });
    act(&mut session, AnnotationAction::MoveVertex { id: id.clone(), index: 9, to: at(44.0, 34.0) });
    act(&mut session, AnnotationAction::InsertVertex { id: id.clone(), index: 9, at: at(44.0, 34.0) });
    act(&mut session, AnnotationAction::Reshape { id: id.clone(), shape: AnnotationShape::Line(vec![]) });
    act(&mut session, AnnotationAction::Remove { id: "own-9".to_owned() });
    assert_eq!(session.annotations(), before);
}

#[test]
fn corners_are_moved_put_in_and_taken_out_down_to_the_least() {
    let mut session = start();
    let id = add(&mut session, line());
    act(&mut session, AnnotationAction::MoveVertex { id: id.clone(), index: 1, to: at(44.0, 33.0) });
    act(&mut session, AnnotationAction::InsertVertex { id: id.clone(), index: 3, at: at(46.0, 34.0) });
    act(&mut session, AnnotationAction::InsertVertex { id: id.clone(), index: 1, at: at(43.5, 33.5) });
    let through = [at(43.0, 34.0), at(43.5, 33.5), at(44.0, 33.0), at(45.0, 34.0), at(46.0, 34.0)];
    assert_eq!(shape(&session, &id).positions(), through);
    for _ in 0..9 {
        act(&mut session, AnnotationAction::RemoveVertex { id: id.clone(), index: 0 });
    }
    assert_eq!(shape(&session, &id).positions(), &through[3..], "a line has two corners");
    let id = add(&mut session, area());
    for _ in 0..9 {
        act(&mut session, AnnotationAction::RemoveVertex { id: id.clone(), index: 1 });
    }
    assert_eq!(shape(&session, &id).positions().len(), 3);
}

#[test]
fn names_are_one_line_and_texts_are_kept_as_written() {
    let mut session = start();
    let id = add(&mut session, line());
    act(&mut session, AnnotationAction::Rename { id: id.clone(), name: "  Road\n to  Rawa ".to_owned() });
    let text = " Seen twice.\nAsk again. ".to_owned();
    act(&mut session, AnnotationAction::Write { id: id.clone(), text: text.clone() });
    let mark = session.annotation(&id).unwrap();
    assert_eq!((mark.name.as_str(), &mark.text), ("Road to Rawa", &text));
    act(&mut session, AnnotationAction::Rename { id: id.clone(), name: "x".repeat(5_000) });
    assert_eq!(session.annotation(&id).unwrap().name.len(), 200);
}

#[test]
fn a_deleted_annotation_is_gone_from_everywhere() {
    let mut session = start();
    let id = add(&mut session, line());
    let middle = session.viewport().to_screen(at(44.0, 34.5).into());
    act(&mut session, SelectAction::Hover { at: Some(middle) });
    assert_eq!(session.hovered()[0], Subject::annotation(&id));
    act(&mut session, AnnotationAction::Remove { id });
    assert!(session.annotations().is_empty() && session.selection().is_none());
    assert!(session.hovered().is_empty() && !session.history().can_go_back());
    assert!(!groups(&session.scene(&Theme::light())).iter().any(|id| id.starts_with("own/")));
}

#[test]
fn ids_count_on_and_are_never_shared() {
    let mut session = start();
    (0..3).for_each(|_| {
        add(&mut session, line());
    });
    act(&mut session, AnnotationAction::Remove { id: "own-2".to_owned() });
    assert_eq!(add(&mut session, area()), "own-4");
    let twice: Vec<Annotation> = session.annotations().iter().chain(session.annotations()).cloned().collect();
    let marks = Annotations::from(twice);
    let mut ids: Vec<&str> = marks.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(ids.len(), 6);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 6);
}

#[test]
fn the_order_of_the_list_is_the_order_on_the_map() {
    let mut session = start();
    for _ in 0..3 {
        add(&mut session, area());
    }
    act(&mut session, SelectAction::Clear);
    let order = |session: &Session| -> Vec<String> {
        let scene = session.scene(&Theme::light());
        groups(&scene).iter().filter_map(|id| Some(id.strip_prefix("own/")?.to_owned())).collect()
    };
    assert_eq!(order(&session), ["own-1", "own-2", "own-3"]);
    act(&mut session, AnnotationAction::Order { id: "own-1".to_owned(), to: 0 });
    assert_eq!(order(&session), ["own-2", "own-3", "own-1"]);
    act(&mut session, AnnotationAction::Order { id: "own-1".to_owned(), to: 99 });
    assert_eq!(order(&session), ["own-1", "own-2", "own-3"]);
    assert_eq!(click(&mut session, 43.5, 30.75).as_deref(), Some("own-3"), "the top one is picked");
}

#[test]
fn marks_are_picked_by_what_is_drawn_of_them() {
    let mut session = start();
    let (line_id, area_id) = (add(&mut session, line()), add(&mut session, area()));
    let point = add(&mut session, AnnotationShape::Point(at(43.5, 30.75)));
    let note = add(&mut session, AnnotationShape::Note(at(41.0, 33.0)));
    act(&mut session, AnnotationAction::Rename { id: note.clone(), name: "Ask the driver again".to_owned() });
    assert_eq!(click(&mut session, 44.0, 34.5).as_deref(), Some(line_id.as_str()));
    assert_eq!(click(&mut session, 43.9, 30.6).as_deref(), Some(area_id.as_str()));
    assert_eq!(click(&mut session, 43.5, 30.75).as_deref(), Some(point.as_str()), "a point before an area");
    // The words of a note are pressed as well as its middle.
    let middle = session.viewport().to_screen(at(41.0, 33.0).into());
    act(&mut session, SelectAction::Click { at: Screen::new(middle.x + 50.0, middle.y) });
    assert_eq!(session.selection().unwrap().key().id(), note);
    act(&mut session, AnnotationAction::ShowAll(false));
    assert_ne!(click(&mut session, 44.0, 34.5).as_deref(), Some(line_id.as_str()), "hidden ones are not hit");
}

#[test]
fn a_small_area_of_evidence_comes_before_a_large_annotation() {
    let mut session = start();
    let round = |lon: f64, lat: f64| {
        vec![at(lon - 2.0, lat - 2.0), at(lon + 2.0, lat - 2.0), at(lon + 2.0, lat + 2.0)]
    };
    // Round Hawija, which the United Nations designated.
    let id = add(&mut session, AnnotationShape::Area(round(43.77, 35.33)));
    let spot = session.viewport().to_screen(at(43.9, 35.3).into());
    act(&mut session, SelectAction::Click { at: spot });
    let hits = session.selection().unwrap().hits();
    let place = |wanted: &str| hits.iter().position(|k| k.id() == wanted).unwrap();
    assert!(place("FP-07") < place(&id), "{hits:?}");
}

#[test]
fn marks_lie_above_the_evidence_and_say_what_they_are() {
    let mut session = start();
    let id = add(&mut session, line());
    act(&mut session, AnnotationAction::Rename { id, name: "Road <to> Rawa".to_owned() });
    for theme in [Theme::light(), Theme::dark()] {
        let scene = session.scene(&theme);
        let ids = groups(&scene);
        let own = ids.iter().position(|id| *id == "own/own-1").unwrap();
        let evidence =
            ids.iter().rposition(|id| session.layers().iter().any(|l| id.starts_with(l.id().name())));
        assert!(evidence.unwrap() < own && own + 1 == ids.len() - 1, "only names lie above: {ids:?}");
        assert_eq!(scene.groups[own].title, "Road <to> Rawa (annotation, not evidence)");
        let svg = paint::to_svg(&scene, &SvgOptions::default());
        let svg = &svg[svg.find("Road &lt;to&gt; Rawa (annotation, not evidence)").unwrap()..];
        let ink = theme.annotation_ink();
        assert!(svg.contains(&format!("#{:02x}{:02x}{:02x}", ink.r, ink.g, ink.b)), "its own ink");
    }
}

#[test]
fn only_annotations_are_drawn_in_their_colour() {
    let mut session = start();
    let colours = |session: &Session| {
        let scene = session.scene(&Theme::light());
        let own = Theme::light().annotation_ink();
        let is_own = |p: &Prim| {
            matches!(p, Prim::Line(l) if l.colour == own) || matches!(p, Prim::Circle(c) if c.stroke == own)
        };
        scene.groups.iter().filter(|g| g.prims.iter().any(is_own)).map(|g| g.id.clone()).collect::<Vec<_>>()
    };
    assert!(colours(&session).is_empty());
    add(&mut session, line());
    assert_eq!(colours(&session), ["own/own-1"]);
}

#[test]
fn a_long_line_is_drawn_along_its_geodesic() {
    let mut session = start();
    add(&mut session, AnnotationShape::Line(vec![at(39.0, 33.0), at(48.0, 33.0)]));
    act(&mut session, SelectAction::Clear);
    let scene = session.scene(&Theme::light());
    let group = scene.groups.iter().find(|g| g.id == "own/own-1").unwrap();
    let Some(Prim::Line(drawn)) = group.prims.first() else { panic!("{:?}", group.prims) };
    let view = session.viewport();
    let top = drawn.points.iter().map(|p| p.y).fold(f32::INFINITY, f32::min);
    let parallel = view.to_screen(at(43.5, 33.0).into()).y;
    let halfway = view.to_screen(iraq_risk_atlas::geo::halfway(at(39.0, 33.0), at(48.0, 33.0)).into()).y;
    assert!(parallel - halfway > 2.0 && (top - halfway).abs() < 0.3, "{parallel} {halfway} {top}");
}

#[test]
fn a_preview_is_seen_and_measured_and_changes_nothing() {
    let mut session = start();
    let id = add(&mut session, line());
    let before = session.annotations().to_vec();
    let longer = AnnotationShape::Line(vec![at(43.0, 34.0), at(47.0, 34.0)]);
    let preview = Annotation { shape: longer.clone(), ..before[0].clone() };
    act(&mut session, AnnotationAction::Preview(Some(Box::new(preview))));
    assert_eq!(session.annotations(), before);
    let (mark, prepared) = session.selected_annotation().unwrap();
    assert_eq!(mark.shape, longer);
    let Measured::Line { length_m: measured, segments: 1 } = prepared.measured else { panic!() };
    assert_eq!(measured, length_m(longer.positions()));
    act(&mut session, AnnotationAction::Reshape { id, shape: longer.clone() });
    act(&mut session, AnnotationAction::Preview(None));
    assert_eq!(session.annotations()[0].shape, longer);
}

#[test]
fn the_search_finds_annotations_by_name() {
    let mut session = start();
    let id = add(&mut session, line());
    act(
        &mut session,
        AnnotationAction::Rename { id: id.clone(), name: "Smuggling route, to be checked".to_owned() },
    );
    let found = session.search("smuggling", 9);
    let key = session.subject_of(&found[0].target).unwrap();
    assert_eq!(key, Subject::annotation(&id));
    assert!(matches!(found[0].target, Target::Subject(Subject::Annotation(_))));
    let Effect::FlyTo(view) = session.apply(ViewAction::ToFeature(key).into())[0] else { panic!() };
    assert!(view.bounds().contains(at(44.0, 34.5).into()));
    // A built-in name is found as well as before.
    act(&mut session, AnnotationAction::Rename { id, name: "Mosul dam".to_owned() });
    let names: Vec<String> = session.search("mosul", 9).into_iter().map(|m| m.shown).collect();
    assert_eq!(names[0], "Mosul", "{names:?}");
    assert!(names.contains(&"Mosul dam".to_owned()), "{names:?}");
}

#[test]
fn the_card_and_the_tip_say_that_it_is_no_evidence() {
    let mut session = start();
    let id = add(&mut session, AnnotationShape::Line(vec![at(44.4, 33.3), at(43.1, 36.3)]));
    let key = Subject::annotation(&id);
    assert!(session.card(&key).is_none(), "it has no card of evidence");
    let tip = session.tip(&key).unwrap();
    assert_eq!((tip.kind, tip.how.as_str()), (None, "drawn by you; not evidence, and no article says it"));
    let card = session.annotation_card().unwrap();
    let text = card.to_text(session.annotation(&id).unwrap());
    assert!(text.contains("Your annotation. It is not evidence, and no article says it."), "{text}");
    assert!(text.contains("Measured along the ellipsoid WGS 84 (Karney 2013)."), "{text}");
    assert!(text.contains("Lies in: ") && text.contains("Baghdad") && text.contains("Nineveh"), "{text}");
    assert!(text.contains("33.300000, 44.400000"), "{text}");
}

#[test]
fn an_outline_that_crosses_itself_is_drawn_without_area() {
    let mut session = start();
    let bow = AnnotationShape::Area(vec![at(43.0, 30.5), at(44.0, 31.0), at(44.0, 30.5), at(43.0, 31.0)]);
    let id = add(&mut session, bow);
    let scene = session.scene(&Theme::light());
    let group = scene.groups.iter().find(|g| g.id == "own/own-1").unwrap();
    assert!(!group.prims.iter().any(|p| matches!(p, Prim::Fill(_))), "nothing is filled");
    let card = session.annotation_card().unwrap().to_text(session.annotation(&id).unwrap());
    assert!(card.contains("Area: none can be given: the outline crosses or touches itself"), "{card}");
    assert!(card.contains("Perimeter: "), "{card}");
}

#[test]
fn marks_outside_the_picture_cost_nothing() {
    let mut session = start();
    let view = Viewport::new(at(44.4, 33.3), 12.0, [1280.0, 800.0]);
    act(&mut session, ViewAction::Set(view));
    let count = |session: &Session| {
        let scene = session.scene(&Theme::light());
        scene.groups.iter().map(|g| g.prims.len()).sum::<usize>()
    };
    let alone = count(&session);
    let timed = |session: &Session| {
        let begun = Instant::now();
        (0..20).for_each(|_| {
            count(session);
        });
        begun.elapsed().as_secs_f64() / 20.0
    };
    let before = timed(&session);
    session.set_annotations(many());
    assert_eq!(session.annotations().len(), 10_000);
    assert_eq!(count(&session), alone, "no prim is added");
    let after = timed(&session);
    // Generous, because it is timed: ten thousand comparisons take a few hundredths of a millisecond.
    assert!(after < before * 3.0 + 0.004, "{before} s without, {after} s with them");
}

/// Ten thousand points and lines in the west and north of the country, none round Baghdad.
fn many() -> Vec<Annotation> {
    let mark = |i: u32| {
        let (x, y) = (39.0 + f64::from(i % 100) * 0.02, 36.0 + f64::from(i / 100) * 0.01);
        let shape = match i % 3 {
            0 => AnnotationShape::Line(vec![at(x, y), at(x + 0.01, y + 0.01)]),
            1 => AnnotationShape::Note(at(x, y)),
            _ => AnnotationShape::Point(at(x, y)),
        };
        Annotation::new(format!("own-{}", i + 1), format!("Mark {i}"), shape)
    };
    (0..10_000).map(mark).collect()
}

#[test]
fn a_crowd_of_annotations_has_no_more_names_than_are_legible() {
    let mut session = start();
    session.set_annotations(many());
    let scene = session.scene(&Theme::light());
    let own = scene.groups.iter().filter(|g| g.id.starts_with("own/"));
    let names = own.flat_map(|g| &g.prims).filter(|p| matches!(p, Prim::Label(_))).count();
    assert!(names > 10 && names <= 400, "{names}");
}

#[test]
fn replaced_annotations_leave_no_selection_behind() {
    let mut session = start();
    add(&mut session, line());
    session.set_annotations(many());
    assert_eq!(
        *session.selection().unwrap().key(),
        Subject::annotation("own-1"),
        "one of this name is there"
    );
    session.set_annotations(Vec::new());
    assert!(session.selection().is_none());
    assert_eq!(session.annotation_card(), None);
}

#[test]
fn each_change_is_named_for_the_menu_that_takes_it_back() {
    let mut session = start();
    let id = add(&mut session, area());
    act(&mut session, AnnotationAction::Rename { id: id.clone(), name: "Orchard".to_owned() });
    let step = |action: AnnotationAction| action.step(&session);
    assert_eq!(
        step(AnnotationAction::Add { shape: area(), measured: false }).as_deref(),
        Some("Draw an area")
    );
    assert_eq!(step(AnnotationAction::Remove { id: id.clone() }).as_deref(), Some("Delete “Orchard”"));
    let moved = AnnotationAction::MoveVertex { id: id.clone(), index: 0, to: at(43.0, 30.0) };
    assert_eq!(step(moved).as_deref(), Some("Move a corner of “Orchard”"));
    assert_eq!(step(AnnotationAction::Show { id, visible: false }).as_deref(), Some("Hide “Orchard”"));
    assert_eq!(step(AnnotationAction::Preview(None)), None);
}
