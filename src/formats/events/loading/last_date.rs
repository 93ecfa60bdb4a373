use crate::formats::events::dated::Dated;

/// The last date that was read without a note: files are mostly sorted by day, so that the next row has the same.
#[derive(Clone, Debug, Default)]
pub(super) struct LastDate {
    column: usize,
    text: Vec<u8>,
    dated: Option<Dated>,
}

impl LastDate {
    /// The date of a text, if it is that of the last one in the same column.
    pub fn of(&self, column: usize, text: &[u8]) -> Option<Dated> {
        self.dated.filter(|_| self.column == column && self.text == text)
    }

    pub fn keep(&mut self, column: usize, text: &[u8], dated: Dated) {
        self.column = column;
        self.text.clear();
        self.text.extend_from_slice(text);
        self.dated = Some(dated);
    }
}
