use std::fmt::Write;
use std::path::Path;

use crate::cli::arguments::Compare;
use crate::cli::commands::export::{failure, format, written};
use crate::cli::guard;
use crate::cli::input::{Inputs, Wanted, built_in_session};
use crate::cli::output::{Answer, Failure, unwritten};
use crate::detail::change_words;
use crate::events::{ChangeKind, RowError};
use crate::files::{ExportFile, Overwrite};
use crate::formats::export::ExportError;
use crate::formats::readers::Kind;
use crate::session::export_changes;
use crate::style::number::exact;

use super::compare_entry::entry;
use super::compared::{Compared, compared, remarks};

const WANTED: Wanted = Wanted { command: "compare", kinds: &[Kind::Events], prefer: Some(Kind::Events) };

/// Most differences of a kind that are listed unless all are wanted.
const LISTED: usize = 20;

pub fn run(args: &Compare) -> Result<Answer, Failure> {
    let session = built_in_session()?;
    let files = [args.old.clone(), args.new.clone()];
    let inputs = Inputs::open_as(&session, &files, None, WANTED, &args.read_as)?;
    let inputs = inputs.without_in_last(&args.deleted)?;
    let output = args.output.as_deref().map(output).transpose()?;
    let overwrite = inputs.overwrite(args.replace);
    if let Some(file) = &output {
        let name = file.path.display().to_string();
        overwrite.check(&file.path).map_err(|error| unwritten(&name, &error))?;
    }
    let compared = compared(args, &inputs)?;
    for note in &compared.notes {
        guard::say(note);
    }
    let mut answer =
        if args.json { Answer::json(&entry(&compared).map_err(unread)?)? } else { text(args, &compared)? };
    if let Some(file) = output {
        let done = write(&file, &compared, &overwrite)?;
        answer = if args.json { answer } else { answer.followed_by(&done) };
    }
    Ok(answer)
}

fn text(args: &Compare, compared: &Compared) -> Result<Answer, Failure> {
    let changes = &compared.comparison.changes;
    let (old, new) = compared.names();
    let mut out = format!("{old} → {new}, compared by “{}”\n", compared.comparison.id);
    // Writing to a `String` cannot fail.
    let mut line = |name: &str, n: u64, more: &str| {
        let _ = writeln!(out, "{name:<12}{:>10}{more}", exact(n));
    };
    line("added", changes.count(ChangeKind::Added), "");
    line("removed", changes.count(ChangeKind::Removed), "");
    let parts = ChangeKind::ALL[2..].iter().map(|kind| (kind.title().to_lowercase(), changes.count(*kind)));
    let parts: Vec<String> =
        parts.filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {}", exact(n))).collect();
    let parts = if parts.is_empty() { String::new() } else { format!("   {}", parts.join(", ")) };
    line("changed", changes.changed(), &parts);
    line("unchanged", changes.unchanged, "");
    line("not judged", changes.not_judged.all(), "");
    let (before, after) = (&compared.old.0.file.table, &compared.new.0.file.table);
    for what in ["added", "removed", "changed"] {
        let is = |change: &crate::events::Change| match (change.is_changed(), change.new.is_some()) {
            (true, _) => what == "changed",
            (false, true) => what == "added",
            (false, false) => what == "removed",
        };
        let all: Vec<usize> = (0..changes.list.len()).filter(|at| is(&changes.list[*at])).collect();
        let shown = if args.all { all.len() } else { all.len().min(LISTED) };
        if shown > 0 {
            let _ = writeln!(out);
        }
        for at in &all[..shown] {
            let words =
                change_words(&changes.list[*at], before, after, &compared.other_fields(*at).map_err(unread)?);
            let _ = writeln!(out, "{what:<9}{:<14} {words}", changes.ids.get(*at));
        }
        if all.len() > shown {
            let more = exact((all.len() - shown) as u64);
            let _ = writeln!(out, "{what:<9}and {more} more; --all lists them, -o writes them to a file");
        }
    }
    Ok(Answer::text(out))
}

/// The file to write, if its extension is that of a format for rows.
fn output(path: &Path) -> Result<ExportFile, Failure> {
    let file = ExportFile { path: path.to_owned(), format: format(path)? };
    if file.format.is_citations() {
        let name = path.display();
        return Err(Failure::usage(format!("“{name}” is a citation format; use .csv or .geojson.")));
    }
    Ok(file)
}

fn write(file: &ExportFile, compared: &Compared, overwrite: &Overwrite) -> Result<String, Failure> {
    let export = export_changes(compared.comparison.changes.list.len(), compared.names(), &remarks(compared));
    let mut record = |at| compared.record(at).map_err(|why| ExportError::Io(std::io::Error::other(why)));
    let done = file.write_changes(&export, overwrite, &mut record).map_err(failure)?;
    Ok(format!("\n{}\n", written(&done, &export.about, None)))
}

fn unread(why: RowError) -> Failure {
    Failure::usage(format!("A row cannot be read again: {why}."))
}
