use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

/// A thread that answers questions beside the window. Only the newest counts: questions that
/// were overtaken while it was busy are never looked at.
pub struct Newest<Q, A> {
    questions: Sender<Q>,
    answers: Receiver<(Q, A)>,
    /// What was asked last.
    asked: Option<Q>,
    waiting: bool,
}

impl<Q: Clone + PartialEq + Send + 'static, A: Send + 'static> Newest<Q, A> {
    pub fn new(ctx: &Context, answer: impl Fn(&Q) -> A + Send + 'static) -> Self {
        let (questions, inbox) = channel::<Q>();
        let (outbox, answers) = channel();
        let ctx = ctx.clone();
        // It ends with the window, which closes the channel.
        std::thread::spawn(move || {
            while let Ok(first) = inbox.recv() {
                let question = inbox.try_iter().last().unwrap_or(first);
                let found = answer(&question);
                if outbox.send((question, found)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Self { questions, answers, asked: None, waiting: false }
    }

    /// Asks, unless the same was asked last.
    pub fn ask(&mut self, question: Q) {
        if self.asked.as_ref() != Some(&question) {
            self.asked = Some(question.clone());
            // The thread lives as long as this does, unless a question made it panic; then
            // there is no answer, and what was known stays.
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

    /// The newest answer that has come since the last call, with its question.
    pub fn poll(&mut self) -> Option<(Q, A)> {
        let newest = self.answers.try_iter().last()?;
        if self.asked.as_ref() == Some(&newest.0) {
            self.waiting = false;
        }
        Some(newest)
    }

    /// Forgets the last question and what came of it, so that nothing large is kept for it.
    pub fn forget(&mut self) {
        (self.asked, self.waiting) = (None, false);
        self.answers.try_iter().for_each(drop);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn a_question_that_was_overtaken_is_never_looked_at() {
        let (go, gate) = channel::<()>();
        let gate = Mutex::new(gate);
        let looked_at = Arc::new(Mutex::new(Vec::new()));
        let seen = looked_at.clone();
        let mut newest = Newest::new(&Context::default(), move |q: &u32| {
            seen.lock().unwrap().push(*q);
            gate.lock().unwrap().recv().unwrap();
            q * 2
        });
        newest.ask(1);
        let start = Instant::now();
        while looked_at.lock().unwrap().is_empty() && start.elapsed() < Duration::from_secs(20) {
            std::thread::yield_now();
        }
        newest.ask(2);
        newest.ask(3);
        go.send(()).unwrap();
        go.send(()).unwrap();
        let mut last = None;
        while newest.is_waiting() && start.elapsed() < Duration::from_secs(20) {
            last = newest.poll().or(last);
        }
        assert_eq!(last, Some((3, 6)));
        assert_eq!(*looked_at.lock().unwrap(), [1, 3]);
    }
}
