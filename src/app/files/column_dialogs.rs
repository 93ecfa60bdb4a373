use std::collections::VecDeque;
use std::sync::Arc;

use egui::Context;

use crate::files::{EventSource, OpenError, Opener, TableFile};
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
    /// The header without a sheet or an encoding that the user chose.
    header: Vec<String>,
    /// The sheet and the encoding of last time, with which the file is opened before the question is shown.
    last_time: Option<Overrides>,
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
        let header = about.table.preview.header().to_vec();
        let last_time = self.last_time(&about.table);
        self.asked.push_back(Asked { about, dialog, header, last_time });
    }

    /// The sheet and the encoding that were chosen for a file with the same header, if it is read otherwise now.
    fn last_time(&self, table: &TableFile) -> Option<Overrides> {
        let (said, source) = (&table.said, &table.source);
        if said.sheet.is_some() || said.encoding.is_some() {
            return None;
        }
        let last = self.memory.reading_of(table.preview.header(), source.sheets())?;
        let read_as = source.read_as();
        let sheet = last.sheet.filter(|sheet| read_as.sheet.as_ref() != Some(sheet));
        // Another file with these columns may be in UTF-8.
        let may_be = read_as.encoding.is_some() || !is_utf_8(source);
        let encoding = last.encoding.filter(|encoding| may_be && read_as.encoding != Some(*encoding));
        let is_other = sheet.is_some() || encoding.is_some();
        is_other.then(|| Overrides { sheet, encoding, ..said.clone() })
    }

    /// Asks again what the columns of a file mean that is loaded with a mapping.
    pub fn ask_again(&mut self, about: About, mapping: Mapping) {
        let dialog = self.dialog_of(&about.table).with_mapping(mapping);
        let header = about.table.preview.header().to_vec();
        self.asked.push_back(Asked { about, dialog, header, last_time: None });
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
        if let Some(said) = self.asked.front().and_then(|asked| asked.last_time.clone()) {
            if self.reopening.is_none() {
                self.reopen(said);
            }
            return None;
        }
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
            ColumnAnswer::Cancel => Some(Decided::Cancelled { about: Box::new(self.end()?.about) }),
            ColumnAnswer::Open { mapping, said, keep_totals } => {
                let Asked { about, header, .. } = self.end()?;
                let mut about = Box::new(about);
                if about.replaces.is_none() {
                    self.memory.remember_reading(&header, &about.table.said);
                }
                about.table.said.keep_totals = keep_totals;
                // What the user did not change is still decided by all rows of the file.
                let mapping = Some(*mapping).filter(|m| said || m != about.table.preview.mapping());
                self.memory.remember(&about.table.preview.layout, mapping.as_ref());
                Some(Decided::Open { about, mapping })
            }
        }
    }

    fn end(&mut self) -> Option<Asked> {
        self.trials.forget();
        self.reopening = None;
        self.asked.pop_front()
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
        asked.last_time = None;
        match opened {
            Ok((table, dialog)) => (asked.about.table, asked.dialog) = (table, dialog),
            Err(why) => asked.dialog.not_opened(why),
        }
    }
}

/// Bytes of the beginning by which it is told whether a text is in UTF-8.
const LOOKED_AT: usize = 1 << 20;

fn is_utf_8(source: &EventSource) -> bool {
    let Ok(bytes) = source.read_at(0, LOOKED_AT) else { return true };
    // The last letter may be cut.
    std::str::from_utf8(&bytes).map_or_else(|fault| fault.error_len().is_none(), |_| true)
}
