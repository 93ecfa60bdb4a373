/// What a column divides rows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Kind {
    Date,
    Area,
    Sex,
    Category,
    /// Texts by which rows are not divided: only a word for a total means something there.
    Words,
}
