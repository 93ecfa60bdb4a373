use crate::formats::events::Layout;
use crate::formats::events::delimited::Start;
use crate::formats::events::settled::Settled;

/// What the beginning of a file reveals.
pub(in crate::formats::events) struct Head {
    pub layout: Layout,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// Whether the order of day and month is certain, or irrelevant.
    pub certain: bool,
    /// Bytes before the first record.
    pub skip: usize,
    /// Line of the first record, from 1.
    pub line: u64,
    pub line_end: u8,
    /// What all rows decided, if the file is read again.
    pub settled: Vec<Settled>,
}

impl Head {
    /// Where the rows of a table start.
    pub fn start(&self) -> Start {
        let columns = self.layout.header.len();
        Start { line: self.line, line_end: self.line_end, columns, until: None }
    }
}

/// Why the beginning is inconclusive.
pub(in crate::formats::events) enum Unclear {
    /// More of the file is needed.
    More,
    /// What is wrong, and what to do.
    Fault(&'static str, &'static str),
}
