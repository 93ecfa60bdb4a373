use serde::Serialize;

use crate::model::{FeatureRef, Kind};

/// A link to another card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub key: FeatureRef,
    /// The displayed name.
    pub text: String,
    pub kind: Kind,
}
