//! Whole sessions, played as actions without a window.

use iraq_risk_atlas::atlas::Target;
use iraq_risk_atlas::geo::{Bounds, LonLat, Screen, Viewport};
use iraq_risk_atlas::model::{FeatureLayerId, Subject};
use iraq_risk_atlas::reading::Document;
use iraq_risk_atlas::scene::{Names, Prim, Scene};
use iraq_risk_atlas::session::{
    Action, ArticleAction, Effect, LayerAction, Saved, SavedLayer, SelectAction, Session, ThemePreference,
    ViewAction,
};
use iraq_risk_atlas::style::Theme;

use crate::support::files::shared;
use crate::support::session;

/// A session under play.
struct Play(Session);

/// A session as at the first start.
fn start() -> Play {
    Play(session())
}

/// `layer/feature`, as the tables below write it.
fn words(key: &Subject) -> String {
    key.to_string()
}

fn key(words: &str) -> Subject {
    match words.split_once('/').unwrap() {
        ("governorates", code) => Subject::governorate(code),
        (layer, feature) => Subject::feature(&FeatureLayerId::built_in(layer), &feature.into()),
    }
}

impl Play {
    fn act(&mut self, action: impl Into<Action>) -> Vec<Effect> {
        self.0.apply(action.into())
    }

    /// Acts, and ends at once the flight that comes of it.
    fn fly(&mut self, action: impl Into<Action>) -> Viewport {
        let effects = self.act(action);
        let [Effect::FlyTo(to)] = effects[..] else { panic!("{effects:?} is not one flight") };
        self.act(ViewAction::Set(to));
        to
    }

    fn place(&self, lon: f64, lat: f64) -> Screen {
        self.0.viewport().to_screen(LonLat::new(lon, lat).into())
    }

    fn click(&mut self, lon: f64, lat: f64) {
        let at = self.place(lon, lat);
        assert_eq!(self.act(SelectAction::Click { at }), [], "no article is open");
    }

    fn select(&mut self, feature: &str) -> Vec<Effect> {
        self.act(SelectAction::Feature(key(feature)))
    }

    /// What is selected; `-` for nothing.
    fn selected(&self) -> String {
        self.0.selection().map_or("-".to_owned(), |s| words(s.key()))
    }

    fn hits(&self) -> Vec<String> {
        self.0.selection().map_or(&[][..], |s| s.hits()).iter().map(words).collect()
    }

    fn order(&self) -> Vec<&str> {
        self.0.layers().iter().map(|l| l.id().name()).collect()
    }

    fn shown(&self) -> Vec<&str> {
        self.0.layers().iter().filter(|l| l.is_drawn() && self.0.is_shown(l)).map(|l| l.id().name()).collect()
    }

    fn show(&mut self, layer: &str, visible: bool) {
        assert_eq!(
            self.act(LayerAction::Show { layer: FeatureLayerId::built_in(layer).into(), visible }),
            []
        );
    }

    fn solo(&mut self, layer: &str) {
        assert_eq!(self.act(LayerAction::Solo { layer: FeatureLayerId::built_in(layer).into() }), []);
    }

    /// Moves a layer to a place below the annotations.
    fn put(&mut self, layer: &str, to: usize) {
        assert_eq!(
            self.act(LayerAction::Move { layer: FeatureLayerId::built_in(layer).into(), to: to + 1 }),
            []
        );
    }

    fn scene(&self) -> Scene {
        self.0.scene(&Theme::light())
    }

    fn saved(&self) -> Saved {
        self.0.saved()
    }

    fn text(&mut self, name: &str, bytes: &[u8]) -> String {
        let document = match Document::open(name, bytes) {
            Ok((document, _)) => document,
            Err(why) => return why.to_string(),
        };
        let effects = self.act(ArticleAction::Read(document.into()));
        let [Effect::Say(said)] = &effects[..] else { panic!("{effects:?} is not one sentence") };
        said.clone()
    }
}

/// The prims of one feature's group; empty if it is not on the picture.
fn group<'a>(scene: &'a Scene, id: &str) -> &'a [Prim] {
    scene.groups.iter().find(|g| g.id == id).map_or(&[], |g| &g.prims)
}

const DRAWN: [&str; 9] = [
    "incidents-2014-2017",
    "designated-2018",
    "said-missing-2018",
    "cities-2025",
    "cells-2025",
    "programmes-2025",
    "cross-border",
    "context",
    "comparison",
];

/// In the middle of Diyala, where two layers speak of the governorate.
const DIYALA: (f64, f64) = (45.0, 33.9);
const IN_DIYALA: [&str; 3] = ["said-missing-2018/FP-17", "cells-2025/TI-01", "governorates/IQ-DI"];

// --- the view ---

#[test]
fn the_first_view_is_all_of_iraq() {
    let play = start();
    let view = play.0.viewport();
    // Iraq's extent, as any atlas gives it: 38.8–48.6° E, 29.1–37.4° N.
    for (lon, lat) in [(38.8, 33.4), (48.6, 29.9), (42.8, 37.38), (46.5, 29.07)] {
        let p = view.to_screen(LonLat::new(lon, lat).into());
        assert!(p.x >= 0.0 && p.x <= 1280.0 && p.y >= 0.0 && p.y <= 800.0, "{lon} {lat}: {p:?}");
    }
    let height =
        view.to_screen(LonLat::new(46.5, 29.07).into()).y - view.to_screen(LonLat::new(42.8, 37.38).into()).y;
    assert!(height > 700.0, "Iraq fills the picture's height, {height} px");
    assert_eq!(play.selected(), "-");
    assert!(play.0.article().is_none());
}

#[test]
fn home_flies_back_to_all_of_iraq_in_a_picture_of_any_size() {
    let mut play = start();
    for size in [[1440.0, 900.0], [300.0, 700.0], [1.0, 1.0]] {
        play.act(ViewAction::Resize { size });
        play.act(ViewAction::Zoom { steps: 4.0, at: Screen::new(10.0, 20.0) });
        let view = play.fly(ViewAction::Home);
        let home = play.0.atlas().base.home();
        let seen = view.bounds();
        assert_eq!(view.size(), size);
        // A picture of one pixel cannot hold it: there the zoom stops at its limit.
        if size[0] > 1.0 {
            assert!(seen.contains(home.min) && seen.contains(home.max), "{size:?}");
        }
    }
}

#[test]
fn panning_and_zooming_never_lose_the_country() {
    let mut play = start();
    for (dx, dy) in [(1e6, 0.0), (-1e9, 30.0), (0.0, 1e7), (3.0, -1e30)] {
        play.act(ViewAction::Pan { dx, dy });
        let (home, center) = (play.0.atlas().base.home(), play.0.viewport().center());
        assert!(home.contains(center), "after {dx}, {dy}: {center:?}");
        play.act(ViewAction::Zoom { steps: 30.0, at: Screen::new(-1e6, 1e6) });
        assert!(home.contains(play.0.viewport().center()));
        assert_eq!(play.0.viewport().zoom(), Viewport::MAX_ZOOM);
        play.act(ViewAction::Zoom { steps: -30.0, at: Screen::new(0.0, 0.0) });
        // Not quite half as large as when all of Iraq fills the picture.
        let whole = Viewport::fit(play.0.atlas().base.home(), play.0.viewport().size(), 24.0).zoom();
        assert!((whole - play.0.viewport().zoom() - 0.8).abs() < 1e-9, "{}", play.0.viewport().zoom());
    }
}

#[test]
fn a_step_that_is_no_number_leaves_the_view_as_it_was() {
    let mut play = start();
    let before = play.0.viewport();
    play.act(ViewAction::Pan { dx: f32::NAN, dy: 0.0 });
    play.act(ViewAction::Zoom { steps: f64::NAN, at: Screen::new(5.0, 5.0) });
    play.act(ViewAction::Zoom { steps: 1.0, at: Screen::new(f32::INFINITY, 5.0) });
    play.act(ViewAction::Set(Viewport::new(LonLat::new(f64::NAN, 33.0), f64::NAN, [800.0, 600.0])));
    assert_eq!(play.0.viewport(), before);
}

#[test]
fn a_box_flies_to_what_lies_between_its_corners() {
    let mut play = start();
    let (from, to) = (play.place(45.5, 34.5), play.place(43.5, 32.5));
    let seen = play.fly(ViewAction::Box { from, to }).bounds();
    for (lon, lat) in [(45.49, 34.49), (43.51, 32.51)] {
        assert!(seen.contains(LonLat::new(lon, lat).into()), "{lon} {lat}");
    }
    let height = LonLat::from(seen.min).lat - LonLat::from(seen.max).lat;
    assert!(height < 2.1, "no more than the box is shown: {height}° from north to south");
}

#[test]
fn flights_go_to_features_to_places_and_to_layers() {
    let mut play = start();
    let inside = |view: &Viewport, lon: f64, lat: f64| view.bounds().contains(LonLat::new(lon, lat).into());
    let view = play.fly(ViewAction::ToFeature(key("said-missing-2018/FP-17")));
    assert!(inside(&view, 45.0, 33.9) && !inside(&view, 47.78, 30.5), "{view:?}");
    let view = play.fly(ViewAction::ToFeature(key("governorates/IQ-BA")));
    assert!(inside(&view, 47.78, 30.5) && !inside(&view, 44.4, 33.3));
    let view = play.fly(ViewAction::ToFeature(key("incidents-2014-2017/FP-03")));
    let near = view.zoom();
    assert!(inside(&view, 41.919, 34.482) && inside(&view, 42.1, 34.6), "no nearer than there is to see");
    let view = play.fly(ViewAction::ToPlace { lon: 42.448, lat: 36.379, zoom: near - 1.0 });
    let there = LonLat::from(view.center());
    assert!((there.lon - 42.448).abs() < 1e-9 && (there.lat - 36.379).abs() < 1e-9);
    assert_eq!(view.zoom(), near, "a flight to a place never takes the reader farther away");
    // The border strips lie at Tal Afar, al-Qaim and along all of the Turkish border.
    let view = play.fly(ViewAction::Home);
    assert!(inside(&view, 47.8, 30.5) && inside(&view, 42.0, 37.0) && view.zoom() < 7.5);
    let view = play.fly(LayerAction::ZoomTo { layer: FeatureLayerId::built_in("cross-border").into() });
    assert!(inside(&view, 41.2, 34.4) && inside(&view, 44.5, 37.0) && !inside(&view, 47.8, 30.5));
}

#[test]
fn a_flight_to_a_parent_shows_all_its_children() {
    let mut play = start();
    let view = play.fly(ViewAction::ToFeature(key("designated-2018/FP-04")));
    for child in ["FP-05", "FP-06", "FP-07", "FP-08", "FP-09"] {
        let b = play
            .0
            .bounds_of(&Subject::feature(&FeatureLayerId::built_in("designated-2018"), &child.into()))
            .unwrap();
        let seen = view.bounds();
        assert!(seen.contains(b.min) && seen.contains(b.max), "{child}");
    }
}

#[test]
fn what_has_no_place_says_so_instead_of_flying() {
    let mut play = start();
    let before = play.0.viewport();
    for action in [
        ViewAction::ToFeature(key("unplaced/FP-23")).into(),
        ViewAction::ToFeature(key("designated-2018/no-such-id")).into(),
        ViewAction::ToFeature(key("governorates/IQ-XX")).into(),
        Action::from(LayerAction::ZoomTo { layer: FeatureLayerId::built_in("unplaced").into() }),
        LayerAction::ZoomTo { layer: FeatureLayerId::built_in("no-such-layer").into() }.into(),
    ] {
        let effects = play.act(action.clone());
        assert!(matches!(&effects[..], [Effect::Say(words)] if !words.is_empty()), "{action:?}: {effects:?}");
    }
    assert_eq!(play.0.viewport(), before);
}

// --- selecting ---

#[test]
fn a_click_takes_the_first_hit_and_the_next_ones_click_by_click() {
    let mut play = start();
    play.click(DIYALA.0, DIYALA.1);
    assert_eq!(play.hits(), IN_DIYALA);
    let mut taken = vec![play.selected()];
    for _ in 0..3 {
        play.click(DIYALA.0, DIYALA.1);
        taken.push(play.selected());
    }
    assert_eq!(taken, [IN_DIYALA[0], IN_DIYALA[1], IN_DIYALA[2], IN_DIYALA[0]]);
}

#[test]
fn a_trembling_pointer_still_clicks_the_same_position_and_a_step_away_is_another() {
    let mut play = start();
    let at = play.place(DIYALA.0, DIYALA.1);
    play.act(SelectAction::Click { at });
    play.act(SelectAction::Click { at: Screen::new(at.x + 2.0, at.y - 2.0) });
    assert_eq!(play.selected(), IN_DIYALA[1]);
    play.act(SelectAction::Click { at: Screen::new(at.x + 12.0, at.y) });
    assert_eq!(play.selected(), IN_DIYALA[0], "a new spot begins anew");
}

#[test]
fn after_the_view_has_moved_the_same_pixel_is_another_spot() {
    let mut play = start();
    let at = play.place(DIYALA.0, DIYALA.1);
    let moves: [fn() -> ViewAction; 3] = [
        || ViewAction::Pan { dx: 1.0, dy: 0.0 },
        || ViewAction::Zoom { steps: 0.01, at: Screen::new(640.0, 400.0) },
        || ViewAction::Resize { size: [1290.0, 805.0] },
    ];
    for action in moves {
        play.act(SelectAction::Clear);
        play.act(SelectAction::Click { at });
        play.act(action());
        play.act(SelectAction::Click { at });
        assert_eq!(play.selected(), IN_DIYALA[0], "{:?}", action());
    }
    // The window tells its size at each frame; that alone moves nothing.
    let size = play.0.viewport().size();
    play.act(ViewAction::Resize { size });
    play.act(SelectAction::Click { at });
    assert_eq!(play.selected(), IN_DIYALA[1]);
}

#[test]
fn next_and_previous_go_round_and_take_leaps() {
    let mut play = start();
    play.click(DIYALA.0, DIYALA.1);
    let mut seen = Vec::new();
    for action in [SelectAction::Previous, SelectAction::Next, SelectAction::Next, SelectAction::Next] {
        play.act(action);
        seen.push(play.selected());
    }
    assert_eq!(seen, [IN_DIYALA[2], IN_DIYALA[0], IN_DIYALA[1], IN_DIYALA[2]]);
    play.act(SelectAction::Take { index: 1 });
    assert_eq!((play.selected().as_str(), play.0.selection().unwrap().index()), (IN_DIYALA[1], 1));
    play.act(SelectAction::Take { index: 3 });
    assert_eq!(play.selected(), IN_DIYALA[1], "out of range changes nothing");
    play.act(SelectAction::Clear);
    for action in [SelectAction::Next, SelectAction::Previous, SelectAction::Take { index: 0 }] {
        play.act(action);
        assert_eq!(play.selected(), "-", "with nothing selected there is nothing to step through");
    }
}

#[test]
fn a_click_beside_the_country_clears_the_selection() {
    let mut play = start();
    play.click(DIYALA.0, DIYALA.1);
    play.click(48.0, 36.5);
    assert_eq!(play.selected(), "-");
}

#[test]
fn back_and_forward_go_through_what_was_selected() {
    let mut play = start();
    play.click(DIYALA.0, DIYALA.1);
    play.act(SelectAction::Next);
    play.select("designated-2018/FP-07");
    assert!(play.0.history().can_go_back() && !play.0.history().can_go_forward());
    let mut seen = Vec::new();
    for action in [SelectAction::Back, SelectAction::Back, SelectAction::Back, SelectAction::Forward] {
        play.act(action);
        seen.push(play.selected());
    }
    assert_eq!(seen, [IN_DIYALA[1], IN_DIYALA[0], IN_DIYALA[0], IN_DIYALA[1]]);
    play.select("governorates/IQ-MU");
    assert!(!play.0.history().can_go_forward(), "a new visit ends the way forward");
    play.act(SelectAction::Back);
    assert_eq!(play.selected(), IN_DIYALA[1]);
}

#[test]
fn a_place_from_the_search_selects_what_lies_there() {
    let mut play = start();
    play.act(SelectAction::At { lon: DIYALA.0, lat: DIYALA.1 });
    assert_eq!(
        (play.hits(), play.selected().as_str()),
        (IN_DIYALA.map(str::to_owned).to_vec(), IN_DIYALA[0])
    );
    play.click(DIYALA.0, DIYALA.1);
    assert_eq!(play.selected(), IN_DIYALA[0], "a click there is the first one there");
    play.show("said-missing-2018", false);
    play.act(SelectAction::At { lon: DIYALA.0, lat: DIYALA.1 });
    assert_eq!(play.hits(), IN_DIYALA[1..], "only what is on the map");
    play.act(SelectAction::At { lon: 51.4, lat: 35.7 });
    assert_eq!(play.selected(), "-", "Tehran lies outside");
}

#[test]
fn what_does_not_exist_cannot_be_selected() {
    let mut play = start();
    play.select("said-missing-2018/FP-17");
    for unknown in ["said-missing-2018/FP-99", "no-such-layer/FP-17", "governorates/IQ-XX", "/"] {
        assert_eq!(play.select(unknown), []);
        assert_eq!(play.selected(), "said-missing-2018/FP-17", "after {unknown}");
    }
    assert!(!play.0.history().can_go_back());
}

#[test]
fn selecting_a_feature_of_a_hidden_layer_shows_the_layer() {
    let mut play = start();
    play.show("said-missing-2018", false);
    play.select("said-missing-2018/FP-17");
    assert!(play.shown().contains(&"said-missing-2018"));
    play.solo("cities-2025");
    play.select("said-missing-2018/FP-21");
    assert!(play.0.solo().is_none() && play.shown().contains(&"said-missing-2018"));
    play.select("designated-2018/FP-07");
    play.show("said-missing-2018", false);
    play.act(SelectAction::Back);
    assert!(play.shown().contains(&"said-missing-2018"), "the way back shows it too");
}

#[test]
fn hovering_tells_what_lies_under_the_pointer_and_forgets_it() {
    let mut play = start();
    let at = Some(play.place(DIYALA.0, DIYALA.1));
    play.act(SelectAction::Hover { at });
    assert_eq!(play.0.hovered().iter().map(words).collect::<Vec<_>>(), IN_DIYALA);
    assert_eq!(play.selected(), "-", "to look is not to select");
    assert_ne!(group(&play.scene(), IN_DIYALA[0]), group(&start().scene(), IN_DIYALA[0]), "it is lit");
    assert_eq!(
        group(&play.scene(), IN_DIYALA[1]),
        group(&start().scene(), IN_DIYALA[1]),
        "only the first of them is lit"
    );
    play.act(SelectAction::Hover { at: None });
    assert!(play.0.hovered().is_empty());
    play.act(SelectAction::Hover { at });
    play.show("said-missing-2018", false);
    assert!(play.0.hovered().is_empty(), "what was hidden is no longer under the pointer");
}

#[test]
fn a_parent_that_is_not_drawn_lights_its_five_children() {
    let plain = start().scene();
    let mut play = start();
    play.select("designated-2018/FP-04");
    let lit = play.scene();
    for child in ["FP-05", "FP-06", "FP-07", "FP-08", "FP-09"] {
        let id = format!("designated-2018/{child}");
        assert!(!group(&plain, &id).is_empty());
        assert_ne!(group(&plain, &id), group(&lit, &id), "{child} is lit");
    }
    for other in ["said-missing-2018/FP-17", "cells-2025/TI-01", "incidents-2014-2017/FP-01"] {
        assert_eq!(group(&plain, other), group(&lit, other), "{other} is as it was");
    }
    let children: Vec<String> = play.0.stands_for(&key("designated-2018/FP-04")).iter().map(words).collect();
    assert_eq!(children.len(), 5);
}

#[test]
fn what_a_list_highlights_is_not_selected() {
    let mut play = start();
    play.act(SelectAction::Highlight(vec![key("cells-2025/TI-02"), key("governorates/IQ-MU")]));
    let (plain, lit) = (start().scene(), play.scene());
    assert_ne!(group(&plain, "cells-2025/TI-02"), group(&lit, "cells-2025/TI-02"));
    assert!(group(&plain, "governorates/IQ-MU").is_empty() && !group(&lit, "governorates/IQ-MU").is_empty());
    play.act(SelectAction::Highlight(vec![]));
    assert_eq!(play.scene(), plain);
}

// --- layers ---

#[test]
fn the_layers_start_in_the_order_of_the_list_with_the_comparison_hidden() {
    let play = start();
    assert_eq!(play.order(), [&DRAWN[..], &["unplaced"]].concat());
    assert_eq!(play.shown(), DRAWN[..8]);
}

#[test]
fn a_hidden_layer_is_neither_drawn_nor_hit() {
    let mut play = start();
    play.show("said-missing-2018", false);
    assert!(group(&play.scene(), IN_DIYALA[0]).is_empty());
    play.click(DIYALA.0, DIYALA.1);
    assert_eq!(play.hits(), IN_DIYALA[1..]);
    play.show("said-missing-2018", true);
    assert!(!group(&play.scene(), IN_DIYALA[0]).is_empty());
    play.click(DIYALA.0, DIYALA.1);
    assert_eq!(play.hits(), IN_DIYALA, "the same spot holds other things now, so the click begins anew");
}

#[test]
fn what_is_hidden_between_two_clicks_is_not_hit_by_the_second() {
    let changes: [fn(&mut Play); 4] = [
        |play| play.show("said-missing-2018", false),
        |play| play.solo("cells-2025"),
        |play| drop(play.act(LayerAction::ShowAll(false))),
        |play| play.put("said-missing-2018", 7),
    ];
    let expected = [
        &["cells-2025/TI-01", "governorates/IQ-DI"][..],
        &["cells-2025/TI-01", "governorates/IQ-DI"],
        &["governorates/IQ-DI"],
        &["cells-2025/TI-01", "said-missing-2018/FP-17", "governorates/IQ-DI"],
    ];
    for (change, hits) in changes.into_iter().zip(expected) {
        let mut play = start();
        play.click(DIYALA.0, DIYALA.1);
        change(&mut play);
        play.click(DIYALA.0, DIYALA.1);
        assert_eq!(play.hits(), hits);
        assert_eq!(play.selected(), hits[0]);
    }
}

#[test]
fn solo_shows_one_layer_and_the_same_again_ends_it() {
    let mut play = start();
    play.show("context", false);
    let before: Vec<String> = play.shown().iter().map(|s| s.to_string()).collect();
    play.solo("comparison");
    assert_eq!(
        (play.0.solo().map(|l| l.to_string()), play.shown()),
        (Some("comparison".to_owned()), vec!["comparison"])
    );
    play.solo("cities-2025");
    assert_eq!(play.shown(), ["cities-2025"]);
    play.solo("cities-2025");
    assert_eq!(play.shown(), before, "all is as it was before");
    play.solo("cities-2025");
    play.show("context", true);
    assert!(play.0.solo().is_none() && play.shown().contains(&"context"), "a switch ends solo");
}

#[test]
fn all_on_and_all_off_reach_every_layer_and_end_solo() {
    let mut play = start();
    play.solo("context");
    play.act(LayerAction::ShowAll(true));
    assert_eq!(play.shown(), DRAWN);
    play.act(LayerAction::ShowAll(false));
    assert!(play.shown().is_empty());
    let ids: Vec<String> = play.scene().groups.into_iter().map(|g| g.id).collect();
    assert!(ids.iter().all(|id| id.starts_with("base/") || id == "names"), "{ids:?}");
    play.click(DIYALA.0, DIYALA.1);
    assert_eq!(play.selected(), "governorates/IQ-DI", "the ground can still be clicked");
}

#[test]
fn opacity_stays_between_faint_and_full() {
    let mut play = start();
    let mut set = |opacity: f32| {
        play.act(LayerAction::Opacity { layer: FeatureLayerId::built_in("cells-2025").into(), opacity });
        play.0.layer(&FeatureLayerId::built_in("cells-2025")).unwrap().opacity()
    };
    assert_eq!([set(0.5), set(2.0), set(-1.0), set(0.0)], [0.5, 1.0, 0.1, 0.1]);
    assert_eq!([set(0.5), set(f32::NAN)], [0.5, 0.5], "no number, no change");
    let alpha = |play: &Play| match &group(&play.scene(), "cells-2025/TI-02")[0] {
        Prim::Fill(fill) => fill.colour.a,
        other => panic!("{other:?}"),
    };
    let full = alpha(&start());
    assert!(full > 0 && (f32::from(alpha(&play)) - f32::from(full) / 2.0).abs() <= 1.0);
}

#[test]
fn a_layer_moves_to_where_it_is_put_and_what_lies_on_top_changes_with_it() {
    let mut play = start();
    play.put("cells-2025", 0);
    assert_eq!(play.order()[..3], ["cells-2025", "incidents-2014-2017", "designated-2018"]);
    play.click(DIYALA.0, DIYALA.1);
    assert_eq!(
        play.hits(),
        [IN_DIYALA[1], IN_DIYALA[0], IN_DIYALA[2]],
        "the upper of two equals comes first"
    );
    play.put("cells-2025", 2);
    assert_eq!(play.order()[..3], ["incidents-2014-2017", "designated-2018", "cells-2025"]);
    play.put("incidents-2014-2017", 999);
    assert_eq!(play.order().last(), Some(&"incidents-2014-2017"), "beyond the end is the end");
    assert_eq!(play.order().len(), 10);
    play.put("incidents-2014-2017", 9);
    assert_eq!(play.order().last(), Some(&"incidents-2014-2017"), "where it is, it stays");
}

#[test]
fn actions_on_a_layer_that_does_not_exist_change_nothing() {
    let mut play = start();
    let before = play.saved();
    play.show("no-such-layer", false);
    play.put("no-such-layer", 0);
    play.act(LayerAction::Opacity { layer: FeatureLayerId::built_in("no-such-layer").into(), opacity: 0.3 });
    play.solo("no-such-layer");
    assert_eq!(play.saved(), before);
    assert!(play.0.solo().is_none());
    assert_eq!(play.shown(), DRAWN[..8], "an unknown layer alone would be an empty map");
}

// --- what is remembered ---

#[test]
fn a_session_is_taken_up_where_it_was_left() {
    let mut play = start();
    play.put("context", 1);
    play.show("programmes-2025", false);
    play.show("comparison", true);
    play.act(LayerAction::Opacity { layer: FeatureLayerId::built_in("cells-2025").into(), opacity: 0.35 });
    play.act(ViewAction::Set(Viewport::new(LonLat::new(43.3, 35.5), 8.25, [1280.0, 800.0])));
    play.act(Action::Names(Names::Both));
    play.act(Action::Theme(ThemePreference::Dark));
    let text = serde_json::to_string(&play.saved()).unwrap();
    let mut again = start();
    again.0.restore(&serde_json::from_str(&text).unwrap());
    assert_eq!((again.order(), again.shown()), (play.order(), play.shown()));
    assert_eq!(again.0.layer(&FeatureLayerId::built_in("cells-2025")).unwrap().opacity(), 0.35);
    assert_eq!((again.0.names(), again.0.theme_preference()), (Names::Both, ThemePreference::Dark));
    let (was, is) = (play.0.viewport(), again.0.viewport());
    assert!(was.to_screen(is.center()).distance(Screen::new(640.0, 400.0)) < 0.01 && was.zoom() == is.zoom());
}

#[test]
fn nonsense_that_was_saved_does_no_harm() {
    for view in [[f64::NAN, 33.0, 7.0], [44.0, f64::INFINITY, 7.0], [44.0, 33.0, f64::NEG_INFINITY]] {
        let mut play = start();
        play.0.restore(&Saved { view: Some(view), ..play.saved() });
        assert_eq!(play.0.viewport(), start().0.viewport(), "{view:?}");
    }
    for view in [[1e300, -1e300, 99.0], [-500.0, 95.0, -99.0], [0.0, 0.0, 0.0]] {
        let mut play = start();
        play.0.restore(&Saved { view: Some(view), ..play.saved() });
        let is = play.0.viewport();
        assert!(play.0.atlas().base.home().contains(is.center()), "{view:?}: {is:?}");
        assert!((Viewport::MIN_ZOOM..=Viewport::MAX_ZOOM).contains(&is.zoom()));
    }
    for (opacity, expected) in [(-3.0, 0.1), (17.0, 1.0), (f32::NAN, 1.0), (f32::INFINITY, 1.0)] {
        let mut play = start();
        let layer = SavedLayer { id: "cells-2025".to_owned(), visible: true, opacity };
        play.0.restore(&Saved { layers: vec![layer.clone(), layer], ..Saved::default() });
        assert_eq!(
            play.0.layer(&FeatureLayerId::built_in("cells-2025")).unwrap().opacity(),
            expected,
            "{opacity}"
        );
        assert_eq!(play.order().len(), 10);
    }
    let mut play = start();
    play.0.restore(&Saved { names: "runes".to_owned(), ..play.saved() });
    assert_eq!(play.0.names(), Names::Latin);
}

#[test]
fn layers_that_the_earlier_run_did_not_know_stay_as_they_are_below_the_known_ones() {
    let mut play = start();
    let known = |id: &str, visible| SavedLayer { id: id.to_owned(), visible, opacity: 1.0 };
    let layers = vec![known("comparison", true), known("of-an-older-version", true), known("context", false)];
    play.0.restore(&Saved { layers, ..Saved::default() });
    assert_eq!(play.order()[..3], ["comparison", "context", "incidents-2014-2017"]);
    assert_eq!(play.order().len(), 10);
    assert_eq!(play.shown().len(), 8, "comparison came, context went: {:?}", play.shown());
}

#[test]
fn members_that_an_older_file_lacks_are_as_at_the_first_start() {
    let saved: Saved =
        serde_json::from_str(r#"{"layers":[{"id":"cells-2025"}],"look":"dark","new":1}"#).unwrap();
    let mut play = start();
    play.0.restore(&saved);
    let layer = play.0.layer(&FeatureLayerId::built_in("cells-2025")).unwrap();
    assert!(layer.visible(), "a layer is shown unless the file says it was hidden");
    assert_eq!(layer.opacity(), 1.0);
    assert_eq!(play.0.theme_preference(), ThemePreference::Dark);
    assert_eq!(play.0.viewport(), start().0.viewport());
}

// --- articles ---

/// The user's copy of an article, where it is there.
fn article(name: &str) -> Option<String> {
    Some(std::fs::read_to_string(shared(&format!("articles/{name}"))?).unwrap())
}

const COALITION: &str = "coalition-analysis-2018.txt";

#[test]
fn the_cited_text_is_known_as_such() {
    for (file, id) in [(COALITION, "fp-2018"), ("iraq-progress-2025.txt", "iraq-progress-2025")] {
        let Some(text) = article(file) else { return };
        let mut play = start();
        let said = play.text(file, text.as_bytes());
        assert!(said.contains(file) && said.contains("identical"), "{said}");
        let pane = play.0.article().unwrap();
        let copy = pane.text.as_ref().unwrap();
        assert_eq!(pane.article, id);
        assert!(copy.same && copy.missing.is_empty());
        assert_eq!(copy.paragraphs.len() as u32, play.0.atlas().article(id).unwrap().paragraphs);
    }
}

#[test]
fn an_edited_copy_is_opened_and_says_which_anchors_it_lacks() {
    let Some(text) = article(COALITION) else { return };
    assert!(text.contains("would be Diyala province"));
    let mut play = start();
    let said = play.text("mine.txt", text.replace("would be Diyala province", "is Diyala").as_bytes());
    assert!(said.contains("mine.txt") && said.contains("edited"), "{said}");
    let copy = play.0.article().unwrap().text.as_ref().unwrap();
    assert!(!copy.same);
    assert_eq!(copy.missing, ["FP-17"]);
}

#[test]
fn a_text_that_is_not_an_article_is_refused_and_nothing_changes() {
    let mut play = start();
    play.act(ArticleAction::Open { article: "fp-2018".to_owned() });
    play.select("said-missing-2018/FP-17");
    if let Some(text) = article(COALITION) {
        play.text("good.txt", text.as_bytes());
    }
    let before = play.0.article().unwrap().clone();
    let bad: [(&str, &[u8], &str); 5] = [
        (
            "other.txt",
            b"A text on something else.\n\nIt has two paragraphs.",
            "not one of the cited articles",
        ),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \t\n", "empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture (PNG)"),
        ("report.pdf", b"%PDF-1.7 \xe2\xe3", "PDF"),
    ];
    for (name, bytes, cause) in bad {
        let said = play.text(name, bytes);
        assert!(said.contains(name) && said.contains(cause), "{said}");
        let is = play.0.article().unwrap();
        assert_eq!(is.article, before.article);
        let file = |pane: &iraq_risk_atlas::session::ArticlePane| {
            pane.text.as_ref().map(|t| (t.file_name.clone(), t.same))
        };
        assert_eq!(file(is), file(&before), "after {name}");
        assert_eq!(play.selected(), "said-missing-2018/FP-17");
    }
}

#[test]
fn an_article_is_opened_once_and_an_unknown_one_not_at_all() {
    let mut play = start();
    let open = |id: &str| ArticleAction::Open { article: id.to_owned() };
    assert_eq!(play.act(open("fp-2018")), []);
    assert_eq!(play.0.article().unwrap().article, "fp-2018");
    play.act(open("no-such-article"));
    assert_eq!(play.0.article().map(|p| p.article.as_str()), Some("fp-2018"));
    play.act(ArticleAction::Close);
    assert!(play.0.article().is_none());
}

#[test]
fn opening_the_open_article_again_keeps_the_users_copy() {
    let Some(text) = article(COALITION) else { return };
    let mut play = start();
    play.text(COALITION, text.as_bytes());
    play.act(ArticleAction::Open { article: "fp-2018".to_owned() });
    assert!(play.0.article().unwrap().text.is_some());
}

#[test]
fn the_open_article_follows_the_selection() {
    let mut play = start();
    assert_eq!(play.select("said-missing-2018/FP-17"), [], "no article is open");
    play.act(ArticleAction::Open { article: "fp-2018".to_owned() });
    let scroll = |paragraph| vec![Effect::ScrollTo { article: "fp-2018".to_owned(), paragraph }];
    // The claims' anchors: FP-07 is in paragraph 15, FP-17 in 20 before FP-18 in 21.
    assert_eq!(play.select("designated-2018/FP-07"), scroll(15));
    assert_eq!(play.select("said-missing-2018/FP-17"), scroll(20));
    assert_eq!(play.select("cells-2025/TI-01"), [], "that claim stands in the other article");
    assert_eq!(play.select("governorates/IQ-DI"), []);
    for _ in 0..2 {
        play.act(SelectAction::Back);
    }
    assert_eq!(play.act(SelectAction::Back), scroll(15), "the way back scrolls too");
    assert_eq!(play.act(SelectAction::Clear), []);
}

// --- search, clipboard ---

#[test]
fn what_the_search_finds_leads_to_the_feature_the_governorate_or_the_town() {
    let mut play = start();
    for (query, expected) in [
        ("Baghdad belts", "said-missing-2018/FP-21"),
        ("Hawija area", "designated-2018/FP-07"),
        ("ديالى", "governorates/IQ-DI"),
    ] {
        let found = play.0.search(query, 9);
        let keys: Vec<String> =
            found.iter().filter_map(|m| play.0.subject_of(&m.target)).map(|k| words(&k)).collect();
        assert!(keys.iter().any(|k| k == expected), "{query}: {keys:?}");
        let one = found.iter().filter_map(|m| play.0.subject_of(&m.target)).find(|k| words(k) == expected);
        play.act(SelectAction::Feature(one.unwrap()));
        assert_eq!(play.selected(), expected);
        assert!(play.0.card(&key(expected)).is_some());
    }
    let telafar = &play.0.search("Telafar", 9)[0];
    assert!(matches!(telafar.target, Target::Place(_)) && play.0.subject_of(&telafar.target).is_none());
    let LonLat { lon, lat } = telafar.position.unwrap();
    // Tal Afar lies at 36.38° N, 42.45° E.
    assert!((lon - 42.45).abs() < 0.05 && (lat - 36.38).abs() < 0.05, "{lon} {lat}");
}

#[test]
fn every_feature_can_be_found_by_its_name_and_has_a_card() {
    let play = start();
    for layer in &play.0.atlas().layers {
        for feature in &layer.features {
            let own = Subject::feature(&FeatureLayerId::built_in(&layer.meta.id), &feature.id);
            let found = play.0.search(&feature.properties.name, 20);
            let hit = found.iter().any(|m| play.0.subject_of(&m.target).as_ref() == Some(&own));
            assert!(hit, "{} “{}”", words(&own), feature.properties.name);
            assert_eq!(play.0.card(&own).unwrap().title, feature.properties.name);
            assert!(play.0.tip(&own).is_some(), "{}", words(&own));
        }
    }
}

#[test]
fn a_copy_goes_to_the_clipboard_with_a_word_to_the_reader() {
    let mut play = start();
    let effects = play.act(Action::Copy { what: "citation", text: "Knights".to_owned() });
    let [Effect::Copy(text), Effect::Say(said)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(text, "Knights");
    assert!(said.contains("citation"), "{said}");
}

#[test]
fn bounds_are_known_of_what_is_drawn_and_of_nothing_else() {
    let play = start();
    let bounds = |k: &str| play.0.bounds_of(&key(k));
    let inside = |b: Option<Bounds>, lon, lat| b.unwrap().contains(LonLat::new(lon, lat).into());
    assert!(inside(bounds("governorates/IQ-DI"), 45.0, 33.9) && inside(bounds(IN_DIYALA[0]), 45.0, 33.9));
    for none in ["unplaced/FP-23", "designated-2018/FP-04", "governorates/IQ-XX", "no/FP-17"] {
        assert_eq!(bounds(none), None, "{none}");
    }
}

#[test]
fn starting_afresh_brings_back_the_layers_and_the_view_of_the_first_start() {
    let mut play = start();
    let first = play.0.saved();
    let layer = FeatureLayerId::built_in(&first.layers[0].id);
    play.act(LayerAction::Move { layer: layer.clone().into(), to: 5 });
    play.act(LayerAction::Opacity { layer: layer.into(), opacity: 0.4 });
    play.act(LayerAction::ShowAll(false));
    play.act(Action::Names(Names::Arabic));
    play.act(ViewAction::Zoom { steps: 2.0, at: Screen::new(10.0, 10.0) });
    let home = play.fly(Action::Afresh);
    let again = play.0.saved();
    assert_eq!((again.layers, again.names), (first.layers, first.names));
    assert!(home.bounds().contains(LonLat::new(44.4, 33.3).into()) && home.zoom() < 7.0);
}

#[test]
fn an_id_finds_its_feature_alone() {
    let play = start();
    for (id, feature) in [("FP-17", "FP-17"), ("fp-18", "FP-17"), ("TI-08", "TI-08")] {
        let found = play.0.search(id, 9);
        let ids: Vec<_> =
            found.iter().filter_map(|m| play.0.subject_of(&m.target)).map(|k| k.id().into_owned()).collect();
        assert_eq!(ids, [feature], "{id}");
    }
}
