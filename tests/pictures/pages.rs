//! Figures on pages: their content, that it fits, and that the map is the session's.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use iraq_risk_atlas::paint::{Figure, Layout, PaintError, PngOptions, to_png, to_png_with};
use iraq_risk_atlas::session::{Action, AnnotationAction, Session};
use iraq_risk_atlas::style::Theme;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, roxmltree};

use crate::support::papers::{both, home, near, page};

/// A file as the program itself reads it: with its own fonts.
fn tree(svg: &str) -> usvg::Tree {
    let mut options = usvg::Options::default();
    for font in iraq_risk_atlas::style::fonts::ALL {
        options.fontdb_mut().load_font_data(font.data.to_vec());
    }
    usvg::Tree::from_str(svg, &options).unwrap()
}

/// Text, and the box it takes on the page, of all groups but the map's.
fn texts(group: &usvg::Group, out: &mut Vec<(String, usvg::Rect)>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) if group.id() != "page/map" => texts(group, out),
            usvg::Node::Text(text) => {
                let words = text.chunks().iter().map(|c| c.text()).collect();
                out.push((words, text.abs_bounding_box()));
            }
            _ => {}
        }
    }
}

fn words_round_the_map(tree: &usvg::Tree) -> Vec<(String, usvg::Rect)> {
    let mut out = Vec::new();
    texts(tree.root(), &mut out);
    out
}

fn all_text(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|n| n.has_tag_name("text"));
    texts
        .map(|n| n.descendants().filter(|d| d.is_text()).filter_map(|d| d.text()).collect::<String>() + "\n")
        .collect()
}

#[test]
fn a_page_has_the_size_of_its_paper_and_all_words_stand_on_it_apart_from_each_other() {
    for (what, session) in both() {
        for layout in Layout::ALL {
            let mut figure = page(layout);
            figure.title = "A title so long that it has to be set in more than one line, as those of \
                            reports tend to be, with the places Kirkuk, Hawija and Tuz Khurmatu in it"
                .to_owned();
            let tree = tree(&figure.svg(&session));
            let [width, height] = layout.points().map(|p| p / 0.75);
            assert!(
                (tree.size().width() - width).abs() < 0.01 && (tree.size().height() - height).abs() < 0.01
            );
            let words = words_round_the_map(&tree);
            assert!(words.len() > 25, "{what}, {layout}: {}", words.len());
            let margin = width.min(height) * 0.05;
            // A text's box is as high as the highest accent and the lowest tail of its font.
            for (i, (text, a)) in words.iter().enumerate() {
                let inside = a.left() > margin
                    && a.right() < width - margin
                    && a.top() > margin
                    && a.bottom() < height - margin;
                assert!(inside, "{what}, {layout}: “{text}” {a:?}");
                for (other, b) in &words[i + 1..] {
                    let apart = a.right() <= b.left()
                        || b.right() <= a.left()
                        || a.bottom() <= b.top() + a.height() * 0.1
                        || b.bottom() <= a.top() + a.height() * 0.1;
                    assert!(apart, "{what}, {layout}: “{text}” {a:?} and “{other}” {b:?}");
                }
            }
        }
    }
}

#[test]
fn the_map_shows_at_least_the_ground_of_the_window_about_the_same_middle() {
    for (what, session) in both() {
        for layout in Layout::ALL {
            let figure = page(layout);
            let size = figure.map_size(&session);
            let shown = iraq_risk_atlas::geo::Viewport::fit(session.viewport().bounds(), size, 0.0);
            let (window, frame) = (session.viewport().bounds(), shown.bounds());
            let small = 1e-9;
            assert!(
                frame.min.x <= window.min.x + small
                    && frame.min.y <= window.min.y + small
                    && frame.max.x >= window.max.x - small
                    && frame.max.y >= window.max.y - small,
                "{what}, {layout}"
            );
        }
    }
}

#[test]
fn every_feature_of_the_map_is_a_named_group_in_the_one_group_of_its_layer() {
    for (what, session) in both() {
        let svg = page(Layout::A3Landscape).svg(&session);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let title = |n: roxmltree::Node| {
            n.children()
                .find(|c| c.has_tag_name("title"))
                .and_then(|t| t.text())
                .unwrap_or_default()
                .to_owned()
        };
        let map = document.descendants().find(|n| n.attribute("id") == Some("page/map")).unwrap();
        let mut seen = 0;
        let size = page(Layout::A3Landscape).map_size(&session);
        let view = iraq_risk_atlas::geo::Viewport::fit(session.viewport().bounds(), size, 0.0);
        let selected = session.selection().map(|s| s.key().clone());
        for shown in session.shown() {
            let (layer, bounds) = (&shown.prepared.layer, view.bounds());
            for prepared in &shown.prepared.features {
                if !prepared.shape.touches(bounds.min, bounds.max) {
                    continue;
                }
                let id = prepared.key.to_string();
                let group = map.descendants().find(|n| n.attribute("id") == Some(&id));
                let group = group.unwrap_or_else(|| panic!("{what}: {id} is a group"));
                let name = &shown.prepared.feature(prepared).properties.name;
                assert!(title(group).starts_with(name.as_str()), "{what}: {}", title(group));
                let parent = group.parent().unwrap();
                assert!(title(parent).starts_with(&layer.meta.name), "{what}: {}", title(parent));
                if selected.as_ref() != Some(&prepared.key) {
                    assert_eq!(parent.attribute("id"), Some(layer.meta.id.as_str()), "{what}: {id}");
                }
                seen += 1;
            }
        }
        assert!(seen >= 9, "{what}: {seen}");
        for id in ["base/iraq", "base/borders", "names"] {
            assert!(map.descendants().any(|n| n.attribute("id") == Some(id)), "{what}: {id}");
        }
    }
}

#[test]
fn the_map_of_a_page_is_the_sessions_scene_of_that_size() {
    let mut session = near();
    let figure = page(Layout::A4Landscape);
    // The map's content determines the amount of text, and that the size of the map.
    for _ in 0..4 {
        let size = figure.map_size(&session);
        session.apply(iraq_risk_atlas::session::ViewAction::Resize { size }.into());
    }
    let scene = session.scene(&Theme::light());
    let svg = figure.svg(&session);
    assert_eq!(figure.map_size(&session), session.viewport().size());
    let document = roxmltree::Document::parse(&svg).unwrap();
    let map = document.descendants().find(|n| n.attribute("id") == Some("page/map")).unwrap();
    let ids: BTreeSet<_> = map.descendants().filter_map(|n| n.attribute("id")).collect();
    for group in scene.groups.iter().filter(|g| !g.prims.is_empty() && g.id.starts_with("designated-2018/")) {
        assert!(ids.contains(group.id.as_str()), "{}", group.id);
    }
    let texts: BTreeSet<String> = map
        .descendants()
        .filter(|n| n.has_tag_name("text"))
        .map(|n| n.descendants().filter(|d| d.is_text()).filter_map(|d| d.text()).collect())
        .collect();
    assert!(["Hawija", "Shirqat"].iter().all(|name| texts.contains(*name)), "{texts:?}");
}

#[test]
fn a_page_says_what_its_signs_mean_and_what_it_rests_on() {
    let text = all_text(&page(Layout::A4Landscape).svg(&home())).replace('\n', " ");
    for words in [
        "Risk areas in Kirkuk & Diyala",
        "A desk · 28 November 2026",
        "5 features, disc with a fading rim: somewhere round a named town",
        "dashed outline: a governorate as a whole",
        "200 km at 33° N",
        "Reconstructions: our outlines, given by no source",
        "Hawija area: A disc of 25 km round Hawija; the radius is our choice.",
        "Rhys Dubin, “Coalition Analysis Warns of Potential Islamic State Resurgence”",
        "Natural Earth (public domain), GeoNames (CC BY 4.0)",
        "they say nothing about today",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn without_a_date_none_is_written_and_the_same_page_gives_the_same_bytes() {
    let figure = Figure { date: String::new(), author: String::new(), ..page(Layout::A4Portrait) };
    let (one, two) = (figure.svg(&home()), figure.svg(&home()));
    assert!(one == two);
    assert!(!one.contains("page/byline"));
    assert!(!all_text(&one).contains("2026"));
}

#[test]
fn only_layers_that_the_map_shows_are_in_its_legend() {
    let mut session = home();
    let view = iraq_risk_atlas::geo::Viewport::new(
        iraq_risk_atlas::geo::LonLat::new(47.78, 30.5),
        10.0,
        session.viewport().size(),
    );
    session.apply(iraq_risk_atlas::session::ViewAction::Set(view).into());
    let text = all_text(&page(Layout::A4Landscape).svg(&session)).replace('\n', " ");
    assert!(
        text.contains("Cities called stable (2025)") && text.contains("1 of 3 features in view"),
        "{text}"
    );
    assert!(!text.contains("Risk areas designated"), "{text}");
}

#[test]
fn an_inset_shows_where_the_map_lies_unless_it_shows_all_of_the_country() {
    for layout in Layout::ALL {
        assert!(!page(layout).svg(&home()).contains("page/inset"), "{layout}");
        assert!(page(layout).svg(&near()).contains("page/inset"), "{layout}");
    }
}

#[test]
fn an_arabic_title_is_at_the_right_edge() {
    let figure = Figure {
        title: "مناطق الخطر في كركوك وديالى".to_owned(), ..page(Layout::A4Landscape)
    };
    let svg = figure.svg(&home());
    let tree = tree(&svg);
    let words = words_round_the_map(&tree);
    let title = &words.iter().find(|(text, _)| text.contains("كركوك")).unwrap().1;
    let right_edge = tree.size().width() - 210.0 / 25.4 * 96.0 * 0.058;
    assert!((title.right() - right_edge).abs() < 3.0, "{title:?} {right_edge}");
}

#[test]
fn annotations_are_a_separate_layer_and_not_evidence() {
    let mut session = home();
    let shape = iraq_risk_atlas::model::AnnotationShape::Point(iraq_risk_atlas::geo::LonLat::new(44.0, 33.0));
    let (id, name) = ("own-1".to_owned(), "Our office".to_owned());
    for action in [AnnotationAction::Add { shape, measured: false }, AnnotationAction::Rename { id, name }] {
        session.apply(Action::Own(action));
    }
    let svg = page(Layout::A4Landscape).svg(&session);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let own = document.descendants().find(|n| n.attribute("id") == Some("own")).expect("a group of its own");
    assert!(own.descendants().any(|n| n.text().is_some_and(|t| t.contains("Our office"))));
    assert!(all_text(&svg).contains("Annotations (not evidence): 1"));
    // The map alone says it too, where the mark is in sight.
    let bare = |session: &Session| all_text(&Figure::default().svg(session));
    assert!(bare(&session).contains("Annotations (not evidence)"));
    session.apply(Action::Own(AnnotationAction::Show { id: "own-1".to_owned(), visible: false }));
    assert!(!bare(&session).contains("own marks"));
}

#[test]
fn what_the_pointer_lights_up_is_not_in_a_figure() {
    let mut session = home();
    let before = page(Layout::A4Landscape).svg(&session);
    let hawija = session.atlas().find_id("FP-07").unwrap();
    session.apply(iraq_risk_atlas::session::SelectAction::Highlight(vec![hawija]).into());
    assert!(session.scene(&Theme::light()) != home().scene(&Theme::light()), "it is lit in the window");
    assert!(page(Layout::A4Landscape).svg(&session) == before);
}

#[test]
fn a_picture_drawn_in_bands_has_the_pixels_of_one_drawn_at_once() {
    let svg = page(Layout::A4Landscape).svg(&near());
    let scale = 150.0 / 96.0;
    let banded = Pixmap::decode_png(&to_png(&svg, scale).unwrap()).unwrap();
    let tree = tree(&svg);
    let mut whole = Pixmap::new(banded.width(), banded.height()).unwrap();
    let fit = Transform::from_scale(
        whole.width() as f32 / tree.size().width(),
        whole.height() as f32 / tree.size().height(),
    );
    resvg::render(&tree, fit, &mut whole.as_mut());
    let (mut different, mut most) = (0_usize, 0);
    for (a, b) in banded.data().iter().zip(whole.data()) {
        let d = a.abs_diff(*b);
        different += usize::from(d > 0);
        most = most.max(d);
    }
    // A band's shapes lie further up, so the edge of one in many thousands is rounded differently.
    assert!(most <= 24 && different * 50_000 < whole.data().len(), "{different} differ, by up to {most}");
}

#[test]
fn a_picture_tells_how_far_it_is_and_can_be_stopped() {
    let svg = Figure::default().svg(&home());
    let options = PngOptions { scale: 2.0, dpi: None };
    let mut told = Vec::new();
    let [width, height] = to_png_with(&svg, options, &mut std::io::sink(), &mut |share| {
        told.push(share);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!([width, height], [2200, 1520]);
    assert!(told.len() > 3 && told.windows(2).all(|w| w[0] < w[1]) && told.last() == Some(&1.0), "{told:?}");
    let stop = |share: f32| if share < 0.3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    let mut count = 0;
    let stopped = to_png_with(&svg, options, &mut std::io::sink(), &mut |share| {
        count += 1;
        stop(share)
    });
    assert!(matches!(stopped, Err(PaintError::Stopped)) && count < told.len());
}

#[test]
fn a_page_as_png_says_its_pixels_an_inch() {
    let mut out = Vec::new();
    let svg = page(Layout::LetterPortrait).svg(&home());
    let size =
        to_png_with(&svg, PngOptions::page(72.0), &mut out, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(size, [612, 792]);
    let reader = png::Decoder::new(std::io::Cursor::new(&out)).read_info().unwrap();
    let dims = reader.info().pixel_dims.unwrap();
    // 72 pixels an inch / 0.0254 metres an inch.
    assert_eq!((dims.xppu, dims.yppu), (2835, 2835));
}

#[test]
fn a_full_disk_is_reported_without_a_panic() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let svg = Figure::default().svg(&home());
    let failed = to_png_with(&svg, PngOptions::default(), &mut Full, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(failed, Err(PaintError::Write(_))), "{failed:?}");
}
