use crate::formats::Note;

/// The format of an article file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextFormat {
    #[default]
    Plain,
    Markdown,
    Html,
    Docx,
}

/// The role of a line according to the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Title,
    Heading,
    Byline,
    /// A caption of a picture or table.
    Caption,
    /// Around the text: menus, page headers and footers, buttons, hidden parts.
    Page,
    /// Complementary to the article, as marked by the page, or other articles.
    Beside,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Non-empty, trimmed, without line breaks.
    pub text: String,
    pub mark: Option<Mark>,
    /// Whether all of it is a link.
    pub all_link: bool,
}

impl Line {
    /// A line of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: None, all_link: false }
    }
}

/// The lines of an article with the metadata from its format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    pub format: TextFormat,
    /// The paragraphs, the main text first; what surrounds the main text of a web page follows after it.
    pub lines: Vec<Line>,
    /// Number of lines of main text.
    pub main: usize,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// Publication date, as written in the format: mostly `2018-01-16T10:00:00Z`.
    pub published: Option<String>,
    /// BCP 47 tag as declared; it may come from a template and be wrong.
    pub language: Option<String>,
    /// What was assumed or omitted.
    pub notes: Vec<Note>,
}
