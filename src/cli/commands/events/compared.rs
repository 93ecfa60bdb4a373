use std::sync::Arc;

use crate::cli::arguments::Compare;
use crate::cli::input::{Inputs, event_file};
use crate::cli::output::{Failure, ProgressBar};
use crate::detail::change_remarks;
use crate::events::{ChangeKind, Comparison, Completeness, RowError, RowSource};
use crate::files::{
    EventsRead, NotCompared, OpenVintage, change_record, compare_files, open_deleted, row_change,
};
use crate::formats::export::ChangeRecord;

/// Two states of a source, and how they differ.
pub(super) struct Compared {
    pub old: (EventsRead, Arc<dyn RowSource>),
    pub new: (EventsRead, Arc<dyn RowSource>),
    pub comparison: Comparison,
    /// What there is to say of both files and of the comparison.
    pub notes: Vec<String>,
}

impl Compared {
    pub fn names(&self) -> (&str, &str) {
        (self.old.0.source.name(), self.new.0.source.name())
    }

    fn vintages(&self) -> (OpenVintage<'_>, OpenVintage<'_>) {
        (vintage(&self.old), vintage(&self.new))
    }

    pub fn record(&self, at: usize) -> Result<ChangeRecord, RowError> {
        let (old, new) = self.vintages();
        change_record(&self.comparison, at, old, new)
    }

    /// The names of other fields in which an event differs.
    pub fn other_fields(&self, at: usize) -> Result<Vec<String>, RowError> {
        let (old, new) = self.vintages();
        let change = self.comparison.changes.list.get(at).filter(|change| change.is(ChangeKind::Fields));
        let cells = change.map(|change| row_change(change, old, new)).transpose()?;
        Ok(self.comparison.other_fields(&cells.unwrap_or_default()))
    }
}

fn vintage((read, rows): &(EventsRead, Arc<dyn RowSource>)) -> OpenVintage<'_> {
    OpenVintage { rows: &**rows, layout: &read.file.layout, table: &read.file.table }
}

/// Reads both files and compares them.
///
/// # Errors
/// If one cannot be read, or has no ids that last.
pub(super) fn compared(args: &Compare, inputs: &Inputs) -> Result<Compared, Failure> {
    let [old, new] = &inputs.tables[..] else {
        return Err(Failure::usage("`compare` needs two event files: the earlier and the later state."));
    };
    let open = |table| -> Result<_, Failure> {
        let read = event_file::read(&inputs.opener, table, None)?;
        let rows = read.rows();
        Ok((read, rows))
    };
    let (old, new) = (open(old)?, open(new)?);
    let completeness = match (args.whole, args.part) {
        (true, _) => Completeness::Whole,
        (false, true) => Completeness::Part,
        (false, false) => Completeness::Likely,
    };
    let list = args.deleted.deleted.as_deref().map(open_deleted).transpose()?;
    let mut compared = Compared { old, new, comparison: Comparison::default(), notes: Vec::new() };
    let mut bar = ProgressBar::new();
    let mut go_on = |share: f32| {
        bar.show((share * 1000.0) as u64, 1000, "comparing");
        true
    };
    let (before, after) = compared.vintages();
    let comparison =
        compare_files(before, after, completeness, list.as_ref(), &mut go_on).map_err(|why| match why {
            NotCompared::NoKeys(_) => Failure::usage(format!("{why} (`--column id=NAME`)")),
            NotCompared::Unread { .. } => Failure::usage(why.to_string()),
        })?;
    drop(bar);
    compared.comparison = comparison.ok_or_else(|| Failure::internal("The comparison ended early."))?;
    let mut notes = Vec::new();
    for (read, _) in [&compared.old, &compared.new] {
        let sentences = read.source.note().map(str::to_owned).into_iter().chain(read.file.notes.sentences());
        notes.extend(sentences.map(|note| format!("{}: {note}", read.source.name())));
    }
    let (_, new) = compared.names();
    notes.extend(remarks(&compared).into_iter().map(|remark| format!("{new}: {remark}")));
    compared.notes = notes;
    Ok(compared)
}

/// What the comparison left open.
pub(super) fn remarks(compared: &Compared) -> Vec<String> {
    let (old, new) = compared.names();
    let open = change_remarks(&compared.comparison.changes, old, new);
    compared.comparison.notes.iter().cloned().chain(open).collect()
}
