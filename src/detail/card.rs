use serde::Serialize;

use crate::model::{Kind, Precision, Subject};

use super::{
    Badge, ClaimGroup, ClaimView, CriterionView, EventPart, Row, Source, Together, TouchingLayer, Voices,
};

/// Everything known about a feature or a governorate, ready for display.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    pub key: Subject,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_ar: Option<String>,
    /// Gives the colour.
    pub kind: Kind,
    pub kind_words: String,
    pub layer_name: String,
    /// The period it is said to apply to, in words; empty for governorates.
    pub period: String,
    /// `None` for governorates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    pub badges: Vec<Badge>,
    pub rows: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voices: Option<Voices>,
    /// Its claims and the responses to them.
    pub claims: Vec<ClaimGroup>,
    /// Claims about it and others as a group, together.
    pub together: Vec<Together>,
    pub criteria: Vec<CriterionView>,
    /// Why the shape looks the way it does, one sentence each.
    pub why_shape: Vec<String>,
    /// What lies in a governorate or is about it; empty for features.
    pub touching: Vec<TouchingLayer>,
    /// Data from an open event file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<EventPart>,
    /// The reason, if it is not drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_drawn: Option<String>,
    pub notes: Vec<String>,
    /// The articles its claims are taken from.
    pub sources: Vec<Source>,
}

impl Card {
    /// An empty card.
    pub(super) fn empty(key: Subject) -> Self {
        Self {
            key,
            title: String::new(),
            title_ar: None,
            kind: Kind::Context,
            kind_words: String::new(),
            layer_name: String::new(),
            period: String::new(),
            precision: None,
            badges: Vec::new(),
            rows: Vec::new(),
            voices: None,
            claims: Vec::new(),
            together: Vec::new(),
            criteria: Vec::new(),
            why_shape: Vec::new(),
            touching: Vec::new(),
            events: None,
            not_drawn: None,
            notes: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// Every claim on the card once, responses after what they respond to; claims behind badges are omitted.
    pub fn each_claim(&self) -> Vec<&ClaimView> {
        let mut all = Vec::new();
        let own = self.claims.iter().flat_map(|g| &g.claims);
        let together = self.together.iter().flat_map(|t| &t.claims);
        own.chain(together).for_each(|claim| claim.each(&mut |c| all.push(c)));
        all
    }
}
