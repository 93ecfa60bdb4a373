use crate::formats::Note;

/// What an article's file was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextFormat {
    #[default]
    Plain,
    Markdown,
    Html,
    Docx,
}

/// What a format says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Title,
    Heading,
    Byline,
    /// What stands below a picture or table.
    Caption,
    /// Beside or round the text: menus, page heads and feet, buttons, what a page hides.
    Page,
    /// Beside the article, in a part that the page marks as beside it, or other articles.
    Beside,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Not empty, no line breaks, no space at its ends.
    pub text: String,
    pub mark: Option<Mark>,
    /// Every letter of it is a link.
    pub all_link: bool,
}

impl Line {
    /// A line of a plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: None, all_link: false }
    }
}

/// The lines of an article with what its format knows about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    pub format: TextFormat,
    /// The paragraphs, the article's own first: what a web page holds round its main text
    /// follows after it.
    pub lines: Vec<Line>,
    /// How many of the lines are the main text.
    pub main: usize,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// When it appeared, as the format writes it: mostly `2018-01-16T10:00:00Z`.
    pub published: Option<String>,
    /// BCP 47 tag as the format declares it; it may be a template's and wrong.
    pub language: Option<String>,
    /// What was assumed or left out.
    pub notes: Vec<Note>,
}
