use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Accepted, Draft, Paragraphs};
use crate::model::{Article, Claim, Feature, FeatureId, Kind, Layer, LayerMeta, Properties};

/// The member of a layer file with the record of the article its claims are taken from.
const ARTICLE: &str = "article";

/// The layer of accepted drafts: one feature each, with its claim; a merged draft adds a claim to the other
/// feature. The article's record is stored next to the features.
///
/// A draft to be merged into a feature that does not exist makes its own feature. Duplicate ids are made
/// unique, so that every accepted draft is saved.
pub fn to_layer(id: &str, article: &Article, accepted: &[&Accepted]) -> Layer {
    let own = |a: &Accepted| {
        let into = a.merge_into.as_ref();
        into.is_none_or(|into| {
            *into == a.feature || !accepted.iter().any(|o| is_kept(o) && o.feature == *into)
        })
    };
    let mut features: Vec<Feature> = Vec::new();
    for a in accepted.iter().filter(|a| own(a)) {
        let taken = |id: &FeatureId| features.iter().any(|f| f.id == *id);
        let free = (2..).map(|n| FeatureId(format!("{}-{n}", a.feature)));
        // There are always enough numbers.
        let id = std::iter::once(a.feature.clone())
            .chain(free)
            .find(|id| !taken(id))
            .unwrap_or_else(|| a.feature.clone());
        features.push(feature(id, a, article));
    }
    for a in accepted.iter().filter(|a| !own(a)) {
        if let Some(feature) = features.iter_mut().find(|f| a.merge_into.as_ref() == Some(&f.id)) {
            merge(feature, a, article);
        }
    }
    let mut other = Map::new();
    // Cannot fail: our types have only string keys.
    other.insert(ARTICLE.to_owned(), serde_json::to_value(article).unwrap_or_default());
    let meta = LayerMeta {
        id: id.to_owned(),
        name: format!("Read from {}", article.short),
        about: format!("Claims taken from “{}”, in the user's own words.", article.title),
        kind: most_frequent(&features),
        years: years(&features),
        visible: true,
        notes: Vec::new(),
        other: Map::new(),
    };
    Layer { meta, features, other }
}

/// The record of the article that a layer's claims are taken from, if its file has one.
pub fn article_of(layer: &Layer) -> Option<Article> {
    layer.other.get(ARTICLE).and_then(|record| Article::deserialize(record).ok())
}

/// The layer of drafts: each as a feature marked as a draft, not a claim (property `draft`: true). Its
/// claim's wording is our remark, not from the text.
pub fn to_drafts_layer(id: &str, article: &Article, paragraphs: &Paragraphs, drafts: &[Draft]) -> Layer {
    const REMARK: &str = "A draft: nobody has yet read the passage and put it into words.";
    let all: Vec<Accepted> = drafts
        .iter()
        .map(|draft| {
            let printed = paragraphs.get(draft.paragraph).and_then(|text| text.get(draft.bytes.clone()));
            let accepted = Accepted::of(draft, 0, printed.unwrap_or_default());
            Accepted { paraphrase: REMARK.to_owned(), ..accepted }
        })
        .collect();
    let mut layer = to_layer(id, article, &all.iter().collect::<Vec<_>>());
    for feature in &mut layer.features {
        feature.properties.other.insert("draft".to_owned(), Value::Bool(true));
        feature.properties.notes.push("A draft, not a claim.".to_owned());
    }
    layer.meta.name = format!("Drafts, not claims: {}", article.short);
    layer.meta.about = format!(
        "Suggestions made by the program from “{}”. None is a claim: nobody has reviewed them.",
        article.title
    );
    layer.meta.notes.push("Drafts, not claims.".to_owned());
    layer
}

/// Whether it makes a feature, and so can be merged into.
fn is_kept(a: &Accepted) -> bool {
    a.merge_into.as_ref().is_none_or(|into| *into == a.feature)
}

fn feature(id: FeatureId, a: &Accepted, article: &Article) -> Feature {
    let printed = if a.printed == a.name { Vec::new() } else { vec![a.printed.clone()] };
    let claims = vec![claim(a, article)];
    let properties = Properties {
        name: a.name.trim().to_owned(),
        name_ar: None,
        label: None,
        printed: printed.into_iter().filter(|form| !form.is_empty()).collect(),
        variants: Vec::new(),
        kind: a.kind,
        precision: a.location.precision,
        precision_note: a.location.precision_note.clone(),
        basis: a.location.basis.clone(),
        period: a.period.clone(),
        governorates: a.location.governorates.clone(),
        applies_to: Vec::new(),
        not_drawn: a.location.not_drawn.clone(),
        notes: Vec::new(),
        claims,
        other: Map::new(),
    };
    Feature { id, geometry: a.location.geometry.clone(), properties, other: Map::new() }
}

fn merge(feature: &mut Feature, a: &Accepted, article: &Article) {
    let claims = &mut feature.properties.claims;
    let mut claim = claim(a, article);
    if claims.iter().any(|other| other.id == claim.id) {
        claim.id = format!("{}-{}", claim.id, claims.len() + 1);
    }
    claims.push(claim);
    let p = &mut feature.properties;
    if a.printed != p.name && !a.printed.is_empty() && !p.printed.contains(&a.printed) {
        p.printed.push(a.printed.clone());
    }
}

fn claim(a: &Accepted, article: &Article) -> Claim {
    let group = article.repeated.iter().find(|group| group.contains(&a.paragraph));
    Claim {
        id: a.feature.to_string(),
        article: article.id.clone(),
        paragraphs: vec![a.paragraph],
        repeated_in: group.into_iter().flatten().copied().filter(|n| *n != a.paragraph).collect(),
        speaker: a.speaker.clone(),
        stance: a.stance,
        paraphrase: a.paraphrase.trim().to_owned(),
        anchor: a.anchor.clone(),
        period: a.period.clone(),
        same_voice_as: Vec::new(),
        disputes: Vec::new(),
        note: a.note.clone(),
        other: Map::new(),
    }
}

/// The most frequent kind; on ties the first.
fn most_frequent(features: &[Feature]) -> Kind {
    let count = |kind: Kind| features.iter().filter(|f| f.properties.kind == kind).count();
    let kinds = features.iter().map(|f| f.properties.kind);
    kinds.rev().max_by_key(|kind| count(*kind)).unwrap_or(Kind::Context)
}

/// The years covered by the features: “2014–2018”.
fn years(features: &[Feature]) -> String {
    let periods = || features.iter().map(|f| &f.properties.period);
    let bounds = || periods().flat_map(|p| [p.from, p.to]).flatten().map(|date| date.year());
    match (bounds().min(), bounds().max()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}–{last}"),
        _ => "undated".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::formats::{check_layer, read_layer, write_layer};
    use crate::model::{Anchor, Basis, Period, Precision, Speaker, SpeakerKind, Stance};
    use crate::reading::Location;

    fn article() -> Article {
        serde_json::from_value(json!({
            "id": "a", "title": "A title", "short": "Paper, 2018", "published": {"text": "2018"}, "language": "en",
            "paragraph_rule": "lines", "paragraphs": 5, "evidence": [1, 5], "repeated": [[2, 4]], "sha256": "00",
        }))
        .unwrap()
    }

    fn accepted(id: &str, paragraph: u32, kind: Kind) -> Accepted {
        Accepted {
            draft: id.to_owned(),
            paragraph,
            anchor: Anchor { exact: "in Hawija".to_owned(), prefix: String::new(), suffix: String::new() },
            place: None,
            location: Location {
                precision: Precision::Town,
                precision_note: "The town is named.".to_owned(),
                geometry: Some(geo::Point::new(43.77, 35.325).into()),
                basis: Basis { text: "The position.".to_owned(), reconstruction: false, recipe: None },
                governorates: vec!["IQ-KI".to_owned()],
                not_drawn: None,
            },
            name: "Hawija".to_owned(),
            printed: "Hawijah".to_owned(),
            kind,
            stance: Stance::Reports,
            speaker: Speaker { name: "police".to_owned(), role: None, kind: SpeakerKind::Anonymous },
            period: Period {
                text: "2017".to_owned(),
                from: "2017".try_into().ok(),
                to: "2018".try_into().ok(),
            },
            paraphrase: "Police say so. ".to_owned(),
            note: None,
            feature: FeatureId(format!("R-{id}")),
            merge_into: None,
        }
    }

    #[test]
    fn a_layer_of_accepted_drafts_has_no_fault_and_reads_back_as_it_was() {
        let mut second = accepted("2-1", 2, Kind::RiskAsserted);
        second.merge_into = Some("R-1-1".into());
        let undrawn = Accepted {
            location: Location {
                geometry: None,
                not_drawn: Some("No place.".to_owned()),
                precision: Precision::Unplaced,
                ..second.location.clone()
            },
            ..accepted("3-1", 3, Kind::Incident)
        };
        let first = accepted("1-1", 1, Kind::Incident);
        let layer = to_layer("a", &article(), &[&first, &second, &undrawn]);
        let text = write_layer(&layer);
        assert_eq!(check_layer(text.as_bytes()), []);
        let (read, notes) = read_layer("a.geojson", text.as_bytes()).unwrap();
        assert_eq!((&read, notes.len()), (&layer, 0));
        assert_eq!(article_of(&read), Some(article()));
        assert_eq!((layer.meta.years.as_str(), layer.meta.kind), ("2017–2018", Kind::Incident));
        assert_eq!(layer.features.len(), 2);
        let claims = &layer.features[0].properties.claims;
        assert_eq!(claims.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["R-1-1", "R-2-1"]);
        assert_eq!(
            (claims[1].repeated_in.as_slice(), claims[1].paraphrase.as_str()),
            (&[4][..], "Police say so.")
        );
    }

    #[test]
    fn whatever_ids_are_given_nothing_accepted_is_lost() {
        let into = |a: Accepted, target: &str| Accepted { merge_into: Some(target.into()), ..a };
        let all = [
            accepted("1-1", 1, Kind::Incident),
            accepted("1-1", 2, Kind::Incident),
            into(accepted("2-1", 2, Kind::Incident), "R-1-1"),
            into(accepted("2-1", 3, Kind::Incident), "R-1-1"),
            into(accepted("3-1", 3, Kind::Incident), "nowhere"),
            into(accepted("4-1", 3, Kind::Incident), "R-5-1"),
            into(accepted("5-1", 3, Kind::Incident), "R-4-1"),
            into(accepted("6-1", 3, Kind::Incident), "R-6-1"),
        ];
        let layer = to_layer("a", &article(), &all.iter().collect::<Vec<_>>());
        let claims: usize = layer.features.iter().map(|f| f.properties.claims.len()).sum();
        assert_eq!(claims, all.len());
        assert_eq!(check_layer(write_layer(&layer).as_bytes()), []);
    }
}
