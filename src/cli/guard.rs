use std::io::Write;
use std::panic::{self, UnwindSafe};
use std::process::ExitCode;

use crate::files::SPREADSHEET_THREAD;

use super::output::INTERNAL;

/// From now on a panic is one sentence on standard error. With `RUST_BACKTRACE`, Rust's report follows as
/// well.
pub fn install() {
    let usual = panic::take_hook();
    let wanted = std::env::var_os("RUST_BACKTRACE").is_some_and(|v| v != "0");
    panic::set_hook(Box::new(move |info| {
        // A damaged spreadsheet may panic its reader thread, which is reported as a damaged file.
        if std::thread::current().name() == Some(SPREADSHEET_THREAD) && !wanted {
            return;
        }
        let place = info.location().map(|l| format!(" ({}, line {})", l.file(), l.line()));
        say(&format!(
            "This is a fault in the program, not your mistake{}; please report what you did.",
            place.unwrap_or_default()
        ));
        if wanted {
            usual(info);
        }
    }));
}

/// Runs to the end, or ends with the exit code of an internal fault.
pub fn caught(run: impl FnOnce() -> ExitCode + UnwindSafe) -> ExitCode {
    panic::catch_unwind(run).unwrap_or(ExitCode::from(INTERNAL))
}

/// One line on standard error; if even that is closed, there is nobody to tell.
pub fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "iraq-risk-atlas: {sentence}");
}
