use std::sync::Arc;

use crate::app::jobs::{Fault, Job, Jobs};
use crate::events::{ChangeMarks, Completeness, EventTable, RowSource};
use crate::files::{OpenVintage, compare_files};
use crate::formats::events::Layout;
use crate::model::EventLayerId;
use crate::session::{Action, Compared, UpdateAction};

/// An open file that is compared.
#[derive(Clone)]
pub struct Side {
    pub rows: Arc<dyn RowSource>,
    pub layout: Arc<Layout>,
    pub table: Arc<EventTable>,
}

impl Side {
    fn vintage(&self) -> OpenVintage<'_> {
        OpenVintage { rows: &*self.rows, layout: &self.layout, table: &self.table }
    }
}

/// Comparisons of two files that are running, by the layer of the later one.
#[derive(Default)]
pub struct UpdateJobs {
    running: Vec<(EventLayerId, u32, Job<Action, f32>)>,
}

impl UpdateJobs {
    /// A later comparison of the same layer replaces a running one.
    pub fn compare(
        &mut self,
        jobs: &Jobs,
        (layer, run): (EventLayerId, u32),
        (old, new): (Side, Side),
        completeness: Completeness,
    ) {
        self.running.retain(|(other, ..)| *other != layer);
        let job = jobs.start(format!("Comparing {} with {}", new.rows.name(), old.rows.name()), move |job| {
            let mut go_on = |share: f32| {
                job.report_paced(|| share);
                !job.is_cancelled()
            };
            let result = compare_files(old.vintage(), new.vintage(), completeness, &mut go_on);
            let result = match result {
                Ok(Some(comparison)) => {
                    let marks = ChangeMarks::new(&comparison.changes, &old.table, &new.table);
                    Ok(Compared { comparison, marks }.into())
                }
                Ok(None) => Err("The comparison was stopped.".to_owned()),
                Err(why) => Err(why.to_string()),
            };
            UpdateAction::Compared { layer, run, result }.into()
        });
        self.running.push((layer, run, job));
    }

    /// What is done, and how far the rest is.
    pub fn poll(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        self.running.retain(|(layer, run, job)| {
            let (layer, run) = (*layer, *run);
            if let Some(share) = job.progress().last() {
                actions.push(UpdateAction::Progress { layer, run, share }.into());
            }
            match job.poll() {
                None => true,
                Some(ended) => {
                    let failed = |fault: Fault| {
                        UpdateAction::Compared { layer, run, result: Err(fault.to_string()) }.into()
                    };
                    actions.push(ended.unwrap_or_else(failed));
                    false
                }
            }
        });
        actions
    }

    /// Cancels comparisons of layers that are gone.
    pub fn retain(&mut self, wanted: impl Fn(EventLayerId) -> bool) {
        self.running.retain(|(layer, ..)| wanted(*layer));
    }
}
