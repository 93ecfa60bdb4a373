use serde::Serialize;

use crate::model::{FeatureRef, Kind};

/// A way to another card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub key: FeatureRef,
    /// The name that is shown.
    pub text: String,
    pub kind: Kind,
}
