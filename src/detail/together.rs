use serde::Serialize;

use crate::model::Feature;
use crate::scene::PreparedLayer;

use super::context::link_to;
use super::related::claims_of;
use super::{CardContext, ClaimView, Link, words};

/// Claims about several features as a group, shown on each of their cards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Together {
    /// "Said of the five areas of the UN analysis together".
    pub heading: String,
    /// The feature that represents the group.
    pub group: Link,
    pub claims: Vec<ClaimView>,
}

impl Together {
    pub(super) fn of(layer: &PreparedLayer, parent: &Feature, context: &CardContext) -> Self {
        let name = &parent.properties.name;
        // Only a leading "The" is lower-cased; a name keeps its capital.
        let name = if name.starts_with("The ") { words::small_first(name) } else { name.clone() };
        Self {
            heading: format!("Said of {name} together"),
            group: link_to(layer, parent),
            claims: claims_of(layer, parent, context),
        }
    }
}
