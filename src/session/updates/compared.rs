use crate::events::{ChangeMarks, Comparison};

/// A comparison, with what is made of it once.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    pub comparison: Comparison,
    pub marks: ChangeMarks,
}
