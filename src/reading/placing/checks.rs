//! Hand-marked names in press sentences, and what is drawn for them.

use std::sync::OnceLock;

use geo::{Contains, Geometry};
use proptest::prelude::*;

use super::{locates, location};
use crate::atlas::{Atlas, MatchKind};
use crate::geo::{LonLat, distance_km};
use crate::model::{Precision, Recipe};
use crate::reading::{Location, Mention, PlaceRef, Reading};

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| Atlas::built_in().unwrap())
}

/// Test notation for a place: `IQ-KI/Hawija`, `IQ-KI`, `SY` (a border), `~north` (a region), `=IQ-KI/Hawija`
/// (a district), `Iraq`, `!Syria` (outside), `+IQ-NI/Mosul` (a part).
fn place(text: &str) -> PlaceRef {
    let owned = |text: &str| text.to_owned();
    match text.split_at(1) {
        ("=", key) => PlaceRef::District(owned(key)),
        ("~", key) => PlaceRef::Region(owned(key)),
        ("!", name) => PlaceRef::Outside(owned(name)),
        ("+", key) => PlaceRef::PartOf { town: owned(key), name: owned("the quarter") },
        ("?", code) => PlaceRef::Within { governorate: owned(code), name: owned("the camp") },
        _ if text.contains('/') => PlaceRef::Town(owned(text)),
        _ if text.starts_with("IQ-") => PlaceRef::Governorate(owned(text)),
        _ if text == "Iraq" => PlaceRef::Country,
        _ => PlaceRef::Border(owned(text)),
    }
}

/// A sentence with `[name|place]` in it, as its text and its mentions.
fn marked(text: &str) -> (String, Vec<Mention>) {
    let (mut plain, mut mentions, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once("[[") {
        let (inside, behind) = after.split_once("]]").unwrap();
        let (name, key) = inside.split_once('|').unwrap();
        plain.push_str(before);
        let bytes = plain.len()..plain.len() + name.len();
        plain.push_str(name);
        let reading = Reading {
            place: place(key),
            shown: name.to_owned(),
            matched: name.to_owned(),
            how: MatchKind::Exact,
            sure: 90,
            because: vec![],
        };
        mentions.push(Mention { paragraph: 1, bytes, readings: vec![reading] });
        rest = behind;
    }
    plain.push_str(rest);
    (plain, mentions)
}

/// The location of the first name of a marked sentence.
fn first(text: &str) -> Location {
    let (text, mentions) = marked(text);
    of(&text, &mentions, 0)
}

fn of(text: &str, mentions: &[Mention], index: usize) -> Location {
    location(mentions[index].best(), text, mentions[index].bytes.clone(), mentions, atlas())
}

fn recipe(location: &Location) -> &Recipe {
    location.basis.recipe.as_ref().unwrap()
}

#[test]
fn a_town_is_a_point_where_the_text_puts_it_there() {
    let location = first("A bomb went off in [[Hawija|IQ-KI/Hawija]].");
    assert_eq!(location.precision, Precision::Town);
    assert!(matches!(location.geometry, Some(Geometry::Point(_))));
    assert_eq!(location.governorates, ["IQ-KI"]);
    assert!(!location.basis.reconstruction);
}

#[test]
fn what_is_near_a_town_is_a_disc_whose_radius_is_said_to_be_ours() {
    for (text, km) in [
        ("clusters near the towns of [[Hawija|IQ-KI/Hawija]]", 25.0),
        ("on the outskirts of [[Hawija|IQ-KI/Hawija]]", 15.0),
        ("in the district of [[Hawija|=IQ-KI/Hawija]]", 25.0),
        ("in the quarter [[X|+IQ-KI/Hawija]]", 15.0),
        ("within 10 km of [[Hawija|IQ-KI/Hawija]]", 15.0),
    ] {
        let location = first(text);
        let Recipe::Disc { radius_km, clip, .. } = recipe(&location) else { panic!("{text}") };
        assert_eq!((*radius_km, *clip), (km, false), "{text}");
        assert!(location.basis.reconstruction && location.basis.text.contains("our choice"), "{text}");
        assert!(location.geometry.is_some() && location.precision != Precision::Town, "{text}");
    }
}

#[test]
fn a_disc_at_the_border_is_cut_and_says_so() {
    let location = first("one centered on [[Qaim|IQ-AN/al-Qaim]]");
    let Recipe::Disc { clip, .. } = recipe(&location) else { panic!() };
    assert!(*clip && location.basis.text.contains("cut at Iraq's border"));
    // Abu Kamal lies 18 km away, in Syria.
    assert!(distance_km(LonLat::new(41.094, 34.369), LonLat::new(40.92, 34.45)) < 19.0);
    assert!(!location.geometry.unwrap().contains(&geo::Point::new(40.92, 34.45)));
}

#[test]
fn a_distance_and_a_direction_give_the_point_that_geographiclib_computes() {
    // GeographicLib 2 (Python), Geodesic.WGS84.Direct(lat, lon, azimuth, metres).
    for (text, lon, lat, radius) in [
        ("65 km south of [[Baghdad|IQ-BG/Baghdad]]", 44.40088, 32.754494431610354, 26.0),
        ("forty miles south-west of [[Kirkuk|IQ-KI/Kirkuk]]", 43.89324634288552, 35.056742806667046, 28.0),
        ("20 km northwest of [[Mosul|IQ-NI/Mosul]]", 42.96111441356834, 36.46234112238959, 11.0),
        ("about 100 km east of [[Rawa|IQ-AN/Rawa]]", 43.00755825400962, 34.477441787071506, 70.0),
    ] {
        let location = first(text);
        let Recipe::Disc { center, radius_km, .. } = recipe(&location) else { panic!("{text}") };
        assert!(distance_km((*center).into(), LonLat::new(lon, lat)) < 1e-6, "{text}: {center:?}");
        // The corner of the ring segment, by the law of cosines in awk.
        assert_eq!(*radius_km, radius, "{text}");
        assert_eq!(location.precision, Precision::AroundTown);
        assert!(
            location.basis.text.contains("our choice") && location.basis.text.contains("as the crow flies")
        );
    }
}

#[test]
fn a_direction_alone_is_a_sector_and_a_distance_alone_a_ring() {
    let north = first("in farmland north of [[Baghdad|IQ-BG/Baghdad]]");
    let Recipe::Sector { bearing, half_angle, inner_km, outer_km, .. } = recipe(&north) else { panic!() };
    assert_eq!([*bearing, *half_angle, *inner_km, *outer_km], [0.0, 45.0, 5.0, 50.0]);
    let shape = north.geometry.as_ref().unwrap();
    // Taji lies north of Baghdad, Mahmudiyah south of it.
    assert!(shape.contains(&geo::Point::new(44.234, 33.508)));
    assert!(!shape.contains(&geo::Point::new(44.366, 33.067)));

    let ring = first("30 km from [[Kirkuk|IQ-KI/Kirkuk]]");
    let Recipe::Ring { inner_km, outer_km, .. } = recipe(&ring) else { panic!() };
    assert_eq!([*inner_km, *outer_km], [25.0, 35.0]);
}

#[test]
fn a_sector_that_reaches_over_the_border_is_cut() {
    let east = first("east of [[Khanaqin|IQ-DI/Khanaqin]]");
    let Recipe::Sector { clip, .. } = recipe(&east) else { panic!() };
    assert!(*clip && east.basis.text.contains("cut at Iraq's border"));
}

#[test]
fn what_lies_wholly_abroad_is_not_drawn() {
    let location = first("300 km west of [[al-Qaim|IQ-AN/al-Qaim]]");
    assert_eq!(location.geometry, None);
    assert_eq!(location.not_drawn.as_deref(), Some("What the text describes lies outside Iraq."));
}

#[test]
fn between_two_towns_is_a_band_for_both() {
    let (text, mentions) =
        marked("on the road between [[Kirkuk|IQ-KI/Kirkuk]] and [[Hawija|IQ-KI/Hawija]] on Tuesday");
    for index in 0..2 {
        let location = of(&text, &mentions, index);
        let Recipe::Band { through, half_width_km } = recipe(&location) else { panic!() };
        assert_eq!((through.len(), *half_width_km, location.precision), (2, 10.0, Precision::Region));
    }
    for text in [
        "on the [[Kirkuk|IQ-KI/Kirkuk]]-[[Hawija|IQ-KI/Hawija]] road",
        "the highway from [[Kirkuk|IQ-KI/Kirkuk]] to [[Hawija|IQ-KI/Hawija]]",
        "on the [[Kirkuk|IQ-KI/Kirkuk]] [[Hawija|IQ-KI/Hawija]] road",
        "على طريق [[كركوك|IQ-KI/Kirkuk]] [[الحويجة|IQ-KI/Hawija]]",
    ] {
        assert!(matches!(recipe(&first(text)), Recipe::Band { .. }), "{text}");
    }
    let three = first("between [[A|IQ-KI/Kirkuk]], [[B|IQ-KI/Hawija]] and [[C|IQ-SD/Tikrit]]");
    assert!(matches!(recipe(&three), Recipe::Band { through, .. } if through.len() == 3));
    let provinces = first("between [[Diyala|IQ-DI]] and [[Salah al-Din|IQ-SD]] provinces");
    assert_eq!(*recipe(&provinces), Recipe::Governorates { codes: vec!["IQ-DI".into(), "IQ-SD".into()] });
    let abroad = first("between [[Mosul|IQ-NI/Mosul]] and [[Raqqa|!Raqqa]]");
    assert!(abroad.geometry.is_none() && abroad.not_drawn.is_some());
}

#[test]
fn one_of_two_places_is_neither() {
    for (text, codes) in [
        ("in [[Ramadi|IQ-AN/Ramadi]] or [[Fallujah|IQ-AN/Fallujah]]", &["IQ-AN"][..]),
        ("في [[الرمادي|IQ-AN/Ramadi]] أو [[الفلوجة|IQ-AN/Fallujah]]", &["IQ-AN"]),
        ("in [[Mosul|IQ-NI/Mosul]] or [[Kirkuk|IQ-KI/Kirkuk]]", &["IQ-KI", "IQ-NI"]),
    ] {
        let (text, mentions) = marked(text);
        for index in 0..2 {
            let location = of(&text, &mentions, index);
            assert_eq!(location.governorates, codes, "{text}");
            assert!(location.precision >= Precision::Governorate, "{text}");
            assert!(location.precision_note.contains("not in which"), "{text}");
        }
    }
}

#[test]
fn a_part_or_an_airport_of_a_town_is_round_it_and_its_middle_is_the_town() {
    for (text, precision) in [
        ("in northern [[Baghdad|IQ-BG/Baghdad]]", Precision::AroundTown),
        ("at [[Tikrit|IQ-SD/Tikrit]] airport", Precision::AroundTown),
        ("in central [[Baghdad|IQ-BG/Baghdad]]", Precision::Town),
        ("in downtown [[Baghdad|IQ-BG/Baghdad]]", Precision::Town),
    ] {
        assert_eq!(first(text).precision, precision, "{text}");
    }
}

#[test]
fn a_list_shares_what_is_said_before_it() {
    let (text, mentions) = marked(
        "including clusters near the towns of [[Hawija|IQ-KI/Hawija]], [[Tuz Khurmatu|IQ-SD/Tuz Khurmatu]], and \
         [[Shirqat|IQ-SD/Shirqat]], were selected",
    );
    assert!((0..3).all(|index| of(&text, &mentions, index).precision == Precision::AroundTown));
    let (text, mentions) = marked(
        "one centered on the city of [[Tal Afar|IQ-NI/Tal Afar]] and the other on [[Qaim|IQ-AN/al-Qaim]], were",
    );
    assert!((0..2).all(|index| of(&text, &mentions, index).precision == Precision::AroundTown));
    let (text, mentions) = marked("In [[A|IQ-KI/Hawija]] and near [[B|IQ-SD/Shirqat]] shots fell");
    assert_eq!(of(&text, &mentions, 0).precision, Precision::Town);
    assert_eq!(of(&text, &mentions, 1).precision, Precision::AroundTown);
}

#[test]
fn a_governorate_is_its_outline_and_never_a_pin() {
    for text in ["[[Diyala|IQ-DI]] province", "northern [[Diyala|IQ-DI]]", "[[a camp|?IQ-DI]]"] {
        let location = first(text);
        assert_eq!(location.precision, Precision::Governorate, "{text}");
        assert_eq!(*recipe(&location), Recipe::Governorates { codes: vec!["IQ-DI".to_owned()] }, "{text}");
    }
    let beside = first("in the desert west of [[Najaf|IQ-NA]] province");
    assert!(beside.geometry.is_none() && beside.not_drawn.unwrap().contains("west of"));
}

#[test]
fn a_border_is_a_strip_and_a_town_says_which_stretch() {
    let whole = first("along the [[Syrian border|SY]]");
    assert!(matches!(recipe(&whole), Recipe::BorderStrip { near: None, .. }), "{whole:?}");
    assert_eq!(whole.governorates, ["IQ-DA", "IQ-NI", "IQ-AN"]);
    let near = first("along the [[Syrian border|SY]] near [[al-Qaim|IQ-AN/al-Qaim]]");
    assert!(matches!(recipe(&near), Recipe::BorderStrip { near: Some(_), reach_km: Some(70.0), .. }));
    assert!(first("the [[French border|FR]]").not_drawn.unwrap().contains("no border"));
}

#[test]
fn regions_are_drawn_like_the_built_in_features_that_stand_for_them() {
    let built_in = atlas().layer("said-missing-2018").unwrap().feature(&"FP-21".into()).unwrap();
    for text in [
        "the [[Baghdad belts|~baghdad-belts]]",
        "the [[Baghdad|IQ-BG/Baghdad]] “belts” – farms",
        "the belts round [[Baghdad|IQ-BG]]",
        "حزام [[بغداد|IQ-BG/Baghdad]]",
    ] {
        let belts = first(text);
        assert_eq!(belts.basis.recipe, built_in.properties.basis.recipe, "{text}");
        assert!(belts.basis.text.contains("Institute for the Study of War"));
    }
    let kurdistan = first("the [[Kurdistan region|~kurdistan-region]]");
    assert!(matches!(recipe(&kurdistan), Recipe::Governorates { codes } if codes.len() == 4));
    for text in ["[[southern Iraq|~southern-iraq]]", "[[Iraq|Iraq]]", "[[Syria|!Syria]]"] {
        let location = first(text);
        assert!(location.geometry.is_none() && location.not_drawn.is_some(), "{text}");
    }
}

#[test]
fn a_name_that_only_places_another_is_known() {
    for (text, located) in [
        ("[[Tuz Khurmatu|IQ-SD/Tuz Khurmatu]] [a disputed city near [[Kirkuk|IQ-KI/Kirkuk]]] has", true),
        ("[[Qaim|IQ-AN/al-Qaim]], two towns near the [[Syrian border|SY]], the", true),
        ("in [[Hawija|IQ-KI/Hawija]], 65 km (40 miles) south-west of [[Kirkuk|IQ-KI/Kirkuk]], on", true),
        ("[[Abu Ghraib|IQ-AN/Abu Ghraib]], just west of [[Baghdad|IQ-BG/Baghdad]]", true),
        ("[[Hawija|IQ-KI/Hawija]], a town in [[Kirkuk|IQ-KI]] province", true),
        ("in [[Hawija|IQ-KI/Hawija]], [[Kirkuk province|IQ-KI]].", true),
        ("in [[Hawija|IQ-KI/Hawija]] in northern [[Kirkuk|IQ-KI]]", true),
        ("in [[Hawija|IQ-KI/Hawija]], [[Kirkuk|IQ-KI]] and Diyala", false),
        ("in [[Hawija|IQ-KI/Hawija]] and [[Kirkuk|IQ-KI/Kirkuk]]", false),
        ("in [[Hawija|IQ-KI/Hawija]] troops moved near [[Kirkuk|IQ-KI/Kirkuk]]", false),
        ("in [[Hawija|IQ-KI/Hawija]], [[Diyala|IQ-DI]].", false),
    ] {
        let (text, mentions) = marked(text);
        assert_eq!(locates(1, &text, &mentions), located.then_some(0), "{text}");
        assert_eq!(locates(0, &text, &mentions), None, "{text}");
    }
    for text in [
        "in [[Diyala|IQ-DI]]’s northern [[Khanaqin|IQ-DI/Khanaqin]] district",
        "in the [[Diyala|IQ-DI]] town of [[Khanaqin|IQ-DI/Khanaqin]]",
    ] {
        let (text, mentions) = marked(text);
        assert_eq!(locates(0, &text, &mentions), Some(1), "{text}");
        assert_eq!(locates(1, &text, &mentions), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_stands_round_a_name_it_is_drawn_or_says_why_not(
        before in "\\PC{0,40}", words in "(65 km |about |ten miles |near |north |west of |between |, |\\(|قرب |جنوب |of |the )*",
        behind in "( and|'s|–| road| outskirts|, 5 km|\\PC){0,6}",
        key in prop::sample::select(vec!["IQ-AN/al-Qaim", "IQ-DI", "SY", "~x", "Iraq", "=IQ-KI/Hawija", "+IQ-NI/Mosul", "?IQ-DI", "IQ-XX/none"]),
    ) {
        let text = format!("{before}{words}[[name|{key}]]{behind}");
        prop_assume!(text.matches("[[").count() == 1 && text.matches("]]").count() == 1);
        let (text, mentions) = marked(&text);
        let location = of(&text, &mentions, 0);
        prop_assert_eq!(location.geometry.is_some(), location.not_drawn.is_none());
        prop_assert!(!location.basis.text.is_empty() && !location.precision_note.is_empty());
        prop_assert_eq!(of(&text, &mentions, 0), location);
    }
}
