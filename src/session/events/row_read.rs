use crate::model::EventLayerId;
/// A row's fields, by header, or why they cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRead {
    pub layer: EventLayerId,
    pub row: u32,
    pub fields: Result<Vec<(String, String)>, String>,
    /// How it was geocoded, if it was.
    pub placed: Vec<(String, String)>,
}
