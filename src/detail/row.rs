use serde::Serialize;

use super::Link;

/// A labelled line of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub label: String,
    /// The value as text; if there are links, their names.
    pub value: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// True for minor details: codes, spellings.
    pub small: bool,
}

impl Row {
    pub(super) fn new(label: &str, value: impl Into<String>) -> Self {
        Self { label: label.to_owned(), value: value.into(), links: Vec::new(), small: false }
    }

    pub(super) fn small(label: &str, value: impl Into<String>) -> Self {
        Self { small: true, ..Self::new(label, value) }
    }

    /// `None` without links.
    pub(super) fn linked(label: &str, links: Vec<Link>) -> Option<Self> {
        let names: Vec<&str> = links.iter().map(|l| l.text.as_str()).collect();
        let value = names.join(", ");
        (!links.is_empty()).then(|| Self { links, ..Self::new(label, value) })
    }
}
