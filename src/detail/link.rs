use serde::Serialize;

use crate::model::{Kind, Subject};

/// A link to another card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub key: Subject,
    /// The displayed name.
    pub text: String,
    pub kind: Kind,
}
