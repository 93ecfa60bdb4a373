//! What the readers of tables and lists of records share: which of the two a text is, its own
//! reader finds by its first byte.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::reader::unreadable;
use super::{Content, ReadOptions, Source};
use crate::events::Parallel;
use crate::formats::ReadError;
use crate::formats::events::{
    self, Ahead, EventFile, Later, Part, PlaceNames, Preview, Progress, Reading, Revision, Watch,
};

/// Bytes of a file's beginning used to guess its columns.
const HEAD: usize = 1 << 20;

/// Most bytes of it, where those tell nothing.
const MOST_OF_A_HEAD: usize = 12 << 20;

/// Smaller files, in bytes, are read in one part.
const SMALL: u64 = 8 << 20;

/// Bytes in the middle of a file searched for the start of a row.
const MIDDLE: usize = 64 << 10;

/// How often it is asked whether to go on while the first part waits for the second.
const ASK_EVERY: Duration = Duration::from_millis(50);

/// At how many places of a file rows are looked at, beside its beginning, to tell what its columns mean; and
/// how many bytes at each.
const PLACES: u64 = 16;
const AT_EACH: usize = 24 << 10;

/// Most times a file is read because all of its rows show something else than some of them did.
const MOST_PASSES: usize = 4;

pub(super) fn preview(source: &dyn Source, places: Option<&dyn PlaceNames>) -> Result<Preview, ReadError> {
    let preview = |most: usize| {
        let head = source.part(0, most).map_err(|error| unreadable(source, &error))?;
        let whole = head.len() as u64 >= source.len();
        events::preview_of(source.name(), &head, whole, &samples(source), places)
    };
    match preview(HEAD) {
        // The first record may be long, such as one with an outline.
        Err(_) if source.len() > HEAD as u64 => preview(MOST_OF_A_HEAD),
        other => other,
    }
}

/// Bytes from evenly spaced places of a file; a small one is known by its beginning. Of a file that is read in
/// two parts the second half is left to its own reader, which may be waited for and cancelled.
fn samples(source: &dyn Source) -> Vec<Vec<u8>> {
    let len = source.len();
    if len < PLACES * AT_EACH as u64 / 8 {
        return Vec::new();
    }
    let last = if len < SMALL { len } else { len / 2 }.saturating_sub(AT_EACH as u64);
    // Errors there are found again, and reported, by the reader.
    (1..=PLACES).filter_map(|n| source.part(last / PLACES * n, AT_EACH).ok()).collect()
}

/// Reads a table; again if all of its rows show that its columns or dates were to be read in another way.
pub(super) fn read(
    source: &dyn Source,
    options: &ReadOptions,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<Content, ReadError> {
    let samples = samples(source);
    let mut revision = None;
    // How far reading has come does not go back when it begins anew.
    let mut most = 0;
    let watch = &mut |progress: &Progress| {
        most = progress.bytes.max(most);
        watch(&Progress { bytes: most, ..*progress })
    };
    for _ in 1..MOST_PASSES {
        let mut file = pass(source, options, &samples, revision.take(), watch)?;
        revision = file.revision.take().map(|revision| *revision);
        if revision.is_none() {
            return Ok(Content::Events(Box::new(file)));
        }
    }
    let file = pass(source, options, &samples, revision, watch)?;
    Ok(Content::Events(Box::new(file)))
}

/// Reads a table once; the second half of a large one beside the first.
fn pass(
    source: &dyn Source,
    options: &ReadOptions,
    samples: &[Vec<u8>],
    revision: Option<Revision>,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<EventFile, ReadError> {
    let mut input = source.reader_from(0);
    let (name, places, mapping) = (source.name(), options.places, options.mapping);
    let reading = Reading::begin_again(name, &mut input, places, mapping, samples, revision)?
        .with_today(options.today)
        .keeping_totals(options.keep_totals);
    let half = source.len() / 2;
    // Errors there are found again, and reported, by the sequential reader.
    let middle = if source.len() < SMALL { None } else { source.part(half, MIDDLE).ok() };
    let later = middle.and_then(|bytes| reading.later(half, &bytes));
    match (later, options.parallel) {
        (Some(later), Some(parallel)) => {
            two_parts(source, options, reading.beside(parallel), later, parallel, watch)
        }
        _ => reading.finish(options.governorates, watch, None),
    }
}

fn two_parts(
    source: &dyn Source,
    options: &ReadOptions,
    reading: Reading,
    later: Later,
    parallel: &dyn Parallel,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<EventFile, ReadError> {
    let governorates = options.governorates;
    let from = later.from();
    let (unwanted, bytes, rows) = (&AtomicBool::new(false), &AtomicU64::new(0), &AtomicU64::new(0));
    let (sender, part) = channel();
    let second = Box::new(move || {
        let mut watch = |progress: &Progress| {
            bytes.store(progress.bytes.saturating_sub(from), Relaxed);
            rows.store(progress.rows, Relaxed);
            if unwanted.load(Relaxed) { Watch::Stop } else { Watch::GoOn }
        };
        let read = later.read(&mut source.reader_from(from), governorates, &mut watch);
        // Nobody waits for it any more if the first part was stopped.
        let _ = sender.send(read);
    });
    let (mut reading, mut part) = (Some(reading), Some(part));
    let (mut file, arrived) = (None, Cell::new(false));
    parallel.both(second, &mut || {
        let (Some(reading), Some(part)) = (reading.take(), part.take()) else { return };
        let mut both = |progress: &Progress| {
            // Once the second part has arrived, its rows are in the table.
            let (bytes, rows) =
                if arrived.get() { (0, 0) } else { (bytes.load(Relaxed), rows.load(Relaxed)) };
            let (bytes, rows) = (progress.bytes + bytes, progress.rows + rows);
            watch(&Progress { bytes, rows, builder: progress.builder })
        };
        let arrived = &arrived;
        let wait = move |watch: &mut dyn FnMut() -> Watch| {
            let part = wait(&part, watch);
            arrived.set(true);
            part
        };
        let ahead = Ahead { from, part: Box::new(wait) };
        file = Some(reading.finish(governorates, &mut both, Some(ahead)));
        unwanted.store(true, Relaxed);
    });
    file.unwrap_or_else(|| Err(ReadError::cancelled(source.name())))
}

/// Waits for the second part. `watch` is asked meanwhile, so that reading can be cancelled at once.
fn wait(part: &Receiver<Option<Part>>, watch: &mut dyn FnMut() -> Watch) -> Option<Part> {
    loop {
        match part.recv_timeout(ASK_EVERY) {
            Ok(part) => return part,
            Err(RecvTimeoutError::Timeout) if watch() == Watch::GoOn => {}
            // Without a sender, reading has panicked, which is as if nothing had been read there.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        }
    }
}
