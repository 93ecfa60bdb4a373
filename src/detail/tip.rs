use serde::Serialize;

use crate::atlas::Governorate;
use crate::model::{Claim, Feature, FeatureRef, Kind, LayerMeta};

use super::{CardContext, words};

/// Three short lines for what lies under the pointer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tip {
    /// Gives the colour.
    pub kind: Kind,
    pub name: String,
    /// Kind and time.
    pub what: String,
    /// Who says it, and how precisely the place is known.
    pub how: String,
}

/// Longest period that a tip shows as it stands, in letters.
const SHORT: usize = 40;

pub fn tip(key: &FeatureRef, context: &CardContext) -> Option<Tip> {
    if key.is_governorate() {
        return context.governorate(key.feature.as_str()).map(of_governorate);
    }
    let (layer, feature) = context.feature(key)?;
    Some(of_feature(&layer.layer.meta, feature))
}

fn of_governorate(governorate: &Governorate) -> Tip {
    let capital = governorate.capital.as_ref().map(|c| format!(" · capital {c}")).unwrap_or_default();
    let exact = governorate.approx_note.is_none();
    Tip {
        kind: Kind::Governorate,
        name: governorate.name.clone(),
        what: format!("{}{capital}", Kind::Governorate.words()),
        how: (if exact { "outline: Natural Earth" } else { "outline only approximate" }).to_owned(),
    }
}

fn of_feature(layer: &LayerMeta, feature: &Feature) -> Tip {
    let p = &feature.properties;
    let period = p.period.text.as_str();
    let period =
        if period.chars().count() > SHORT && !layer.years.is_empty() { &layer.years } else { period };
    let what = [p.kind.words(), period].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>();
    let says = |c: &Claim| format!("{} {}; ", words::small_first(c.stance.words()), c.speaker.name);
    let disputed = p.claims.iter().any(|c| !c.disputes.is_empty());
    let says = p.claims.iter().min_by_key(|c| c.stance).map(says).unwrap_or_default();
    Tip {
        kind: p.kind,
        name: p.name.clone(),
        what: what.join(" · "),
        how: format!("{says}{}{}", if disputed { "disputed; " } else { "" }, p.precision.words()),
    }
}
