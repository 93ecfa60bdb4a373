//! Cards, tips and lists over the built-in data, held against the notes on the articles.

use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::{Atlas, draw_recipe};
use iraq_risk_atlas::detail::{
    BadgeKind, Card, CardContext, ClaimView, ParagraphKind, Reach, card, outside, paragraphs, tip, to_text,
    unplaced,
};
use iraq_risk_atlas::model::{FeatureLayerId, Kind, Layer, Stance, Subject};
use iraq_risk_atlas::scene::PreparedLayer;

use crate::support::built_in;
use crate::support::files::{compare_with_snapshot, shared};

/// The five areas of the UN analysis.
const FIVE: [&str; 5] = ["FP-05", "FP-06", "FP-07", "FP-08", "FP-09"];

fn with<T>(run: impl FnOnce(&CardContext) -> T) -> T {
    static LAYERS: OnceLock<Vec<PreparedLayer>> = OnceLock::new();
    let atlas = built_in();
    let layers = LAYERS.get_or_init(|| {
        let prepare = |l: &Layer| {
            let id = FeatureLayerId::built_in(&l.meta.id);
            PreparedLayer::new(id, Arc::new(drawn(l, atlas)), &atlas.base)
        };
        atlas.layers.iter().map(prepare).collect()
    });
    let layers: Vec<&PreparedLayer> = layers.iter().collect();
    run(&CardContext { atlas, layers: &layers })
}

/// The layer with the shapes that its recipes make, whether or not the file has them yet.
fn drawn(layer: &Layer, atlas: &Atlas) -> Layer {
    let mut layer = layer.clone();
    for feature in &mut layer.features {
        if let (None, Some(recipe)) = (&feature.geometry, &feature.properties.basis.recipe) {
            feature.geometry = draw_recipe(recipe, &atlas.base);
        }
    }
    layer
}

fn key(id: &str) -> Subject {
    with(|c| c.atlas.find_id(id)).unwrap_or_else(|| panic!("{id} is not in the atlas"))
}

fn card_of(id: &str) -> Card {
    with(|c| card(&key(id), c)).unwrap_or_else(|| panic!("{id} has no card"))
}

fn feature_keys() -> Vec<Subject> {
    let of_layer = |l: &Layer| {
        l.features
            .iter()
            .map(|f| Subject::feature(&FeatureLayerId::built_in(&l.meta.id), &f.id))
            .collect::<Vec<_>>()
    };
    with(|c| c.atlas.layers.iter().flat_map(of_layer).collect())
}

fn governorate_keys() -> Vec<Subject> {
    with(|c| c.atlas.base.governorates.iter().map(|g| Subject::governorate(&g.code)).collect())
}

fn row<'a>(card: &'a Card, label: &str) -> &'a str {
    let row = card.rows.iter().find(|r| r.label == label);
    row.map_or_else(|| panic!("{} has no row {label}", card.title), |r| r.value.as_str())
}

fn has_badge(card: &Card, kind: BadgeKind) -> bool {
    card.badges.iter().any(|b| b.kind == kind)
}

fn ids(claims: &[ClaimView]) -> Vec<&str> {
    claims.iter().map(|c| c.id.as_str()).collect()
}

/// Features that touch a governorate, with how.
fn touching(code: &str) -> Vec<(String, Reach)> {
    let features = card_of(code).touching.into_iter().flat_map(|l| l.features);
    features.map(|t| (t.link.key.id().into_owned(), t.reach)).collect()
}

/// Governorates that a feature touches in the given way.
fn reached_by(feature: &str, reach: Reach) -> Vec<String> {
    let reached = |key: &Subject| touching(&key.id()).contains(&(feature.to_owned(), reach));
    let mut codes: Vec<String> =
        governorate_keys().into_iter().filter(reached).map(|k| k.id().into_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn diyala_has_the_claim_of_knights_with_the_answer_of_the_officials_beside_it() {
    let card = card_of("FP-17");
    let missing = &card.claims[0];
    assert_eq!(missing.stance, Stance::SaysMissing);
    assert_eq!(missing.heading, "Said to be missing by");
    assert_eq!(ids(&missing.claims), ["FP-17"]);
    assert_eq!(ids(&missing.claims[0].answers), ["FP-20"]);
    assert_eq!(missing.claims[0].answers[0].speaker, "coalition officials");
    assert!(card.claims.iter().all(|g| g.stance != Stance::Disputes), "the answer is not shown twice");
    assert_eq!(ids(&card.claims[1].claims), ["FP-18", "FP-19"]);
    assert!(has_badge(&card, BadgeKind::Disputed));
}

#[test]
fn knights_counts_once_on_the_card_of_diyala() {
    let voices = card_of("FP-17").voices.unwrap();
    let claims: Vec<Vec<&str>> =
        voices.voices.iter().map(|v| v.claims.iter().map(String::as_str).collect()).collect();
    // Notes: the West Point paper is by Knights, so it is not a second voice.
    assert_eq!(claims, [vec!["FP-17", "FP-19"], vec!["FP-18"], vec!["FP-20"]]);
    assert!(
        voices
            .sentence
            .starts_with("3 voices speak of this: said to be missing by Michael Knights (2 claims")
    );
    assert!(voices.sentence.contains("disputed by coalition officials"));
}

#[test]
fn the_five_areas_carry_the_grounds_that_the_notes_give() {
    // Paragraphs of the criteria by the table in the notes on the articles.
    let common_before = [13, 13, 13, 13];
    let border = [14, 14];
    let longstanding = [15];
    let whole_map = [22, 22];
    for id in FIVE {
        let own: &[u32] = if ["FP-05", "FP-06"].contains(&id) { &border } else { &longstanding };
        let expected = [&common_before[..], own, &whole_map].concat();
        let card = card_of(id);
        let paragraphs: Vec<u32> = card.criteria.iter().map(|c| c.paragraph).collect();
        assert_eq!(paragraphs, expected, "{id}");
        for (at, word) in ["incidents", "cells", "olitical groups", "eligious figures"].iter().enumerate() {
            assert!(card.criteria[at].text.contains(word), "{id}: {}", card.criteria[at].text);
        }
        assert!(card.criteria.iter().all(|c| !c.said_by.is_empty() && c.article == "fp-2018"));
    }
    let shirqat = card_of("FP-09");
    let note = shirqat.criteria[4].note.as_deref().unwrap();
    assert!(note.contains("only Hawija and Tuz Khurmatu"), "{note}");
}

#[test]
fn no_other_card_carries_the_grounds_of_the_five_areas() {
    for key in feature_keys().iter().filter(|k| !FIVE.contains(&&*k.id())) {
        let card = with(|c| card(key, c)).unwrap();
        assert!(card.criteria.is_empty(), "{key}");
    }
}

#[test]
fn the_five_areas_show_the_group_they_belong_to_and_the_money() {
    for id in FIVE {
        let card = card_of(id);
        assert_eq!(card.together.len(), 1, "{id}");
        assert_eq!(card.together[0].heading, "Said of the five areas of the UN analysis together");
        assert_eq!(ids(&card.together[0].claims), ["FP-04"]);
        let money: Vec<_> =
            card.badges.iter().filter(|b| b.kind == BadgeKind::Also(Kind::Programme)).collect();
        assert_eq!(money.len(), 1, "{id}");
        assert_eq!(ids(&money[0].claims), ["FP-16"]);
        assert!(has_badge(&card, BadgeKind::Reconstruction));
        assert!(card.why_shape.iter().any(|w| w.contains("our reconstruction")), "{id}");
        // One analysis, described alone and with the others.
        assert_eq!(card.voices.unwrap().voices.len(), 1, "{id}");
    }
}

#[test]
fn the_group_leads_to_its_five_areas() {
    let card = card_of("FP-04");
    let speaks_of = card.rows.iter().find(|r| r.label == "About").unwrap();
    let linked: Vec<String> = speaks_of.links.iter().map(|l| l.key.id().into_owned()).collect();
    assert_eq!(linked, FIVE);
    assert!(card.not_drawn.is_some() && has_badge(&card, BadgeKind::NotDrawn));
    assert!(!has_badge(&card, BadgeKind::Reconstruction));
}

#[test]
fn al_qaim_holds_two_claims_and_counts_repeated_paragraphs_once() {
    let card = card_of("FP-01");
    assert_eq!(card.claims.len(), 1);
    let claims = &card.claims[0].claims;
    assert_eq!(ids(claims), ["FP-01", "FP-02"]);
    assert_eq!(claims[0].repeats.as_deref(), Some("the same text stands in paragraphs 4 and 5"));
    assert_eq!(claims[1].repeats.as_deref(), Some("the same text stands in paragraph 7"));
    assert_eq!(card.voices.unwrap().voices.len(), 2);
    assert_eq!(card_of("FP-02").key, card_of("FP-01").key);
}

#[test]
fn baghdad_and_halabja_say_that_their_outline_is_approximate_and_how() {
    let (baghdad, halabja) = (card_of("IQ-BG"), card_of("halabja"));
    assert!(baghdad.why_shape[0].contains("approximate") && baghdad.why_shape[0].contains("widened"));
    assert!(halabja.why_shape[0].contains("approximate") && halabja.why_shape[0].contains("drawn by hand"));
    for card in [&baghdad, &halabja] {
        assert!(has_badge(card, BadgeKind::Approximate), "{}", card.title);
    }
    let others = governorate_keys().into_iter().filter(|k| !["IQ-BG", "halabja"].contains(&&*k.id()));
    for key in others {
        let card = with(|c| card(&key, c)).unwrap();
        assert!(!has_badge(&card, BadgeKind::Approximate) && card.why_shape[0].contains("Natural Earth"));
    }
}

#[test]
fn a_governorate_tells_its_official_and_its_drawn_area_apart() {
    let baghdad = card_of("IQ-BG");
    assert_eq!(row(&baghdad, "Area, official"), "4,555 km²");
    // The provenance file of the data: Baghdad 5,418 km², Kirkuk +9 %, Basra −10 %, Halabja 983 km².
    assert!(row(&baghdad, "Area as drawn").starts_with("5,4"), "{}", row(&baghdad, "Area as drawn"));
    assert!(row(&card_of("IQ-KI"), "Area as drawn").ends_with("(9 % more)"));
    assert!(row(&card_of("IQ-BA"), "Area as drawn").ends_with("(10 % less)"));
    assert!(row(&card_of("halabja"), "Area as drawn").starts_with("98"));
    assert_eq!(row(&card_of("halabja"), "ISO 3166-2"), "none yet");
    assert_eq!(row(&card_of("IQ-NI"), "Capital"), "Mosul");
}

#[test]
fn kirkuk_is_printed_kirku_and_could_mean_the_city() {
    let card = card_of("TI-02");
    assert_eq!(row(&card, "Printed as"), "“Kirku”");
    assert!(row(&card, "Precision").contains("could also mean the city"));
    assert_eq!(card.title, "Kirkuk");
}

#[test]
fn rawa_is_as_precise_as_a_named_town() {
    let card = card_of("FP-03");
    assert_eq!(row(&card, "Precision"), "The town is named, and it happened there.");
    assert_eq!(row(&card, "Class"), "a named town (UCDP’s class 1, ACLED’s 1)");
    assert!(card.notes[0].contains("77 km"));
}

#[test]
fn every_feature_has_a_card_with_claims_a_precision_and_a_reason_for_its_shape() {
    for key in feature_keys() {
        let card = with(|c| card(&key, c)).unwrap_or_else(|| panic!("{key} has no card"));
        let claims = card.each_claim();
        assert!(!claims.is_empty(), "{key}");
        assert!(!row(&card, "Precision").is_empty() && !row(&card, "When").is_empty(), "{key}");
        assert!(!card.why_shape.is_empty(), "{key}");
        assert!(card.voices.is_some(), "{key}");
        for claim in claims {
            assert!(!claim.speaker.is_empty() && !claim.paraphrase.is_empty(), "{}", claim.id);
            assert!(!claim.paragraphs.is_empty(), "{}", claim.id);
            assert!(card.sources.iter().any(|s| s.article == claim.article), "{}", claim.id);
        }
    }
}

#[test]
fn every_claim_of_a_feature_is_on_its_card_exactly_once() {
    for key in feature_keys() {
        let card = with(|c| card(&key, c)).unwrap();
        let mut shown: Vec<&str> =
            card.each_claim().into_iter().filter(|c| c.feature == key).map(|c| c.id.as_str()).collect();
        let mut held: Vec<String> =
            with(|c| c.atlas.feature(&key).unwrap().properties.claims.iter().map(|c| c.id.clone()).collect());
        shown.sort_unstable();
        held.sort();
        assert_eq!(shown, held, "{key}");
    }
}

#[test]
fn an_unknown_name_has_no_card_and_no_tip() {
    for key in [
        Subject::feature(&FeatureLayerId::built_in("designated-2018"), &"FP-99".into()),
        Subject::feature(&FeatureLayerId::built_in("no-such-layer"), &"FP-05".into()),
        Subject::governorate("IQ-XX"),
    ] {
        assert!(with(|c| card(&key, c)).is_none() && with(|c| tip(&key, c)).is_none());
    }
}

#[test]
fn nineveh_touches_tal_afar_and_the_syrian_border_but_not_diyala() {
    let touching = touching("IQ-NI");
    let how = |id: &str| touching.iter().find(|(t, _)| t == id).map(|(_, reach)| *reach);
    assert_eq!(how("FP-05"), Some(Reach::Here));
    assert_eq!(how("FP-10"), Some(Reach::Here));
    assert_eq!(how("FP-04"), Some(Reach::NotDrawn));
    // It borders on Salah al-Din and Anbar, and they only share the border.
    for neighbour in ["FP-17", "TI-01", "TI-03", "TI-04", "FP-13"] {
        assert_eq!(how(neighbour), None, "{neighbour}");
    }
}

#[test]
fn an_outline_that_reaches_into_a_governorate_of_which_nothing_is_said_is_told_apart() {
    // The layers' own notes: the 25 km reach into these; the article says nothing about them.
    assert_eq!(reached_by("FP-08", Reach::OutlineOnly), ["IQ-DI", "IQ-KI", "IQ-SU"]);
    assert_eq!(reached_by("FP-08", Reach::Here), ["IQ-SD"]);
    assert_eq!(reached_by("FP-09", Reach::OutlineOnly), ["IQ-AR", "IQ-KI", "IQ-NI"]);
}

#[test]
fn a_governorates_outline_as_a_feature_touches_that_governorate_alone() {
    for (feature, code) in [("FP-17", "IQ-DI"), ("TI-02", "IQ-KI"), ("TI-04", "IQ-AN"), ("TI-05", "IQ-NI")] {
        assert_eq!(reached_by(feature, Reach::Here), [code], "{feature}");
        assert!(reached_by(feature, Reach::OutlineOnly).is_empty(), "{feature}");
    }
}

#[test]
fn the_list_of_what_is_not_drawn_has_exactly_its_rows() {
    let rows = with(unplaced);
    let mut ids: Vec<String> = rows.iter().map(|r| r.key.id().into_owned()).collect();
    ids.sort_unstable();
    // Notes: group 8 of the layers; FP-04 is a parent, FP-14 only a contrast, FP-16 a badge.
    let expected = [
        "FP-04", "FP-14", "FP-15", "FP-16", "FP-23", "FP-24", "TI-10", "TI-11", "TI-12", "TI-13", "TI-14",
        "TI-15", "TI-16", "TI-17",
    ];
    assert_eq!(ids, expected);
    for row in &rows {
        assert!(!row.reason.is_empty() && !row.speaker.is_empty(), "{}", row.name);
        assert!(row.paragraph.is_some() && !row.article_short.is_empty(), "{}", row.name);
    }
}

#[test]
fn places_outside_the_map_are_listed_with_their_paragraphs() {
    let rows = with(outside);
    let syria: Vec<(&str, u32)> =
        rows.iter().filter(|r| r.name == "Syria").map(|r| (r.article.as_str(), r.paragraph)).collect();
    assert_eq!(syria, [("fp-2018", 6), ("fp-2018", 14), ("iraq-progress-2025", 16)]);
    assert!(
        ["The Sahel", "Nigeria", "Libya", "Afghanistan"].iter().all(|n| rows.iter().any(|r| r.name == *n))
    );
}

#[test]
fn the_paragraphs_of_2018_are_evidence_repeated_or_teasers_as_the_notes_say() {
    let rows = with(|c| paragraphs("fp-2018", c));
    assert_eq!(rows.len(), 43);
    let of = |kind| rows.iter().filter(|r| r.kind == kind).map(|r| r.number).collect::<Vec<_>>();
    assert_eq!(of(ParagraphKind::Repeated), [4, 5, 7]);
    assert_eq!(of(ParagraphKind::Teaser), (26..=43).collect::<Vec<_>>());
    assert_eq!(rows[2].repeats, [4, 5]);
    assert_eq!(rows[3].repeats, [3, 5]);
    assert_eq!(rows[12].criteria.len(), 4);
    let fourteen: Vec<&str> = rows[13].claims.iter().map(|c| c.claim.as_str()).collect();
    for id in ["FP-05", "FP-06", "FP-10", "FP-11"] {
        assert!(fourteen.contains(&id), "{id}");
    }
    assert_eq!(rows[13].outside.len(), 1);
    assert!(with(|c| paragraphs("no-such-article", c)).is_empty());
}

#[test]
fn every_claim_is_in_the_paragraph_of_the_checked_table() {
    let Some(table) = shared("articles/evidence.csv") else { return };
    let mut checked = 0;
    for record in csv::Reader::from_path(table).unwrap().records() {
        let record = record.unwrap();
        let article = if record[2].contains("2018") { "fp-2018" } else { "iraq-progress-2025" };
        let rows = with(|c| paragraphs(article, c));
        let anchored = rows.iter().filter(|r| r.claims.iter().any(|c| c.anchored && c.claim == record[0]));
        let numbers: Vec<String> = anchored.map(|r| r.number.to_string()).collect();
        assert_eq!(numbers, [&record[3]], "{}", &record[0]);
        checked += 1;
    }
    assert_eq!(checked, 41);
}

#[test]
fn a_citation_names_article_paragraph_speaker_and_program() {
    let citation = card_of("FP-17").citation();
    for part in [
        "Michael Knights",
        "coalition officials",
        "in answer to FP-17",
        "Rhys Dubin, “Coalition Analysis Warns of Potential Islamic State Resurgence”, Foreign Policy",
        "on or before 16 January 2018",
        "paragraph 20",
        "paragraph 22",
        concat!("as mapped by Iraq Risk Atlas ", env!("CARGO_PKG_VERSION")),
        "precision: a governorate as a whole",
    ] {
        assert!(citation.contains(part), "{part} is missing in\n{citation}");
    }
}

#[test]
fn a_citation_of_an_unsigned_article_says_that_no_author_is_named() {
    let citation = card_of("TI-01").citation();
    assert!(citation.contains("no author named, “How Iraq’s progress"), "{citation}");
    assert!(citation.contains("undated; speaks of 2025, paragraph 4"), "{citation}");
}

#[test]
fn a_tip_is_three_short_lines() {
    for key in feature_keys().into_iter().chain(governorate_keys()) {
        let tip = with(|c| tip(&key, c)).unwrap();
        for line in [&tip.name, &tip.what, &tip.how] {
            assert!(!line.is_empty() && !line.contains('\n'), "{key}");
            assert!(line.chars().count() <= 110, "{line}");
        }
    }
    let al_qaim = with(|c| tip(&key("FP-01"), c)).unwrap();
    assert_eq!(al_qaim.what, "incident or operation · November 2017");
    let diyala = with(|c| tip(&key("FP-17"), c)).unwrap();
    assert_eq!(diyala.how, "said to be missing by Michael Knights; disputed; a governorate as a whole");
}

#[test]
fn a_card_as_json_keeps_ids_stances_and_answers() {
    let json = serde_json::to_value(card_of("FP-17")).unwrap();
    assert_eq!(json["key"]["feature"], "FP-17");
    assert_eq!(json["kind"], "risk-said-missing");
    assert_eq!(json["claims"][0]["stance"], "says-missing");
    assert_eq!(json["claims"][0]["claims"][0]["answers"][0]["id"], "FP-20");
}

#[test]
fn the_text_of_a_card_keeps_within_its_lines() {
    for key in feature_keys().into_iter().chain(governorate_keys()) {
        let text = to_text(&with(|c| card(&key, c)).unwrap());
        let too_long = text.lines().find(|l| l.chars().count() > 78);
        assert_eq!(too_long, None, "{key}");
    }
}

#[test]
fn the_card_of_diyala_reads_as_it_should() {
    compare_with_snapshot("card-diyala.txt", &to_text(&card_of("FP-17")));
}
