use std::collections::HashSet;

use crate::model::{Claim, Feature, Subject};
use crate::scene::PreparedLayer;

use super::context::key_of;
use super::{CardContext, ClaimView};

/// What other features say about a feature.
pub(super) struct Related<'a> {
    /// Undrawn features of the same kind that represent it and others as a group.
    pub parents: Vec<(&'a PreparedLayer, &'a Feature)>,
    /// Undrawn features of another kind that are about it.
    pub remarks: Vec<(&'a PreparedLayer, &'a Feature)>,
    /// Claims of other features that respond to one of its claims.
    answers: Vec<(Subject, &'a Claim)>,
}

impl<'a> Related<'a> {
    pub fn of(layer: &'a PreparedLayer, feature: &'a Feature, context: &CardContext<'a>) -> Self {
        let mut found = Self { parents: Vec::new(), remarks: Vec::new(), answers: Vec::new() };
        let own: HashSet<&str> = feature.properties.claims.iter().map(|c| c.id.as_str()).collect();
        // A copy of a layer may be open as well: entries with the same id are listed once.
        let mut seen = HashSet::from([feature.id.as_str()]);
        for (other_layer, other) in context.features_from(&layer.id) {
            let properties = &other.properties;
            let speaks = properties.applies_to.iter().any(|id| id == feature.id.as_str());
            let answers = |c: &&Claim| c.disputes.iter().any(|id| own.contains(id.as_str()));
            let mut answers = properties.claims.iter().filter(answers).peekable();
            if (!speaks && answers.peek().is_none()) || !seen.insert(other.id.as_str()) {
                continue;
            }
            found.answers.extend(answers.map(|c| (key_of(other_layer, other), c)));
            if speaks && other.geometry.is_none() {
                let same = properties.kind == feature.properties.kind;
                let list = if same { &mut found.parents } else { &mut found.remarks };
                list.push((other_layer, other));
            }
        }
        found
    }

    pub fn answers(&self, context: &CardContext) -> impl Iterator<Item = ClaimView> {
        self.answers.iter().map(|(key, claim)| ClaimView::new(claim, key.clone(), context))
    }
}

/// The feature's claims.
pub(super) fn claims_of(layer: &PreparedLayer, feature: &Feature, context: &CardContext) -> Vec<ClaimView> {
    let claims = feature.properties.claims.iter();
    claims.map(|c| ClaimView::new(c, key_of(layer, feature), context)).collect()
}
