//! The two articles with hand-made mentions, compared with the known evidence.

use std::fmt::Write;

use proptest::prelude::*;

use iraq_risk_atlas::atlas::MatchKind;
use iraq_risk_atlas::model::{Kind, PartialDate, Period, Precision, SpeakerKind, Stance};
use iraq_risk_atlas::reading::{
    Aside, Document, Draft, Mention, Paragraphs, PlaceRef, Reading, drafts, locate,
};

use crate::support::built_in as atlas;
use crate::support::files::shared;

/// Names as the articles print them, and what a recogniser should take them for.
fn names() -> Vec<(&'static str, PlaceRef)> {
    let town = |key: &str| PlaceRef::Town(key.to_owned());
    let governorate = |code: &str| PlaceRef::Governorate(code.to_owned());
    let region = |key: &str| PlaceRef::Region(key.to_owned());
    vec![
        ("al Qaim", town("IQ-AN/al-Qaim")),
        ("Qaim", town("IQ-AN/al-Qaim")),
        ("Rawa", town("IQ-AN/Rawa")),
        ("Tal Afar", town("IQ-NI/Tal Afar")),
        ("Hawija", town("IQ-KI/Hawija")),
        ("Tuz Khurmatu", town("IQ-SD/Tuz Khurmatu")),
        ("Shirqat", town("IQ-SD/Shirqat")),
        ("Kirkuk", town("IQ-KI/Kirkuk")),
        ("Kirku", governorate("IQ-KI")),
        ("Salah ad-Dine", governorate("IQ-SD")),
        ("Diyala province", governorate("IQ-DI")),
        ("Diyala", governorate("IQ-DI")),
        ("Anbar", governorate("IQ-AN")),
        ("Nineveh", governorate("IQ-NI")),
        ("Mosul", town("IQ-NI/Mosul")),
        ("Basra", town("IQ-BA/Basra")),
        ("Baghdad “belts”", region("baghdad-belts")),
        ("BAGHDAD", town("IQ-BG/Baghdad")),
        ("Baghdad", town("IQ-BG/Baghdad")),
        ("Syrian border", PlaceRef::Border("SY".to_owned())),
        ("Kurdish region", region("kurdistan-region")),
        ("southern Iraq", region("southern-iraq")),
        ("northern Iraq", region("northern-iraq")),
        ("Iraq", PlaceRef::Country),
        ("Syria", PlaceRef::Outside("Syria".to_owned())),
    ]
}

fn mentions(paragraphs: &Paragraphs) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (paragraph, text) in paragraphs.iter() {
        for (name, place) in names() {
            for (at, _) in text.match_indices(name) {
                let bytes = at..at + name.len();
                let word = !text[bytes.end..].starts_with(char::is_alphanumeric);
                let free = !found.iter().any(|m| {
                    m.paragraph == paragraph && m.bytes.start < bytes.end && bytes.start < m.bytes.end
                });
                if word && free {
                    let reading = Reading {
                        place: place.clone(),
                        shown: name.to_owned(),
                        matched: name.to_owned(),
                        how: MatchKind::Exact,
                        sure: 90,
                        because: vec![],
                    };
                    found.push(Mention { paragraph, bytes, readings: vec![reading] });
                }
            }
        }
    }
    found
}

fn document(text: &str, evidence: [u32; 2], published: Option<Period>, author: Option<&str>) -> Document {
    let paragraphs = Paragraphs::of(text);
    let mut aside: Vec<Option<Aside>> = paragraphs
        .iter()
        .map(|(n, _)| (!(evidence[0]..=evidence[1]).contains(&n)).then_some(Aside::Teaser))
        .collect();
    for group in paragraphs.repeats() {
        for &n in &group[1..] {
            aside[n as usize - 1] = Some(Aside::Repeat { of: group[0] });
        }
    }
    Document {
        author: author.map(str::to_owned),
        published,
        paragraphs,
        aside,
        language: "en".to_owned(),
        ..Document::default()
    }
}

fn article(
    file: &str,
    evidence: [u32; 2],
    published: Option<Period>,
    author: Option<&str>,
) -> Option<(Document, Vec<Draft>)> {
    let text = std::fs::read_to_string(shared(&format!("articles/{file}"))?).unwrap();
    let document = document(&text, evidence, published, author);
    let drafts = drafts(&document, &mentions(&document.paragraphs), atlas());
    Some((document, drafts))
}

fn fp_2018() -> Option<(Document, Vec<Draft>)> {
    let to = Some(PartialDate::try_from("2018-01-16").unwrap());
    let published = Period { text: "on or before 16 January 2018".to_owned(), from: None, to };
    article("coalition-analysis-2018.txt", [1, 25], Some(published), Some("Rhys Dubin"))
}

fn in_lines(document: &Document, drafts: &[Draft]) -> String {
    let mut out = String::new();
    for d in drafts {
        let name = &document.paragraphs.get(d.paragraph).unwrap()[d.bytes.clone()];
        let spot = &d.choices[0].1;
        let drawn = if spot.geometry.is_some() { "drawn" } else { "not drawn" };
        let _ = writeln!(
            out,
            "{} {name}: {:?} {drawn}, {:?}, {:?}, {} ({:?}), {} | {}",
            d.id,
            spot.precision,
            d.kind,
            d.stance,
            d.speaker.name,
            d.speaker.kind,
            d.period.text,
            d.anchor.exact
        );
    }
    out
}

fn one<'a>(drafts: &'a [Draft], document: &Document, paragraph: u32, name: &str) -> &'a Draft {
    let mut found = drafts.iter().filter(|d| {
        d.paragraph == paragraph && &document.paragraphs.get(paragraph).unwrap()[d.bytes.clone()] == name
    });
    let only = found.next().unwrap_or_else(|| panic!("{name} in {paragraph}"));
    assert!(found.next().is_none(), "{name} in {paragraph} twice");
    only
}

#[test]
fn the_article_of_2018_gives_the_drafts_that_its_evidence_asks_for() {
    let Some((document, drafts)) = fp_2018() else { return };
    println!("{}", in_lines(&document, &drafts));
    for (paragraph, name, precision, kind, stance, speaker, from, to) in [
        (
            3,
            "al Qaim",
            Precision::Town,
            Kind::Incident,
            Stance::Reports,
            "Ahmad al-Rubaye/AFP/Getty Images",
            "2017-11-04",
            "2017-11-04",
        ),
        (6, "Rawa", Precision::Town, Kind::Incident, Stance::Reports, "Rhys Dubin", "2017-11", "2017-11"),
        (6, "Qaim", Precision::Town, Kind::Incident, Stance::Reports, "Rhys Dubin", "2017-11", "2017-11"),
        (
            14,
            "Tal Afar",
            Precision::AroundTown,
            Kind::RiskDesignated,
            Stance::Designates,
            "Rhys Dubin",
            "",
            "2018-01-16",
        ),
        (
            14,
            "Qaim",
            Precision::AroundTown,
            Kind::RiskDesignated,
            Stance::Designates,
            "Rhys Dubin",
            "",
            "2018-01-16",
        ),
        (
            20,
            "Diyala province",
            Precision::Governorate,
            Kind::RiskSaidMissing,
            Stance::SaysMissing,
            "Michael Knights",
            "",
            "2018-01-16",
        ),
    ] {
        let d = one(&drafts, &document, paragraph, name);
        let bound = |date: Option<PartialDate>| date.map_or(String::new(), |d| d.to_string());
        assert_eq!(
            (
                d.choices[0].1.precision,
                d.kind,
                d.stance,
                d.speaker.name.as_str(),
                bound(d.period.from),
                bound(d.period.to)
            ),
            (precision, kind, stance, speaker, from.to_owned(), to.to_owned()),
            "{name} in {paragraph}"
        );
    }
    for name in ["Hawija", "Tuz Khurmatu", "Shirqat"] {
        let around = drafts.iter().any(|d| {
            d.paragraph == 15
                && d.choices[0].0.shown == format!("near {name}")
                && d.choices[0].1.precision == Precision::AroundTown
                && d.kind == Kind::RiskDesignated
        });
        assert!(around, "{name}");
    }
    let belts = one(&drafts, &document, 23, "Baghdad “belts”");
    assert_eq!((belts.speaker.name.as_str(), belts.kind), ("Michael Knights", Kind::RiskSaidMissing));
    assert_eq!(
        belts.speaker.role.as_deref(),
        Some("a senior fellow at the Washington Institute for Near East Policy")
    );
    let official = drafts.iter().find(|d| d.paragraph == 22).unwrap();
    assert_eq!(
        (official.speaker.name.as_str(), official.speaker.kind),
        ("the State Department official", SpeakerKind::Anonymous)
    );
}

#[test]
fn what_only_says_where_another_place_lies_gives_no_draft() {
    let Some((_, drafts)) = fp_2018() else { return };
    assert!(!drafts.iter().any(|d| d.choices[0].0.shown == "Kirkuk"), "a locator of Tuz Khurmatu");
    assert!(!drafts.iter().any(|d| d.paragraph == 6 && d.choices[0].0.shown == "Syrian border"));
    assert!(!drafts.iter().any(|d| d.paragraph > 25 || [4, 5, 7].contains(&d.paragraph)));
}

#[test]
fn the_article_of_2025_gives_the_drafts_that_its_evidence_asks_for() {
    let Some((document, drafts)) = article("iraq-progress-2025.txt", [2, 33], None, None) else { return };
    println!("{}", in_lines(&document, &drafts));
    for (paragraph, name, precision, kind, stance) in [
        (4, "Diyala", Precision::Governorate, Kind::RiskAsserted, Stance::Asserts),
        (4, "Kirku", Precision::Governorate, Kind::RiskAsserted, Stance::Asserts),
        (4, "Salah ad-Dine", Precision::Governorate, Kind::RiskAsserted, Stance::Asserts),
        (6, "Anbar", Precision::Governorate, Kind::Programme, Stance::Reports),
        (6, "Nineveh", Precision::Governorate, Kind::Programme, Stance::Reports),
        (15, "northern Iraq", Precision::Region, Kind::CrossBorder, Stance::Asserts),
        (18, "Baghdad", Precision::Town, Kind::StabilisedCity, Stance::Asserts),
        (18, "Mosul", Precision::Town, Kind::StabilisedCity, Stance::Asserts),
        (18, "Basra", Precision::Town, Kind::StabilisedCity, Stance::Asserts),
    ] {
        let d = one(&drafts, &document, paragraph, name);
        assert_eq!(
            (d.choices[0].1.precision, d.kind, d.stance),
            (precision, kind, stance),
            "{name}: {}",
            d.kind_because
        );
        assert_eq!((d.speaker.kind, d.period.text.as_str()), (SpeakerKind::Author, "undated"), "{name}");
    }
}

#[test]
fn every_anchor_occurs_once_in_its_paragraph_and_every_spot_is_drawn_or_says_why_not() {
    let Some((document, mut all)) = fp_2018() else { return };
    all.truncate(200);
    for d in &all {
        let text = document.paragraphs.get(d.paragraph).unwrap();
        let place = locate(&d.anchor, text).unwrap();
        assert!(place.start <= d.bytes.start && d.bytes.end <= place.end, "{:?}", d.anchor);
        let words = d.anchor.exact.split_whitespace().count();
        assert!((3..=8).contains(&words), "{:?}", d.anchor);
        assert!(d.sentence.contains(&d.bytes.start) && text.get(d.sentence.clone()).is_some());
        for (_, spot) in &d.choices {
            assert_eq!(spot.geometry.is_some(), spot.not_drawn.is_none());
        }
    }
}

/// The drafts of a text of 14 March 2024.
fn of_march(text: &str) -> Vec<Draft> {
    let day = PartialDate::try_from("2024-03-14").ok();
    let published = Period { text: "14 March 2024".to_owned(), from: day, to: day };
    let document = document(text, [1, 99], Some(published), None);
    drafts(&document, &mentions(&document.paragraphs), atlas())
}

#[test]
fn a_draft_is_named_with_the_relation_that_places_it() {
    for (text, expected) in [
        ("A bomb went off 65 km south of Mosul.", "65 km south of Mosul"),
        (
            "A bomb went off 65 kilometers (40 miles) south of the city of Mosul.",
            "65 kilometers south of Mosul",
        ),
        ("Clashes broke out near Kirkuk.", "near Kirkuk"),
        ("The convoy was hit between Hawija and Rawa.", "between Hawija and Rawa"),
        ("A village north of Baghdad was shelled.", "north of Baghdad"),
        ("Troops searched the Hawija area.", "around Hawija"),
        ("A bomb went off in western Mosul.", "western Mosul"),
        ("A bomb went off in Mosul.", "Mosul"),
        ("A bomb went off in the northern city of Mosul.", "Mosul"),
    ] {
        let drafts = of_march(text);
        let shown: Vec<&str> = drafts.iter().map(|d| d.choices[0].0.shown.as_str()).collect();
        assert_eq!(shown, [expected], "{text}");
    }
}

#[test]
fn the_speaker_is_a_person_or_a_body() {
    for (text, expected) in [
        ("The most serious incident was reported in Hawija, according to police.", "police"),
        ("The most serious incident was reported in Hawija.", "the author, no byline"),
        ("The Interior Ministry denied that a bomb went off in Hawija.", "The Interior Ministry"),
        ("Prices doubled in Hawija, traders said.", "traders"),
        ("The mayor noted the clashes in Hawija, according to residents.", "residents"),
    ] {
        let drafts = of_march(text);
        let names: Vec<&str> = drafts.iter().map(|d| d.speaker.name.as_str()).collect();
        assert_eq!(names, [expected], "{text}");
    }
}

#[test]
fn what_is_denied_or_only_a_seat_is_no_incident() {
    for (text, expected) in [
        ("Families quarrel in disputes over canals near Hawija.", &[(Kind::Context, Stance::Context)][..]),
        ("The mayor disputes the count of Hawija.", &[(Kind::Context, Stance::Disputes)]),
        ("No attack had been recorded in Hawija.", &[(Kind::Context, Stance::Context)]),
        ("Patrols have reduced attacks in Hawija.", &[(Kind::Context, Stance::Context)]),
        ("An attack was recorded in Hawija.", &[(Kind::Incident, Stance::Reports)]),
        ("BAGHDAD – A bomb killed two on the road.", &[]),
        ("BAGHDAD (Reuters) – A bomb killed two in Hawija.", &[(Kind::Incident, Stance::Reports)]),
        ("Aid workers in Hawija said the attacks went on.", &[(Kind::Context, Stance::Asserts)]),
        ("Analysts at a think-tank in Baghdad warned of attacks.", &[(Kind::Context, Stance::Asserts)]),
    ] {
        let found: Vec<_> = of_march(text).iter().map(|d| (d.kind, d.stance)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_gives_sound_drafts_and_always_the_same(
        text in "(Hawija|Diyala|Kirkuk|Baghdad| near | and |, |\\. |“|”| said |he |in 2017 |on Monday |\\n| 65 km south of |الحَوِيجَة |٢٠١٧ |é\\u{301}|\\PC){0,40}",
    ) {
        let published = Period { text: "2020-02-29".to_owned(), from: PartialDate::try_from("2020-02-29").ok(), to: PartialDate::try_from("2020-02-29").ok() };
        let document = document(&text, [1, 99], Some(published), None);
        let mentions = mentions(&document.paragraphs);
        let all = drafts(&document, &mentions, atlas());
        prop_assert_eq!(&all, &drafts(&document, &mentions, atlas()));
        let mut ids = std::collections::HashSet::new();
        for d in &all {
            let text = document.paragraphs.get(d.paragraph).unwrap();
            let place = locate(&d.anchor, text);
            prop_assert!(place.is_ok(), "{:?} in {:?}", d.anchor, text);
            let place = place.unwrap();
            prop_assert!(place.start <= d.bytes.start && d.bytes.end <= place.end, "{:?}", d.anchor);
            prop_assert!(text.get(d.sentence.clone()).is_some());
            prop_assert!(ids.insert(d.id.clone()));
            prop_assert!(!d.period.text.is_empty() && !d.speaker.name.is_empty());
            let ordered = match (d.period.from, d.period.to) {
                (Some(from), Some(to)) => from.first_day() <= to.last_day(),
                _ => true,
            };
            prop_assert!(ordered, "{:?}", d.period);
            for (_, spot) in &d.choices {
                prop_assert_eq!(spot.geometry.is_some(), spot.not_drawn.is_none());
            }
        }
    }
}
