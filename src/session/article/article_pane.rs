use crate::model::Article;
use crate::reading::Paragraphs;

/// The article open next to the map.
#[derive(Clone, Debug)]
pub struct ArticlePane {
    /// Id of the article.
    pub article: String,
    /// The user's copy of its text, once identified as this article.
    pub text: Option<ReaderText>,
}

/// A copy of an article opened by the user.
#[derive(Clone, Debug)]
pub struct ReaderText {
    pub file_name: String,
    pub paragraphs: Paragraphs,
    /// False if the text differs from the cited one, though most anchors were found.
    pub same: bool,
    /// Claims whose anchors were not found.
    pub missing: Vec<String>,
}

impl ArticlePane {
    pub fn of(article: &Article) -> Self {
        Self { article: article.id.clone(), text: None }
    }
}
