use serde::{Deserialize, Serialize};

/// Why a paragraph is set apart: it is shown, numbered like the others and never deleted, but
/// no evidence is taken from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// The same words stand in an earlier paragraph: one piece of evidence, not two.
    Repeat { of: u32 },
    /// A pointer to other articles, and what follows it.
    Teaser,
    /// Buttons and requests: share, subscribe, cookies, menus.
    Furniture,
    /// Who the author is, where they can be followed.
    AuthorNote,
    /// Who took or made a picture, and nothing else.
    Credit,
}

impl Aside {
    /// The reason in a reader's words.
    pub fn words(self) -> String {
        match self {
            Self::Repeat { of } => format!("repeats paragraph {of}"),
            Self::Teaser => "points to other articles".to_owned(),
            Self::Furniture => "part of the web page, not of the article".to_owned(),
            Self::AuthorNote => "about the author".to_owned(),
            Self::Credit => "credit of a picture".to_owned(),
        }
    }
}
