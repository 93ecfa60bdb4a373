use std::time::{SystemTime, UNIX_EPOCH};

use super::deleted::{leave_out, open_deleted};
use super::open::{TableFile, unexpected};
use super::{OpenError, Opener};
use crate::events::Day;
use crate::files::threads::Threads;
use crate::files::{EventsRead, Unkept};
use crate::formats::ReadError;
use crate::formats::events::{EventFile, Mapping, Progress, Watch};
use crate::formats::readers::{Content, Kind, ReadOptions};

impl Opener {
    /// Reads the rest of a table; without a `mapping`, what the columns mean is guessed. The second half of a
    /// large table is read in parallel. An unchanged file whose table is kept is not read again.
    ///
    /// # Errors
    /// If it is not a table of events, `watch` cancelled, or the file changed meanwhile.
    pub fn read(
        &self,
        file: &TableFile,
        mapping: Option<&Mapping>,
        watch: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<EventsRead, OpenError> {
        let mapping = mapping.or(file.mapping.as_ref());
        let made = |events, unkept| {
            let (source, said) = (file.source.clone(), file.said.clone());
            let read = EventsRead { file: events, source, said, chosen: mapping.is_some(), unkept };
            match &file.said.deleted {
                Some(list) => leave_out(read, &open_deleted(list)?),
                None => Ok(read),
            }
        };
        let today = today();
        let totals = if file.said.keep_totals { " with totals" } else { "" };
        let asked = || format!("{} {mapping:?}{totals}", file.reader.id());
        let kept = self
            .cache
            .as_ref()
            .filter(|_| self.keeps_tables())
            .and_then(|cache| Some((cache, cache.key(&file.source, &asked(), today)?)));
        if let Some(events) = kept.as_ref().and_then(|(cache, key)| cache.find(key)) {
            file.source.same_file().map_err(|why| OpenError::source(file.source.path(), why))?;
            return made(events, None);
        }
        let events = self.read_anew(file, mapping, today, watch)?;
        let unkept = kept.map(|(cache, key)| Unkept::new(cache.clone(), key, events.clone()));
        made(events, unkept)
    }

    fn read_anew(
        &self,
        file: &TableFile,
        mapping: Option<&Mapping>,
        today: Option<Day>,
        watch: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<EventFile, OpenError> {
        let governorates = self.governorates();
        let places = Some(&*self.places);
        let keep_totals = file.said.keep_totals;
        let options =
            ReadOptions { governorates, places, mapping, today, keep_totals, parallel: Some(&Threads) };
        let read = file.reader.read(&*file.source, &options, watch);
        // A truncated file may look faulty, and a growing one complete.
        if !read.as_ref().is_err_and(ReadError::is_cancelled) {
            file.source.same_file().map_err(|why| OpenError::source(file.source.path(), why))?;
        }
        match read? {
            Content::Events(read) => Ok(*read),
            other @ (Content::Layer(..) | Content::Article(_) | Content::Project(..)) => {
                Err(unexpected(file.source.name(), Kind::Events, &other).into())
            }
        }
    }
}

/// The current day (UTC); `None` if the clock is before 1970.
fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i32::try_from(since.as_secs() / 86_400).ok().map(Day)
}
