use crate::formats::export::{ChangeExport, ExportScope};

use super::about::{about, counted};

/// The export of the differences between two files; `remarks` are what their comparison left open.
pub fn export_changes(records: usize, (old, new): (&str, &str), remarks: &[String]) -> ChangeExport {
    let events = counted(records as u64, "event", "events");
    let mut about = about(ExportScope::Changes, format!("{events} that differ between {old} and {new}."));
    about.notes.extend(remarks.iter().cloned());
    about.credits.push(format!("The events are from {old} and {new}; the terms of their source apply."));
    ChangeExport { about, records }
}
