//! Links and “Go to…”: what is printed can be parsed, and so can what users type.

use iraq_risk_atlas::geo::{LonLat, Screen};
use iraq_risk_atlas::model::FeatureLayerId;
use iraq_risk_atlas::session::{
    Action, Destination, Effect, LayerAction, LayerChoice, Link, LinkError, LinkView, SelectAction, Session,
    Understood, ViewAction, coordinates,
};
use proptest::prelude::*;

use crate::support::{built_in, session as start};

fn act(s: &mut Session, action: impl Into<Action>) -> Vec<Effect> {
    s.apply(action.into())
}

/// Does what a destination asks for, and ends the flight at once.
fn go(s: &mut Session, text: &str) {
    let Understood::One(to, _) = s.understand(text) else { panic!("{text}: {:?}", s.understand(text)) };
    for action in s.go(&to).unwrap() {
        for effect in s.apply(action) {
            if let Effect::FlyTo(view) = effect {
                s.apply(ViewAction::Set(view).into());
            }
        }
    }
}

fn select(s: &mut Session, id: &str) {
    let key = s.find_id(id).unwrap();
    act(s, SelectAction::Feature(key));
}

fn view(lon: f64, lat: f64, zoom: Option<f64>) -> LinkView {
    LinkView::new(LonLat::new(lon, lat), zoom).unwrap()
}

#[test]
fn a_link_is_the_command_that_opens_the_program_there() {
    let link = Link {
        project: Some("my work.atlas.json".to_owned()),
        select: Some("FP-17".to_owned()),
        layers: Some(LayerChoice::These(vec!["a".to_owned(), "b".to_owned()])),
        at: Some(view(43.77, 35.325, Some(9.0))),
    };
    let text = "iraq-risk-atlas 'my work.atlas.json' --select FP-17 --layers a,b --at 43.77,35.325,9";
    assert_eq!(link.to_string(), text);
    assert_eq!(text.parse(), Ok(link.clone()));
    for same in [
        "'my work.atlas.json' --select FP-17 --layers a,b --at 43.77,35.325,9",
        "/usr/bin/iraq-risk-atlas --at=43.77,35.325,9 --layers=a,b --select=FP-17 \"my work.atlas.json\"",
        "iraq-risk-atlas my\\ work.atlas.json  --select  FP-17 --layers a,b --at '43.77, 35.325, 9'",
        r"C:\Programs\iraq-risk-atlas.exe",
    ] {
        if same.ends_with(".exe") {
            // A backslash is the shell's own: such a path is quoted.
            assert_eq!(format!("'{same}'").parse(), Ok(Link::default()));
            continue;
        }
        assert_eq!(same.parse(), Ok(link.clone()), "{same}");
    }
}

#[cfg(unix)]
#[test]
fn a_shell_takes_a_link_apart_as_it_was_meant() {
    let link = Link {
        project: Some("it's \"here\" $HOME.json".to_owned()),
        select: Some("-a `b` \\ *".to_owned()),
        layers: Some(LayerChoice::These(vec!["with, comma".to_owned(), "all".to_owned()])),
        at: None,
    };
    let command = link.to_string().replacen("iraq-risk-atlas", "printf '%s\\n'", 1);
    let out = std::process::Command::new("sh").args(["-c", &command]).output().expect("a shell");
    let words: Vec<String> = String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(words, ["it's \"here\" $HOME.json", "--select=-a `b` \\ *", "--layers", r"with\, comma,all"]);
    assert_eq!(link.to_string().parse(), Ok(link));
}

#[test]
fn an_address_is_a_link_too() {
    let link = Link {
        project: Some("my work.atlas.json".to_owned()),
        select: Some("كركوك&1".to_owned()),
        layers: Some(LayerChoice::These(vec!["a".to_owned(), "b".to_owned()])),
        at: Some(view(43.77, 35.325, Some(9.0))),
    };
    let address = "iraq-risk-atlas:open?project=my%20work.atlas.json&select=%D9%83%D8%B1%D9%83%D9%88%D9%83%261\
                   &layers=a,b&at=43.77,35.325,9";
    assert_eq!(link.address(), address);
    for same in
        [address, &address.replace("atlas:open", "atlas://open/"), &address.replace("iraq-risk", "IRAQ-Risk")]
    {
        assert_eq!(same.parse(), Ok(link.clone()), "{same}");
    }
    assert_eq!("iraq-risk-atlas:open".parse(), Ok(Link::default()));
    let mut s = start();
    go(&mut s, "iraq-risk-atlas:open?select=FP-17");
    assert_eq!(s.selection().unwrap().key().id(), "FP-17");
}

#[test]
fn a_wrong_address_says_what_is_wrong() {
    for (text, why) in [
        ("iraq-risk-atlas:delete?select=A", LinkError::UnknownRequest("delete".to_owned())),
        ("iraq-risk-atlas:open?selct=A", LinkError::UnknownOption("selct".to_owned())),
        ("iraq-risk-atlas:open?select", LinkError::NoValue("select".to_owned())),
        ("iraq-risk-atlas:open?select=A&select=B", LinkError::Twice("select".to_owned())),
        ("iraq-risk-atlas:open?select=%4", LinkError::WrongEncoding("%4".to_owned())),
        ("iraq-risk-atlas:open?select=%+4", LinkError::WrongEncoding("%+4".to_owned())),
        ("iraq-risk-atlas:open?select=%FF", LinkError::WrongEncoding("%FF".to_owned())),
        ("iraq-risk-atlas:open?at=200,35", LinkError::NotAView("200,35".to_owned())),
        ("iraq-risk-atlas:open?project=%5C%5Chost%5Ca", LinkError::OtherComputer(r"\\host\a".to_owned())),
        ("iraq-risk-atlas:open?project=//host/a", LinkError::OtherComputer("//host/a".to_owned())),
    ] {
        assert_eq!(text.parse::<Link>(), Err(why), "{text}");
    }
}

#[test]
fn a_wrong_link_says_what_is_wrong_and_gives_an_example() {
    for (text, words) in [
        ("iraq-risk-atlas --selct FP-17", "“--selct” is not part of a link"),
        ("--select", "A value is missing after “--select”"),
        ("--select A --select B", "“--select” is given twice"),
        ("--at 44", "“44” is not a view"),
        ("--at 200,35", "“200,35” is not a view"),
        ("iraq-risk-atlas a.json b.json", "names one project"),
        ("iraq-risk-atlas 'a.json", "an unclosed quote '"),
        ("iraq-risk-atlas", "names no place"),
        ("iraq-risk-atlas --select FP-99", "Nothing has the id “FP-99”"),
        ("iraq-risk-atlas --layers cels", "There is no layer “cels”; the layers are "),
    ] {
        let Understood::Wrong(why) = start().understand(text) else { panic!("{text} is understood") };
        let why = why.to_string();
        assert!(why.contains(words), "{text}: {why}");
        assert!(why.ends_with('.'), "{why}");
    }
}

#[test]
fn what_is_copied_leads_back_to_the_same_view_layers_and_selection() {
    let mut s = start();
    act(&mut s, ViewAction::Zoom { steps: 2.3, at: Screen::new(500.0, 300.0) });
    select(&mut s, "FP-17");
    assert_eq!(s.link_to_selected(None).unwrap().to_string(), "iraq-risk-atlas --select FP-17");
    assert_eq!(s.link_to_view(None).layers, None, "as at a first start");
    act(&mut s, LayerAction::Solo { layer: FeatureLayerId::built_in("said-missing-2018").into() });
    let link = s.link_to_view(None);
    let text = link.to_string();
    assert!(text.starts_with("iraq-risk-atlas --select FP-17 --layers said-missing-2018 --at "), "{text}");
    let mut other = start();
    go(&mut other, &text);
    assert_eq!(other.link_to_view(None), link);
    let shown: Vec<&str> =
        other.layers().iter().filter(|l| other.is_shown(l)).map(|l| l.id().name()).collect();
    assert_eq!(shown, ["said-missing-2018"]);
    assert_eq!(other.selection(), s.selection());
    let (a, b) = (s.viewport(), other.viewport());
    let [a_center, b_center] = [a, b].map(|v| LonLat::from(v.center()));
    assert!((a_center.lon - b_center.lon).abs() < 1e-5 && (a_center.lat - b_center.lat).abs() < 1e-5);
    assert!((a.zoom() - b.zoom()).abs() <= 0.005);
}

#[test]
fn a_link_with_no_view_flies_to_what_it_selects() {
    let mut s = start();
    go(&mut s, "--select IQ-KI");
    assert_eq!(s.selection().unwrap().key().id(), "IQ-KI");
    assert!(s.viewport().zoom() > 7.0);
    act(&mut s, LayerAction::ShowAll(false));
    go(&mut s, "--layers all");
    assert!(s.layers().iter().all(|l| l.visible()));
    assert_eq!(s.undo_label(), Some("Layers of a link"));
    go(&mut s, "--layers none");
    assert!(!s.layers().iter().any(|l| l.visible()));
}

#[test]
fn ids_lead_to_what_they_name_whatever_their_case() {
    for (text, feature, said) in [
        ("FP-17", "FP-17", "FP-17: Diyala"),
        (" fp-18 ", "FP-17", "FP-17: Diyala"),
        ("iq-ki", "IQ-KI", "IQ-KI: Kirkuk governorate"),
    ] {
        let Understood::One(Destination::Feature(key), words) = start().understand(text) else {
            panic!("{text}")
        };
        assert_eq!((&*key.id(), words.as_str()), (feature, said));
    }
}

#[test]
fn names_lead_to_the_search() {
    let Understood::Names(names) = start().understand("Hawija") else { panic!("no names") };
    assert!(names[0].shown.contains("Hawija"));
    let Understood::Names(names) = start().understand("الحويجة") else { panic!("no names") };
    assert!(!names.is_empty());
    let Understood::Wrong(why) = start().understand("Qwxzyville") else { panic!("found") };
    assert!(why.to_string().contains("try Hawija, FP-17 or 35.325 N 43.77 E"), "{why}");
    assert_eq!(start().understand("  "), Understood::Nothing);
}

/// A position as tests write it, to the metre.
fn read(text: &str) -> Result<(f64, f64), String> {
    let read = coordinates(text, built_in().base.home()).unwrap_or_else(|| panic!("{text}: no coordinates"));
    let kept = |n: f64| (n * 1e5).round() / 1e5;
    read.map(|read| (kept(read.at.lon), kept(read.at.lat))).map_err(|why| why.to_string())
}

#[test]
fn coordinates_are_read_in_any_usual_form() {
    for text in [
        "43.77 35.325",
        "35.325 43.77",
        "35.325,43.77",
        "43.77, 35.325",
        "(35.325; 43.77)",
        "35,325 43,77",
        "35,325; 43,77",
        "35.325N 43.77E",
        "35.325 n, 43.77 e",
        "N35.325 E43.77",
        "N 35.325° E 43.77°",
        "43.77E 35.325N",
        "E 43.77, N 35.325",
        "35.325° N, 43.77° E",
        "35°19.5'N 43°46.2'E",
        "35°19'30\"N 43°46'12\"E",
        "35°19’30”N 43°46’12”E",
        "35° 19′ 30″ N, 43° 46′ 12″ E",
        "35°19'30''N 43°46'12''E",
        "35 19 30 N 43 46 12 E",
        "N 35 19 30, E 43 46 12",
        "35 19 30 43 46 12",
        "43 46.2 35 19.5",
        "35°19'30\" 43°46'12\"",
        "geo:35.325,43.77",
        "geo:35.325,43.77;u=35?z=9",
        "43.77,35.325,9",
        "+35.325 +43.77",
    ] {
        assert_eq!(read(text), Ok((43.77, 35.325)), "{text}");
    }
}

#[test]
fn an_order_found_by_the_extent_of_iraq_is_reported() {
    for (text, how) in [
        ("44.0, 35.33", "Read as longitude first, because the other order would be outside Iraq."),
        ("35.33, 44.0", "Read as latitude first, because the other order would be outside Iraq."),
        ("35.33 N 44.0 E", ""),
    ] {
        let Understood::One(Destination::Position { at, .. }, said) = start().understand(text) else {
            panic!("{text}")
        };
        assert_eq!((at.lon, at.lat), (44.0, 35.33), "{text}");
        assert!(said.starts_with("35.33° N, 44° E, in Kirkuk governorate."), "{said}");
        assert!(said.ends_with(how) && said.contains("Read as") != how.is_empty(), "{said}");
    }
}

#[test]
fn coordinates_that_cannot_be_are_refused_with_an_example() {
    for (text, words) in [
        (
            "52.5 13.4",
            "is outside the map of Iraq, which extends from 29.1 to 37.4 N and from 38.8 to 48.6 E",
        ),
        ("35.3 S 43.7 E", "is outside the map of Iraq"),
        ("35°61'N 43°46'E", "could not be read"),
        ("35 19 43", "could not be read"),
        ("35.5°19'N 43°46'E", "could not be read"),
        ("35 N 43 N", "could not be read"),
        ("35,33", "is outside"),
    ] {
        let why = read(text).expect_err(text);
        assert!(
            why.contains(words) && why.contains("35.325 N 43.77 E") && why.ends_with('.'),
            "{text}: {why}"
        );
    }
    for text in ["Hawija", "FP-17", "Route 35", "7 Nissan", "35.3"] {
        let read = coordinates(text, built_in().base.home());
        assert_eq!(read, None, "{text} is no position");
    }
}

#[test]
fn a_position_selects_what_lies_there_and_is_flown_to() {
    let mut s = start();
    go(&mut s, "35.33 N 44.0 E");
    assert!(s.selection().is_some());
    let center = LonLat::from(s.viewport().center());
    assert!((center.lon - 44.0).abs() < 1e-3 && (center.lat - 35.33).abs() < 1e-3, "{center}");
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z0-9-]{1,8}", "\\PC{0,12}", "[-,\\\\'\" $=all]{0,6}"]
}

fn any_link() -> impl Strategy<Value = Link> {
    let layers = prop_oneof![
        Just(LayerChoice::All),
        Just(LayerChoice::None),
        prop::collection::vec(word(), 1..4).prop_map(LayerChoice::These),
    ];
    let at = (-180.0..=180.0_f64, -90.0..=90.0_f64, prop::option::of(0.0..30.0_f64))
        .prop_map(|(lon, lat, zoom)| view(lon, lat, zoom));
    // A file with the program's own name would be taken for the program.
    let project = word().prop_filter("not the program", |p| !p.contains("iraq-risk-atlas"));
    (prop::option::of(project), prop::option::of(word()), prop::option::of(layers), prop::option::of(at))
        .prop_map(|(project, select, layers, at)| Link { project, select, layers, at })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_again_as_it_was(link in any_link()) {
        let text = link.to_string();
        prop_assert_eq!(text.parse::<Link>(), Ok(link), "{}", text);
    }

    #[test]
    fn an_address_is_read_again_as_it_was_and_needs_no_quoting(link in any_link()) {
        let text = link.address();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~,/:?=&%".contains(c);
        prop_assert!(text.chars().all(plain), "{}", text);
        let remote = |p: &String| p.starts_with(['/', '\\']) && p[1..].starts_with(['/', '\\']);
        match link.project.clone().filter(remote) {
            Some(path) => prop_assert_eq!(text.parse::<Link>(), Err(LinkError::OtherComputer(path))),
            None => prop_assert_eq!(text.parse::<Link>(), Ok(link), "{}", text),
        }
    }

    #[test]
    fn any_address_is_a_link_or_an_error(rest in "[-a-z:/?&=%0-9A-F,+é]{0,40}") {
        let address = format!("iraq-risk-atlas:open?{rest}");
        if let Ok(link) = address.parse::<Link>() {
            prop_assert_eq!(link.address().parse::<Link>(), Ok(link));
        }
    }

    #[test]
    fn whatever_is_typed_gets_an_answer(text in "\\PC{0,40}") {
        if let Understood::Wrong(why) = start().understand(&text) {
            let why = why.to_string();
            prop_assert!(why.ends_with('.'), "{}", why);
        }
    }

    #[test]
    fn every_position_in_iraq_is_read_in_each_form(lon in 38.9..48.5_f64, lat in 29.2..37.3_f64) {
        let parts = |n: f64| {
            let tenths = (n * 36000.0).round() as u64;
            (tenths / 36000, tenths / 600 % 60, (tenths % 600) as f64 / 10.0)
        };
        let ((d, m, s), (e, n, t)) = (parts(lat), parts(lon));
        for text in [
            format!("{lat:.6} {lon:.6}"),
            format!("{lon:.6},{lat:.6}"),
            format!("{lat:.6}N {lon:.6}E"),
            format!("{d}°{m}'{s:.1}\"N {e}°{n}'{t:.1}\"E"),
            format!("{e} {n} {t:.1} {d} {m} {s:.1}"),
        ] {
            let (x, y) = read(&text).unwrap();
            prop_assert!((x - lon).abs() < 3e-5 && (y - lat).abs() < 3e-5, "{}: {} {}", text, x, y);
        }
    }
}
