//! Hand-made scenes, painted: the SVG is read by `usvg`, the PNG's pixels are compared with the documentation
//! of the prims.

use iraq_risk_atlas::geo::Screen;
use iraq_risk_atlas::paint::{Furniture, Ink, PaintError, Scale, SvgOptions, furnish, to_png, to_svg};
use iraq_risk_atlas::scene::{Circle, Fill, Group, Label, Line, Prim, Scene, Soft, Weight};
use iraq_risk_atlas::style::{Colour, LegendEntry, LegendSign, TextMetrics};
use resvg::tiny_skia::Pixmap;
use resvg::usvg;

const BLACK: Colour = Colour::hex(0);
const WHITE: Colour = Colour::hex(0xff_ff_ff);
const CLEAR: Colour = Colour { a: 0, ..WHITE };

fn at(x: f32, y: f32) -> Screen {
    Screen::new(x, y)
}

fn points(list: &[(f32, f32)]) -> Vec<Screen> {
    list.iter().map(|&(x, y)| at(x, y)).collect()
}

fn group(id: &str, prims: Vec<Prim>) -> Group {
    Group { id: id.into(), title: format!("Title of {id}"), prims }
}

/// 200 × 200 pixels on white.
fn scene(prims: Vec<Prim>) -> Scene {
    Scene { size: [200.0, 200.0], background: WHITE, groups: vec![group("test/group", prims)] }
}

fn svg(scene: &Scene) -> String {
    to_svg(scene, &SvgOptions::default())
}

fn picture(scene: &Scene) -> Pixmap {
    Pixmap::decode_png(&to_png(&svg(scene), 1.0).unwrap()).unwrap()
}

/// How dark the pixel is that holds the point, 0 (white) to 1 (black).
fn ink(picture: &Pixmap, x: f32, y: f32) -> f32 {
    let pixel = picture.pixel(x as u32, y as u32).unwrap();
    1.0 - f32::from(pixel.green()) / 255.0
}

/// First and last column, first and last row that hold ink.
fn extent(picture: &Pixmap) -> [u32; 4] {
    let (w, h) = (picture.width(), picture.height());
    let dark: Vec<_> = (0..h)
        .flat_map(|y| (0..w).map(move |x| (x, y)))
        .filter(|&(x, y)| ink(picture, x as f32, y as f32) > 0.3)
        .collect();
    let xs = || dark.iter().map(|p| p.0);
    let ys = || dark.iter().map(|p| p.1);
    [xs().min(), xs().max(), ys().min(), ys().max()].map(|v| v.expect("something is drawn"))
}

fn fill(rings: &[&[(f32, f32)]], colour: Colour) -> Prim {
    let mut fill = Fill { points: Vec::new(), ring_ends: Vec::new(), triangles: [].into(), colour };
    for ring in rings {
        fill.points.extend(points(ring));
        fill.ring_ends.push(fill.points.len());
    }
    Prim::Fill(fill)
}

fn soft(axis: &[(f32, f32)], radius: f32, core: f32, a: u8) -> Soft {
    let colour = Colour { a, ..BLACK };
    Soft { axis: points(axis), radius, core, colour, clip: vec![], vertices: vec![], triangles: [].into() }
}

fn line(list: &[(f32, f32)], width: f32, dash: Option<[f32; 2]>) -> Line {
    Line { points: points(list), closed: false, width, colour: BLACK, dash }
}

fn label(text: &str, size: f32) -> Label {
    Label {
        text: text.into(),
        center: at(100.0, 100.0),
        size,
        weight: Weight::Regular,
        colour: BLACK,
        halo: CLEAR,
        spacing: 0.0,
    }
}

const SQUARE: [(f32, f32); 4] = [(20.0, 20.0), (180.0, 20.0), (180.0, 180.0), (20.0, 180.0)];
const HOLE: [(f32, f32); 4] = [(80.0, 80.0), (120.0, 80.0), (120.0, 120.0), (80.0, 120.0)];

#[test]
fn a_fill_leaves_its_hole_unpainted() {
    let picture = picture(&scene(vec![fill(&[&SQUARE, &HOLE], BLACK)]));
    assert_eq!(ink(&picture, 50.0, 100.0), 1.0);
    assert_eq!(ink(&picture, 100.0, 100.0), 0.0);
    assert_eq!(ink(&picture, 10.0, 100.0), 0.0);
}

#[test]
fn a_fill_larger_than_the_picture_is_cut_and_keeps_its_hole() {
    let far = [(-9e5, -9e5), (9e5, -9e5), (9e5, 9e5), (-9e5, 9e5)];
    let scene = scene(vec![fill(&[&far, &HOLE], BLACK)]);
    let picture = picture(&scene);
    assert!(!svg(&scene).contains("00000"), "{}", svg(&scene));
    assert_eq!((ink(&picture, 1.0, 1.0), ink(&picture, 100.0, 100.0)), (1.0, 0.0));
}

#[test]
fn a_fading_disc_is_full_in_its_core_and_half_half_way_to_the_rim() {
    for a in [255, 120] {
        let picture = picture(&scene(vec![Prim::Soft(soft(&[(100.0, 100.0)], 80.0, 0.5, a))]));
        check_fade(&picture, f32::from(a) / 255.0, |d| at(100.0 + d, 100.0));
        check_fade(&picture, f32::from(a) / 255.0, |d| at(100.0, 100.0 - d));
    }
}

#[test]
fn a_fading_band_falls_off_as_a_disc_does() {
    let band = [(60.0, 100.0), (100.0, 100.0), (140.0, 100.0)];
    for a in [255, 120] {
        let picture = picture(&scene(vec![Prim::Soft(soft(&band, 80.0, 0.5, a))]));
        check_fade(&picture, f32::from(a) / 255.0, |d| at(100.0, 100.0 + d));
        // Its end is round.
        let end = |d: f32| at(60.0 - d * 0.6, 100.0 - d * 0.8);
        check_fade(&picture, f32::from(a) / 255.0, end);
    }
}

/// Radius 80, core one half: full to 40 pixels, then straight down to nothing at 80.
fn check_fade(picture: &Pixmap, full: f32, place: impl Fn(f32) -> Screen) {
    for distance in [0.5, 20.0, 38.0, 50.0, 60.0, 70.0, 78.0, 82.0] {
        let p = place(distance);
        // Pixels are read at their middle.
        let wanted = full * ((80.0 - distance) / 40.0_f32).clamp(0.0, 1.0);
        let seen = ink(picture, p.x, p.y);
        assert!((seen - wanted).abs() < 0.045, "at {distance}: {seen}, not {wanted}");
    }
}

#[test]
fn a_fading_shape_is_cut_by_its_rings() {
    for axis in [&[(100.0, 100.0)][..], &[(60.0, 100.0), (140.0, 100.0)]] {
        let mut soft = soft(axis, 60.0, 0.9, 255);
        soft.clip = vec![points(&[(100.0, 0.0), (200.0, 0.0), (200.0, 200.0), (100.0, 200.0)])];
        let picture = picture(&scene(vec![Prim::Soft(soft)]));
        assert_eq!((ink(&picture, 98.0, 100.0), ink(&picture, 102.0, 100.0)), (0.0, 1.0));
    }
}

#[test]
fn rings_that_leave_a_shape_whole_cost_no_clip_path_and_rings_elsewhere_hide_it() {
    let mut whole = soft(&[(100.0, 100.0)], 30.0, 0.5, 255);
    whole.clip = vec![points(&[(-500.0, -500.0), (500.0, -500.0), (500.0, 500.0), (-500.0, 500.0)])];
    let text = svg(&scene(vec![Prim::Soft(whole.clone())]));
    assert!(text.contains("<circle") && !text.contains("clip"), "{text}");

    whole.clip = vec![points(&[(0.0, 0.0), (20.0, 0.0), (0.0, 20.0)])];
    assert!(!svg(&scene(vec![Prim::Soft(whole)])).contains("<circle"));
}

#[test]
fn a_dashed_line_has_its_gaps() {
    let dashed = line(&[(20.0, 100.0), (180.0, 100.0)], 6.0, Some([10.0, 6.0]));
    let picture = picture(&scene(vec![Prim::Line(dashed)]));
    for (x, wanted) in [(25.0, 1.0), (33.0, 0.0), (41.0, 1.0), (49.0, 0.0), (57.0, 1.0)] {
        assert_eq!(ink(&picture, x, 100.0), wanted, "at {x}");
    }
}

#[test]
fn the_dashes_of_a_cut_line_stand_where_those_of_the_whole_line_would() {
    // Starts 1008 pixels to the left: 63 full periods of 16 pixels.
    let dashed = line(&[(-1008.0, 100.0), (180.0, 100.0)], 6.0, Some([10.0, 6.0]));
    let picture = picture(&scene(vec![Prim::Line(dashed)]));
    for (x, wanted) in [(0.5, 1.0), (8.5, 1.0), (13.0, 0.0), (16.5, 1.0), (24.5, 1.0), (29.0, 0.0)] {
        assert_eq!(ink(&picture, x, 100.0), wanted, "at {x}");
    }
}

#[test]
fn a_closed_outline_is_closed() {
    let outline = Line { closed: true, ..line(&SQUARE, 4.0, None) };
    let picture = picture(&scene(vec![Prim::Line(outline)]));
    assert_eq!((ink(&picture, 20.0, 100.0), ink(&picture, 100.0, 100.0)), (1.0, 0.0));
}

#[test]
fn lines_of_one_look_share_a_path_only_where_that_changes_nothing() {
    let cross = |a| {
        [[(20.0, 100.0), (180.0, 100.0)], [(100.0, 20.0), (100.0, 180.0)]]
            .map(|l| Prim::Line(Line { colour: Colour { a, ..BLACK }, ..line(&l, 8.0, None) }))
            .to_vec()
    };
    assert_eq!(svg(&scene(cross(255))).matches("<path").count(), 1);
    // Where two half-transparent lines cross it is darker.
    let picture = picture(&scene(cross(128)));
    assert!(ink(&picture, 100.0, 100.0) > ink(&picture, 50.0, 100.0) + 0.2);
}

#[test]
fn a_circle_has_its_fill_and_its_rim() {
    let circle = Circle {
        center: at(100.0, 100.0),
        radius: 40.0,
        fill: Colour::hex(0xff_00_00),
        stroke: BLACK,
        stroke_width: 6.0,
    };
    let picture = picture(&scene(vec![Prim::Circle(circle)]));
    let red = picture.pixel(100, 100).unwrap();
    assert_eq!((red.red(), red.green()), (255, 0));
    assert_eq!(picture.pixel(140, 100).unwrap().red(), 0);
    assert_eq!(ink(&picture, 145.0, 100.0), 0.0);
}

#[test]
fn capitals_are_in_the_middle_of_their_place_and_are_as_wide_as_measured() {
    let picture = picture(&scene(vec![Prim::Label(label("HHHHH", 32.0))]));
    let [left, right, top, bottom] = extent(&picture);
    assert!((left + right + 1).abs_diff(200) <= 1, "{left} {right}");
    assert!((top + bottom + 1).abs_diff(200) <= 2, "{top} {bottom}");
    let measured = TextMetrics::shared().width("HHHHH", 32.0, Weight::Regular, 0.0);
    // The letter H leaves 98 of 1000 units blank on each side.
    assert!((measured - 2.0 * 0.098 * 32.0 - (right - left + 1) as f32).abs() < 1.5, "{measured}");
}

#[test]
fn bold_letters_and_spaced_letters_are_wider() {
    let width = |label: Label| {
        let [left, right, ..] = extent(&picture(&scene(vec![Prim::Label(label)])));
        right - left
    };
    let plain = width(label("Anbar", 24.0));
    assert!(width(Label { weight: Weight::Bold, ..label("Anbar", 24.0) }) > plain);
    assert!(width(Label { spacing: 5.0, ..label("Anbar", 24.0) }).abs_diff(plain + 20) <= 1);
}

#[test]
fn a_halo_lies_under_its_letters() {
    let on_black = |halo| {
        let text = Label { colour: Colour::hex(0xff_00_00), halo, ..label("IIII", 40.0) };
        let scene = scene(vec![fill(&[&SQUARE], BLACK), Prim::Label(text)]);
        let picture = picture(&scene);
        let count =
            |test: fn(u8, u8) -> bool| picture.pixels().iter().filter(|p| test(p.red(), p.green())).count();
        (count(|r, g| r > 200 && g < 60), count(|r, g| r > 200 && g > 200))
    };
    let ((red, white), (red_with_halo, white_with_halo)) = (on_black(CLEAR), on_black(WHITE));
    assert!(white_with_halo > white + 100);
    assert!(red_with_halo >= red, "the halo covers the letters: {red} {red_with_halo}");
}

#[test]
fn arabic_letters_are_joined() {
    let width = |text: &str| {
        let [left, right, ..] = extent(&picture(&scene(vec![Prim::Label(label(text, 32.0))])));
        right - left
    };
    let joined = width("بببب");
    // A zero-width non-joiner between the letters keeps their isolated forms.
    let isolated = width("ب\u{200C}ب\u{200C}ب\u{200C}ب");
    assert!(isolated as f32 > joined as f32 * 1.3, "{joined} {isolated}");
    assert!(TextMetrics::shared().width("بببب", 32.0, Weight::Regular, 0.0) >= joined as f32);
}

#[test]
fn every_letter_of_a_label_is_found_in_a_font() {
    // A missing letter is drawn as the empty box: the same for every letter.
    let drawn = |text: &str| picture(&scene(vec![Prim::Label(label(text, 40.0))])).data().to_vec();
    let missing = drawn("\u{4E2D}");
    for letter in ["M", "ā", "ʿ", "ك", "ڵ", "ێ", "–", "٣"] {
        assert_ne!(drawn(letter), missing, "{letter}");
        assert_ne!(drawn(letter), drawn("."), "{letter}");
    }
}

#[test]
fn a_line_that_begins_in_arabic_runs_from_the_right() {
    // Read from the right, the letter comes first and HHHH stands left of it; so it does in
    // the other text, read from the left.
    let drawn = |text: &str| picture(&scene(vec![Prim::Label(label(text, 24.0))]));
    let (arabic_first, latin_first) = (drawn("و HHHH"), drawn("HHHH و"));
    let differ = (0..200 * 200)
        .filter(|i| {
            let (x, y) = ((i % 200) as f32, (i / 200) as f32);
            (ink(&arabic_first, x, y) - ink(&latin_first, x, y)).abs() > 0.3
        })
        .count();
    assert_eq!(differ, 0);
    assert!(extent(&latin_first)[1] - extent(&latin_first)[0] > 80);
}

/// How much ink all pixels hold together.
fn all_ink(picture: &Pixmap) -> f32 {
    picture.pixels().iter().map(|p| 1.0 - f32::from(p.green()) / 255.0).sum()
}

#[test]
fn a_line_of_two_scripts_loses_no_letter_of_either() {
    let drawn = |text: &str| all_ink(&picture(&scene(vec![Prim::Label(label(text, 12.0))])));
    for (arabic, latin) in [("محافظة ديالى", "(Diyala)"), ("تل عفر", "(Tal Afar)"), ("ديالى", "2018, Diyala")]
    {
        let apart = drawn(arabic) + drawn(latin);
        for line in [format!("{arabic} {latin}"), format!("{latin} {arabic}")] {
            let together = drawn(&line);
            assert!((together / apart - 1.0).abs() < 0.03, "{line}: {together} of {apart}");
        }
    }
}

#[test]
fn text_with_markup_is_escaped() {
    let wild = "<&\"'>\u{0}";
    let mut scene = scene(vec![Prim::Label(label(wild, 20.0))]);
    scene.groups[0].id = "a b\"<c".into();
    scene.groups[0].title = wild.into();
    let options = SvgOptions {
        title: wild.into(),
        description: wild.into(),
        credits: vec!["A & B".into()],
        ..SvgOptions::default()
    };
    let text = to_svg(&scene, &options);
    let document = usvg::roxmltree::Document::parse(&text).unwrap();
    let texts = |tag| {
        let found = document.descendants().filter(move |n| n.has_tag_name(tag));
        found.map(|n| n.text().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let tame = "<&\"'>\u{FFFD}".to_owned();
    assert_eq!(texts("title"), [tame.clone(), tame.clone()]);
    assert_eq!(texts("text"), std::slice::from_ref(&tame));
    assert_eq!(texts("desc"), [format!("{tame}\nA & B")]);
    assert!(document.descendants().any(|n| n.attribute("id") == Some("a-b\"<c")));
}

/// One of everything.
fn full() -> Scene {
    let mut cut = soft(&[(150.0, 60.0)], 40.0, 0.3, 200);
    cut.clip = vec![points(&HOLE), points(&[(140.0, 0.0), (200.0, 0.0), (200.0, 90.0)])];
    Scene {
        size: [200.0, 200.0],
        background: Colour::hex(0xee_ee_ff),
        groups: vec![
            group("base/land", vec![fill(&[&SQUARE, &HOLE], Colour::hex(0xdd_dd_cc))]),
            group("layer/a", vec![Prim::Soft(soft(&[(60.0, 60.0)], 40.0, 0.3, 200)), Prim::Soft(cut)]),
            group("layer/a", vec![Prim::Soft(soft(&[(30.0, 150.0), (150.0, 160.0)], 20.0, 0.4, 150))]),
            group(
                "layer/b",
                vec![
                    Prim::Line(line(&[(-50.0, 10.0), (90.0, 90.0), (300.0, 20.0)], 2.0, Some([6.0, 4.0]))),
                    Prim::Circle(Circle {
                        center: at(150.0, 150.0),
                        radius: 6.0,
                        fill: BLACK,
                        stroke: WHITE,
                        stroke_width: 1.0,
                    }),
                    Prim::Label(Label { halo: WHITE, ..label("كركوك – Kirkuk", 13.0) }),
                ],
            ),
        ],
    }
}

#[test]
fn equal_scenes_give_equal_bytes() {
    let (a, b) = (svg(&full()), svg(&full()));
    assert_eq!(a, b);
    assert_eq!(to_png(&a, 1.5).unwrap(), to_png(&b, 1.5).unwrap());
}

#[test]
fn every_id_is_given_once_and_every_reference_is_met() {
    let text = svg(&full());
    let document = usvg::roxmltree::Document::parse(&text).unwrap();
    let mut ids: Vec<_> = document.descendants().filter_map(|n| n.attribute("id")).collect();
    for reference in text.split("url(#").skip(1).map(|t| t.split(')').next().unwrap()) {
        assert!(ids.contains(&reference), "{reference}");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(ids.contains(&"base/land") && ids.contains(&"layer/a~2"));
}

#[test]
fn what_lies_outside_the_picture_is_not_written() {
    let far = [(900.0, 900.0), (990.0, 900.0), (990.0, 990.0)];
    let mut away = label("far", 12.0);
    away.center = at(900.0, 900.0);
    let scene = scene(vec![
        fill(&[&far], BLACK),
        Prim::Line(line(&far, 2.0, None)),
        Prim::Soft(soft(&far, 9.0, 0.5, 255)),
        Prim::Label(away),
    ]);
    assert!(!svg(&scene).contains("<g"), "{}", svg(&scene));
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let bad = [(f32::NAN, 1.0), (f32::INFINITY, 2.0), (3.0, f32::NEG_INFINITY)];
    let scene = scene(vec![
        fill(&[&bad], BLACK),
        Prim::Line(line(&bad, 2.0, Some([f32::NAN, 1.0]))),
        Prim::Soft(soft(&bad, 9.0, 0.5, 255)),
        Prim::Soft(soft(&[], 9.0, 0.5, 255)),
        Prim::Label(Label { center: at(f32::NAN, 0.0), ..label("x", 12.0) }),
        Prim::Circle(Circle {
            center: at(f32::NAN, 0.0),
            radius: f32::NAN,
            fill: BLACK,
            stroke: BLACK,
            stroke_width: 1.0,
        }),
    ]);
    let text = svg(&scene);
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    assert!(to_png(&text, 1.0).is_ok());
}

#[test]
fn the_scale_enlarges_the_picture_and_nothing_else() {
    let text = to_svg(&full(), &SvgOptions { scale: 2.0, ..SvgOptions::default() });
    assert!(text.contains("width=\"400\" height=\"400\" viewBox=\"0 0 200 200\""));
    let picture = Pixmap::decode_png(&to_png(&text, 1.5).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (600, 600));
}

#[test]
fn a_picture_beyond_all_measure_is_refused_with_a_sentence() {
    let text = svg(&scene(vec![]));
    let error = to_png(&text, 90.0).unwrap_err();
    assert!(matches!(error, PaintError::TooLarge { width: 18_000, height: 18_000, .. }));
    assert!(error.to_string().contains("18000 × 18000 pixels"), "{error}");
    // 16000 × 16000 keeps to the sides but not to 200 million.
    assert!(matches!(to_png(&text, 80.0), Err(PaintError::TooLarge { .. })));
    assert!(matches!(to_png(&text, f32::NAN), Err(PaintError::Scale(_))));
    assert!(matches!(to_png("<svg", 1.0), Err(PaintError::Svg(_))));
}

fn furniture() -> Furniture {
    let red = Colour { a: 170, ..Colour::hex(0xb0_30_20) };
    let blue = Colour::hex(0x20_50_a0);
    let entry = |sign, text: &str, count| LegendEntry { sign, text: text.into(), count };
    Furniture {
        title: "Risk areas and what is said of them".into(),
        events: vec![],
        legend: vec![
            entry(LegendSign::Fill { colour: red }, "Governorate, spoken of as a whole", Some(3)),
            entry(LegendSign::FadingDisc { colour: red }, "Somewhere round a named town", Some(14)),
            entry(LegendSign::Outline { colour: blue, dashed: true }, "Said to be missing", None),
            entry(LegendSign::Outline { colour: blue, dashed: false }, "District", None),
            entry(LegendSign::Hatch { colour: blue }, "A region or belt whose edge nobody gives", Some(2)),
            entry(LegendSign::Band { colour: red }, "Stretch of border", Some(1)),
            entry(LegendSign::Disc { colour: blue }, "A named town, where it happened", Some(7)),
        ],
        scale: Some(Scale { metres_per_pixel: 1500.0, place: "at 33° N".into() }),
        credits: vec!["Base map: an example".into(), "Places: another example, CC BY 4.0".into()],
        ink: Ink::LIGHT,
    }
}

#[test]
fn furniture_stays_inside_the_picture_and_shows_every_sign() {
    let mut scene = Scene { size: [640.0, 480.0], background: BLACK, groups: vec![] };
    furnish(&mut scene, &furniture());
    let ids: Vec<_> = scene.groups.iter().map(|g| g.id.as_str()).collect();
    assert_eq!(ids, ["furniture/credits", "furniture/scale", "furniture/legend"]);
    let inside = |p: &Screen| (0.0..=640.0).contains(&p.x) && (0.0..=480.0).contains(&p.y);
    for prim in scene.groups.iter().flat_map(|g| &g.prims) {
        let all = match prim {
            Prim::Fill(fill) => fill.points.iter().all(inside),
            Prim::Line(line) => line.points.iter().all(inside),
            Prim::Soft(soft) => soft.vertices.iter().all(|(p, _)| inside(p)),
            Prim::Circle(circle) => inside(&circle.center),
            Prim::Label(label) => inside(&label.center),
        };
        assert!(all, "{prim:?}");
    }
    let text = svg(&scene);
    for entry in &furniture().legend {
        assert!(text.contains(entry.text.split(' ').next().unwrap()), "{}", entry.text);
    }
    assert!(text.contains("200 km at 33° N"), "{text}");
    assert!(text.contains("text-anchor=\"start\""));
}

#[test]
fn without_content_there_is_no_furniture() {
    let mut scene = scene(vec![]);
    let before = scene.clone();
    let empty = Furniture {
        title: String::new(),
        legend: vec![],
        events: vec![],
        scale: None,
        credits: vec![],
        ink: Ink::DARK,
    };
    furnish(&mut scene, &empty);
    assert_eq!(scene, before);
}
