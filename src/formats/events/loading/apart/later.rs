use std::io::Read;

use crate::events::{Day, Governorates};

use crate::formats::events::assemble::{Assembled, Assembler};
use crate::formats::events::collected::Collected;
use crate::formats::events::delimited::Start;
use crate::formats::events::file_head::Head;
use crate::formats::events::judged::Totals;
use crate::formats::events::progress::Pulse;
use crate::formats::events::stream::Stream;
use crate::formats::events::town_agreement::TownColumns;
use crate::formats::events::{Layout, Progress, Watch};

use super::record_starts::{start_of_records, start_of_rows};
use super::row_reading::{RowReading, rest_of};

/// Reads the later rows of a file in parallel to the earlier ones.
///
/// Where a record starts in the middle of a file is a guess, because a line end may be within quotes and an object
/// within another one. So the earlier rows are read up to that point, and only if a record really starts there are
/// the later rows used ([`Ahead`]). The table is the same as from a single pass.
pub struct Later {
    layout: Layout,
    collected: Collected,
    totals: Option<Totals>,
    towns: Option<TownColumns>,
    keep_totals: bool,
    /// Lines are counted from its first row.
    reading: RowReading,
    from: u64,
    today: Option<Day>,
}

/// Rows of the later part of a file.
pub struct Part {
    pub(in crate::formats::events) rows: Assembled,
    /// How they were read, at the end of the file.
    pub(in crate::formats::events) reading: RowReading,
}

/// The later rows of a file, read in parallel.
pub struct Ahead<'a> {
    /// The value of [`Later::from`].
    pub from: u64,
    /// Waits for the rows, and meanwhile asks a few times a second whether they are still wanted. `None` if
    /// reading them failed, or they are not.
    pub part: Box<Wait<'a>>,
}

/// Waits for the later rows; what it is given says whether they are still wanted.
type Wait<'a> = dyn FnOnce(&mut dyn FnMut() -> Watch) -> Option<Part> + 'a;

impl Later {
    /// Of a file whose stream is at its first record; `bytes` are its content from `offset` on.
    pub(in crate::formats::events) fn new(
        head: &Head,
        stream: &Stream,
        offset: u64,
        bytes: &[u8],
    ) -> Option<Self> {
        // Geocoding is sequential.
        if head.layout.mapping.is_by_names() {
            return None;
        }
        let (at, reading) = match head.start() {
            Some(start) => {
                let at = start_of_rows(&start.form, bytes)?;
                (at, RowReading::Table(Box::new(Start { line: 1, ..start })))
            }
            None => {
                let at = start_of_records(stream.bytes(), bytes)?;
                (at, RowReading::list(&head.layout, rest_of(head, stream), 1))
            }
        };
        let (collected, totals) = (head.collected(), head.totals.clone());
        let (layout, from) = (head.layout.clone(), offset + at as u64);
        let (keep_totals, towns) = (head.keep_totals, TownColumns::of(head));
        Some(Self { layout, collected, totals, towns, keep_totals, reading, from, today: None })
    }

    pub(in crate::formats::events) fn with_today(self, today: Option<Day>) -> Self {
        Self { today, ..self }
    }

    /// Offset of the first of its rows, in bytes.
    pub fn from(&self) -> u64 {
        self.from
    }

    /// Reads the rows from an input positioned at [`Later::from`]; `None` if it fails or is cancelled.
    pub fn read(
        mut self,
        input: &mut dyn Read,
        governorates: &dyn Governorates,
        watch: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Option<Part> {
        let mut stream = Stream::starting_at(input, self.from);
        let mut rows = Assembler::new(&self.layout, governorates, None, self.towns);
        rows.today = self.today;
        (rows.collected, rows.totals) = (self.collected, self.totals.as_ref());
        rows.keep_totals = self.keep_totals;
        let mut pulse = Pulse::new(watch);
        self.reading.read(&mut stream, &mut rows, &mut pulse, None).ok()?;
        // Failures are reread sequentially to report them.
        let is_read = stream.failure().is_none();
        is_read.then(|| Part { rows: rows.assembled(), reading: self.reading })
    }
}
