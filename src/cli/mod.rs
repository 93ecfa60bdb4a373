//! The command line: the window, or one command over the same core.
//!
//! A command is a function from its arguments to an `Answer` or a `Failure`; printing, exit codes and panics
//! are handled here.

mod arguments;
mod commands;
mod guard;
mod input;
mod output;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Cli, Command};
use commands::events::{compare, describe, describe_files, stats};
use commands::{at, cache, card, check, export, find, place, project, read, render, window};
use output::{Answer, Failure};

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    guard::install();
    guard::caught(|| match Cli::try_parse() {
        Ok(cli) => finish(run(cli)),
        Err(error) => {
            // Help goes to stdout, errors to stderr; a closed pipe is ignored.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { output::USAGE } else { 0 })
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
        Some(Command::Compare(args)) => compare::run(&args),
        Some(Command::Place(args)) => place::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::At(args)) => at::run(&args),
        Some(Command::Find(args)) => find::run(&args),
        Some(Command::Card(args)) => card::run(&args),
        Some(Command::Read(args)) => read::run(&args),
        Some(Command::Check(args)) => Ok(check::run(&args)),
        Some(Command::Project(args)) => project::run(&args),
        Some(Command::Cache(args)) => cache::run(&args),
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
