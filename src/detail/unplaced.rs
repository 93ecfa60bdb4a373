use serde::Serialize;

use crate::model::{Feature, Kind, Subject};

use super::CardContext;
use super::context::key_of;

/// A feature that is not on the map, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnplacedRow {
    pub key: Subject,
    pub name: String,
    pub kind: Kind,
    pub reason: String,
    /// Id of the article of its first claim; `None` for a feature without claims.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub article_short: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub speaker: String,
}

/// Everything that is listed but not drawn, in the layers' order.
pub fn unplaced(context: &CardContext) -> Vec<UnplacedRow> {
    let row = |(layer, feature)| {
        let feature: &Feature = feature;
        let claim = feature.properties.claims.first();
        Some(UnplacedRow {
            reason: not_drawn(feature)?,
            key: key_of(layer, feature),
            name: feature.properties.name.clone(),
            kind: feature.properties.kind,
            article: claim.map(|c| c.article.clone()),
            article_short: claim.map(|c| context.article_short(&c.article)).unwrap_or_default(),
            paragraph: claim.and_then(|c| c.paragraphs.first().copied()),
            speaker: claim.map(|c| c.speaker.name.clone()).unwrap_or_default(),
        })
    };
    context.features().filter_map(row).collect()
}

/// Why a feature is not drawn; `None` if it is.
pub(super) fn not_drawn(feature: &Feature) -> Option<String> {
    if feature.geometry.is_some() {
        return None;
    }
    let reason = feature.properties.not_drawn.clone();
    Some(reason.unwrap_or_else(|| "The layer gives it no shape.".to_owned()))
}
