use super::{Aside, Paragraphs};
use crate::model::Period;

/// An article as it was opened: its paragraphs, which of them are none of its own, and what
/// it says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The file's name, or what stands for it where the text was pasted.
    pub name: String,
    pub title: String,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// When it appeared, if the text says so.
    pub published: Option<Period>,
    /// BCP 47 tag, for example `en`.
    pub language: String,
    pub paragraphs: Paragraphs,
    /// One for each paragraph: why it is set apart, if it is.
    pub aside: Vec<Option<Aside>>,
}

impl Document {
    /// Why paragraph `number` (from 1) is set apart, if it is.
    pub fn aside(&self, number: u32) -> Option<Aside> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.aside.get(index).copied().flatten()
    }

    /// The paragraphs that evidence may be taken from, with their numbers.
    pub fn evidence(&self) -> impl Iterator<Item = (u32, &str)> {
        self.paragraphs.iter().filter(|(number, _)| self.aside(*number).is_none())
    }
}
