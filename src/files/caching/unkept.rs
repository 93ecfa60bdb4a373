use super::TableCache;
use super::key::Key;
use crate::formats::events::EventFile;

/// A table that was read and is to be kept. Writing it takes a third of the time that reading it took, so that whoever
/// waits for the table is given it first.
#[derive(Debug)]
pub struct Unkept {
    cache: TableCache,
    key: Key,
    file: EventFile,
}

impl Unkept {
    pub(in crate::files) fn new(cache: TableCache, key: Key, file: EventFile) -> Self {
        Self { cache, key, file }
    }

    /// Keeps it. A table that cannot be kept is read from its file again.
    pub fn keep(self) {
        self.cache.keep(&self.key, &self.file);
    }
}
