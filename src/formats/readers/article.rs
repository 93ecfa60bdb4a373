use super::reader::{is_named, whole};
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::ReadError;
use crate::formats::events::{Progress, Watch};
use crate::formats::text::read_article;

/// Articles as plain text.
pub struct ArticleReader;

impl Reader for ArticleReader {
    fn id(&self) -> &'static str {
        "article"
    }

    fn title(&self) -> &'static str {
        "an article (plain text)"
    }

    fn kind(&self) -> Kind {
        Kind::Article
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        // An empty file is refused by its reader, with what to do.
        let named = is_named(name, self.extensions()) || !name.contains('.');
        Some(if named { Confidence::Name } else { Confidence::Possible }).filter(|_| !head.starts_with(b"PK"))
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
