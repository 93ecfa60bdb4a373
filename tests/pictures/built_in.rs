//! The built-in map as pictures: what must hold whatever it looks like, and five pictures
//! as SVG text. `UPDATE_SNAPSHOTS=1 cargo test --test pictures built_in` draws those five anew.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use iraq_risk_atlas::atlas::CREDITS;
use iraq_risk_atlas::geo::{LonLat, Screen, Viewport};
use iraq_risk_atlas::model::{FeatureLayerId, Precision, Subject};
use iraq_risk_atlas::paint::{SvgOptions, to_svg};
use iraq_risk_atlas::scene::{Fill, Group, Label, Names, Prim, Scene};
use iraq_risk_atlas::session::{Action, LayerAction, SelectAction, Session, ViewAction};
use iraq_risk_atlas::style::{TextMetrics, Theme};

use crate::support::files::compare_with_snapshot;
use crate::support::session;

const SIZE: [f32; 2] = [900.0, 700.0];

/// The first view of a window whose map has [`SIZE`].
fn home() -> Session {
    static FIRST: OnceLock<Session> = OnceLock::new();
    let first = FIRST.get_or_init(|| {
        let mut session = session();
        session.apply(ViewAction::Resize { size: SIZE }.into());
        let home = Viewport::fit(session.atlas().base.home(), SIZE, 24.0);
        session.apply(ViewAction::Set(home).into());
        session
    });
    first.clone()
}

fn home_with_all_layers() -> Session {
    let mut session = home();
    session.apply(LayerAction::ShowAll(true).into());
    session
}

fn view(session: &Session, lon: f64, lat: f64, zoom: f64) -> Session {
    let mut session = session.clone();
    session.apply(ViewAction::Set(Viewport::new(LonLat::new(lon, lat), zoom, SIZE)).into());
    session
}

fn light(session: &Session) -> Scene {
    session.scene(&Theme::light())
}

/// All layers at zooms from the farthest to the nearest, in each way of writing names.
fn many() -> Vec<(String, Session)> {
    let mut out = Vec::new();
    for names in Names::ALL {
        let mut session = home_with_all_layers();
        session.apply(Action::Names(names));
        out.push((format!("home, {}", names.words()), session.clone()));
        for (lon, lat, zoom) in [
            (44.0, 33.2, 4.0),
            (44.0, 33.2, 5.5),
            (44.0, 35.0, 7.0),
            (44.4, 33.3, 8.3),
            (43.1, 36.3, 9.6),
            (41.1, 34.4, 11.0),
            (44.4, 33.3, 15.0),
        ] {
            out.push((format!("{lon} {lat} at {zoom}, {}", names.words()), view(&session, lon, lat, zoom)));
        }
    }
    out
}

fn group<'a>(scene: &'a Scene, key: &Subject) -> Option<&'a Group> {
    let id = key.to_string();
    scene.groups.iter().find(|g| g.id == id)
}

fn labels(scene: &Scene) -> Vec<&Label> {
    let prims = scene.groups.iter().flat_map(|g| &g.prims);
    prims.filter_map(|p| if let Prim::Label(l) = p { Some(l) } else { None }).collect()
}

/// Half the width and half the height of a line of text.
fn half(label: &Label) -> (f32, f32) {
    let width = TextMetrics::shared().width(&label.text, label.size, label.weight, label.spacing);
    (width / 2.0, label.size / 2.0)
}

/// Every position that a prim names.
fn points(prim: &Prim) -> Vec<Screen> {
    match prim {
        Prim::Fill(Fill { points, .. }) => points.clone(),
        Prim::Soft(soft) => {
            let corners = soft.vertices.iter().map(|v| v.0);
            soft.axis.iter().copied().chain(corners).chain(soft.clip.iter().flatten().copied()).collect()
        }
        Prim::Line(line) => line.points.clone(),
        Prim::Circle(circle) => vec![circle.center, Screen::new(circle.radius, circle.stroke_width)],
        Prim::Label(label) => vec![label.center, Screen::new(label.size, label.spacing)],
    }
}

#[test]
fn every_shown_feature_is_a_group_with_its_name_as_title() {
    let session = home_with_all_layers();
    let scene = light(&session);
    let mut count = 0;
    for shown in session.shown() {
        for prepared in &shown.prepared.features {
            let name = &shown.prepared.feature(prepared).properties.name;
            let group = group(&scene, &prepared.key).unwrap_or_else(|| panic!("{name} is on the picture"));
            assert!(group.title.contains(name.as_str()), "{}", group.title);
            assert!(!group.prims.is_empty(), "{name} is drawn");
            count += 1;
        }
    }
    assert_eq!(count, 22);
    let mut ids = BTreeMap::new();
    for group in &scene.groups {
        assert!(!group.title.is_empty(), "{} has a title", group.id);
        *ids.entry(&group.id).or_insert(0) += 1;
    }
    assert!(ids.values().all(|n| *n == 1), "each name stands for one group: {ids:?}");
}

#[test]
fn what_lies_outside_the_picture_is_not_drawn() {
    // Around Basra, far from all layers but one city.
    let scene = light(&view(&home_with_all_layers(), 47.78, 30.5, 10.0));
    let overlays: Vec<&str> =
        scene.groups.iter().map(|g| g.id.as_str()).filter(|id| !id.starts_with("base/")).collect();
    assert_eq!(overlays, ["cities-2025/TI-09", "names"]);
}

#[test]
fn nothing_precise_is_drawn_for_what_is_known_imprecisely() {
    for (what, session) in many() {
        let scene = light(&session);
        for shown in session.shown() {
            for prepared in &shown.prepared.features {
                let properties = &shown.prepared.feature(prepared).properties;
                let Some(group) = group(&scene, &prepared.key) else { continue };
                let dots = group.prims.iter().filter(|p| matches!(p, Prim::Circle(_))).count();
                match properties.precision {
                    Precision::Town => assert!(dots <= 1, "{what}: {}", properties.name),
                    _ => assert_eq!(dots, 0, "{what}: {} is no point", properties.name),
                }
            }
        }
    }
}

#[test]
fn every_number_of_a_picture_is_a_number() {
    let mut pictures = many();
    for size in [[1.0, 1.0], [7680.0, 20.0], [50.0, 4320.0]] {
        let mut session = home_with_all_layers();
        session.apply(ViewAction::Resize { size }.into());
        pictures.push((format!("{size:?}"), session));
    }
    for (what, session) in pictures {
        for group in &light(&session).groups {
            for prim in &group.prims {
                let finite = points(prim).iter().all(|p| p.x.is_finite() && p.y.is_finite());
                assert!(finite, "{what}: {} holds {prim:?}", group.id);
            }
        }
    }
}

#[test]
fn a_picture_of_the_whole_country_takes_few_prims() {
    for (what, session) in [("first view", home()), ("all layers", home_with_all_layers())] {
        let scene = light(&session);
        let prims: usize = scene.groups.iter().map(|g| g.prims.len()).sum();
        assert!((50..5000).contains(&prims), "{what}: {prims}");
    }
}

#[test]
fn no_name_overlaps_another() {
    for (what, session) in many() {
        let scene = light(&session);
        let labels = labels(&scene);
        for (i, a) in labels.iter().enumerate() {
            for b in &labels[i + 1..] {
                let ((aw, ah), (bw, bh)) = (half(a), half(b));
                let apart =
                    (a.center.x - b.center.x).abs() >= aw + bw || (a.center.y - b.center.y).abs() >= ah + bh;
                assert!(apart, "{what}: “{}” and “{}”", a.text, b.text);
            }
        }
    }
}

#[test]
fn no_name_covers_the_dot_of_a_town() {
    for (what, session) in many() {
        let scene = light(&session);
        let names = scene.groups.iter().find(|g| g.id == "names").unwrap();
        let dots = names.prims.iter().filter_map(|p| if let Prim::Circle(c) = p { Some(c) } else { None });
        for dot in dots {
            for label in labels(&scene) {
                let (w, h) = half(label);
                let free =
                    (dot.center.x - label.center.x).abs() > w || (dot.center.y - label.center.y).abs() > h;
                assert!(free, "{what}: a dot at {:?} lies under “{}”", dot.center, label.text);
            }
        }
    }
}

#[test]
fn the_first_view_names_the_governorates_and_the_great_cities() {
    let scene = light(&home());
    let texts: Vec<&str> = labels(&scene).iter().map(|l| l.text.as_str()).collect();
    for name in ["Baghdad", "Mosul", "Basra", "ANBAR", "NINEVEH", "DIYALA", "SYRIA", "IRAN"] {
        assert!(texts.contains(&name), "{name} is missing among {texts:?}");
    }
}

/// The labels entirely on the picture, each with its ground position.
fn standing(session: &Session) -> BTreeMap<String, (f64, f64)> {
    let view = session.viewport();
    let scene = light(session);
    let inside = |l: &&Label| {
        let (w, h) = half(l);
        let [width, height] = view.size();
        l.center.x - w > 8.0
            && l.center.x + w < width - 8.0
            && l.center.y - h > 8.0
            && l.center.y + h < height - 8.0
    };
    let ground = |l: &Label| {
        let w = view.to_world(l.center);
        (format!("{} ({})", l.text, l.size), (w.x * view.scale(), w.y * view.scale()))
    };
    labels(&scene).into_iter().filter(inside).map(ground).collect()
}

#[test]
fn names_stay_where_they_are_while_the_ground_is_moved_by_fractions_of_a_pixel() {
    for (lon, lat, zoom) in [
        (44.1, 34.3, 5.9),
        (44.1, 34.3, 6.63),
        (43.9, 35.0, 7.4),
        (44.3, 33.4, 8.17),
        (44.35, 33.3, 9.33),
        (44.38, 33.3, 11.21),
    ] {
        let mut session = view(&home_with_all_layers(), lon, lat, zoom);
        let mut before = standing(&session);
        assert!(before.len() > 3, "{} names at {zoom}", before.len());
        for step in 0..40 {
            let (dx, dy) = (0.37 + step as f32 * 0.29, 0.61 - step as f32 * 0.13);
            session.apply(ViewAction::Pan { dx, dy }.into());
            let after = standing(&session);
            for (name, was) in &before {
                match after.get(name) {
                    Some(is) => {
                        let off = (is.0 - was.0).hypot(is.1 - was.1);
                        assert!(off < 0.01, "{name} moved by {off} px at {zoom}, step {step}");
                    }
                    // It may only be missing because it was carried over the edge.
                    None => assert!(near_edge(&session, *was), "{name} went away at {zoom}, step {step}"),
                }
            }
            for (name, is) in &after {
                let new = !before.contains_key(name);
                assert!(!new || near_edge(&session, *is), "{name} came up at {zoom}, step {step}");
            }
            before = after;
        }
    }
}

/// Whether a place on the ground (in pixels from the World's corner) lies where a name may
/// touch the picture's edge.
fn near_edge(session: &Session, at: (f64, f64)) -> bool {
    let view = session.viewport();
    let w = iraq_risk_atlas::geo::World::new(at.0 / view.scale(), at.1 / view.scale());
    let p = view.to_screen(w);
    let [width, height] = view.size();
    p.x < 200.0 || p.x > width - 200.0 || p.y < 40.0 || p.y > height - 40.0
}

/// A group's id and the points of each of its prims.
type Shapes = (String, Vec<Vec<(f32, f32)>>);

#[test]
fn light_and_dark_differ_in_colours_alone() {
    let session = home_with_all_layers();
    let (a, b) = (light(&session), session.scene(&Theme::dark()));
    assert_ne!(a.background, b.background);
    let shape = |s: &Scene| -> Vec<Shapes> {
        let group = |g: &Group| {
            let all = g.prims.iter().map(|p| points(p).iter().map(|p| (p.x, p.y)).collect()).collect();
            (g.id.clone(), all)
        };
        s.groups.iter().map(group).collect()
    };
    assert!(shape(&a) == shape(&b), "the same shapes at the same places");
}

#[test]
fn what_is_selected_lies_on_top_of_all_but_the_names() {
    let mut session = home();
    for id in ["TI-01", "FP-12", "IQ-DI"] {
        let key = session.atlas().find_id(id).unwrap();
        session.apply(SelectAction::Feature(key.clone()).into());
        let scene = light(&session);
        let top: Vec<_> = scene.groups.iter().rev().map(|g| g.id.clone()).take(2).collect();
        assert_eq!(top, ["names".to_owned(), key.to_string()]);
    }
}

// --- pictures as text ---

/// More than this and nobody reads the difference.
const MOST_BYTES: usize = 400_000;

fn compare(name: &str, session: &Session, theme: &Theme) {
    let options = SvgOptions {
        title: "Iraq Risk Atlas".to_owned(),
        credits: vec![CREDITS.to_owned()],
        ..SvgOptions::default()
    };
    let drawn = to_svg(&session.scene(theme), &options);
    assert!(drawn.len() < MOST_BYTES, "{name}: {} bytes", drawn.len());
    compare_with_snapshot(&format!("{name}.svg"), &drawn);
}

#[test]
fn the_first_view_in_light_colours() {
    compare("home-light", &home(), &Theme::light());
}

#[test]
fn the_first_view_in_dark_colours() {
    compare("home-dark", &home(), &Theme::dark());
}

#[test]
fn baghdad_from_nearby() {
    compare("baghdad", &view(&home(), 44.4, 33.34, 8.6), &Theme::light());
}

#[test]
fn the_first_view_with_arabic_names() {
    let mut session = home();
    session.apply(Action::Names(Names::Arabic));
    compare("home-arabic", &session, &Theme::light());
}

#[test]
fn the_first_view_with_diyala_selected() {
    let mut session = home();
    session.apply(
        SelectAction::Feature(Subject::feature(
            &FeatureLayerId::built_in("said-missing-2018"),
            &"FP-17".into(),
        ))
        .into(),
    );
    compare("home-diyala", &session, &Theme::light());
}
