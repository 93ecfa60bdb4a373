use std::sync::Arc;

use crate::app::jobs::{Jobs, LatestOnly};
use crate::session::{Digest, DigestQuestion, Session};
use crate::ui::Digested;

/// Summaries of rows for the right side, computed in the background.
pub struct Digests {
    worker: LatestOnly<DigestQuestion, Digest>,
    digest: Option<(DigestQuestion, Digest)>,
    /// Whether it is the statistics that speak.
    statistics: bool,
}

impl Digests {
    pub fn new(jobs: &Jobs) -> Self {
        let worker = jobs.latest_only("Counting the rows", DigestQuestion::answer);
        Self { worker, digest: None, statistics: false }
    }

    /// Requests the summary for the statistics, otherwise for the selection.
    pub fn ask(&mut self, session: &Session, statistics: bool) {
        self.statistics = statistics;
        let question = if statistics { session.scope() } else { session.scope_of_selection() };
        if let Some(answer) = self.worker.poll() {
            self.digest = Some(answer);
        }
        match question {
            Some(question) => self.worker.ask(question),
            None => {
                self.digest = None;
                self.worker.forget();
            }
        }
    }

    /// The latest summary. A card shows only its own; statistics keep the old one until the new one arrives.
    pub fn newest(&self) -> Digested<'_> {
        let asked = self.worker.asked();
        let same_scope =
            |q: &DigestQuestion| asked.is_some_and(|a| a.scope == q.scope && Arc::ptr_eq(&a.table, &q.table));
        let answer = self.digest.as_ref().filter(|(q, _)| self.statistics || same_scope(q));
        Digested { answer: answer.map(|(q, d)| (q, d)), waiting: self.worker.is_waiting() }
    }
}
