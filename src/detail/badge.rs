use serde::Serialize;

use crate::model::Kind;

use super::{ClaimView, Link};

/// A short label next to a card's title.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Badge {
    pub kind: BadgeKind,
    pub words: String,
    /// Its basis, if it rests on claims of another feature.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimView>,
    /// The other feature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// The kinds of badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BadgeKind {
    /// The kind of the thing, which also gives the colour.
    Kind(Kind),
    /// The outline is our reconstruction.
    Reconstruction,
    /// The outline is approximate.
    Approximate,
    /// Somebody contradicts one of its claims.
    Disputed,
    /// It is not on the map.
    NotDrawn,
    /// Something else is said about it, by a feature without a place.
    Also(Kind),
}

impl Badge {
    pub(super) fn new(kind: BadgeKind) -> Self {
        let words = match kind {
            BadgeKind::Kind(kind) | BadgeKind::Also(kind) => kind.words(),
            BadgeKind::Reconstruction => "reconstruction",
            BadgeKind::Approximate => "approximate outline",
            BadgeKind::Disputed => "disputed",
            BadgeKind::NotDrawn => "not drawn",
        };
        Self { kind, words: words.to_owned(), claims: Vec::new(), link: None }
    }
}
