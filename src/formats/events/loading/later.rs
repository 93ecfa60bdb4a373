use std::io::Read;

use crate::events::{Day, Governorates};

use crate::formats::events::assemble::{Assembled, Assembler};
use crate::formats::events::collected::Collected;
use crate::formats::events::delimited::{self, Start};
use crate::formats::events::file_head::Head;
use crate::formats::events::form::Form;
use crate::formats::events::judged::Totals;
use crate::formats::events::progress::Pulse;
use crate::formats::events::split::line_of;
use crate::formats::events::stream::Stream;
use crate::formats::events::{Layout, Progress, Watch};

/// Reads the later rows of a table in parallel to the earlier ones.
///
/// Where a record starts in the middle of a file is a guess, because a line end may be within quotes. So the
/// earlier rows are read up to that point, and only if a record really starts there are the later rows used
/// ([`Ahead`]). The table is the same as from a single pass.
pub struct Later {
    layout: Layout,
    collected: Collected,
    totals: Option<Totals>,
    start: Start,
    from: u64,
    today: Option<Day>,
}

/// Rows of the later part of a file.
pub struct Part(pub(in crate::formats::events) Assembled);

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

/// Lines tried as the start of a record.
const TRIED: usize = 200;

/// Records from there on that must have the right number of columns.
const SOUND: usize = 4;

impl Later {
    pub(in crate::formats::events) fn new(head: &Head, offset: u64, bytes: &[u8]) -> Option<Self> {
        let start = head.start()?;
        // Geocoding is sequential.
        if head.layout.mapping.is_by_names() {
            return None;
        }
        let at = start_of_rows(&start.form, bytes)?;
        let (layout, from) = (head.layout.clone(), offset + at as u64);
        let (collected, totals) = (head.collected(), head.totals.clone());
        // Lines are counted from here.
        Some(Self { layout, collected, totals, from, start: Start { line: 1, ..start }, today: None })
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
        self,
        input: &mut dyn Read,
        governorates: &dyn Governorates,
        watch: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Option<Part> {
        let mut stream = Stream::starting_at(input, self.from);
        let mut rows = Assembler::new(&self.layout, governorates, None);
        rows.today = self.today;
        (rows.collected, rows.totals) = (self.collected, self.totals.as_ref());
        let mut pulse = Pulse::new(watch);
        delimited::read(&mut stream, &self.start, &mut rows, &mut pulse).ok()?;
        // Failures are reread sequentially to report them.
        if stream.failure().is_some() { None } else { Some(Part(rows.assembled())) }
    }
}

/// Where rows most likely start in bytes from the middle of a file.
fn start_of_rows(form: &Form, bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    for _ in 0..TRIED {
        at += line_of(&bytes[at..]).1;
        at += bytes[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        if sound(form, &bytes[at..]) {
            return Some(at);
        }
    }
    None
}

/// Most rows taken from one place of a file as a sample.
const SAMPLED: usize = 60;

/// The rows in bytes from the middle of a file, for a sample.
pub(in crate::formats::events) fn rows_within(form: &Form, bytes: &[u8]) -> Vec<Vec<String>> {
    let Some(at) = start_of_rows(form, bytes) else { return Vec::new() };
    let rows = delimited::sample(form, &bytes[at..], false, SAMPLED);
    rows.into_iter().map(|row| row.texts).filter(|texts| texts.len() == form.columns).collect()
}

/// Whether records with the right number of columns start here.
fn sound(form: &Form, mut bytes: &[u8]) -> bool {
    let mut spans = Vec::new();
    (0..SOUND).all(|_| {
        let Some(extent) = form.record(bytes, false, &mut spans) else { return false };
        bytes = &bytes[extent.len..];
        let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        bytes = &bytes[blank..];
        spans.len() == form.columns
    })
}
