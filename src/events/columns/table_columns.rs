use super::directory::Directory;
use super::groups::Groups;
use crate::events::Dimension;

/// Marks "undated" in the column of first days.
pub(in crate::events) const NO_DAY: i32 = i32::MIN;

/// Marks "no number given" in the columns of fatalities.
pub(in crate::events) const NO_NUMBER: u32 = u32::MAX;

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(in crate::events) struct Columns {
    /// Codes of the drawn rows.
    pub codes: Vec<u64>,
    pub directory: Directory,
    pub numbers: Vec<u32>,
    pub first: Vec<i32>,
    /// Empty if every event lasts one day.
    pub lasting: Vec<u16>,
    pub best: Vec<u32>,
    /// Empty if no row has one.
    pub low: Vec<u32>,
    pub high: Vec<u32>,
    /// Events that each row stands for; empty if every row stands for one.
    pub events: Vec<u32>,
    pub groups: Groups,
    /// Codes of the dimensions that are not grouped.
    pub wide: Vec<Option<Vec<u16>>>,
    pub dimensions: Vec<Dimension>,
}
