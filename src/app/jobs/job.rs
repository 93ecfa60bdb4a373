use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

use super::hub::Hub;
use super::{Fault, JobWatch};

/// Background work with one result. Dropping it cancels it. A panic ends the job and is reported in the
/// window, whether or not the owner asks for the result.
pub struct Job<T, P = ()> {
    name: String,
    result: Receiver<Result<T, Fault>>,
    progress: Receiver<P>,
    cancelled: Arc<AtomicBool>,
}

impl<T: Send + 'static, P: Send + 'static> Job<T, P> {
    pub(super) fn start(
        hub: &Arc<Hub>,
        name: String,
        work: impl FnOnce(&JobWatch<P>) -> T + Send + 'static,
    ) -> Self {
        let (sender, result) = channel();
        let (reports, progress) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let watch = JobWatch::new(hub, cancelled.clone(), reports);
        let (hub, named) = (hub.clone(), name.clone());
        std::thread::spawn(move || {
            let ended = Fault::catch(&named, || work(&watch));
            if let Err(fault) = &ended {
                hub.report(fault);
            }
            // The window may be gone by now; then nobody wants the result.
            let _ = sender.send(ended);
            hub.wake();
        });
        Self { name, result, progress, cancelled }
    }
}

impl<T, P> Job<T, P> {
    /// The result once available, or the fault, which the window has been notified of.
    pub fn poll(&self) -> Option<Result<T, Fault>> {
        match self.result.try_recv() {
            Ok(ended) => Some(ended),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(self.no_result())),
        }
    }

    /// Waits for the result, but not longer than this.
    pub fn wait(&self, at_most: Duration) -> Option<Result<T, Fault>> {
        match self.result.recv_timeout(at_most) {
            Ok(ended) => Some(ended),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(self.no_result())),
        }
    }

    /// Progress reported since the last call, oldest first.
    pub fn progress(&self) -> impl Iterator<Item = P> {
        self.progress.try_iter()
    }

    /// Happens only if the result was already taken; owners take it once.
    fn no_result(&self) -> Fault {
        Fault::without_result(&self.name)
    }
}

impl<T, P> Drop for Job<T, P> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Empties the slot of a job that is over and gives its result.
pub fn take_finished<T, P>(slot: &mut Option<Job<T, P>>) -> Option<Result<T, Fault>> {
    let ended = slot.as_ref()?.poll()?;
    *slot = None;
    Some(ended)
}

/// Takes the results of the jobs that are over. Those that were stopped by a fault have none; the
/// window reports them.
pub fn finished<T, P>(jobs: &mut Vec<Job<T, P>>) -> Vec<T> {
    let mut results = Vec::new();
    jobs.retain(|job| match job.poll() {
        Some(ended) => {
            results.extend(ended);
            false
        }
        None => true,
    });
    results
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use egui::Context;

    use super::*;
    use crate::app::jobs::Jobs;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn jobs() -> Jobs {
        Jobs::new(&Context::default())
    }

    #[test]
    fn a_panic_is_reported_by_the_name_of_the_work_and_other_jobs_go_on() {
        let jobs = jobs();
        let slow: Job<u32> = jobs.start("Reading a.csv", |_| 7);
        let broken: Job<u32> = jobs.start("Reading b.csv", |_| panic!("row {} is missing", 12));
        let ended = broken.wait(PATIENCE).expect("it ends");
        let words = "Reading b.csv was stopped by a fault in the program: row 12 is missing. Everything else continues.";
        assert_eq!(ended.unwrap_err().to_string(), words);
        let faults: Vec<String> = jobs.take_faults().iter().map(ToString::to_string).collect();
        assert_eq!(faults, [words]);
        assert_eq!(slow.wait(PATIENCE), Some(Ok(7)));
        assert!(jobs.take_faults().is_empty(), "each is reported once");
    }

    #[test]
    fn a_fault_is_reported_even_if_nobody_waits_for_the_job() {
        let jobs = jobs();
        drop(jobs.start::<(), ()>("Writing a.pdf", |_| panic!("no page")));
        let begun = Instant::now();
        let mut faults = Vec::new();
        while faults.is_empty() && begun.elapsed() < PATIENCE {
            faults = jobs.take_faults();
            std::thread::yield_now();
        }
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_job_that_is_dropped_sees_that_it_is_cancelled() {
        let (sender, seen) = channel();
        let job: Job<()> = jobs().start("Counting", move |watch| {
            let begun = Instant::now();
            while !watch.is_cancelled() && begun.elapsed() < PATIENCE {
                std::thread::yield_now();
            }
            sender.send(watch.is_cancelled()).unwrap();
        });
        drop(job);
        assert_eq!(seen.recv_timeout(PATIENCE), Ok(true));
    }

    #[test]
    fn progress_arrives_in_order_and_a_finished_job_leaves_its_slot() {
        let mut slot: Option<Job<u32, u32>> = Some(jobs().start("Counting", |watch| {
            (1..=3).for_each(|n| watch.report(n));
            // The first of them goes out, the rest come too soon after it.
            (4..=9).for_each(|n| watch.report_paced(|| n));
            3
        }));
        let begun = Instant::now();
        let mut reported = Vec::new();
        let mut ended = None;
        while ended.is_none() && begun.elapsed() < PATIENCE {
            ended = slot.as_ref().and_then(Job::poll);
            reported.extend(slot.iter().flat_map(Job::progress));
        }
        assert_eq!(ended, Some(Ok(3)));
        assert_eq!(reported[..4], [1, 2, 3, 4]);
        // The thread ends a moment after its result is there.
        let mut taken = None;
        while taken.is_none() && begun.elapsed() < PATIENCE {
            taken = take_finished(&mut slot);
        }
        assert!(taken.is_some() && slot.is_none());
    }

    #[test]
    fn results_of_a_list_are_taken_once_and_faults_leave_none() {
        let jobs = jobs();
        let mut list: Vec<Job<u32>> = vec![
            jobs.start("Reading a.csv", |_| 1),
            jobs.start("Reading b.csv", |_| panic!("broken")),
            jobs.start("Reading c.csv", |_| 3),
        ];
        let begun = Instant::now();
        let mut results = Vec::new();
        while !list.is_empty() && begun.elapsed() < PATIENCE {
            results.extend(finished(&mut list));
        }
        results.sort_unstable();
        assert_eq!(results, [1, 3]);
        assert_eq!(jobs.take_faults().len(), 1);
    }
}
