use crate::events::{Change, ChangeMarks, Comparison};

/// A comparison, with what is made of it once.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    pub comparison: Comparison,
    pub marks: ChangeMarks,
    /// Rows of the earlier and of the later state, ascending, with their numbers in the list of changes.
    of_row: [Vec<(u32, u32)>; 2],
}

impl Compared {
    pub fn new(comparison: Comparison, marks: ChangeMarks) -> Self {
        let of_row = [|change: &Change| change.old, |change: &Change| change.new].map(|row| {
            let changes = (0..).zip(&comparison.changes.list);
            let mut rows: Vec<(u32, u32)> =
                changes.filter_map(|(at, change)| Some((row(change)?, at))).collect();
            rows.sort_unstable();
            rows
        });
        Self { comparison, marks, of_row }
    }

    /// How a row of the later state, or of the earlier one, differs; `None` if it does not.
    pub fn change_of(&self, row: u32, is_later: bool) -> Option<&Change> {
        let rows = self.of_row.get(usize::from(is_later))?;
        let at = rows.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.comparison.changes.list.get(rows.get(at)?.1 as usize)
    }
}
