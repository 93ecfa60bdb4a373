use crate::model::Article;
use crate::reading::Paragraphs;

/// The article that is open beside the map.
#[derive(Clone, Debug)]
pub struct ArticlePane {
    /// Id of the article.
    pub article: String,
    /// The reader's own copy of its text, once it was found to be this article.
    pub text: Option<ReaderText>,
}

/// A copy of an article that the reader opened.
#[derive(Clone, Debug)]
pub struct ReaderText {
    pub file_name: String,
    pub paragraphs: Paragraphs,
    /// False where the text differs from the one that was cited, though most anchors stand
    /// where they should.
    pub same: bool,
    /// Claims whose anchors are not where they should be.
    pub missing: Vec<String>,
}

impl ArticlePane {
    pub fn of(article: &Article) -> Self {
        Self { article: article.id.clone(), text: None }
    }
}
