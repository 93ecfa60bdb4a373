use crate::reading::Document;
use crate::session::Shared;

#[derive(Clone, Debug, PartialEq)]
pub enum ArticleAction {
    /// Shows the article with this id in the pane.
    Open {
        article: String,
    },
    Close,
    /// The user's copy of a text, as read from a file.
    Read(Shared<Document>),
}
