use egui::Ui;

use crate::app::jobs::{Jobs, LatestOnly};
use crate::session::{Command, PeriodAnswer, PeriodQuestion, Session};
use crate::ui::{Outbox, Panel, PanelContext, PanelId, PeriodsShown, PeriodsState, Side, periods_window};

/// Two periods of the active event file, compared in the background.
pub struct PeriodsPanel {
    worker: LatestOnly<PeriodQuestion, PeriodAnswer>,
    answer: Option<(PeriodQuestion, PeriodAnswer)>,
    state: PeriodsState,
}

impl PeriodsPanel {
    pub fn new(jobs: &Jobs) -> Self {
        let worker = jobs.latest_only("Comparing two periods", PeriodQuestion::answer);
        Self { worker, answer: None, state: PeriodsState::default() }
    }
}

impl Panel for PeriodsPanel {
    fn id(&self) -> PanelId {
        "periods"
    }

    fn title(&self) -> &'static str {
        "Compare two periods"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::ComparePeriods]
    }

    fn available(&self, session: &Session) -> bool {
        session.split_pair().is_some() && session.events().active().is_some()
    }

    fn closes_on_escape(&self) -> bool {
        true
    }

    fn opened(&mut self) {
        self.state.forget();
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let question = self.state.question(context.session);
        if let Some(answer) = self.worker.poll() {
            self.answer = Some(answer);
        }
        // The answer to what was asked before stays until the new one is there, but not without a question.
        match question {
            Some(question) => self.worker.ask(question),
            None => {
                self.answer = None;
                self.worker.forget();
            }
        }
        let shown = PeriodsShown {
            answer: self.answer.as_ref().map(|(_, answer)| answer),
            waiting: self.worker.is_waiting(),
        };
        let (mut out, closed) =
            periods_window(ui.ctx(), context.session, context.theme, &mut self.state, &shown);
        if closed {
            self.answer = None;
            self.worker.forget();
        }
        out.append(Outbox::closing(self.id(), closed));
        out
    }
}
