use crate::events::{EventTable, Shown};
use crate::scene::{Group, SceneInput};

use super::EventDisplay;

/// An event table as it is shown now.
#[derive(Clone, Copy, Debug)]
pub struct ShownEvents<'a> {
    /// Id of the layer.
    pub id: &'a str,
    pub name: &'a str,
    pub table: &'a EventTable,
    pub shown: &'a Shown,
    pub display: EventDisplay,
    /// 0 (clear) to 1.
    pub opacity: f32,
}

/// The tables' groups, bottom to top.
pub fn groups(input: &SceneInput) -> Vec<Group> {
    let _ = input.events;
    Vec::new()
}
