use serde::Serialize;

use crate::model::Article;

/// An article as cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Id of the article.
    pub article: String,
    pub short: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published, in words.
    pub published: String,
}

impl Source {
    pub fn of(article: &Article) -> Self {
        Self {
            article: article.id.clone(),
            short: article.short.clone(),
            title: article.title.clone(),
            author: article.author.clone(),
            publisher: article.publisher.clone(),
            published: article.published.text.clone(),
        }
    }

    /// Author, title, publisher and date on one line; missing parts are named as missing.
    pub fn line(&self) -> String {
        let author = self.author.as_deref().unwrap_or("no author named");
        let publisher = self.publisher.as_deref().map(|p| format!(", {p}")).unwrap_or_default();
        format!("{author}, “{}”{publisher}, {}", self.title, self.published)
    }
}
