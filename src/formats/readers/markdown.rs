use super::reader::{is_named, whole};
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::ReadError;
use crate::formats::events::{Progress, Watch};
use crate::formats::text::read_article;

/// Articles as Markdown, which looks like any text: it is recognised by its extension.
pub struct MarkdownReader;

impl Reader for MarkdownReader {
    fn id(&self) -> &'static str {
        "markdown"
    }

    fn title(&self) -> &'static str {
        "Markdown"
    }

    fn kind(&self) -> Kind {
        Kind::Article
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdown"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        let text = memchr::memchr(0, head).is_none();
        (text && is_named(name, self.extensions())).then_some(Confidence::Name)
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
