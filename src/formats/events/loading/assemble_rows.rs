use crate::events::Governorates;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::file_head::Head;
use crate::formats::events::labels::{cause_of, speaks_of_a_total};
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::record::Record;
use crate::formats::events::sink::Rows;
use crate::formats::events::town_agreement::TownColumns;
use crate::formats::events::{Cause, PlaceNames};

impl<'a> Assembler<'a> {
    /// Of the rows of a file: they are looked through for totals, or are left out as such.
    pub fn of_file(
        head: &'a Head,
        governorates: &'a dyn Governorates,
        places: Option<&'a dyn PlaceNames>,
    ) -> Self {
        let mut rows = Self::new(&head.layout, governorates, places, TownColumns::of(head));
        rows.totals = head.totals.as_ref();
        rows.keep_totals = head.keep_totals;
        rows.collected = head.collected();
        rows
    }

    /// Takes positions as exact whose missing digits are zeros by chance.
    pub(super) fn settle_few_digits(&mut self, head: &Head) {
        let rows = std::mem::take(&mut self.few_digits).by_chance(head, self.tallies.straight);
        self.tallies.coarse -= rows.len() as u64;
        rows.into_iter().for_each(|(row, stated)| self.builder.restate(row as usize, stated));
    }

    /// Leaves out a record that only adds up others.
    pub(super) fn is_total(&mut self, record: &impl Cells, at: At) -> bool {
        if self.keep_totals {
            return false;
        }
        let found = self.totals.is_some_and(|totals| totals.has(at.offset));
        if !found && !self.sums.is_sum(record, self.header.len(), self.mapping) {
            return false;
        }
        let cells = (0..self.header.len()).map(|column| record.cell(column).to_text());
        let texts: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
        let label = texts.iter().find(|text| speaks_of_a_total(text));
        self.leave_out(label.map_or(Cause::TotalRow, |label| cause_of(label)), at.line, &texts.join(", "));
        true
    }
}

impl Rows for Assembler<'_> {
    fn add(&mut self, record: &Record, at: At) {
        Self::add(self, record, at);
    }

    fn leave_out(&mut self, cause: Cause, line: u64, text: &str) {
        Self::leave_out(self, cause, line, text);
    }

    fn note(&mut self, cause: Cause, line: u64, text: &str) {
        Self::note(self, cause, line, None, text);
    }

    fn beat(&mut self, pulse: &mut Pulse, bytes: u64) -> Result<(), Stopped> {
        pulse.beat(bytes, &self.builder)
    }
}
