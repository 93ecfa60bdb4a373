use std::io::Read;
use std::sync::Arc;

use crate::events::{Day, EventTable, Governorates, OneByOne, Parallel, RowSource};
use crate::formats::ReadError;

use crate::formats::events::assemble::{Assembler, Finished};
use crate::formats::events::decisions::{decisions, told_by_others};
use crate::formats::events::file_head::{Head, Unclear};
use crate::formats::events::head::{fitted, inspect};
use crate::formats::events::later::{Ahead, Later};
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::record_starts::rows_within;
use crate::formats::events::revise::{Revision, revision};
use crate::formats::events::roles_read::RoleReader;
use crate::formats::events::row_reading::RowReading;
use crate::formats::events::stream::Stream;
use crate::formats::events::wide::{RESHAPE, WIDE_BY_PLACE, is_wide_by_place};
use crate::formats::events::{
    Cause, ColumnRole, EventNotes, Layout, Mapping, PlaceNames, Progress, RoleRead, RowIndex, Watch, guess,
    json_sample, positions,
};

/// A loaded event file.
#[derive(Clone, Debug)]
pub struct EventFile {
    pub table: Arc<EventTable>,
    pub layout: Layout,
    /// Where its rows begin.
    pub index: Arc<RowIndex>,
    /// Where the text of its rows comes from, if not from the file at the offsets of the index.
    pub rows: Option<Arc<dyn RowSource>>,
    pub notes: EventNotes,
    /// What was taken for what, and how much of it was read.
    pub roles: Vec<RoleRead>,
    /// A better choice of columns, if all rows together show one.
    pub(in crate::formats) revision: Option<Box<Revision>>,
}

/// Bytes examined to detect the format, if available.
const HEAD: usize = 1 << 20;

/// Most bytes examined for that: the first row may be long.
const MOST_OF_A_HEAD: usize = 12 << 20;

/// Reads an event file. `mapping` gives the meaning of the columns; otherwise it is guessed. `watch` is
/// called about every megabyte and can cancel.
///
/// # Errors
/// Why the file is not an event table, or [`ReadError::is_cancelled`].
pub fn read(
    name: &str,
    input: &mut dyn Read,
    governorates: &dyn Governorates,
    mapping: Option<&Mapping>,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<EventFile, ReadError> {
    read_with_names(name, input, governorates, None, mapping, watch)
}

/// Like [`read`], but geocodes the rows if `mapping` says so or, without a mapping, if nothing else gives
/// their location.
///
/// # Errors
/// Likewise.
pub fn read_with_names(
    name: &str,
    input: &mut dyn Read,
    governorates: &dyn Governorates,
    places: Option<&dyn PlaceNames>,
    mapping: Option<&Mapping>,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<EventFile, ReadError> {
    Reading::begin(name, input, places, mapping)?.finish(governorates, watch, None)
}

/// A file whose format was detected.
pub struct Reading<'r> {
    name: &'r str,
    stream: Stream<'r>,
    head: Head,
    places: Option<&'r dyn PlaceNames>,
    /// Whether the meaning of the columns was found by the program and not given.
    guessed: bool,
    today: Option<Day>,
    parallel: &'r dyn Parallel,
}

impl<'r> Reading<'r> {
    /// Examines the beginning; for the arguments see [`read_with_names`].
    ///
    /// # Errors
    /// Why the file is not an event table.
    pub fn begin(
        name: &'r str,
        input: &'r mut dyn Read,
        places: Option<&'r dyn PlaceNames>,
        mapping: Option<&Mapping>,
    ) -> Result<Self, ReadError> {
        Self::begin_again(name, input, places, mapping, &[], None)
    }

    /// The same with bytes from further places of the file, which decide with its beginning, and with what an
    /// earlier reading of all rows showed to be better.
    pub(in crate::formats) fn begin_again(
        name: &'r str,
        input: &'r mut dyn Read,
        places: Option<&'r dyn PlaceNames>,
        mapping: Option<&Mapping>,
        samples: &[Vec<u8>],
        revision: Option<Revision>,
    ) -> Result<Self, ReadError> {
        let mut stream = Stream::new(input);
        let mut head = begin(name, &mut stream)?;
        if places.is_some_and(|places| is_wide_by_place(&head, places)) {
            return Err(ReadError::whole(name, WIDE_BY_PLACE, RESHAPE));
        }
        widen(&mut head, samples);
        head.recognise(places);
        if let Some(mapping) = mapping {
            head.layout.mapping = fitted(mapping, head.layout.header.len());
            head.settled.clear();
        }
        match revision {
            Some(revision) => {
                (head.layout.mapping, head.settled) = (revision.mapping, revision.settled);
                head.totals = revision.totals;
            }
            None => guess::complete(&mut head.layout.mapping, &head.told, &head.rows),
        }
        head.layout.mapping.watched = head.candidates.watched(&head.layout.mapping);
        if !head.layout.mapping.has_place() {
            if let Some((message, remedy)) = positions::refused(&head.told, &head.rows) {
                return Err(ReadError::whole(name, message, remedy));
            }
            let message = "no column tells where the events happened";
            let remedy = "name the columns for latitude and longitude, or the one for the governorate; `place` finds positions for rows that only name a place";
            return Err(ReadError::whole(name, message, remedy));
        }
        stream.skip(head.skip);
        let (guessed, today, parallel) = (mapping.is_none(), None, &OneByOne);
        Ok(Self { name, stream, head, places, guessed, today, parallel })
    }

    /// Notes the rows with later dates.
    #[must_use]
    pub fn with_today(self, today: Option<Day>) -> Self {
        Self { today, ..self }
    }

    /// Counts rows that only add up others as well, if that is wanted.
    #[must_use]
    pub fn keeping_totals(mut self, keep: bool) -> Self {
        self.head.keep_totals = keep;
        self
    }

    /// Puts the rows in order in two parts side by side.
    #[must_use]
    pub fn beside(self, parallel: &'r dyn Parallel) -> Self {
        Self { parallel, ..self }
    }

    /// What is needed to read the rows from about `offset` on in parallel; `bytes` are the file's content
    /// there. `None` if no row start is found in them.
    pub fn later(&self, offset: u64, bytes: &[u8]) -> Option<Later> {
        if offset <= self.stream.offset() {
            return None;
        }
        Later::new(&self.head, &self.stream, offset, bytes).map(|later| later.with_today(self.today))
    }

    /// Reads the rows; `ahead` are those read in parallel.
    ///
    /// # Errors
    /// Why the file is not an event table, or [`ReadError::is_cancelled`].
    pub fn finish(
        mut self,
        governorates: &dyn Governorates,
        watch: &mut dyn FnMut(&Progress) -> Watch,
        ahead: Option<Ahead>,
    ) -> Result<EventFile, ReadError> {
        let mut rows = Assembler::of_file(&self.head, governorates, self.places);
        rows.today = self.today;
        let mut pulse = Pulse::new(watch);
        for left in &self.head.left_out {
            rows.note(left.cause, left.line, None, &left.text);
        }
        if rows_of(&mut self.stream, &self.head, &mut rows, &mut pulse, ahead).is_err() {
            return Err(ReadError::cancelled(self.name));
        }
        let line = self.head.line;
        let evidence = &rows.tallies.order.evidence;
        // Proofs that contradict each other are told by themselves.
        let is_unproved = self.head.layout.mapping.open.order && evidence.is_unproved();
        if is_unproved && told_by_others(&self.head, evidence).is_none() {
            let short = evidence.has_short_years();
            let cause = if short { Cause::AmbiguousShortDates } else { Cause::AmbiguousDates };
            rows.note(cause, line, None, "");
        }
        if let Some(failure) = self.stream.failure() {
            let text = failure.to_string();
            rows.note(Cause::CutShort, line, None, &text);
        }
        rows.settle_few_digits(&self.head);
        let all = rows.finish(self.parallel);
        if all.builder.is_empty() {
            let message = match all.notes.list.first() {
                Some(note) => format!("no row could be read: {note}"),
                None => "no row could be read".to_owned(),
            };
            let remedy = "check what the columns mean, or export the file again";
            return Err(ReadError::whole(self.name, message, remedy));
        }
        Ok(self.file(all))
    }

    /// The file with what there is to say of it.
    fn file(self, all: Finished) -> EventFile {
        let Finished { builder, index, mut notes, tallies, collected, older } = all;
        let (head, candidates, tallies) = (&self.head, &self.head.candidates, &tallies);
        let mut table = builder.finish_beside(self.parallel);
        if !older.is_empty() {
            table = table.only(|_, number| older.binary_search(&number).is_err());
        }
        (notes.rows, notes.drawn) = (table.len() as u64, u64::from(table.drawn()));
        let reader = RoleReader { head, candidates, tallies, table: &table, notes: &notes };
        let roles = reader.all();
        let read = |role: ColumnRole| roles.iter().find(|r| r.role == role).map(|r| r.read);
        let defaults = notes.count(Cause::DefaultDate);
        let totals = head.totals.clone().unwrap_or_else(|| collected.judged());
        notes.decisions.extend(totals.said.iter().cloned());
        let years = table.span().map(|(first, last)| (first.year(), last.year()));
        let revision = revision(head, candidates, tallies, self.guessed, defaults, years, read)
            .map(|revision| Revision { totals: head.totals.clone(), ..revision })
            .or_else(|| Revision::for_totals(head, totals));
        notes.decisions.splice(..0, decisions(head, candidates, tallies, &table));
        let mut layout = self.head.layout;
        layout.mapping.watched.clear();
        EventFile {
            table: table.into(),
            layout,
            index: Arc::new(index),
            rows: None,
            notes,
            roles,
            revision: revision.map(Box::new),
        }
    }
}

/// Adds further rows of a table, which tell what its columns mean; where they begin is a guess, as for [`Later`].
pub(in crate::formats::events) fn widen(head: &mut Head, samples: &[Vec<u8>]) {
    let Some(start) = head.start() else { return json_sample::widen(head, samples) };
    let rows: Vec<Vec<String>> = samples.iter().flat_map(|bytes| rows_within(&start.form, bytes)).collect();
    head.rows.extend(rows);
}

fn rows_of(
    stream: &mut Stream,
    head: &Head,
    rows: &mut Assembler,
    pulse: &mut Pulse,
    ahead: Option<Ahead>,
) -> Result<(), Stopped> {
    let mut reading = RowReading::of(head, stream);
    let until = ahead.as_ref().map(|ahead| ahead.from);
    if reading.read(stream, rows, pulse, until)? {
        let mut wanted = Watch::GoOn;
        // The later part was read as rows of this table.
        let part = ahead.filter(|_| reading.is_in_the_first()).and_then(|ahead| {
            (ahead.part)(&mut || {
                wanted = pulse.report(stream.offset(), &rows.builder);
                wanted
            })
        });
        if wanted == Watch::Stop {
            return Err(Stopped);
        }
        let left = part.and_then(|part| rows.append(part.rows, reading.line()).then_some(part.reading));
        match left {
            Some(later) => reading.append(later),
            None => {
                reading.read(stream, rows, pulse, None)?;
            }
        }
    }
    reading.finish(rows);
    Ok(())
}

/// Examines the beginning of a file without advancing the stream.
pub(in crate::formats::events) fn begin(name: &str, stream: &mut Stream) -> Result<Head, ReadError> {
    while stream.bytes().len() < HEAD && stream.fill() {}
    let mut whole = stream.bytes().len() < HEAD;
    loop {
        match inspect(stream.bytes(), whole) {
            Ok(head) => return Ok(head),
            Err(Unclear::Fault(message, remedy)) => return Err(ReadError::whole(name, message, remedy)),
            // With `whole` set, it gives an answer or a fault.
            Err(Unclear::More) if whole => {
                let message = "its beginning cannot be read as a table";
                return Err(ReadError::whole(name, message, "export the events as CSV or GeoJSON"));
            }
            Err(Unclear::More) => whole = stream.bytes().len() >= MOST_OF_A_HEAD || !stream.fill(),
        }
    }
}
