//! The command line: the window, or one command over the same core.
//!
//! A command is a function from its arguments to an `Answer` or a `Failure`; printing, exit codes and panics
//! are handled here.

mod answer;
mod args;
mod at;
mod built_in;
mod card;
mod check;
mod describe;
mod describe_events;
mod describe_files;
mod entry;
mod event_file;
mod event_filter;
mod export;
mod export_args;
mod failure;
mod file_session;
mod find;
mod guard;
mod inputs;
mod lookup;
mod near_events;
mod output;
mod place;
mod place_args;
mod place_summary;
mod position;
mod progress_bar;
mod project;
mod read;
mod read_args;
mod render;
mod render_args;
mod stats;
mod window;

use std::process::ExitCode;

use clap::Parser;

use crate::files;

use answer::Answer;
use args::{Cli, Command};
use failure::Failure;

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    guard::install();
    guard::caught(|| match Cli::try_parse() {
        Ok(cli) => finish(run(cli)),
        Err(error) => {
            // Help goes to stdout, errors to stderr; a closed pipe is ignored.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { failure::USAGE } else { 0 })
        }
    })
}

fn run(cli: Cli) -> Result<Answer, Failure> {
    match cli.command {
        None => window::run(cli.window),
        Some(Command::Render(args)) => render::run(&args),
        Some(Command::Describe(args)) if args.files.is_empty() => describe::run(&args),
        Some(Command::Describe(args)) => describe_files::run(&args),
        Some(Command::Stats(args)) => stats::run(&args),
        Some(Command::Place(args)) => place::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::At(args)) => at::run(&args),
        Some(Command::Find(args)) => find::run(&args),
        Some(Command::Card(args)) => card::run(&args),
        Some(Command::Read(args)) => read::run(&args),
        Some(Command::Check(args)) => Ok(check::run(&args)),
        Some(Command::Project(args)) => project::run(&args),
    }
}

fn finish(result: Result<Answer, Failure>) -> ExitCode {
    let outcome = result.and_then(|answer| answer.print().map(|()| answer.code()));
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            guard::say(&failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}
