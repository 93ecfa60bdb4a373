//! The data against the articles and the checked table of evidence.

use std::collections::{HashMap, HashSet};

use iraq_risk_atlas::model::{Article, Claim, SpeakerKind, Stance};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::assets::{self, FeatureEntry, LAYERS, claims, layers};
use super::shared::{self, Row};

/// Rows that are evidence on a feature of another precision: the blasts of FP-22 have no
/// place of their own and are kept with the ring round Baghdad.
const OTHER_PRECISION: [&str; 1] = ["FP-22"];

/// Every row with its claim, and the feature that holds it.
fn with_each_row(check: impl Fn(&Row, &FeatureEntry, &Claim)) {
    if !shared::at_hand() {
        return;
    }
    let layers = layers();
    let all = claims(&layers);
    let rows = shared::rows();
    assert_eq!(rows.len(), 41);
    for row in &rows {
        let mut found = all.iter().filter(|(_, claim)| claim.id == row.id);
        let (feature, claim) = found.next().unwrap_or_else(|| panic!("{} is missing", row.id));
        assert!(found.next().is_none(), "{} occurs twice", row.id);
        check(row, feature, claim);
    }
    assert_eq!(all.len(), rows.len(), "a claim stands in no row of the table");
}

#[test]
fn every_row_is_a_claim_with_its_paragraphs_and_its_anchor() {
    with_each_row(|row, _, claim| {
        assert_eq!(claim.article, row.article, "{}", row.id);
        assert_eq!(claim.anchor.exact, row.anchor, "{}", row.id);
        assert_eq!(claim.paragraphs.first(), Some(&row.paragraph), "{}", row.id);
        let others: Vec<u32> = shared::words(&row.other_paragraphs)
            .iter()
            .filter_map(|w| w.strip_prefix('p')?.parse().ok())
            .collect();
        let (repeats, more) =
            if row.other_paragraphs.contains("identical") { (others, vec![]) } else { (vec![], others) };
        assert_eq!(claim.repeated_in, repeats, "{}", row.id);
        assert_eq!(&claim.paragraphs[1..], more, "{}", row.id);
    });
}

#[test]
fn every_row_keeps_its_precision() {
    with_each_row(|row, feature, _| {
        let precision = feature.properties.precision;
        let same = (precision.ucdp(), precision.acled()) == (row.ucdp, row.acled);
        assert_eq!(same, !OTHER_PRECISION.contains(&row.id.as_str()), "{} on {}", row.id, feature.id);
    });
}

#[test]
fn the_stance_fits_the_kind_of_the_row() {
    with_each_row(|row, _, claim| {
        let fitting: &[Stance] = match row.kind.as_str() {
            "incident/operation" | "programme" => &[Stance::Reports],
            "incident/operation (trend)" | "incident/operation (pattern)" => &[Stance::Supports],
            "risk area designated" | "risk area designated (group)" => &[Stance::Designates],
            "risk area an analyst says is missing" => &[Stance::SaysMissing],
            "risk area an analyst says is missing (supporting)" => &[Stance::Supports],
            "counter-claim" => &[Stance::Disputes],
            "risk area – author’s assertion"
            | "cross-border influence"
            | "stabilised city"
            | "dated claim" => &[Stance::Asserts],
            "unplaced claim" | "national statistic" => &[Stance::Asserts, Stance::Reports],
            kind if kind.starts_with("context") => &[Stance::Context],
            kind => panic!("{}: no stance is known for “{kind}”", row.id),
        };
        assert!(fitting.contains(&claim.stance), "{}: {:?}", row.id, claim.stance);
    });
}

/// Who says what, after the notes on the articles' speakers.
fn speaker_of(id: &str) -> (&'static str, SpeakerKind) {
    use SpeakerKind::{Anonymous, Author, Named};
    match id {
        "FP-01" => ("AFP/Getty Images caption", Named),
        "FP-04" | "FP-05" | "FP-06" | "FP-07" | "FP-08" | "FP-09" => ("United Nations", Named),
        "FP-10" | "FP-11" | "FP-23" => {
            ("a US State Department official involved in consultations", Anonymous)
        }
        "FP-17" | "FP-21" | "FP-22" => ("Michael Knights", Named),
        "FP-18" => ("some counts, not named", Anonymous),
        "FP-19" => ("an August 2017 West Point paper", Named),
        "FP-20" => ("coalition officials", Anonymous),
        "TI-15" => ("Global Terrorism Index 2025", Named),
        id if id.starts_with("FP-") => ("Rhys Dubin", Author),
        _ => ("the author, no byline", Author),
    }
}

#[test]
fn every_row_has_its_speaker() {
    with_each_row(|row, _, claim| {
        assert_eq!((claim.speaker.name.as_str(), claim.speaker.kind), speaker_of(&row.id), "{}", row.id);
    });
}

#[test]
fn officials_whom_the_text_calls_differently_are_kept_apart() {
    let layers = layers();
    let all = claims(&layers);
    let role = |id: &str| {
        let (_, claim) = all.iter().find(|(_, claim)| claim.id == id).expect("a claim");
        claim.speaker.role.clone().unwrap_or_default()
    };
    for (id, said) in [
        ("FP-04", "Lise Grande"),
        ("FP-05", "State Department"),
        ("FP-06", "State Department"),
        ("FP-07", "the US official"),
        ("FP-08", "the US official"),
        ("FP-09", "Rhys Dubin"),
        ("FP-16", "the US official"),
        ("FP-19", "Michael Knights"),
        ("FP-20", "State Department"),
    ] {
        assert!(role(id).contains(said), "{id}: {}", role(id));
    }
}

#[test]
fn every_anchor_occurs_exactly_once_in_its_paragraph() {
    if !shared::at_hand() {
        return;
    }
    let layers = layers();
    let mut anchors: Vec<(String, String, u32, _)> = Vec::new();
    for (_, claim) in claims(&layers) {
        anchors.push((claim.id.clone(), claim.article.clone(), claim.paragraphs[0], claim.anchor.clone()));
    }
    for article in assets::articles() {
        for outside in article.outside {
            anchors.push((outside.name, article.id.clone(), outside.paragraph, outside.anchor));
        }
    }
    let texts: HashMap<String, Vec<String>> =
        assets::articles().into_iter().map(|a| (a.id.clone(), shared::paragraphs(&a.id))).collect();
    assert!(anchors.len() > 41);
    for (name, article, paragraph, anchor) in anchors {
        let text = &texts[&article][paragraph as usize - 1];
        assert_eq!(
            shared::occurrences(text, &anchor),
            1,
            "{name}: “{}” in paragraph {paragraph}",
            anchor.exact
        );
        assert!(shared::words(&anchor.exact).len() < 8, "{name}: an anchor is a few words");
    }
}

#[test]
fn every_printed_form_is_printed() {
    if !shared::at_hand() {
        return;
    }
    for (feature, claim) in claims(&layers()) {
        let text = shared::paragraphs(&claim.article).join("\n");
        for form in &feature.properties.printed {
            assert!(text.contains(form.as_str()), "{}: {form}", feature.id);
        }
    }
}

#[test]
fn an_article_is_described_as_it_is() {
    if !shared::at_hand() {
        return;
    }
    let articles = assets::articles();
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["fp-2018", "iraq-progress-2025"]);
    for article in &articles {
        let paragraphs = shared::paragraphs(&article.id);
        assert_eq!(article.paragraphs as usize, paragraphs.len(), "{}", article.id);
        let digest = Sha256::digest(paragraphs.join("\n").as_bytes());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(article.sha256, hex, "{}", article.id);
        assert!(paragraphs.contains(&article.title), "{}", article.id);
        assert_eq!(article.repeated, repeated(article, &paragraphs), "{}", article.id);
        let [first, last] = article.evidence;
        let cited =
            article.criteria.iter().map(|c| c.paragraph).chain(article.outside.iter().map(|o| o.paragraph));
        for paragraph in cited {
            assert!((first..=last).contains(&paragraph), "{}: {paragraph}", article.id);
        }
    }
}

/// Groups of equal paragraphs within the evidence.
fn repeated(article: &Article, paragraphs: &[String]) -> Vec<Vec<u32>> {
    let mut groups: Vec<(&str, Vec<u32>)> = Vec::new();
    for number in article.evidence[0]..=article.evidence[1] {
        let text = paragraphs[number as usize - 1].as_str();
        match groups.iter_mut().find(|(known, _)| *known == text) {
            Some((_, group)) => group.push(number),
            None => groups.push((text, vec![number])),
        }
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect()
}

#[test]
fn claims_are_in_the_part_that_is_evidence() {
    let articles = assets::articles();
    for (_, claim) in claims(&layers()) {
        let article = articles.iter().find(|a| a.id == claim.article).expect("an article");
        let [first, last] = article.evidence;
        for paragraph in claim.paragraphs.iter().chain(&claim.repeated_in) {
            assert!((first..=last).contains(paragraph), "{}: {paragraph}", claim.id);
        }
    }
}

#[test]
fn no_text_of_ours_repeats_eight_words_of_an_article() {
    if !shared::at_hand() {
        return;
    }
    let mut runs: HashSet<Vec<String>> = HashSet::new();
    for article in assets::articles() {
        runs.extend(
            shared::words(&shared::paragraphs(&article.id).join(" ")).windows(8).map(<[String]>::to_vec),
        );
    }
    let mut files: Vec<String> = LAYERS.iter().map(|name| format!("layers/{name}.geojson")).collect();
    files.push("articles.json".into());
    for file in files {
        let mut ours = Vec::new();
        collect_text(&assets::json(&file), &mut ours);
        assert!(ours.len() > 5, "{file}");
        for text in ours {
            let copied =
                shared::words(&text).windows(8).find(|run| runs.contains(*run)).map(|run| run.join(" "));
            assert_eq!(copied, None, "{file}: {text}");
        }
    }
}

/// Every text of a file but the articles' titles, which are theirs.
fn collect_text(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect_text(item, out)),
        Value::Object(members) => {
            members.iter().filter(|(key, _)| *key != "title").for_each(|(_, item)| collect_text(item, out));
        }
        _ => {}
    }
}
