use std::sync::Arc;
use std::thread;

use crate::events::{ColumnInfo, EventTable};
use crate::files::{EventsRead, OpenError, Opener, TableFile};
use crate::formats::events::{Mapping, Progress, Watch};
use crate::model::EventLayerId;
use crate::session::{Action, EventAction, Loading};

use crate::app::jobs::{Job, JobWatch, Jobs};

/// An event file being loaded. Dropping it cancels and frees its memory.
pub struct EventWorker {
    /// Id of the target layer.
    pub layer: EventLayerId,
    /// The layer that shows the file so far, if it is read again.
    pub replaces: Option<EventLayerId>,
    pub job: Job<Result<Loaded, OpenError>, News>,
}

/// A file that was read, and its columns by type.
pub type Loaded = (Box<EventsRead>, Vec<ColumnInfo>);

/// A partial result during loading.
pub enum News {
    Progress(Loading),
    /// The rows so far.
    Rows(Box<EventTable>),
}

/// Row count of the first partial table, and the growth factor of the next ones, chosen so that all partial
/// tables together cost a quarter of the final one.
const FIRST_FILLING: usize = 20_000;
const NEXT_FILLING: usize = 5;

impl EventWorker {
    /// Reads an open file; `mapping` gives the meaning of its columns.
    pub fn start(
        jobs: &Jobs,
        opener: Arc<Opener>,
        layer: EventLayerId,
        table: TableFile,
        mapping: Option<Mapping>,
    ) -> Self {
        let name = format!("Reading {}", table.source.name());
        let job = jobs.start(name, move |job| read(job, &opener, &table, mapping.as_ref()));
        Self { layer, replaces: None, job }
    }

    /// What the session learns of a partial result. The rows of a file that is read again are shown once all are there.
    pub fn action(&self, news: News) -> Option<Action> {
        let layer = self.layer;
        match (news, self.replaces) {
            (News::Progress(loading), None) => Some(EventAction::Progress { layer, loading }.into()),
            (News::Progress(loading), Some(old)) => {
                Some(EventAction::Rereading { layer: old, loading: Some(loading) }.into())
            }
            (News::Rows(table), None) => Some(EventAction::Rows { layer, table: (*table).into() }.into()),
            (News::Rows(_), Some(_)) => None,
        }
    }
}

fn read(
    job: &JobWatch<News>,
    opener: &Opener,
    table: &TableFile,
    mapping: Option<&Mapping>,
) -> Result<Loaded, OpenError> {
    let of_bytes = table.source.len();
    let mut filling = FIRST_FILLING;
    let mut watch = |progress: &Progress| {
        if job.is_cancelled() {
            return Watch::Stop;
        }
        let (bytes, rows) = (progress.bytes, progress.rows);
        job.report_paced(|| News::Progress(Loading { bytes, of_bytes, rows }));
        if progress.builder.len() >= filling {
            filling = progress.builder.len().saturating_mul(NEXT_FILLING);
            let table = progress.builder.snapshot();
            table.everything();
            job.report(News::Rows(Box::new(table)));
        }
        Watch::GoOn
    };
    let mut read = opener.read(table, mapping, &mut watch)?;
    // Counted here, not on the window's thread.
    read.file.table.everything();
    // A file that has changed is refused when its columns are used.
    let columns = read.rows().columns(&read.file.table).unwrap_or_default();
    if let Some(unkept) = read.unkept.take() {
        // The table is shown first. If there is no thread for it, or the program ends before it is written, the file is
        // read again the next time.
        let _ = thread::Builder::new().name("keeping a table".to_owned()).spawn(|| unkept.keep());
    }
    Ok((Box::new(read), columns))
}
