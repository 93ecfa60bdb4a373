use html5ever::LocalName;
use html5ever::tokenizer::Tag;
use serde_json::Value;

use crate::formats::text::plain::clean;

/// Longest title or embedded data examined.
const LONGEST: usize = 1 << 20;

/// A page's metadata, each field from the most trusted source.
#[derive(Debug, Default)]
pub struct Metadata {
    pub language: Option<String>,
    title: Ranked,
    publisher: Ranked,
    author: Ranked,
    published: Ranked,
    /// Whether the current script is JSON-LD.
    is_data: bool,
    /// Hidden text since the start of the last script or title.
    text: String,
}

/// A text with the rank of its source; lower is better, and the first of a rank stays.
#[derive(Debug, Default)]
struct Ranked(Option<(u8, String)>);

impl Ranked {
    fn offer(&mut self, rank: u8, text: &str) {
        let text = clean(text);
        let is_better = self.0.as_ref().is_none_or(|(known, _)| rank < *known);
        if !text.is_empty() && text.len() <= 500 && is_better {
            self.0 = Some((rank, text));
        }
    }
}

/// The value of an attribute.
pub fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

impl Metadata {
    pub fn title(&self) -> Option<String> {
        self.title.0.clone().map(|(_, text)| text)
    }

    pub fn publisher(&self) -> Option<String> {
        self.publisher.0.clone().map(|(_, text)| text)
    }

    pub fn author(&self) -> Option<String> {
        self.author.0.clone().map(|(_, text)| text)
    }

    pub fn published(&self) -> Option<String> {
        self.published.0.clone().map(|(_, text)| text)
    }

    pub fn html(&mut self, tag: &Tag) {
        self.language = attribute(tag, "lang").or_else(|| attribute(tag, "xml:lang")).map(str::to_owned);
    }

    /// `<time datetime="…">`: the first of a page is usually the article's.
    pub fn time(&mut self, tag: &Tag) {
        if let Some(time) = attribute(tag, "datetime") {
            let is_named =
                attribute(tag, "itemprop") == Some("datePublished") || attribute(tag, "pubdate").is_some();
            self.published.offer(if is_named { 1 } else { 5 }, time);
        }
    }

    pub fn meta(&mut self, tag: &Tag) {
        let Some(content) = attribute(tag, "content") else { return };
        let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| attribute(tag, key));
        match key.unwrap_or_default().to_ascii_lowercase().as_str() {
            "og:title" => self.title.offer(1, content),
            "twitter:title" | "dc.title" | "citation_title" | "title" => self.title.offer(2, content),
            "og:site_name" => self.publisher.offer(1, content),
            "citation_publisher" | "dc.publisher" | "publisher" | "application-name" => {
                self.publisher.offer(2, content);
            }
            "author" | "byl" | "parsely-author" | "citation_author" | "dc.creator" | "sailthru.author" => {
                self.author.offer(2, by(content));
            }
            "article:author" if !content.contains("://") => self.author.offer(3, by(content)),
            "article:published_time" | "datepublished" | "citation_publication_date" | "parsely-pub-date" => {
                self.published.offer(1, content);
            }
            "pubdate" | "publishdate" | "publish-date" | "sailthru.date" | "dc.date" | "dc.date.issued"
            | "dcterms.date" | "dcterms.created" | "date" | "og:published_time" => {
                self.published.offer(2, content);
            }
            "content-language" | "og:locale" | "dc.language" => {
                self.language.get_or_insert_with(|| content.replace('_', "-"));
            }
            _ => {}
        }
    }

    pub fn script(&mut self, tag: &Tag) {
        let is_data =
            attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
        self.is_data = is_data;
        self.text.clear();
    }

    /// A title begins.
    pub fn begin_title(&mut self) {
        self.text.clear();
    }

    /// Hidden text: of the page's title, of a script.
    pub fn characters(&mut self, text: &str) {
        if self.text.len() + text.len() <= LONGEST {
            self.text.push_str(text);
        }
    }

    pub fn end(&mut self, name: &LocalName) {
        let text = std::mem::take(&mut self.text);
        if &**name == "title" {
            self.title.offer(4, without_site(&text));
        } else if std::mem::take(&mut self.is_data)
            && let Ok(data) = serde_json::from_str::<Value>(&text)
        {
            self.data(&data);
        }
    }

    /// JSON-LD: the first article in it.
    fn data(&mut self, data: &Value) {
        let Some(article) = article_in(data, 4) else { return };
        let text = |key: &str| article.get(key).and_then(Value::as_str);
        if let Some(title) = text("headline").or_else(|| text("name")) {
            self.title.offer(2, title);
        }
        if let Some(date) = text("datePublished") {
            self.published.offer(0, date);
        }
        if let Some(language) = text("inLanguage") {
            self.language.get_or_insert_with(|| language.to_owned());
        }
        self.author.offer(1, &names(article.get("author")));
        self.publisher.offer(0, &names(article.get("publisher")));
    }
}

fn article_in(data: &Value, depth: usize) -> Option<&Value> {
    const KINDS: [&str; 3] = ["Article", "BlogPosting", "Report"];
    let is_article = |kind: &str| KINDS.iter().any(|known| kind.ends_with(known));
    let kinds = match data.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
        Some(Value::String(kind)) => is_article(kind),
        _ => false,
    };
    if kinds || depth == 0 {
        return kinds.then_some(data);
    }
    match data {
        Value::Array(list) => list.iter().find_map(|one| article_in(one, depth - 1)),
        Value::Object(_) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|key| article_in(data.get(key)?, depth - 1)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Names of people or organisations, in any of the allowed forms.
fn names(who: Option<&Value>) -> String {
    match who {
        Some(Value::String(name)) if !name.contains("://") => by(name).to_owned(),
        Some(Value::Object(one)) => names(one.get("name")),
        Some(Value::Array(list)) => {
            let all: Vec<String> =
                list.iter().take(12).map(|one| names(Some(one))).filter(|name| !name.is_empty()).collect();
            all.join(", ")
        }
        _ => String::new(),
    }
}

fn by(name: &str) -> &str {
    let name = name.trim();
    ["By ", "by ", "BY "].iter().find_map(|by| name.strip_prefix(by)).unwrap_or(name)
}

/// A page's title without the site's name: “Quiet in Rawa | A Paper”.
fn without_site(title: &str) -> &str {
    let title = title.trim();
    let cut = [" | ", " – ", " — ", " - "].iter().filter_map(|sign| title.rfind(sign)).max();
    match cut {
        Some(at) if title[..at].split_whitespace().count() >= 3 => title[..at].trim(),
        _ => title,
    }
}
