use super::reader::{is_named, whole};
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::ReadError;
use crate::formats::events::{Progress, Watch};
use crate::formats::text::{is_html, read_article};

/// Articles as web pages, saved from a browser.
pub struct WebPageReader;

impl Reader for WebPageReader {
    fn id(&self) -> &'static str {
        "web-page"
    }

    fn title(&self) -> &'static str {
        "a web page (HTML)"
    }

    fn kind(&self) -> Kind {
        Kind::Article
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        if is_html(name, &String::from_utf8_lossy(head)) {
            return Some(Confidence::Certain);
        }
        is_named(name, self.extensions()).then_some(Confidence::Name)
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
