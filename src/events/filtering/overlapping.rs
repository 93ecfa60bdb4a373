use crate::events::{Bits, EventTable, Filter, Overlap};

impl Overlap {
    /// Whether a filter would show both. Where a text or conditions are met by none of the rows that contain the
    /// others, these are wanted by themselves.
    pub(in crate::events) fn is_shown(self, table: &EventTable, filter: &Filter) -> bool {
        let found = [filter.text.as_ref().map(|t| &*t.rows), filter.rule.as_ref().map(|r| &*r.rows)];
        filter.keeps(self.dimension, self.part)
            && filter.keeps(self.dimension, self.whole)
            && found.into_iter().flatten().all(|rows| self.holds_whole(table, rows))
    }

    fn holds_whole(self, table: &EventTable, rows: &Bits) -> bool {
        rows.rows(0..u32::MAX).any(|row| table.code(self.dimension, row) == self.whole)
    }

    /// What is not summed, and what to do about it.
    pub fn words(self, table: &EventTable) -> String {
        let types = table.dimensions().get(self.dimension);
        let name = |code: u16| types.map_or("", |d| d.words(code));
        let (part, whole) = (name(self.part), name(self.whole));
        format!(
            "Types overlap: “{whole}” contains what is counted again as “{part}”. The two are not summed: all \
             numbers leave out “{part}”; filter by type to count it."
        )
    }
}

impl EventTable {
    /// Rows without those that others among them contain.
    pub fn without_overlap(&self, rows: Bits) -> Bits {
        match self.overlap().filter(|overlap| overlap.holds_whole(self, &rows)) {
            None => rows,
            Some(Overlap { dimension, part, .. }) => {
                Bits::of(rows.rows(0..u32::MAX).filter(|row| self.code(dimension, *row) != part), self.len())
            }
        }
    }
}
