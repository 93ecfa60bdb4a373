use serde::Serialize;

use crate::atlas::Governorate;
use crate::model::{Claim, Feature, Kind, LayerMeta, Period, Properties, Subject};

use super::{CardContext, words};

/// A tooltip: three short lines about what is under the pointer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tip {
    /// Gives the colour; `None` for annotations, which have no kind.
    pub kind: Option<Kind>,
    pub name: String,
    /// Kind and time.
    pub what: String,
    /// Who says it, and how precisely the place is known.
    pub how: String,
}

/// Longest period, in characters, that a tooltip shows verbatim.
const SHORT: usize = 40;

/// The tip of a feature or a governorate; `None` if it does not exist, or has a tip of its
/// own. Cheap enough for every move of the pointer.
pub fn tip(key: &Subject, context: &CardContext) -> Option<Tip> {
    match key {
        Subject::Feature { layer, feature } => {
            context.feature(layer, feature).map(|(layer, feature)| of_feature(&layer.layer.meta, feature))
        }
        Subject::Governorate(code) => context.governorate(code).map(of_governorate),
        Subject::Event { .. } | Subject::Annotation(_) => None,
    }
}

fn of_governorate(governorate: &Governorate) -> Tip {
    let capital = governorate.capital.as_ref().map(|c| format!(" · capital {c}")).unwrap_or_default();
    let exact = governorate.approx_note.is_none();
    Tip {
        kind: Some(Kind::Governorate),
        name: governorate.name.clone(),
        what: format!("{}{capital}", Kind::Governorate.words()),
        how: (if exact { "outline: Natural Earth" } else { "outline only approximate" }).to_owned(),
    }
}

fn of_feature(layer: &LayerMeta, feature: &Feature) -> Tip {
    let p = &feature.properties;
    let what: Vec<String> =
        [p.kind.words().to_owned(), period(&p.period, layer)].into_iter().filter(|s| !s.is_empty()).collect();
    Tip { kind: Some(p.kind), name: p.name.clone(), what: what.join(" · "), how: how(p) }
}

/// The period in words; if they are long, their first part or the years of its bounds.
fn period(period: &Period, layer: &LayerMeta) -> String {
    let short = |text: &&str| text.chars().count() <= SHORT;
    let head = period.text.split(';').next().unwrap_or_default();
    if let Some(text) = [period.text.as_str(), head].iter().find(|t| short(t)) {
        return (*text).to_owned();
    }
    match (period.from.map(|d| d.year()), period.to.map(|d| d.year())) {
        (Some(from), Some(to)) if from == to => to.to_string(),
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => layer.years.clone(),
    }
}

fn how(p: &Properties) -> String {
    let says = |c: &Claim| {
        let stance = words::small_first(c.stance.words());
        format!("{stance} {}", words::in_sentence(&c.speaker.name))
    };
    let mut parts: Vec<String> = p.claims.iter().min_by_key(|c| c.stance).map(says).into_iter().collect();
    if p.claims.iter().any(|c| !c.disputes.is_empty()) {
        parts.push("disputed".to_owned());
    }
    parts.push(p.precision.words().to_owned());
    parts.join("; ")
}
