use super::json::parse;
use super::{ReadError, decode_utf8};
use crate::model::Article;

/// Reads the list of articles: a JSON array of `model::Article`.
///
/// # Errors
/// The first fault, with its line. The list is small and ours: unlike a layer it is read completely or not at
/// all.
pub fn read_articles(bytes: &[u8]) -> Result<Vec<Article>, ReadError> {
    const NAME: &str = "the list of articles";
    let text = decode_utf8(NAME, bytes)?;
    let articles: Vec<Article> = parse(text).map_err(|fault| ReadError::new(NAME, fault))?;
    for (index, article) in articles.iter().enumerate() {
        if articles[..index].iter().any(|earlier| earlier.id == article.id) {
            let message = format!("two articles have the id {}", article.id);
            return Err(ReadError::whole(NAME, message, "give each article its own id"));
        }
    }
    Ok(articles)
}
