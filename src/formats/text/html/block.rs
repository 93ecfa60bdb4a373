use crate::formats::text::{Line, Mark};

/// A block of a page with what is known about where it stands.
#[derive(Clone, Debug)]
pub struct Block {
    pub line: Line,
    /// The mark comes from a class's name, which may mislead, and not from the element.
    pub by_class: bool,
    /// The `article` element it stands in, the innermost, by its index in `Page::articles`.
    pub article: Option<usize>,
    /// Whether it stands in the page's `main` element.
    pub main: bool,
    /// Words of it if it reads as prose, else none: what main text is told by.
    pub prose: usize,
}

impl Block {
    /// Whether it counts as text of the article as far as the page's marks go.
    pub fn is_text(&self) -> bool {
        !matches!(self.line.mark, Some(Mark::Page | Mark::Beside | Mark::Byline))
    }
}

/// All that a page says.
#[derive(Debug, Default)]
pub struct Page {
    pub blocks: Vec<Block>,
    /// For each `article` element the one round it.
    pub articles: Vec<Option<usize>>,
    pub metadata: super::metadata::Metadata,
}
