use memchr::memmem;

use super::reader::{is_named, whole};
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::ReadError;
use crate::formats::events::{Progress, Watch};
use crate::formats::text::read_article;

/// Articles as documents of a word processor.
pub struct DocumentReader;

impl Reader for DocumentReader {
    fn id(&self) -> &'static str {
        "document"
    }

    fn title(&self) -> &'static str {
        "a Word document (docx)"
    }

    fn kind(&self) -> Kind {
        Kind::Article
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        if !head.starts_with(b"PK") {
            return is_named(name, self.extensions()).then_some(Confidence::Possible);
        }
        Some(match () {
            () if memmem::find(head, b"word/").is_some() => Confidence::Content,
            () if is_named(name, self.extensions()) => Confidence::Name,
            () => Confidence::Fallback,
        })
    }

    fn read(
        &self,
        source: &dyn Source,
        _: &ReadOptions,
        _: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<Content, ReadError> {
        read_article(source.name(), &whole(source)?).map(Content::Article)
    }
}
