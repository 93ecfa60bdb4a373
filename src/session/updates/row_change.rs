use crate::events::{CellChange, Change, RowError};
use crate::model::EventLayerId;
use crate::session::Shared;

use super::Compared;

/// How a row differs between two states of its source.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    pub pair: ChangedPair,
    /// The fields that differ; none if only one state has the event.
    pub cells: Result<Vec<CellChange>, RowError>,
}

/// An event that differs between two open layers.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedPair {
    /// The layers of the earlier and of the later state.
    pub old: EventLayerId,
    pub new: EventLayerId,
    pub change: Change,
    /// The comparison that says so.
    pub compared: Shared<Compared>,
}
