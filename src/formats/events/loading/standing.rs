//! How precisely a row says where it happened, and for how many events it stands.

use crate::geo::LonLat;
use crate::model::Precision;

use crate::formats::events::Cause;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::count::Count;

impl Assembler<'_> {
    pub(super) fn precision(&mut self, record: &impl Cells, at: At) -> Option<Precision> {
        let near = self.mapping.vicinity.and_then(|c| record.cell(c).number()) == Some(1.0);
        let coded = self.coded_precision(record, at);
        // Near a place is not in it.
        if near { Some(coded.unwrap_or(Precision::AroundTown).max(Precision::AroundTown)) } else { coded }
    }

    fn coded_precision(&mut self, record: &impl Cells, at: At) -> Option<Precision> {
        let mut unread = Vec::new();
        let worst = self.precisions.worst(self.mapping, record, &mut unread);
        for column in unread {
            self.note(Cause::UnknownPrecision, at.line, Some(column), &record.cell(column).to_text());
        }
        worst
    }

    /// A row that stands for an area is no point, whatever its position: it is counted where that lies.
    pub(super) fn no_point(&self, precision: Option<Precision>, place: Option<LonLat>) -> Option<Precision> {
        if place.is_none() || !self.mapping.areas && self.mapping.events.is_none() {
            return precision;
        }
        Some(precision.unwrap_or(Precision::Governorate).max(Precision::Governorate))
    }

    /// How many events the row stands for.
    pub(super) fn events(&mut self, record: &impl Cells, at: At) -> u32 {
        let Some(column) = self.mapping.events else { return 1 };
        let cell = record.cell(column);
        let Count::Exact(events) = cell.count(self.mapping.number_style) else {
            self.note(Cause::UnreadableEvents, at.line, Some(column), &cell.to_text());
            return 0;
        };
        events
    }
}
