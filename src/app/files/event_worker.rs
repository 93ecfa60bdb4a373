use std::sync::Arc;

use crate::events::EventTable;
use crate::files::{EventsRead, Opener, TableFile};
use crate::formats::events::{Mapping, Progress, Watch};
use crate::model::EventLayerId;
use crate::session::Loading;

use crate::app::jobs::{Job, JobWatch, Jobs};

/// An event file that is being read. Dropped, it stops and gives its memory back.
pub struct EventWorker {
    /// Id of the layer that its rows go to.
    pub layer: EventLayerId,
    pub job: Job<Result<Box<EventsRead>, String>, News>,
}

/// What there is to show before a file is read whole.
pub enum News {
    Progress(Loading),
    /// The rows so far.
    Rows(Box<EventTable>),
}

/// Rows at which the map is first filled, and by how much more each next time: all of the
/// fillings together cost a quarter of the last one.
const FIRST_FILLING: usize = 20_000;
const NEXT_FILLING: usize = 5;

impl EventWorker {
    /// Reads a file that is open; `mapping` says what its columns mean.
    pub fn start(
        jobs: &Jobs,
        opener: Arc<Opener>,
        layer: EventLayerId,
        table: TableFile,
        mapping: Option<Mapping>,
    ) -> Self {
        let name = format!("Reading {}", table.source.name());
        let job = jobs.start(name, move |job| read(job, &opener, &table, mapping.as_ref()));
        Self { layer, job }
    }
}

fn read(
    job: &JobWatch<News>,
    opener: &Opener,
    table: &TableFile,
    mapping: Option<&Mapping>,
) -> Result<Box<EventsRead>, String> {
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
    let read = opener.read(table, mapping, &mut watch).map_err(|why| why.to_string())?;
    // Counted here and not in the window.
    read.file.table.everything();
    Ok(Box::new(read))
}
