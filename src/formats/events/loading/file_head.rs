use std::ops::Range;

use crate::formats::events::axes::axes;
use crate::formats::events::collected::Collected;
use crate::formats::events::delimited::Start;
use crate::formats::events::guess::{Recognition, recognise};
use crate::formats::events::headings::Headings;
use crate::formats::events::judged::Totals;
use crate::formats::events::region::Region;
use crate::formats::events::roles::Candidates;
use crate::formats::events::settled::{Settled, What};
use crate::formats::events::sieve::Sieve;
use crate::formats::events::{Cause, ColumnRole, Format, Layout, PlaceNames, Recognised};

/// What the beginning of a file reveals.
pub(in crate::formats::events) struct Head {
    pub layout: Layout,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// What the columns may be taken for.
    pub candidates: Candidates,
    /// Whether the order of day and month is certain, or irrelevant.
    pub certain: bool,
    /// Bytes before the first record.
    pub skip: usize,
    /// Line of the first record, from 1.
    pub line: u64,
    pub line_end: u8,
    /// The names by which the meaning of the columns is told: see `HeaderNames`.
    pub told: Vec<String>,
    /// What all rows decided, if the file is read again.
    pub settled: Vec<Settled>,
    /// The lines of the header, as in the file; none if there is no header.
    pub header: Vec<Vec<String>>,
    /// Where a header of one line stands, in bytes.
    pub own: Range<usize>,
    /// What stands around the header and is no row.
    pub left_out: Vec<LeftOut>,
    /// Where another table begins beside this one: the first of its columns.
    pub side: Option<usize>,
    /// The rows that all rows showed to be totals, if the file is read again for them.
    pub totals: Option<Totals>,
    /// Rows that only add up others count as well.
    pub keep_totals: bool,
}

/// A line that is no row.
pub(in crate::formats::events) struct LeftOut {
    pub cause: Cause,
    pub line: u64,
    pub text: String,
}

impl Head {
    /// Of a list of records, which starts after `skip` bytes.
    pub fn of_list(layout: Layout, skip: usize, line: u64) -> Self {
        Self {
            told: layout.header.clone(),
            layout,
            rows: Vec::new(),
            candidates: Candidates::default(),
            certain: true,
            skip,
            line,
            line_end: b'\n',
            settled: Vec::new(),
            header: Vec::new(),
            own: 0..0,
            left_out: Vec::new(),
            side: None,
            totals: None,
            keep_totals: false,
        }
    }

    /// Where the rows of a table start; `None` for a list of records.
    pub fn start(&self) -> Option<Start> {
        let Format::Delimited(dialect) = self.layout.format else { return None };
        let form = self.layout.form(dialect);
        let mapping = &self.layout.mapping;
        let sieve = Sieve::new(self.header.clone(), form.columns, mapping)
            .beside(self.side)
            .among(Headings::of(&self.rows, mapping))
            .keeping_totals(self.keep_totals);
        Some(Start {
            line: self.line,
            line_end: self.line_end,
            form,
            sieve,
            until: None,
            region: Region::Table,
        })
    }

    /// Tells what the columns mean; `places` knows the names of places.
    pub fn recognise(&mut self, places: Option<&dyn PlaceNames>) {
        let Recognition { recognised, mapping, candidates, certain, by_values } =
            recognise(&self.told, &self.rows, places);
        (self.layout.recognised, self.layout.mapping) = (recognised, mapping);
        (self.candidates, self.certain) = (candidates, certain);
        let named = |column: usize| self.layout.header.get(column);
        self.settled.extend(by_values.and_then(named).map(|name| Settled {
            what: What::Column(ColumnRole::Governorate),
            said: format!(
                "“{name}” holds names of governorates and was taken for them, not for towns of the same name."
            ),
        }));
        for dimension in &mut self.layout.mapping.dimensions {
            if let Some(name) = self.layout.header.get(dimension.column) {
                dimension.named.header.clone_from(name);
            }
        }
    }

    /// What its rows are collected by to find totals among them, unless they were found or the file is a known export.
    pub fn collected(&self) -> Collected {
        let mapping = &self.layout.mapping;
        if self.keep_totals || self.totals.is_some() || self.layout.recognised != Recognised::Table {
            return Collected::none();
        }
        Collected::new(axes(mapping, &self.told, &self.rows), mapping)
    }

    /// Moves everything behind some bytes, and lines, that were skipped.
    pub fn moved(mut self, bytes: usize, lines: u64) -> Self {
        self.skip += bytes;
        self.line += lines;
        self.own = self.own.start + bytes..self.own.end + bytes;
        self.left_out.iter_mut().for_each(|left| left.line += lines);
        self
    }
}

/// Why the beginning is inconclusive.
pub(in crate::formats::events) enum Unclear {
    /// More of the file is needed.
    More,
    /// What is wrong, and what to do.
    Fault(&'static str, &'static str),
}
