use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::Fault;
use super::hub::Hub;

/// A background worker that answers only the latest question: questions overtaken while it was busy are
/// skipped.
pub struct LatestOnly<Q, A> {
    questions: Sender<Q>,
    answers: Receiver<(Q, Option<A>)>,
    /// The last question.
    asked: Option<Q>,
    waiting: bool,
}

impl<Q: Clone + PartialEq + Send + 'static, A: Send + 'static> LatestOnly<Q, A> {
    pub(super) fn new(hub: &Arc<Hub>, name: String, answer: impl Fn(&Q) -> A + Send + 'static) -> Self {
        let (questions, inbox) = channel::<Q>();
        let (outbox, answers) = channel();
        let hub = hub.clone();
        // It ends with its owner, who closes the channel.
        std::thread::spawn(move || {
            while let Ok(first) = inbox.recv() {
                let question = inbox.try_iter().last().unwrap_or(first);
                let answer = Fault::catch(&name, || answer(&question));
                if let Err(fault) = &answer {
                    hub.report(fault);
                }
                let sent = outbox.send((question, answer.ok()));
                hub.wake();
                if sent.is_err() {
                    return;
                }
            }
        });
        Self { questions, answers, asked: None, waiting: false }
    }

    /// Asks, unless the same was asked last.
    pub fn ask(&mut self, question: Q) {
        if self.asked.as_ref() != Some(&question) {
            self.asked = Some(question.clone());
            // The worker lives as long as this does.
            self.waiting = self.questions.send(question).is_ok();
        }
    }

    pub fn asked(&self) -> Option<&Q> {
        self.asked.as_ref()
    }

    /// Whether the last question has no answer yet.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// The newest answer since the last call, with its question. A question that made the worker panic has no
    /// answer: the panic is reported, and the previous answer stays.
    pub fn poll(&mut self) -> Option<(Q, A)> {
        let mut newest = None;
        for (question, answer) in self.answers.try_iter() {
            if self.asked.as_ref() == Some(&question) {
                self.waiting = false;
            }
            newest = answer.map(|answer| (question, answer)).or(newest);
        }
        newest
    }

    /// Drops the last question and its answer, to free their memory.
    pub fn forget(&mut self) {
        (self.asked, self.waiting) = (None, false);
        self.answers.try_iter().for_each(drop);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::{Duration, Instant};

    use egui::Context;

    use super::*;
    use crate::app::jobs::Jobs;

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn a_question_that_was_overtaken_is_never_looked_at() {
        let (go, gate) = channel::<()>();
        let gate = Mutex::new(gate);
        let looked_at = Arc::new(Mutex::new(Vec::new()));
        let seen = looked_at.clone();
        let jobs = Jobs::new(&Context::default());
        let mut worker = jobs.latest_only("Doubling", move |q: &u32| {
            seen.lock().unwrap().push(*q);
            gate.lock().unwrap().recv().unwrap();
            q * 2
        });
        worker.ask(1);
        let start = Instant::now();
        while looked_at.lock().unwrap().is_empty() && start.elapsed() < PATIENCE {
            std::thread::yield_now();
        }
        worker.ask(2);
        worker.ask(3);
        go.send(()).unwrap();
        go.send(()).unwrap();
        let mut last = None;
        while worker.is_waiting() && start.elapsed() < PATIENCE {
            last = worker.poll().or(last);
        }
        assert_eq!(last, Some((3, 6)));
        assert_eq!(*looked_at.lock().unwrap(), [1, 3]);
    }

    #[test]
    fn a_question_that_panics_is_reported_and_the_next_is_answered() {
        let jobs = Jobs::new(&Context::default());
        let mut worker = jobs.latest_only("Dividing", |q: &u32| 12 / *q);
        let start = Instant::now();
        let mut ask = |question| {
            worker.ask(question);
            let mut last = None;
            while worker.is_waiting() && start.elapsed() < PATIENCE {
                last = worker.poll().or(last);
            }
            last
        };
        assert_eq!(ask(0), None);
        assert_eq!(ask(4), Some((4, 3)));
        let faults: Vec<String> = jobs.take_faults().iter().map(ToString::to_string).collect();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("Dividing was stopped by a fault in the program: "), "{faults:?}");
    }
}
