use serde::{Deserialize, Serialize};

use crate::model::Period;
use crate::reading::Document;

/// The article's record, for the user to correct.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub title: String,
    #[serde(default)]
    pub publisher: String,
    #[serde(default)]
    pub author: String,
    #[serde(default)]
    pub published: Period,
}

impl Record {
    pub fn of(document: &Document) -> Self {
        Self {
            title: document.title.clone(),
            publisher: document.publisher.clone().unwrap_or_default(),
            author: document.author.clone().unwrap_or_default(),
            published: document.published.clone().unwrap_or_default(),
        }
    }

    /// The document with this record.
    pub fn put_into(&self, document: &Document) -> Document {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        Document {
            title: some(&self.title).unwrap_or_else(|| document.name.clone()),
            publisher: some(&self.publisher),
            author: some(&self.author),
            published: Some(self.published.clone()).filter(|p| !p.text.trim().is_empty()),
            ..document.clone()
        }
    }
}
