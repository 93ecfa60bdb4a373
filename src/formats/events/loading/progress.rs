use crate::events::TableBuilder;

/// Loading progress of a file.
pub struct Progress<'a> {
    /// Bytes read.
    pub bytes: u64,
    /// Rows in the table.
    pub rows: u64,
    /// The table so far: [`TableBuilder::snapshot`] gives it.
    pub builder: &'a TableBuilder,
}

/// Whether reading continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    GoOn,
    Stop,
}

/// The watcher returned [`Watch::Stop`].
#[derive(Debug)]
pub(in crate::formats::events) struct Stopped;

/// Bytes between two progress calls.
pub(in crate::formats::events) const EVERY: u64 = 1 << 20;

/// Reports progress at intervals.
pub(in crate::formats::events) struct Pulse<'w> {
    watch: &'w mut dyn FnMut(&Progress) -> Watch,
    next: u64,
}

impl<'w> Pulse<'w> {
    pub fn new(watch: &'w mut dyn FnMut(&Progress) -> Watch) -> Self {
        Self { watch, next: EVERY }
    }

    pub fn beat(&mut self, bytes: u64, builder: &TableBuilder) -> Result<(), Stopped> {
        if bytes < self.next {
            return Ok(());
        }
        self.next = bytes + EVERY;
        match self.report(bytes, builder) {
            Watch::GoOn => Ok(()),
            Watch::Stop => Err(Stopped),
        }
    }

    /// Reports at once, however few bytes were read.
    pub fn report(&mut self, bytes: u64, builder: &TableBuilder) -> Watch {
        (self.watch)(&Progress { bytes, rows: builder.len() as u64, builder })
    }
}
