use serde::{Deserialize, Serialize};

use super::PartialDate;

/// When something is said to hold or to have happened, no more precisely than the text: the wording always,
/// bounds only where the wording gives them.
///
/// `from` and `to` are both inclusive; a missing bound is open, and a period
/// with neither is undated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The period in words, as shown to the user: "on or before 16 January 2018".
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl Period {
    pub fn is_undated(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}
