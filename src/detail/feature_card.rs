use serde_json::{Map, Value};

use crate::model::{Feature, FeatureId, FeatureLayerId, Properties, Stance};

use super::claim_group::groups;
use super::context::{key_of, link_to};
use super::criterion_view::criteria;
use super::related::{Related, claims_of};
use super::unplaced::not_drawn;
use super::{
    Badge, BadgeKind, Card, CardContext, ClaimView, Link, Row, Source, Together, Voices, why_shape, words,
};

pub(super) fn feature_card(
    layer: &FeatureLayerId,
    feature: &FeatureId,
    context: &CardContext,
) -> Option<Card> {
    let (layer, feature) = context.feature(layer, feature)?;
    let properties = &feature.properties;
    let related = Related::of(layer, feature, context);
    let mut claims = claims_of(layer, feature, context);
    claims.extend(related.answers(context));
    let together: Vec<Together> =
        related.parents.iter().map(|(layer, parent)| Together::of(layer, parent, context)).collect();
    let disputed = claims.iter().any(|c| c.stance == Stance::Disputes || !c.disputes.is_empty());
    let mut badges = badges(feature, disputed, context);
    badges.extend(related.remarks.iter().map(|(layer, remark)| Badge {
        words: remark.label().to_lowercase(),
        claims: claims_of(layer, remark, context),
        link: Some(link_to(layer, remark)),
        ..Badge::new(BadgeKind::Also(remark.properties.kind))
    }));
    let spoken: Vec<&ClaimView> = claims.iter().chain(together.iter().flat_map(|t| &t.claims)).collect();
    Some(Card {
        key: key_of(layer, feature),
        title: properties.name.clone(),
        title_ar: properties.name_ar.clone(),
        kind: properties.kind,
        kind_words: properties.kind.words().to_owned(),
        layer_name: layer.layer.meta.name.clone(),
        period: properties.period.text.clone(),
        precision: Some(properties.precision),
        rows: rows(feature, context),
        voices: Voices::of(&spoken),
        sources: sources(&spoken, context),
        criteria: criteria(feature, context),
        why_shape: why_shape::of_feature(feature, context),
        touching: Vec::new(),
        events: None,
        not_drawn: not_drawn(feature),
        notes: properties.notes.clone(),
        claims: groups(claims),
        badges,
        together,
    })
}

fn badges(feature: &Feature, disputed: bool, context: &CardContext) -> Vec<Badge> {
    let drawn = not_drawn(feature).is_none();
    let basis = &feature.properties.basis;
    let kinds = [
        (true, BadgeKind::Kind(feature.properties.kind)),
        (drawn && basis.reconstruction, BadgeKind::Reconstruction),
        (drawn && why_shape::is_approximate(feature, context), BadgeKind::Approximate),
        (disputed, BadgeKind::Disputed),
        (!drawn, BadgeKind::NotDrawn),
    ];
    kinds.into_iter().filter(|(holds, _)| *holds).map(|(_, kind)| Badge::new(kind)).collect()
}

fn rows(feature: &Feature, context: &CardContext) -> Vec<Row> {
    let p = &feature.properties;
    let mut rows = vec![Row::new("When", when(p)), Row::new("Precision", precision(p)), scale(p)];
    if !p.printed.is_empty() {
        let printed: Vec<String> = p.printed.iter().map(|form| format!("“{form}”")).collect();
        rows.push(Row::new("Printed as", words::list(&printed)));
    }
    let governorates: Vec<Link> =
        p.governorates.iter().filter_map(|code| context.governorate_link(code)).collect();
    let label = if governorates.len() == 1 { "Governorate" } else { "Governorates" };
    rows.extend(Row::linked(label, governorates));
    rows.extend(Row::linked("About", spoken_of(p, context)));
    if !p.variants.is_empty() {
        rows.push(Row::small("Also spelt", p.variants.join(", ")));
    }
    rows.push(Row::small("Id", feature.id.to_string()));
    rows.extend(other_tools(&p.other));
    rows
}

fn when(p: &Properties) -> String {
    if p.period.text.is_empty() { "not dated".to_owned() } else { p.period.text.clone() }
}

/// The feature's wording of its precision.
fn precision(p: &Properties) -> String {
    if p.precision_note.is_empty() {
        words::capital_first(p.precision.words())
    } else {
        p.precision_note.clone()
    }
}

fn scale(p: &Properties) -> Row {
    let class = p.precision;
    Row::small(
        "Class",
        format!("{} (UCDP’s class {}, ACLED’s {})", class.words(), class.ucdp(), class.acled()),
    )
}

fn spoken_of(p: &Properties, context: &CardContext) -> Vec<Link> {
    let find = |id: &String| {
        let (layer, feature) = context.features().find(|(_, f)| f.id.as_str() == id)?;
        Some(link_to(layer, feature))
    };
    p.applies_to.iter().filter_map(find).collect()
}

/// Properties from other tools, except styling.
#[expect(clippy::wildcard_enum_match_arm, reason = "only plain values fit a line")]
fn other_tools(other: &Map<String, Value>) -> impl Iterator<Item = Row> {
    let style =
        |name: &str| name.starts_with("marker-") || name.starts_with("stroke") || name.starts_with("fill");
    other.iter().filter(move |(name, _)| !style(name)).filter_map(|(name, value)| {
        let text = match value {
            Value::String(text) if !text.is_empty() => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
            _ => return None,
        };
        Some(Row::small(name, text))
    })
}

fn sources(claims: &[&ClaimView], context: &CardContext) -> Vec<Source> {
    let cited = context.atlas.articles.iter().filter(|a| claims.iter().any(|c| c.article == a.id));
    cited.map(Source::of).collect()
}
