use std::sync::Arc;

use crate::app::jobs::{Fault, Job, Jobs};
use crate::events::{ColumnInfo, EventTable, RowError, RowSource, Want};
use crate::formats::events::unlike_names;
use crate::model::EventLayerId;
use crate::session::{Action, EventAction};

/// Columns that are being read, by file.
#[derive(Default)]
pub struct ColumnJobs {
    running: Vec<(EventLayerId, Job<Action, f32>)>,
}

impl ColumnJobs {
    pub fn load(
        &mut self,
        jobs: &Jobs,
        layer: EventLayerId,
        rows: Arc<dyn RowSource>,
        table: Arc<EventTable>,
        wants: Vec<Want>,
    ) {
        let job = jobs.start(format!("Reading columns of {}", rows.name()), move |job| {
            let mut go_on = |share: f32| {
                job.report_paced(|| share);
                !job.is_cancelled()
            };
            let action = match rows.load(&table, &wants, &mut go_on) {
                Ok(Some(loaded)) => EventAction::Loaded { layer, rows: table.len(), loaded: loaded.into() },
                Ok(None) => EventAction::NotLoaded { layer, why: None },
                Err(why) => EventAction::NotLoaded { layer, why: Some(why) },
            };
            action.into()
        });
        self.running.push((layer, job));
    }

    /// What is done, and how far the rest is.
    pub fn poll(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        self.running.retain(|(layer, job)| {
            if let Some(share) = job.progress().last() {
                actions.push(EventAction::LoadProgress { layer: *layer, share }.into());
            }
            match job.poll() {
                None => true,
                Some(ended) => {
                    let failed = |fault: Fault| {
                        let why = Some(RowError::Source(Arc::new(fault)));
                        EventAction::NotLoaded { layer: *layer, why }.into()
                    };
                    actions.push(ended.unwrap_or_else(failed));
                    false
                }
            }
        });
        actions
    }

    /// Cancels what is read of other files.
    pub fn retain(&mut self, wanted: impl Fn(EventLayerId) -> bool) {
        self.running.retain(|(layer, _)| wanted(*layer));
    }
}

/// The cells of a row, in the order of the columns; `None` if they cannot be read.
pub fn cells(
    source: &dyn RowSource,
    table: &EventTable,
    columns: &[ColumnInfo],
    row: u32,
) -> Option<(u32, Vec<String>)> {
    let (headers, mut values): (Vec<String>, Vec<String>) =
        source.row(table.row(row)?.number).ok()?.into_iter().unzip();
    let names = unlike_names(&headers);
    let mut cell = |column: &ColumnInfo| {
        // Members of records may differ in case, unless both are columns.
        let is_own = |name: &String| columns.iter().any(|column| column.name == *name);
        let is_like = |name: &String| name.to_lowercase() == column.name.to_lowercase() && !is_own(name);
        let at =
            names.iter().position(|name| *name == column.name).or_else(|| names.iter().position(is_like))?;
        values.get_mut(at).map(std::mem::take)
    };
    Some((row, columns.iter().map(|column| cell(column).unwrap_or_default()).collect()))
}
