use crate::events::RowError;
use crate::model::EventLayerId;
use crate::session::RowChange;

/// A row's fields, by header, or why they cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct RowRead {
    pub layer: EventLayerId,
    pub row: u32,
    pub fields: Result<Vec<(String, String)>, RowError>,
    /// How it was geocoded, if it was.
    pub placed: Vec<(String, String)>,
    /// How it differs from another state of its source, if it does.
    pub change: Option<RowChange>,
}
