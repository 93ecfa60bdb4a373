/// Cells between two cancellation checks.
pub(super) const EVERY: u64 = 2000;

/// What a sheet holds beside its values.
#[derive(Default)]
pub(super) struct Left {
    /// Cells with an error such as `#N/A`.
    pub errors: u64,
    /// Cells with a formula and no stored value.
    pub formulas: u64,
    /// Cells that were filled from the merged cell above.
    pub repeated: u64,
}

impl Left {
    /// In sentences behind those about the sheets.
    pub fn note(&self, sheets: Option<String>) -> Option<String> {
        let cells = |n: u64, does: &str, do_: &str| {
            if n == 1 { format!("1 cell {does}") } else { format!("{n} cells {do_}") }
        };
        let mut notes: Vec<String> = sheets.into_iter().collect();
        if self.formulas > 0 {
            let cells = cells(self.formulas, "holds a formula", "hold formulas");
            notes.push(format!(
                "{cells} without a stored value: taken as empty. Open the file in a spreadsheet program and save it there to store them."
            ));
        }
        if self.errors > 0 {
            let cells = cells(self.errors, "holds an error", "hold an error");
            notes.push(format!("{cells} such as #N/A: taken as empty."));
        }
        if self.repeated > 0 {
            let cells = cells(self.repeated, "is", "are");
            notes.push(format!("{cells} part of merged cells: the text of the first was taken for each."));
        }
        (!notes.is_empty()).then(|| notes.join(" "))
    }
}
