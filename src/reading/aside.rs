use serde::{Deserialize, Serialize};

/// Why a paragraph is set aside: it is shown and numbered like the others, but no evidence is taken from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// Identical to an earlier paragraph: one piece of evidence, not two.
    Repeat { of: u32 },
    /// A pointer to other articles, and what follows it.
    Teaser,
    /// Buttons and requests: share, subscribe, cookies, menus.
    Furniture,
    /// A note on the author or where to follow them.
    AuthorNote,
    /// A picture credit and nothing else.
    Credit,
}

impl Aside {
    /// The reason, for the user.
    pub fn words(self) -> String {
        match self {
            Self::Repeat { of } => format!("repeats paragraph {of}"),
            Self::Teaser => "points to other articles".to_owned(),
            Self::Furniture => "part of the web page, not of the article".to_owned(),
            Self::AuthorNote => "about the author".to_owned(),
            Self::Credit => "picture credit".to_owned(),
        }
    }
}
