//! What lies within Iraq never looks like what lies outside, and what is selected looks like nothing else: measured on
//! the fills as they lie over each other.

use iraq_risk_atlas::events::{DatePrecision, Event, EventTable, Fatalities, TableBuilder, Values};
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{EventLayerId, Subject};
use iraq_risk_atlas::scene::{EventDisplay, Label, Measure, Prim, Scene};
use iraq_risk_atlas::session::{EventAction, SelectAction, Session, Shared, ViewAction};
use iraq_risk_atlas::style::{Colour, Theme, Treatment};

use crate::support::colours::{Rgb, difference, ground, over};
use crate::support::events::OfBase;
use crate::support::{built_in, session};

/// Seen at a glance, even where the two do not touch.
const APART: f64 = 5.0;

/// The same with the hue of the selection.
const SELECTED_APART: f64 = 8.0;

const SIZE: [f32; 2] = [1400.0, 1000.0];

fn at_home(layers: impl Fn(&str) -> bool) -> Session {
    let mut s = session();
    s.apply(ViewAction::Resize { size: SIZE }.into());
    s.apply(ViewAction::Set(Viewport::fit(built_in().base.home(), SIZE, 100.0)).into());
    let shown: Vec<_> = s
        .document()
        .layers
        .features()
        .filter(|l| layers(&l.prepared.layer.meta.id))
        .map(|l| l.id().clone())
        .collect();
    s.show_only(&shown);
    s
}

/// A table in which the n-th governorate has about 2^n events, and the first none.
fn rising() -> EventTable {
    let base = &built_in().base;
    let governorates = OfBase(base);
    let mut builder = TableBuilder::new(vec![], &governorates);
    for (n, governorate) in base.governorates.iter().enumerate().skip(1) {
        for _ in 0..1_usize << (n / 2) {
            let event = Event {
                place: Some(governorate.label),
                precision: None,
                governorate: Some(&governorate.name),
                days: None,
                date_precision: DatePrecision::Undated,
                fatalities: Fatalities::default(),
                events: 1,
                values: Values::Texts(&[]),
            };
            builder.push(&event, &governorates);
        }
    }
    builder.finish()
}

fn with_shades() -> Session {
    let mut s = at_home(|_| false);
    let layer = EventLayerId(1);
    s.apply(EventAction::Begin { layer, name: "rising.csv".to_owned() }.into());
    s.apply(EventAction::Done { layer, table: Shared(rising().into()) }.into());
    s.apply(EventAction::Display { layer, display: EventDisplay::Governorates(Measure::Events) }.into());
    s
}

fn at(s: &Session, scene: &Scene, place: LonLat) -> Rgb {
    ground(scene, s.viewport().to_screen(place.into()))
}

/// Foreign land and water.
fn outside(s: &Session, theme: &Theme) -> Vec<(String, Rgb)> {
    let scene = s.scene(theme);
    let places = [("Saudi Arabia", 43.0, 29.0), ("Iran", 47.5, 35.5), ("Tharthar", 43.25, 33.95)];
    places.map(|(name, lon, lat)| (name.to_owned(), at(s, &scene, LonLat::new(lon, lat)))).to_vec()
}

/// Areas with an edge: the user selects these, and they have a ground of their own.
fn areas(s: &Session) -> Vec<(Subject, String, LonLat)> {
    let shown = s.shown();
    let features = shown.iter().flat_map(|l| l.prepared.features.iter().map(move |f| (l.prepared, f)));
    let edged = features.filter(|(_, f)| match f.treatment {
        Treatment::Area | Treatment::Outline | Treatment::Dashed | Treatment::Thin | Treatment::Hatch => true,
        Treatment::Crisp
        | Treatment::FadingDisc
        | Treatment::FadingBand
        | Treatment::Draft
        | Treatment::Rejected => false,
    });
    let mut areas: Vec<_> =
        edged.map(|(layer, f)| (f.key.clone(), layer.feature(f).properties.name.clone(), f.inside)).collect();
    areas.extend(
        built_in().base.governorates.iter().map(|g| (Subject::governorate(&g.code), g.name.clone(), g.label)),
    );
    areas
}

/// The grounds within Iraq, of all layers and of shades, as they are and selected.
fn grounds(theme: &Theme) -> [Vec<(String, Rgb)>; 2] {
    let (mut plain, mut selected) = (Vec::new(), Vec::new());
    let ids: Vec<String> =
        session().document().layers.features().map(|l| l.prepared.layer.meta.id.clone()).collect();
    let mut sessions: Vec<Session> = ids.iter().map(|id| at_home(|other| other == id)).collect();
    sessions.push(with_shades());
    for mut s in sessions {
        let scene = s.scene(theme);
        for (key, name, place) in areas(&s) {
            plain.push((name.clone(), at(&s, &scene, place)));
            s.apply(SelectAction::Feature(key).into());
            selected.push((name, at(&s, &s.scene(theme), place)));
        }
    }
    [plain, selected]
}

#[test]
fn no_ground_within_iraq_looks_like_foreign_land_or_water() {
    for theme in [Theme::light(), Theme::dark()] {
        let outside = outside(&at_home(|_| false), &theme);
        let [plain, selected] = grounds(&theme);
        for ((name, own), (other, there)) in
            plain.iter().chain(&selected).flat_map(|own| outside.iter().map(move |there| (own, there)))
        {
            let apart = difference(*own, *there);
            assert!(
                apart >= APART,
                "{name} {own:.0?} and {other} {there:.0?}, dark = {}: {apart:.1}",
                theme.dark
            );
        }
        assert!(difference(outside[0].1, outside[2].1) >= APART);
    }
}

#[test]
fn a_selected_area_has_a_tint_that_no_ground_has() {
    for theme in [Theme::light(), Theme::dark()] {
        let [plain, selected] = grounds(&theme);
        for ((name, own), (other, there)) in
            selected.iter().flat_map(|own| plain.iter().map(move |there| (own, there)))
        {
            let apart = difference(*own, *there);
            assert!(
                apart >= SELECTED_APART,
                "selected {name} {own:.0?} and {other} {there:.0?}, dark = {}: {apart:.1}",
                theme.dark
            );
        }
    }
}

#[test]
fn the_base_map_ends_nowhere_in_an_edge_across_the_sea() {
    for theme in [Theme::light(), Theme::dark()] {
        let mut s = at_home(|_| false);
        s.apply(ViewAction::Set(Viewport::new(LonLat::new(44.0, 33.5), 4.5, SIZE)).into());
        let scene = s.scene(&theme);
        // Through the Gulf and out at 54° E, and through the Mediterranean and out at 34° E.
        for (from, to, lat) in [(51.0, 56.0, 26.5), (36.0, 32.0, 34.0), (51.0, 56.0, 38.0)] {
            let steps = (0..=100).map(|n| from + (to - from) * f64::from(n) / 100.0);
            let row: Vec<Rgb> = steps.map(|lon| at(&s, &scene, LonLat::new(lon, lat))).collect();
            // A coast is an edge of its own, and lies further in.
            let past = row.len() * 2 / 5;
            for two in row[past..].windows(2) {
                assert!(difference(two[0], two[1]) < 2.5, "at {lat}, dark = {}: {two:?}", theme.dark);
            }
            assert_eq!(row.last(), Some(&crate::support::colours::rgb(theme.abroad)));
        }
    }
}

/// Labels with the colour of the ground below their middle.
fn labels(s: &Session, theme: &Theme) -> Vec<(Label, Rgb)> {
    let scene = s.scene(theme);
    let prims = scene.groups.iter().filter(|group| group.id == "names").flat_map(|group| &group.prims);
    let label = |prim: &Prim| match prim {
        Prim::Label(label) => Some((label.clone(), ground(&scene, label.center))),
        Prim::Fill(_) | Prim::Soft(_) | Prim::Line(_) | Prim::Circle(_) => None,
    };
    prims.filter_map(label).collect()
}

fn contrast(text: Colour, below: Rgb) -> f64 {
    let [r, g, b] = over(below, text).map(|v| v.round() as u8);
    let [x, y, z] = below.map(|v| v.round() as u8);
    Colour { r, g, b, a: 255 }.contrast(Colour { r: x, g: y, b: z, a: 255 })
}

#[test]
fn labels_on_shades_can_be_read_as_wcag_asks_of_text() {
    for (theme, display) in [Theme::light(), Theme::dark()].into_iter().flat_map(|theme| {
        [EventDisplay::Governorates(Measure::Events), EventDisplay::Cells].map(|d| (theme.clone(), d))
    }) {
        let mut s = with_shades();
        s.apply(EventAction::Display { layer: EventLayerId(1), display }.into());
        let all: Vec<_> = s.document().layers.features().map(|l| l.id().clone()).collect();
        s.show_only(&all);
        let is_iraq = |label: &Label| {
            let at = LonLat::from(s.viewport().to_world(label.center));
            let is_lake = built_in().base.lakes.iter().any(|lake| lake.shape.contains(at));
            built_in().base.governorate_at(at).is_some() && !is_lake
        };
        let labels = labels(&s, &theme);
        let within: Vec<_> = labels.iter().filter(|(label, _)| is_iraq(label)).collect();
        assert!(within.len() > 25, "{} labels", within.len());
        for (label, below) in within {
            // Next to a border the ground may be another one: then a solid halo separates the text from it.
            let solid =
                if label.halo.a >= 250 { contrast(label.colour, over(*below, label.halo)) } else { 0.0 };
            let found = contrast(label.colour, *below).max(solid);
            assert!(found >= 4.2, "{} {display:?}, dark = {}: {found:.1}", label.text, theme.dark);
        }
    }
}
