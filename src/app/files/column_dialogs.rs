use std::collections::VecDeque;
use std::sync::Arc;

use egui::Context;

use crate::files::{OpenError, Opener, TableFile};
use crate::formats::Overrides;
use crate::formats::events::{Mapping, Trial, Watch};
use crate::model::EventLayerId;
use crate::ui::{ColumnAnswer, ColumnDialog, ColumnsOf, TrialQuestion};

use crate::app::files::column_memory::ColumnMemory;
use crate::app::files::event_opening::ForProject;
use crate::app::jobs::{Job, Jobs, LatestOnly, take_finished};

/// Files whose columns the user has to confirm, one after the other.
pub struct ColumnDialogs {
    jobs: Jobs,
    opener: Arc<Opener>,
    asked: VecDeque<Asked>,
    pub memory: ColumnMemory,
    /// Reads some rows with what the user has chosen so far.
    trials: LatestOnly<TrialQuestion, Trial>,
    /// The file of the dialog, which is being opened with another sheet or encoding.
    reopening: Option<Job<Result<TableFile, OpenError>>>,
}

/// A question about the columns of a file.
struct Asked {
    about: About,
    dialog: ColumnDialog,
}

/// What a question is about.
#[derive(Clone)]
pub struct About {
    pub table: TableFile,
    pub project: Option<ForProject>,
    /// The layer that shows the file so far.
    pub replaces: Option<EventLayerId>,
}

/// What the user has decided.
#[expect(clippy::large_enum_variant, reason = "made once for an answer of the user")]
pub enum Decided {
    Open { about: Box<About>, mapping: Option<Mapping> },
    Cancelled { about: Box<About> },
}

impl ColumnDialogs {
    pub fn new(jobs: &Jobs, opener: &Arc<Opener>, memory: ColumnMemory) -> Self {
        let reader = opener.clone();
        let trials = jobs.latest_only("Reading some rows", move |question: &TrialQuestion| {
            reader.trial(&question.preview, &question.mapping)
        });
        let (jobs, opener) = (jobs.clone(), opener.clone());
        Self { jobs, opener, asked: VecDeque::new(), memory, trials, reopening: None }
    }

    /// Asks what the columns of a file mean.
    pub fn ask(&mut self, about: About) {
        let dialog = self.dialog(&about.table);
        self.asked.push_back(Asked { about, dialog });
    }

    /// Asks again what the columns of a file mean that is loaded with a mapping.
    pub fn ask_again(&mut self, about: About, mapping: Mapping) {
        let dialog = self.dialog_of(&about.table).with_mapping(mapping);
        self.asked.push_back(Asked { about, dialog });
    }

    /// The dialog for a file that is opened: with what was confirmed for one with the same header.
    fn dialog(&self, table: &TableFile) -> ColumnDialog {
        let dialog = self.dialog_of(table);
        match self.memory.of(table.preview.header()) {
            Some(confirmed) => dialog.as_last_time(confirmed),
            None => dialog,
        }
    }

    fn dialog_of(&self, table: &TableFile) -> ColumnDialog {
        let source = &table.source;
        let of = ColumnsOf {
            file: source.name(),
            opened: source.note(),
            sheets: source.sheets(),
            read_as: source.read_as(),
            said: &table.said,
        };
        ColumnDialog::new(&of, table.preview.clone(), self.opener.places().clone())
    }

    /// Shows the first question.
    pub fn show(&mut self, ctx: &Context) -> Option<Decided> {
        self.reopened();
        let asked = self.asked.front_mut()?;
        if let Some((question, trial)) = self.trials.poll() {
            asked.dialog.answer(question, trial);
        }
        self.trials.ask(asked.dialog.question());
        let answer = asked.dialog.show(ctx);
        match answer {
            ColumnAnswer::Waiting => None,
            ColumnAnswer::Reopen(said) => {
                self.reopen(said);
                None
            }
            ColumnAnswer::Cancel => Some(Decided::Cancelled { about: Box::new(self.end()?) }),
            ColumnAnswer::Open { mapping, said, keep_totals } => {
                let mut about = Box::new(self.end()?);
                about.table.said.keep_totals = keep_totals;
                // What the user did not change is still decided by all rows of the file.
                let mapping = Some(*mapping).filter(|m| said || m != about.table.preview.mapping());
                self.memory.remember(&about.table.preview.layout, mapping.as_ref());
                Some(Decided::Open { about, mapping })
            }
        }
    }

    fn end(&mut self) -> Option<About> {
        self.trials.forget();
        self.reopening = None;
        self.asked.pop_front().map(|asked| asked.about)
    }

    fn reopen(&mut self, said: Overrides) {
        let Some(asked) = self.asked.front() else { return };
        let (opener, path) = (self.opener.clone(), asked.about.table.source.path().to_owned());
        self.reopening = Some(self.jobs.start(format!("Opening {}", path.display()), move |job| {
            let mut watch = |_, _| if job.is_cancelled() { Watch::Stop } else { Watch::GoOn };
            opener.open_table_as(&path, &said, &mut watch)
        }));
    }

    /// The file as it is with another sheet or encoding, whose columns are told anew.
    fn reopened(&mut self) {
        let opened = match take_finished(&mut self.reopening) {
            None => return,
            Some(Ok(Ok(table))) => Ok(self.dialog(&table)).map(|dialog| (table, dialog)),
            Some(Ok(Err(why))) => Err(why.to_string()),
            Some(Err(fault)) => Err(fault.to_string()),
        };
        let Some(asked) = self.asked.front_mut() else { return };
        match opened {
            Ok((table, dialog)) => (asked.about.table, asked.dialog) = (table, dialog),
            Err(why) => asked.dialog.not_opened(why),
        }
    }
}
