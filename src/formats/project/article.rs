use serde_json::Value;

use super::members::Members;
use super::out::Out;
use super::{Rest, Source};
use crate::formats::findings::Findings;

/// The article that is open next to the map.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleEntry {
    pub id: String,
    /// The user's copy of its text. The text itself is never stored in a project.
    pub text: Option<Source>,
    pub other: Rest,
}

impl ArticleEntry {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let id = m.need("id")?;
        let text = m.object("text", Source::read);
        Some(Self { id, text, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("id", &self.id).put_some("text", self.text.as_ref().map(Source::value));
        out.end(&self.other)
    }
}
