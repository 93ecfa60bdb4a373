use crate::formats::text::{Line, Mark};

/// A block of a page with its context.
#[derive(Clone, Debug)]
pub struct Block {
    pub line: Line,
    /// The mark comes from a class name, which may mislead, rather than the element.
    pub by_class: bool,
    /// The innermost `article` element around it, by its index in `Page::articles`.
    pub article: Option<usize>,
    /// Whether it is in the page's `main` element.
    pub main: bool,
    /// Its number of words if it is prose, otherwise 0; this identifies the main text.
    pub prose: usize,
}

impl Block {
    /// Whether it counts as article text by the page's marks.
    pub fn is_text(&self) -> bool {
        !matches!(self.line.mark, Some(Mark::Page | Mark::Beside | Mark::Byline))
    }
}

/// Everything extracted from a page.
#[derive(Debug, Default)]
pub struct Page {
    pub blocks: Vec<Block>,
    /// For each `article` element, the enclosing one.
    pub articles: Vec<Option<usize>>,
    pub metadata: super::metadata::Metadata,
}
