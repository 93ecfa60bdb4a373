use std::sync::Arc;

use crate::events::{EventTable, FileColumn, FilteredView};
use crate::model::EventLayerId;
use crate::style::TypeLooks;

use super::EventDisplay;

/// An event table in its current display state.
#[derive(Clone, Copy, Debug)]
pub struct ShownEvents<'a> {
    pub id: EventLayerId,
    pub name: &'a str,
    pub table: &'a EventTable,
    pub shown: &'a FilteredView,
    pub display: EventDisplay,
    /// The column of numbers that circles and single events are sized by, instead of by count.
    pub size: Option<&'a Arc<FileColumn>>,
    /// The colours of its types.
    pub looks: TypeLooks,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// Whether the view is zooming right now: levels then cross-fade.
    pub zooming: bool,
}
