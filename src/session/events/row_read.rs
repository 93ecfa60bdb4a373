use crate::model::EventLayerId;
/// What stands in a file for a row, by header, or why it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRead {
    pub layer: EventLayerId,
    pub row: u32,
    pub fields: Result<Vec<(String, String)>, String>,
    /// How it was placed by its words, if it was.
    pub placed: Vec<(String, String)>,
}
