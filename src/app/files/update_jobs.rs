use std::sync::Arc;

use crate::app::jobs::{Fault, Job, Jobs};
use crate::events::{ChangeMarks, Completeness, EventTable, RowSource};
use crate::files::{OpenVintage, compare_files};
use crate::formats::events::{IdSource, Layout, seem_one_source};
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
    pub(super) fn vintage(&self) -> OpenVintage<'_> {
        OpenVintage { rows: &*self.rows, layout: &self.layout, table: &self.table }
    }

    fn id_source(&self) -> IdSource<'_> {
        IdSource { rows: &*self.rows, layout: &self.layout, table: &self.table }
    }
}

/// Comparisons of two files that are running, by the layer of the later one.
#[derive(Default)]
pub struct UpdateJobs {
    running: Vec<(EventLayerId, u32, Job<Action, f32>)>,
    /// Questions whether a file is a state of the same source as another one, by their layers.
    asking: Vec<([EventLayerId; 2], Job<Option<Action>>)>,
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
            let result = compare_files(old.vintage(), new.vintage(), completeness, None, &mut go_on);
            let result = match result {
                Ok(Some(comparison)) => {
                    let marks = ChangeMarks::new(&comparison.changes, &old.table, &new.table);
                    Ok(Compared::new(comparison, marks).into())
                }
                Ok(None) => Err("The comparison was stopped.".to_owned()),
                Err(why) => Err(why.to_string()),
            };
            UpdateAction::Compared { layer, run, result }.into()
        });
        self.running.push((layer, run, job));
    }

    /// Asks whether a file that was opened just now is another state of one that is open.
    pub fn ask(
        &mut self,
        jobs: &Jobs,
        (open, side): (EventLayerId, Side),
        (opened, new): (EventLayerId, Side),
    ) {
        // The later state is the one that goes on longer, or else the one opened later.
        let end = |side: &Side| side.table.span().map(|(_, last)| last);
        let ((of, old), (layer, new)) = if end(&side) > end(&new) {
            ((opened, new), (open, side))
        } else {
            ((open, side), (opened, new))
        };
        let job = jobs.start(
            format!("Looking for events of {} in {}", new.rows.name(), old.rows.name()),
            move |job| {
                // A file that cannot be read says so where it is used.
                let same = seem_one_source(old.id_source(), new.id_source(), &mut || !job.is_cancelled());
                same.unwrap_or(false).then(|| UpdateAction::Offer { layer, of: Some(of) }.into())
            },
        );
        self.asking.push(([layer, of], job));
    }

    /// What is done, and how far the rest is.
    pub fn poll(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        self.asking.retain(|(_, job)| match job.poll() {
            None => true,
            Some(ended) => {
                actions.extend(ended.ok().flatten());
                false
            }
        });
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

    /// Cancels comparisons of layers that are not compared any more.
    pub fn retain(&mut self, wanted: impl Fn(EventLayerId) -> bool, is_open: impl Fn(EventLayerId) -> bool) {
        self.asking.retain(|(layers, _)| layers.iter().all(|layer| is_open(*layer)));
        self.running.retain(|(layer, ..)| wanted(*layer));
    }
}
